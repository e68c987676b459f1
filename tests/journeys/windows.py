"""What people do at the desk and on the site, as one verb each."""

import time

from tests.browser import Window

PASTE = """(element, html) => {
  const transfer = new DataTransfer();
  transfer.setData("text/html", html);
  element.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: transfer, bubbles: true, cancelable: true }));
}"""
# A dialog gives the focus back a moment after it is gone; nobody but a test types so soon.
WRITING_AGAIN = """CKEDITOR.instances.id_body.focusManager.hasFocus
  && !CKEDITOR.dialog.getCurrent() && CKEDITOR.instances.id_body.widgets.focused"""
NO_PICTURE_CHOSEN = "!CKEDITOR.instances.id_body.widgets.focused"
WIDER_THAN_THE_WINDOW = (
    "document.scrollingElement.scrollWidth - document.scrollingElement.clientWidth"
)


class Site(Window):
    def overhang(self):
        """Return by how many pixels the page is wider than the window."""
        return self.page.evaluate(WIDER_THAN_THE_WINDOW)

    def text(self, selector):
        return self.page.inner_text(selector)


class ReaderWindow(Site):
    pass


class DeskWindow(Site):
    """The article form, as somebody uses it who writes there."""

    def new_tab(self):
        """Open another tab of the same browser."""
        return type(self)(self.page.context.new_page(), self.address)

    def open_new_story(self):
        self.open("/desk/articles/article/add/")
        self.wait_for_form()

    def open_story(self, article):
        self.open(article.get_desk_url())
        self.wait_for_form()

    def wait_for_form(self):
        """Wait until the editor is there and the keeper has looked at both."""
        self.page.wait_for_selector(".cke_wysiwyg_div")
        self.page.wait_for_timeout(300)

    # -- the text
    @property
    def body(self):
        return self.page.locator(".cke_wysiwyg_div")

    def type(self, words):
        self.page.keyboard.insert_text(words)

    def next_paragraph(self):
        self.page.keyboard.press("Enter")

    def type_crosshead(self, words):
        self.page.click(".cke_button__crosshead")
        self.type(words)
        self.next_paragraph()

    def go_to_the_end(self):
        self.body.locator("> p").last.click()
        self._until(NO_PICTURE_CHOSEN)
        self.page.keyboard.press("Control+End")

    def _until(self, condition, patience=5):
        # Playwright's wait_for_function() evaluates text in the page, which our policy forbids.
        latest = time.monotonic() + patience
        while not self.page.evaluate(condition):
            assert time.monotonic() < latest, condition
            self.page.wait_for_timeout(50)

    def paste(self, html):
        self.body.evaluate(PASTE, html)

    # -- pictures
    def put_picture_into_text(self, file, *, caption, alt):
        """Send a photo from the text, then describe it there."""
        self.page.click(".cke_button__picture")
        self.send_photos(file)
        self.body.locator("figure img").last.dblclick()
        dialog = self.page.locator(".cke_editor_id_body_dialog .cke_dialog")
        dialog.get_by_label("Chú thích").fill(caption)
        dialog.get_by_label("Mô tả").first.fill(alt)
        dialog.locator(".cke_dialog_ui_button_ok").click()
        dialog.wait_for(state="hidden")
        self._until(WRITING_AGAIN)

    def add_lead_picture(self, file):
        """Put a photo above the story; return its row."""
        group = self.page.locator(".rows-image_captions")
        group.locator(".add-row a").click()
        row = group.locator(".row:not(.empty-form)").last
        row.locator(".photo-field button").first.click()
        self.send_photos(file)
        row.locator(".photo-field img").wait_for()
        return row

    def send_photos(self, *files):
        self.page.wait_for_selector(".photo-picker[open]")
        self.page.set_input_files(".photo-picker [data-files]", list(files))

    # -- the moves
    def save(self):
        self._press("[data-save]")

    def do(self, verb):
        """Press the button of a verb that asks nothing."""
        self._press(f"button[name=_verb][value={verb}]")

    def _press(self, button):
        with self.page.expect_navigation():
            self.page.click(button)
        self.page.wait_for_load_state()

    def publish(self, date="", time=""):
        self.page.click("[data-verb=publish] summary")
        self.page.fill("#id_publish-at_0", date)
        self.page.fill("#id_publish-at_1", time)
        self.do("publish")

    def said(self):
        """Return the messages at the top of the page."""
        return self.page.locator(".messagelist li").all_inner_texts()
