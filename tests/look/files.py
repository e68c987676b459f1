"""Pictures for a browser that looks at a page whose photos have no files.

As in `tests.reader.factories.gallery`, every third photo is upright.
"""

import io
import re

from PIL import Image

MADE = re.compile(r"/(?P<token>[0-9a-f]{24})/[0-9a-f]{10}/(?P<shape>\w+)-(?P<width>\d+)\.\w+$")
RATIOS = {"wide": 16 / 9, "card": 3 / 2, "square": 1}


class Files:
    """Answers what a page asks of MEDIA_URL, and knows what was asked; `hold` lets it wait."""

    def __init__(self, page):
        self.asked, self.held, self.hold = [], [], False
        page.route("**/media/photos/**", self._answer)

    def _answer(self, route):
        self.asked.append(route.request.url)
        if self.hold:
            self.held.append(route)
        else:
            self._send(route)

    def release(self):
        """Send all that was held back."""
        self.hold = False
        while self.held:
            self._send(self.held.pop())

    def of(self, shape):
        """Return the widths that were asked for of a shape."""
        found = [MADE.search(address) for address in self.asked]
        return [int(match["width"]) for match in found if match["shape"] == shape]

    def _send(self, route):
        address = route.request.url
        match = MADE.search(address)
        width = int(match["width"])
        is_upright = int(match["token"], 16) % 3 == 0
        ratio = RATIOS.get(match["shape"], 2 / 3 if is_upright else 3 / 2)
        file = io.BytesIO()
        Image.new("RGB", (width, round(width / ratio)), (30, 90, 140)).save(file, "PNG")
        # Browsers go by the bytes: a PNG does for an AVIF.
        route.fulfill(body=file.getvalue(), content_type="image/png")
