"""Join the stylesheets' components into the files that readers fetch.

Run `python static_src/bundle.py` after a change below static_src/; a test fails until then.
"""

import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent
SERVED = ROOT.parent / "static" / "site"

# A folder here is a file there. "site" is for every page, "gallery" for those with many pictures,
# "changes" for what changed in a story.
SHEETS = ("site", "gallery", "changes")

# The order of the layers is said in the first file; between these two, files follow the alphabet.
FIRST = ["layers", "fonts", "tokens", "reset", "base", "layout"]
LAST = ["print"]


def sources(sheet):
    """Return the component files: those the others stand on first, paper last."""
    found = {path.stem: path for path in sorted((ROOT / sheet).glob("*.css"))}
    first, last = ([found.pop(name) for name in names if name in found] for names in (FIRST, LAST))
    return [*first, *found.values(), *last]


def target(sheet):
    """Return the file that readers fetch."""
    return SERVED / f"{sheet}.css"


def bundle(sheet):
    """Return a stylesheet without comments and spaces, one rule a line."""
    css = "\n".join(path.read_text("utf-8") for path in sources(sheet))
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*([{};])\s*", r"\1", css)
    css = re.sub(r"([;{][a-z-]+): ", r"\1:", css)
    return css.replace(";}", "}").replace("}", "}\n").strip() + "\n"


if __name__ == "__main__":
    for sheet in SHEETS:
        target(sheet).write_text(bundle(sheet), "utf-8")
        print(f"{target(sheet).name}: {target(sheet).stat().st_size} bytes")
