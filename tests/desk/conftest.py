"""A real browser at the desk."""

import pytest

from tests.browser import Window, chromium

__all__ = ["chromium"]


class Desk(Window):
    """A browser window at the desk."""

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
def desk_browser(chromium, live_server):
    """Open a window at the desk."""
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 800})
    context.set_default_timeout(10_000)
    yield Desk(context.new_page(), live_server.url)
    context.close()
