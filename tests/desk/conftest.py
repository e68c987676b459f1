"""A real browser at the desk."""

import shutil

import pytest

from tests.factories.people import PASSWORD

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


class Desk:
    """A browser window at the desk, with whatever its console complained about."""

    def __init__(self, page, address):
        self.page = page
        self.address = address
        self.complaints = []
        self.questions = []
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._heard)
        page.on("dialog", self._asked)

    def _heard(self, message):
        if message.type == "error" and "favicon" not in str(message.location):
            self.complaints.append(message.text)

    def _asked(self, dialog):
        self.questions.append(dialog.type)
        dialog.accept()

    def sign_in(self, person):
        self.open("/desk/login/")
        self.page.fill("#id_username", person.username)
        self.page.fill("#id_password", PASSWORD)
        with self.page.expect_navigation():
            self.page.press("#id_password", "Enter")
        return self

    def open(self, path):
        self.page.goto(self.address + path)

    def open_new_story(self):
        self.open("/desk/articles/article/add/")
        self.wait_for_editor()

    def wait_for_editor(self):
        """Wait until the form has its editor and the keeper has looked at both."""
        self.page.wait_for_selector(".cke_wysiwyg_div")
        self.page.wait_for_timeout(300)

    def kept(self):
        """The copies that lie in this browser, as text."""
        return self.page.evaluate(
            "Object.entries(localStorage).filter(([key]) => key.startsWith('desk.keep.'))"
            ".map(([, copy]) => copy)"
        )


@pytest.fixture
def desk_browser(live_server, monkeypatch):
    """Open a window at the desk."""
    playwright_api = pytest.importorskip("playwright.sync_api")
    # Playwright runs an event loop in this thread; Django takes that for asynchronous code.
    monkeypatch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    with playwright_api.sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        except playwright_api.Error as error:
            pytest.skip(f"no browser: {error.message.splitlines()[0]}")
        context = browser.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
        context.set_default_timeout(10_000)
        yield Desk(context.new_page(), live_server.url)
        browser.close()
