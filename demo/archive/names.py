"""Names of people who do not exist."""

from functools import cache

from demo.archive.ranked import Ranked
from demo.archive.vocabulary import lists

HIGHLAND = 0.05


def anybody(random):
    """Return how a person is called, "ông" or "bà", and the name, family name first."""
    is_woman = random.random() < 0.5
    title = "bà" if is_woman else "ông"
    if random.random() < HIGHLAND:
        return title, random.choice(lists("people")["highland"])
    family, middle, last = _parts("women" if is_woman else "men")
    return title, f"{family.pick(random)} {middle.pick(random)} {last.pick(random)}"


def given(name):
    """Return by which part of the name a person is called; of highland names the whole."""
    return name if name in lists("people")["highland"] else name.split()[-1]


def pen_names(name):
    """Return how a journalist's name is printed: long under stories, short under news."""
    *_before, middle, last = name.upper().split()
    return [f"{middle} {last}", f"{middle[0]}.{last}"]


@cache
def _parts(whose):
    people = lists("people")
    return (
        # Two in five are called Nguyễn.
        Ranked(people["family"], flatter=0.6),
        Ranked(people[f"{whose}_middle"]),
        Ranked(people[f"{whose}_given"], flatter=12),
    )
