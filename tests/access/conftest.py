import pytest

from tests.access.paper import Browser, Paper, person
from tests.access.table import EVERYBODY


@pytest.fixture
def paper(db, settings, tmp_path):
    """A paper with one of each thing."""
    settings.MEDIA_ROOT = tmp_path
    return Paper()


@pytest.fixture(params=EVERYBODY)
def who(request):
    """What the table calls the person, each in turn."""
    return request.param


@pytest.fixture
def browser(who, paper):
    """The browser of that person; a desk head heads the section of the paper's stories."""
    return Browser(person(who, heads=paper.section))
