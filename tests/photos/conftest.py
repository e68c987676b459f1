import pytest
from django.core.files.storage import FileSystemStorage

from photos.models import Photo
from tests.factories.people import PersonFactory


@pytest.fixture(autouse=True)
def originals(settings, tmp_path, monkeypatch):
    """Give every test empty storages of its own, and return the private one."""
    settings.MEDIA_ROOT = tmp_path / "media"
    storage = FileSystemStorage(location=tmp_path / "originals", base_url=None)
    monkeypatch.setattr(Photo._meta.get_field("original"), "storage", storage)
    return storage


@pytest.fixture
def public_files(tmp_path):
    """Return the files that readers could get, now."""
    return lambda: sorted(path for path in (tmp_path / "media").rglob("*") if path.is_file())


@pytest.fixture
def private_files(tmp_path):
    """Return the originals and the desk's own pictures of them, now."""
    return lambda: sorted(path for path in (tmp_path / "originals").rglob("*") if path.is_file())


@pytest.fixture
def lan(db):
    """A reporter."""
    return PersonFactory(username="lan")
