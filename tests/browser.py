"""A real browser for tests: Debian's Chromium, driven by Playwright."""

import shutil
from contextlib import contextmanager

import pytest
from django.db import connections

from tests.factories.people import PASSWORD

QUIETLY = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
# What the policy stops is told to the console too, but not always as an error.
TELL_VIOLATIONS = """document.addEventListener("securitypolicyviolation", (event) =>
  console.error("policy", event.effectiveDirective, event.blockedURI, event.sample));"""


@contextmanager
def running_chromium():
    """Run a browser; inside, Django's connections are not those outside.

    Playwright leaves an event loop running in this thread. Django takes that for asynchronous
    code, and keeps its connections apart there: so whatever sets the database up and cleans it
    must run outside, and a browser lives no longer than one test that uses the database.
    """
    api = pytest.importorskip("playwright.sync_api")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    with api.sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        try:
            browser = playwright.chromium.launch(executable_path=program, args=QUIETLY)
        except api.Error as error:
            pytest.skip(f"no browser: {error.message.splitlines()[0]}")
        try:
            yield browser
        finally:
            browser.close()
            connections.close_all()


@pytest.fixture
def chromium(live_server):
    """A browser for one test, started when the database is ready."""
    with running_chromium() as browser:
        yield browser


class Window:
    """A window of the browser, with whatever it complained about and asked."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.complaints = []
        self.questions = []
        page.add_init_script(TELL_VIOLATIONS)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)
        page.on("dialog", self._asked)

    def _heard(self, message):
        if message.type == "error" and "favicon" not in str(message.location):
            self.complaints.append(message.text)

    def _asked(self, dialog):
        self.questions.append(dialog.type)
        dialog.accept()

    def open(self, path):
        return self.page.goto(self.address + path)

    def sign_in(self, person):
        self.open("/desk/login/")
        self.page.fill("#id_username", person.username)
        self.page.fill("#id_password", PASSWORD)
        with self.page.expect_navigation():
            self.page.press("#id_password", "Enter")
        return self
