"""What answers a reader's search: an interface, and the one that the newsroom brings along.

`SEARCH_ENGINE` names the class. docs/search.md says what another one has to do.
"""

from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from django.conf import settings
from django.utils.module_loading import import_string

# Nobody leafs through more.
MOST = 1_000


@dataclass(frozen=True)
class Answer:
    """Ids of publications, best first, and how many there are in all.

    `is_counted` is False where there are more than `count`.
    """

    ids: list
    count: int
    is_counted: bool = True
    has_more: bool = False


class Engine(Protocol):
    """Finds publications. `search.find` looks them up, and shows only what readers may see."""

    def find(self, query, *, at, start, size):
        """Return the `Answer` for the places from `start` on, ranked as `search.ranking` says."""

    def learn(self, *, at, most=None):
        """Take up what was published and what ended by now; return how many publications are new.

        At most so many, and none where somebody else is at it. Without a limit it waits for them.
        """

    def look_again(self, article_id, *, at):
        """Take up whether readers see the story's publications: a verb may have reopened one."""

    def corrected(self, words):
        """Return the syllables with the unknown ones put right, or None."""


@lru_cache(maxsize=4)
def _named(name):
    return import_string(name)()


def engine():
    """Return the engine of the settings."""
    return _named(settings.SEARCH_ENGINE)
