"""The suite's newsroom: as in production, but for speed where nothing is proved by slowness."""

import atexit
import shutil
import tempfile
from pathlib import Path

from .base import *  # noqa: F403

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
SECRET_KEY = "test-only-" + "x" * 50
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
_files = Path(tempfile.mkdtemp(prefix="newsroom-test-"))
atexit.register(shutil.rmtree, _files, ignore_errors=True)
MEDIA_ROOT = _files / "media"
# WhiteNoise warns where it is missing.
STATIC_ROOT = _files / "static"
STATIC_ROOT.mkdir()
STORAGES = {
    **STORAGES,  # noqa: F405
    "originals": {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": _files / "originals", "base_url": None},
    },
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Nothing works it off: a test that wants the files of a photo prints it.
TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}
# A test that wants pages kept builds the door itself.
PAGE_CACHE, PAGE_CACHE_PURGES = "off", []
