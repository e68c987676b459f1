"""How many words of pictures are read rightly: `python -m bench.photo_metadata`.

The pictures are those of the tests, written by exiftool. A field counts where something was
expected or something was read; what is empty and should be is not counted.
"""

import tempfile
import time
from pathlib import Path

from PIL import Image

from darkroom.metadata import read
from tests.darkroom.metadata import exiftool
from tests.darkroom.metadata.samples import SAMPLES


def main():
    """Read every sample and print what was right, what was wrong, and how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        paths = exiftool.write(SAMPLES, Path(folder))
        started = time.perf_counter()
        told = {sample: _read(path) for sample, path in paths.items()}
        seconds = time.perf_counter() - started
    for sample, words in told.items():
        for field, (was, expected) in sample.wrong(words).items():
            print(f"wrong   {sample}: {field} is {was!r}, should be {expected!r}")
    _print_figures(told, seconds)


def _read(path):
    with Image.open(path) as image:
        return read(image)


def _print_figures(told, seconds):
    fields = sum(len(sample.fields_that_matter(words)) for sample, words in told.items())
    wrong = sum(len(sample.wrong(words)) for sample, words in told.items())
    silent = sum(not sample.fields_that_matter(words) for sample, words in told.items())
    print(f"samples {len(told)}, of which {silent} say nothing and were read as nothing")
    print(f"fields  {fields - wrong} right, {wrong} wrong")
    print(f"time    {seconds / len(told) * 1000:.1f} ms a picture")


if __name__ == "__main__":
    main()
