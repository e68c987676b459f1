"""What every test may rely on: compiled translations, and people of a newsroom by their names."""

from pathlib import Path

import pytest

from newsroom.catalogs import compile_catalogs
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.factories.stories import Newsroom

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config):
    """Compile the catalogs that are older than their sources; they are not in the repository."""
    compile_catalogs([ROOT / "locale", ROOT / "vietnamese" / "locale"])


@pytest.fixture
def newsroom(db):
    """A newsroom with its people; `newsroom.lan` is a reporter, and so on."""
    return Newsroom()


@pytest.fixture(params=[*Role], ids=str)
def each_role(request, db):
    """One person of every role, in turn."""
    return PersonFactory(role=request.param)
