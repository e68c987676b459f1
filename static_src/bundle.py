"""Join the stylesheet's components into the one file that readers fetch.

Run `python static_src/bundle.py` after a change below static_src/site/; a test fails until then.
"""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parent / "site"
TARGET = SOURCE.parent.parent / "static" / "site" / "site.css"

# The order of the layers is said in the first file; between these two, files follow the alphabet.
FIRST = ["layers", "fonts", "tokens", "reset", "base", "layout"]
LAST = ["print"]


def sources():
    """Return the component files: those the others stand on first, paper last."""
    found = {path.stem: path for path in sorted(SOURCE.glob("*.css"))}
    first, last = ([found.pop(name) for name in names] for names in (FIRST, LAST))
    return [*first, *found.values(), *last]


def bundle():
    """Return the stylesheet without comments and spaces, one rule a line."""
    css = "\n".join(path.read_text("utf-8") for path in sources())
    css = re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL)
    css = re.sub(r"\s*([{};])\s*", r"\1", css)
    return css.replace(";}", "}").replace("}", "}\n").strip() + "\n"


if __name__ == "__main__":
    TARGET.write_text(bundle(), "utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")
