"""`python -m bench.photo_upload`: from dropping photos to using them, and what readers feel of it.

A newsroom of its own with two web workers and the photo worker, a real browser that drops one
12-megapixel JPEG and then forty, and readers who ask for a page all the while.
"""

import base64
import io
import os
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from contextlib import contextmanager
from statistics import median

from PIL import Image

MEGAPIXELS = (4000, 3000)
FORTY = 40
READERS_A_SECOND = 20
PASSWORD = "bench-" + "x" * 20

# Bytes behind the end of a JPEG make it another file and the same work.
DROP = """async ([data, first, count, selector]) => {
  const transfer = new DataTransfer();
  const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
  for (let number = first; number < first + count; number += 1) {
    const parts = [bytes, new Uint8Array([number])];
    transfer.items.add(new File(parts, `anh-${number}.jpg`, { type: "image/jpeg" }));
  }
  const place = document.querySelector(selector);
  window.droppedAt = performance.now();
  for (const kind of ["dragenter", "dragover", "drop"]) {
    const how = { dataTransfer: transfer, bubbles: true, cancelable: true };
    place.dispatchEvent(new DragEvent(kind, how));
  }
}"""
STORED = "count => document.querySelectorAll('.photo-tray .is-stored').length >= count"


def photograph(seed):
    """Return a JPEG with the detail of a photograph: light, shapes and the grain of a sensor."""
    noise = random.Random(seed)
    picture = Image.new("RGB", MEGAPIXELS)
    for octave in (6, 24, 96, 400, 1600):
        size = (octave, octave * 3 // 4)
        layer = Image.frombytes("RGB", size, noise.randbytes(size[0] * size[1] * 3))
        picture = Image.blend(picture, layer.resize(MEGAPIXELS, Image.Resampling.BICUBIC), 0.35)
    file = io.BytesIO()
    picture.save(file, "JPEG", quality=90)
    return file.getvalue()


class Readers(threading.Thread):
    """People who read the front page at a steady pace, and how long each of them waited."""

    def __init__(self, address):
        super().__init__(daemon=True)
        self.address, self.waits, self.going = address, [], True

    def run(self):
        due = time.perf_counter()
        while self.going:
            due += 1 / READERS_A_SECOND
            time.sleep(max(0, due - time.perf_counter()))
            threading.Thread(target=self._read, daemon=True).start()

    def _read(self):
        begun = time.perf_counter()
        with urllib.request.urlopen(self.address, timeout=60) as answer:  # noqa: S310 our own
            answer.read()
        self.waits.append((time.perf_counter() - begun) * 1000)

    def take(self):
        """Return what was measured since the last time, as milliseconds."""
        waits, self.waits = self.waits, []
        return sorted(waits)


def main():
    """Print the figures as a table."""
    with tempfile.TemporaryDirectory(prefix="newsroom-bench-") as var, newsroom(var) as address:
        # Its people are Django's, which has its settings only now.
        from tests.browser import running_chromium

        photo = photograph(seed=1)
        say(f"load {os.getloadavg()[0]:.1f}; a photo has 12 megapixels, {len(photo) / 1e6:.1f} MB")
        readers = Readers(f"{address}/")
        readers.start()
        time.sleep(15)
        say(f"readers alone: {told(readers.take())}")
        with running_chromium() as browser:
            page = sign_in(browser, address)
            usable = drop(page, address, photo, first=0, count=1)
            say(f"one photo, dropped → usable in the form: {usable:.2f} s")
            say(f"its files for readers are made {wait_for_prints(1):.1f} s later")
            readers.take()
            usable = drop(page, address, photo, first=1, count=FORTY)
            say(f"forty photos, dropped → all usable: {usable:.1f} s")
            say(f"readers meanwhile: {told(readers.take())}")
            say(f"the files of all forty are made {wait_for_prints(FORTY + 1):.1f} s later")
            say(f"readers meanwhile: {told(readers.take())}")
        say(f"load {os.getloadavg()[0]:.1f}")


def say(line):
    """Print a figure as soon as it is known."""
    print(line, flush=True)


def told(waits):
    """Return how many pages were read, and how long people waited, in words."""
    at_99 = waits[min(len(waits) - 1, int(len(waits) * 0.99))]
    middle, longest = median(waits), waits[-1]
    return f"{len(waits)} pages, p50 {middle:.0f} ms, p99 {at_99:.0f} ms, max {longest:.0f} ms"


def drop(page, address, photo, *, first, count):
    """Drop so many photos on the library; return after how many seconds the last was usable."""
    page.goto(f"{address}/desk/photos/photo/")
    data = base64.b64encode(photo).decode()
    page.evaluate(DROP, [data, first, count, "[data-photo-drop]"])
    page.wait_for_function(STORED, arg=count, timeout=600_000)
    return page.evaluate("(performance.now() - window.droppedAt) / 1000")


def wait_for_prints(count):
    """Wait until the worker has printed so many photos, and return the seconds that it took."""
    from photos.models import Photo

    begun = time.perf_counter()
    while Photo.objects.exclude(edition="").count() < count:
        time.sleep(0.2)
    return time.perf_counter() - begun


def sign_in(browser, address):
    """Return a page of somebody at the photo desk."""
    page = browser.new_page()
    page.goto(f"{address}/desk/login/")
    page.fill("input[name=username]", "anh")
    page.fill("input[name=password]", PASSWORD)
    page.press("input[name=password]", "Enter")
    page.wait_for_url("**/desk/")
    return page


@contextmanager
def newsroom(var):
    """Run a newsroom with its two kinds of processes; yield its address."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    os.environ |= {
        "NEWSROOM_VAR": var,
        "DJANGO_SETTINGS_MODULE": "newsroom.settings.demo",
        "SITE_ORIGIN": address,
    }
    _set_up()
    running = [
        subprocess.Popen([sys.executable, "-m", "gunicorn", "newsroom.wsgi:application",
                          f"--bind=127.0.0.1:{port}", "--workers=2", "--threads=4",
                          "--worker-class=gthread", "--log-level=warning"]),
        subprocess.Popen([sys.executable, "manage.py", "db_worker", "--interval=0.5"]),
    ]  # fmt: skip
    try:
        time.sleep(5)
        yield address
    finally:
        for process in running:
            process.terminate()
            process.wait(timeout=60)


def _set_up():
    import django

    django.setup()
    from django.core.management import call_command

    from people.models import User
    from people.roles import Role

    call_command("compile_catalogs")
    call_command("migrate", verbosity=0)
    call_command("collectstatic", interactive=False, verbosity=0)
    person = User.objects.create_user("anh", password=PASSWORD, full_name="Ảnh", is_staff=True)
    person.groups.add(*person.groups.model.objects.filter(name=Role.PHOTO_DESK))


if __name__ == "__main__":
    main()
