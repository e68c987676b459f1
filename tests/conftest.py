"""What every test may rely on: compiled translations, and people of a newsroom by their names."""

from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from people.roles import Role
from tests.factories.people import PersonFactory
from tests.factories.stories import Newsroom

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config):
    """Compile the catalogs that are older than their sources; they are not in the repository."""
    for folder in ("locale", "vietnamese/locale"):
        for source in (ROOT / folder).glob("*/LC_MESSAGES/*.po"):
            _compile(source)


def _compile(source):
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    with source.open("rb") as po:
        catalog = read_po(po, locale=source.parent.parent.name)
    # Written beside and moved into place: another test process may be reading.
    part = target.with_suffix(f".{id(catalog)}.part")
    with part.open("wb") as mo:
        write_mo(mo, catalog)
    part.replace(target)


@pytest.fixture
def newsroom(db):
    """A newsroom with its people; `newsroom.lan` is a reporter, and so on."""
    return Newsroom()


@pytest.fixture(params=[*Role], ids=str)
def each_role(request, db):
    """One person of every role, in turn."""
    return PersonFactory(role=request.param)
