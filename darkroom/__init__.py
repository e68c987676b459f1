"""A file of unknown origin in; its words and clean pictures out.

Hostile bytes are decoded in a child process with limits, never in the process that calls this.
"""

from dataclasses import asdict

from darkroom import process, signature
from darkroom.limits import FORMATS, MAX_BYTES, MAX_SIDE
from darkroom.picture import Negative, Print, checked
from darkroom.refusal import REASONS, Refused

__all__ = [
    "FORMATS",
    "MAX_BYTES",
    "MAX_SIDE",
    "REASONS",
    "Negative",
    "Print",
    "Refused",
    "develop",
    "examine",
]


def examine(data):
    """Return what a file is, as a Negative; raises Refused."""
    header, blobs = process.run("examine", {"format": signature.check(data)}, data)
    return _believed(lambda: Negative.from_answer(header, blobs))


def develop(data, prints, label):
    """Return the bytes of every print by its name, each with the label in it; raises Refused."""
    job = {
        "format": signature.check(data),
        "prints": [asdict(wanted) for wanted in prints],
        "label": asdict(label),
    }
    _header, blobs = process.run("develop", job, data)
    return _believed(
        lambda: {
            wanted.name: checked(made, wanted.extension)
            for wanted, made in zip(prints, blobs, strict=True)
        }
    )


def _believed(read):
    try:
        return read()
    except (KeyError, TypeError, ValueError, AttributeError) as error:
        raise Refused("too_hard") from error
