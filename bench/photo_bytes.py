"""`python -m bench.photo_bytes [FOLDER]`: what the pictures of a story cost a reader, and show.

A story with a lead picture, two in its text and a gallery, read to its end in a real browser on a
telephone and on a screen. FOLDER holds photos of your own; without it, the demo's drawings stand
in, at twelve megapixels and with the grain of a sensor.
"""

import argparse
import io
import os
import re
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageMath

from bench.photo_upload import newsroom, wait_for_prints

DRAWN = ("harbour-dawn", "fish-market", "portrait-fisherman", "rice-harvest", "city-night",
         "coral-reef", "portrait-weaver", "festival-drums", "market-flowers")  # fmt: skip
ENDINGS = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".heic"}
MEGAPIXELS = 12_000_000
DEVICES = {
    "telephone, 400 px at 2x": {
        "viewport": {"width": 400, "height": 860},
        "device_scale_factor": 2,
    },
    "screen, 1440 px at 1x": {"viewport": {"width": 1440, "height": 900}},
}
RENDITION = re.compile(r"/photos/(?P<token>\w+)/\w+/(?P<shape>\w+)-(?P<width>\d+)\.\w+$")

# SSIM as in Wang et al. 2004, over blocks of 8 by 8 pixels of the luminance.
BLOCK, C1, C2 = 8, (0.01 * 255) ** 2, (0.03 * 255) ** 2


def main():
    """Print one row for each device."""
    parser = argparse.ArgumentParser(prog="bench.photo_bytes", description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, help="nine photos or more of your own")
    originals = _originals(parser.parse_args().folder)
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as var, newsroom(var) as address:
        path = _publish(originals)
        from bench import tables

        rows = [_row(name, address + path, device) for name, device in DEVICES.items()]
        head = ["read on", "pictures", "kB", "originals kB", "of them %", "SSIM mean", "least"]
        print(tables.table("The pictures of a story, read to its end", head, rows))
        print(f"load at the end: {os.getloadavg()[0]:.1f}")


def _originals(folder):
    """Return the files to send in, as bytes."""
    if folder:
        paths = [path for path in sorted(folder.iterdir()) if path.suffix.lower() in ENDINGS]
        return [path.read_bytes() for path in paths[: len(DRAWN)]]
    return [_photograph(key) for key in DRAWN]


def _photograph(key):
    """Return a drawing of the demo as a camera might have taken it."""
    from demo import pictures

    drawn = pictures.draw(key).convert("RGB")
    factor = (MEGAPIXELS / (drawn.width * drawn.height)) ** 0.5
    size = (round(drawn.width * factor), round(drawn.height * factor))
    grain = Image.merge("RGB", [Image.effect_noise(size, 40) for _channel in range(3)])
    file = io.BytesIO()
    large = drawn.resize(size, Image.Resampling.BICUBIC)
    Image.blend(large, grain, 0.06).save(file, "JPEG", quality=92)
    return file.getvalue()


def _publish(originals):
    """Take the photos in, wait for their files, publish the story and return its path."""
    from django.core.files.base import ContentFile

    from people.models import User
    from photos.ingest import ingest
    from photos.models import Photo
    from tests.reader import factories as paper

    person = User.objects.get(username="anh")
    photos = [
        ingest(ContentFile(data, name=f"{number}.jpg"), uploaded_by=person, alt_text="Ảnh")
        for number, data in enumerate(originals)
    ]
    print(f"Waiting for the files of {len(photos)} photos…", file=sys.stderr)
    wait_for_prints(len(photos))
    places = ["lead", "body", "body", *["gallery"] * (len(photos) - 3)]
    placed = [
        paper.picture(number, place, f"anh{number:05}") | {"picture": photo.picture()}
        for number, (photo, place) in enumerate(
            zip(Photo.objects.order_by("pk"), places, strict=True)
        )
    ]
    figures = [f'<figure data-key="{each["key"]}"></figure>' for each in placed[1:3]]
    words = "<p>Từ tờ mờ sáng, những chiếc thuyền đầu tiên đã cập bến.</p>" * 12
    return paper.publish(body=words.join(["", *figures, ""]), pictures=placed).get_absolute_url()


def _row(name, address, device):
    """Read the story on the device, and return its row of the table."""
    files = _read(address, device)
    photos = {photo.token: photo for photo in _photos({match["token"] for match, _ in files})}
    likeness = [_likeness(photos[match["token"]], match, data) for match, data in files]
    ours = sum(len(data) for _match, data in files) / 1000
    theirs = sum(photo.original.size for photo in photos.values()) / 1000
    return (name, len(files), f"{ours:,.0f}", f"{theirs:,.0f}", f"{100 * ours / theirs:.1f}",
            f"{sum(likeness) / len(likeness):.3f}", f"{min(likeness):.3f}")  # fmt: skip


def _photos(tokens):
    from photos.models import Photo

    return Photo.objects.filter(token__in=tokens)


def _read(address, device):
    """Return what a browser fetched of renditions, as (match of the address, bytes)."""
    from tests.browser import running_chromium

    answers = []
    with running_chromium() as browser:
        page = browser.new_page(**device)
        page.on("response", lambda answer: answers.append(answer))
        page.goto(address)
        for top in range(0, page.evaluate("document.documentElement.scrollHeight"), 400):
            page.evaluate(f"scrollTo(0, {top})")
            page.wait_for_timeout(100)
        page.wait_for_load_state("networkidle")
        return [(match, a.body()) for a in answers if (match := RENDITION.search(a.url))]


def _likeness(photo, match, data):
    """Return the SSIM of a rendition with the original, cut and made small without loss."""
    made = Image.open(io.BytesIO(data)).convert("L")
    with photo.original.open() as file:
        original = Image.open(file).convert("L")
    box = photo.box(match["shape"])
    part = (
        box.x * original.width,
        box.y * original.height,
        (box.x + box.width) * original.width,
        (box.y + box.height) * original.height,
    )
    return ssim(made, original.resize(made.size, Image.Resampling.LANCZOS, box=part))


def ssim(one, other):
    """Return how alike two pictures of one size look, from 0 to 1."""
    x, y = one.convert("F"), other.convert("F")

    def mean(of):
        return ImageMath.lambda_eval(of, x=x, y=y).reduce(BLOCK)

    moments = {
        "mx": x.reduce(BLOCK),
        "my": y.reduce(BLOCK),
        "xx": mean(lambda of: of["x"] * of["x"]),
        "yy": mean(lambda of: of["y"] * of["y"]),
        "xy": mean(lambda of: of["x"] * of["y"]),
    }
    map_ = ImageMath.lambda_eval(_ssim_of_blocks, **moments)
    return map_.resize((1, 1), Image.Resampling.BOX).getpixel((0, 0))


def _ssim_of_blocks(of):
    mx, my = of["mx"], of["my"]
    spread = of["xx"] - mx * mx + of["yy"] - my * my
    shared = of["xy"] - mx * my
    return ((mx * my * 2 + C1) * (shared * 2 + C2)) / ((mx * mx + my * my + C1) * (spread + C2))


if __name__ == "__main__":
    main()
