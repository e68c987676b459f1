"""Of which program and which settings a kept page is: another one does not show it."""

from hashlib import blake2b
from pathlib import Path

from django.conf import settings

# What pages are made of, beside what is in the database.
SOURCES = ("*.py", "*.html", "*.xml", "*.mo")
SETTINGS = ("SITE_ORIGIN", "MEDIA_URL", "STATIC_URL", "LANGUAGE_CODE", "TIME_ZONE")
# Another each time the machine starts: the file of pages is not synced, and what was written last
# into it may be lost with the power.
BOOT = Path("/proc/sys/kernel/random/boot_id")


def edition(*, of_this_start=True):
    """Return the name of the program as it stands on the disk; the same on all its machines."""
    name = blake2b(digest_size=8)
    for path in _sources():
        name.update(path.name.encode())
        name.update(path.read_bytes())
    for setting in SETTINGS:
        name.update(repr(getattr(settings, setting)).encode())
    if of_this_start and BOOT.exists():
        name.update(BOOT.read_bytes())
    return name.hexdigest()


def _sources():
    manifest = Path(settings.STATIC_ROOT) / "staticfiles.json"
    folders = [path for path in settings.BASE_DIR.iterdir() if _is_ours(path)]
    found = {path for folder in folders for kind in SOURCES for path in folder.rglob(kind)}
    return sorted(found | ({manifest} if manifest.exists() else set()))


def _is_ours(path):
    return path.is_dir() and path.name[0] != "." and path.name not in ("var", "tests", "bench")
