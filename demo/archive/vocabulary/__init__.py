"""The words of the archive, read from the files of this folder.

A text of several lines is a list with a line for each entry; `{name}` in an entry is a slot, which
`archive.facts` fills.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from random import Random

from demo.archive.ranked import Ranked

FOLDER = Path(__file__).parent


@dataclass(frozen=True)
class Subject:
    """What stories of a section are about, and how they speak of it."""

    section: str
    name: str
    thing: tuple
    kickers: tuple
    headlines: tuple
    standfirsts: tuple
    openings: tuple
    sentences: tuple
    quotes: tuple
    crossheads: tuple
    pictures: tuple
    topics: tuple
    kinds: tuple = ()


@cache
def lists(name):
    """Return the lists of a file by their names."""
    read = tomllib.loads((FOLDER / f"{name}.toml").read_text("utf-8"))
    return {key: _entries(value) for key, value in read.items()}


@cache
def pictures():
    """Return by its key what each drawn picture shows and what is written under it."""
    read = tomllib.loads((FOLDER / "pictures.toml").read_text("utf-8"))
    return {key: (row["alt"], _entries(row["captions"])) for key, row in read.items()}


@cache
def subjects():
    """Return the subjects of each section by its slug."""
    found = {}
    for path in sorted((FOLDER / "subjects").glob("*.toml")):
        rows = tomllib.loads(path.read_text("utf-8"))["subject"]
        found[path.stem] = tuple(_subject(path.stem, row) for row in rows)
    return found


@cache
def ranked_words():
    """Return the words of free sentences by the letter of their slot, the common ones first."""
    words = lists("words")
    compounds = [" ".join(pair) for pair in product(words["heads"], words["modifiers"])]
    # Else each of the first twenty would begin with the same head.
    Random(1).shuffle(compounds)  # noqa: S311 a seed is the point
    return {
        "N": Ranked(words["nouns"]),
        "C": Ranked(compounds),
        "V": Ranked(words["verbs"]),
        "A": Ranked(words["adverbs"]),
        "L": Ranked(words["links"]),
    }


def _subject(section, row):
    return Subject(section=section, **{name: _entries(value) for name, value in row.items()})


def _entries(value):
    """Return a text of several lines as a tuple; words stand several on a line, with commas."""
    if isinstance(value, list):
        return tuple(value)
    if not isinstance(value, str) or "\n" not in value:
        return value
    lines = [line.strip() for line in value.strip().splitlines()]
    if all(line.count(", ") > 3 and "{" not in line and not line.endswith(".") for line in lines):
        return tuple(word for line in lines for word in line.split(", "))
    return tuple(lines)
