"""Pictures as other programs write them: by exiftool, which shares no line with what is tested."""

import json
import subprocess
from pathlib import Path

from PIL import Image

EXTENSIONS = ("jpg", "png", "webp", "avif")
SEPARATE = "-execute"


def write(samples, folder):
    """Write a picture for each sample into the folder and return {sample: path}, in one run."""
    _draw_blanks(folder)
    paths, lines = {}, ["-charset", "filename=utf8"]
    for number, sample in enumerate(samples):
        paths[sample] = folder / f"{number:03}.{sample.extension}"
        paths[sample].write_bytes((folder / f"blank.{sample.extension}").read_bytes())
        lines += ["-q", "-overwrite_original", *map(_argument, sample.tags)]
        lines += [str(paths[sample]), SEPARATE] if sample.tags else [SEPARATE]
    _run(folder, lines[:-1])
    return paths


def read(path):
    """Return {tag with its group: value} of everything exiftool finds in a file."""
    command = ["exiftool", "-json", "-G1", "-struct", "-b", str(path)]
    return json.loads(subprocess.run(command, capture_output=True, check=True).stdout)[0]


def _draw_blanks(folder):
    for extension in EXTENSIONS:
        Image.new("RGB", (48, 32), "teal").save(folder / f"blank.{extension}")


def _argument(tag):
    # Of an argument file each line is one argument; this one may have escapes in it.
    return "#[CSTR]-" + tag.replace("\\", "\\\\").replace("\n", "\\n").replace("\0", "\\0")


def _run(folder, lines):
    arguments = Path(folder, "arguments.txt")
    arguments.write_text("\n".join(lines), encoding="utf-8")
    command = ["exiftool", "-@", str(arguments)]
    # A tag that is cut to its legal length is a warning; what is wrong shows in the expectations.
    subprocess.run(command, capture_output=True, check=False, timeout=120)
