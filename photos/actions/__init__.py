"""What people do to photos of the library, one verb a file.

Each is a keyword-only function in one transaction that checks the right itself and raises
`PhotoRefused` with a sentence, and then nothing has changed.
"""

from photos.actions.change import change
from photos.actions.collect import collect, uncollect
from photos.actions.cut import cut
from photos.actions.trash import empty_trash, take_up_again, trash, untrash

__all__ = [
    "change",
    "collect",
    "cut",
    "empty_trash",
    "take_up_again",
    "trash",
    "uncollect",
    "untrash",
]
