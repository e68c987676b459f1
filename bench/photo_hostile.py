"""What becomes of hostile files, and of the largest good ones: `python -m bench.photo_hostile`.

The hostile ones are those of the tests, made anew. Memory is what the child took above its idle
start; of a child that was killed it is not known, but no more than its limit.
"""

import io
import time
from collections import Counter
from dataclasses import asdict

from PIL import AvifImagePlugin, Image  # noqa: F401 Pillow writes AVIF once it knows it

from bench import tables
from darkroom import Print, process, signature
from darkroom.refusal import Refused
from tests.darkroom import hostile

# A small part of a large picture, so that nothing can be scaled while it is decoded.
TIGHT = Print("tight", 1600, "webp", (0.4, 0.4, 0.2, 0.2))


def main():
    """Show every file to the darkroom and print what came of it."""
    results = {name: _done("examine", data) for name, (data, _) in hostile.files().items()}
    counts = Counter(outcome for outcome, _, _ in results.values())
    for outcome, count in counts.most_common():
        print(f"{count:4} {outcome}")
    print(f"{len(results):4} files, {sum('error' in each for each in counts)} kinds of errors")
    _print_most(results, "slowest", 1, "s")
    _print_most(results, "largest", 2, "MB above the idle child")
    for name, data in _largest():
        for task in ("examine", "develop"):
            outcome, seconds, memory = _done(task, data, prints=[asdict(TIGHT)], label={})
            print(f"{name:26} {task}: {outcome}, {seconds:.2f} s, {memory:.0f} MB")
    print(f"load {tables.load()}")


def _largest():
    """Yield good files as large as they may be; HEIC is missing, nothing here writes it."""
    noise = Image.effect_noise((900, 600), 60)
    opaque = Image.merge("RGB", [noise, noise.rotate(180), noise]).resize((9480, 6320))
    clear = opaque.resize((4890, 3260)).convert("RGBA")
    clear.putalpha(Image.linear_gradient("L").resize(clear.size))
    yield "JPEG, 60 megapixels", _saved(opaque, "JPEG")
    yield "progressive JPEG, 60", _saved(opaque, "JPEG", progressive=True)
    grainy = clear.reduce(4).resize((6700, 4470), Image.Resampling.NEAREST)
    yield "PNG with alpha, 30", _saved(grainy, "PNG", compress_level=1)
    yield "WebP with alpha, 16", _saved(clear, "WEBP", method=0)
    yield "AVIF with alpha, 16", _saved(clear, "AVIF", speed=10, subsampling="4:4:4")


def _saved(image, kind, **options):
    file = io.BytesIO()
    image.save(file, kind, **options)
    return file.getvalue()


def _done(task, data, **job):
    """Return (outcome, seconds, megabytes); an outcome with "error" in it should not be."""
    started, memory = time.perf_counter(), 0
    try:
        header, *_blobs = process.ask(task, job | {"format": signature.check(data)}, data)
        memory = header["memory"] / 1024
        refused = header.get("refused")
        outcome = f"refused: {refused}" if refused else "accepted"
    except Refused as error:
        outcome = f"refused: {error.reason}"
    except Exception as error:  # noqa: BLE001 that there is none is what is measured
        outcome = f"error: {error!r}"
    return outcome, time.perf_counter() - started, memory


def _print_most(results, what, at, unit):
    for name, result in sorted(results.items(), key=lambda row: -row[1][at])[:5]:
        print(f"{what}: {result[at]:.2f} {unit}, {name} ({result[0]})")


if __name__ == "__main__":
    main()
