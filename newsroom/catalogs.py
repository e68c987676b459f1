"""Compile the translations: only their sources are kept, and no tool outside Python is needed."""

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogs(folders):
    """Compile each `*.po` below the locale folders that is newer than its `*.mo`."""
    for folder in folders:
        for source in folder.glob("*/LC_MESSAGES/*.po"):
            target = source.with_suffix(".mo")
            if not target.exists() or target.stat().st_mtime < source.stat().st_mtime:
                _compile(source, target)


def _compile(source, target):
    with source.open("rb") as po:
        catalog = read_po(po, locale=source.parent.parent.name)
    # Written beside and moved into place: another process may be reading.
    part = target.with_suffix(f".{id(catalog)}.part")
    with part.open("wb") as mo:
        write_mo(mo, catalog)
    part.replace(target)
