"""Browsers of a newsroom: each person has one of their own, and so has each reader."""

import pytest

from tests.browser import chromium
from tests.factories.stories import SectionFactory
from tests.journeys.windows import DeskWindow, ReaderWindow

__all__ = ["chromium"]

PHONE = {
    "viewport": {"width": 360, "height": 740},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}


@pytest.fixture
def browsers(chromium, live_server):
    """Open browsers that share nothing; all are closed after the test."""
    contexts = []

    def start(kind, **options):
        context = chromium.new_context(
            locale="vi-VN", **({"viewport": {"width": 1280, "height": 900}} | options)
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return kind(context.new_page(), live_server.url)

    yield start
    for context in contexts:
        context.close()


@pytest.fixture
def at_desk(browsers):
    """Let a person sit down at the desk: `at_desk(newsroom.lan)`."""
    return lambda person, **options: browsers(DeskWindow, **options).sign_in(person)


@pytest.fixture
def on_phone(at_desk):
    """The same on a telephone."""
    return lambda person: at_desk(person, **PHONE)


@pytest.fixture
def reader(browsers):
    """A reader who was never here before."""
    return browsers(ReaderWindow)


@pytest.fixture
def reader_on_phone(browsers):
    return browsers(ReaderWindow, **PHONE)


@pytest.fixture
def politics(db):
    return SectionFactory(name="Chính trị", slug="chinh-tri")
