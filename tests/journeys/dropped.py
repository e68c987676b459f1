"""Photos as a photographer brings them: forty at once, dropped on whatever is there."""

import base64
import io
import random

from django.utils.translation import gettext, override
from PIL import Image, ImageDraw

UPLOAD = "/desk/photos/upload/"
DROP = """(target, {files, x, y}) => {
  const transfer = new DataTransfer();
  for (const {name, kind, data} of files) {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    transfer.items.add(new File([bytes], name, {type: kind}));
  }
  const box = target.getBoundingClientRect();
  const options = {dataTransfer: transfer, bubbles: true, cancelable: true,
                   clientX: x ?? box.left + 10, clientY: y ?? box.top + 10};
  target.dispatchEvent(new DragEvent("dragover", options));
  target.dispatchEvent(new DragEvent("drop", options));
}"""
# The suite's database is one connection to memory, where two at once are refused; and nobody
# waits for a connection as a person does.
AS_IN_A_TEST = """() => Object.assign(NewsroomUploads.queue, {atOnce: 1, pauses: [50, 50, 50]})"""
# Refusals and lost connections are told to the console by the browser itself.
TOLD_BY_THE_BROWSER = "Failed to load resource"
PIXEL = base64.b64decode("UklGRhoAAABXRUJQVlA4TA0AAAAvAAAAEAcQERGIiP4HAA==")


def picture(number, size=(240, 160)):
    """Return a JPEG that looks like no other."""
    chance = random.Random(number)  # noqa: S311 colours, no secrets
    image = Image.new("RGB", size, tuple(chance.randrange(256) for _ in range(3)))
    draw = ImageDraw.Draw(image)
    for _ in range(8):
        left, top = chance.randrange(size[0]), chance.randrange(size[1])
        draw.rectangle((left, top, left + 60, top + 40), tuple(chance.choices(range(256), k=3)))
    file = io.BytesIO()
    image.save(file, "JPEG")
    return file.getvalue()


def file(name, data, kind="image/jpeg"):
    return {"name": name, "kind": kind, "data": base64.b64encode(data).decode()}


def photos(count, first=0):
    return [file(f"DSC_{n:04}.jpg", picture(n)) for n in range(first, first + count)]


def drop(target, *files, x=None, y=None):
    """Let files go over an element, or at a point of the window."""
    target.evaluate(DROP, {"files": files, "x": x, "y": y})


def said(words, **values):
    """Return what the desk says in Vietnamese."""
    with override("vi"):
        return gettext(words).format(**values)


class Sender:
    """A person at the article form who sends photos, and how often the browser sent one."""

    def __init__(self, desk):
        self.desk = desk
        self.page = desk.page
        self.sent = []
        self.page.on("request", self._asked)
        # Thumbnails are asked for while the next file is written.
        self.page.route(
            "**/photos/proof/**", lambda route: route.fulfill(body=PIXEL, content_type="image/webp")
        )

    def _asked(self, request):
        if request.url.endswith(UPLOAD):
            self.sent.append(request.url)

    def begin(self):
        self.desk.open_new_story()
        self.page.evaluate(AS_IN_A_TEST)
        return self

    def open_picker(self):
        group = self.page.locator(".rows-image_captions")
        group.locator(".add-row a").click()
        group.locator(".photo-field button").first.click()
        picker = self.page.locator(".photo-picker[open]")
        picker.wait_for()
        return picker

    def wait_for_summary(self, words, patience=60):
        summary = self.page.locator("[data-summary]").get_by_text(words, exact=True)
        summary.wait_for(timeout=patience * 1000)

    def rows(self):
        """Return the words of each row of the tray by the name of its file."""
        rows = self.page.locator(".photo-tray li")
        return dict(
            zip(
                rows.locator("strong").all_text_contents(),
                rows.locator(".photo-tray-words").all_text_contents(),
                strict=True,
            )
        )

    def complaints(self):
        return [words for words in self.desk.complaints if TOLD_BY_THE_BROWSER not in words]
