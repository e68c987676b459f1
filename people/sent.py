"""Numbers as browsers send them to the desk: ids and versions, in addresses and in forms."""

import re

# As many digits as fit into the column of an id; int() itself refuses more than 4,300.
DIGITS = re.compile(r"[0-9]{1,18}")


def number(text):
    """Return the number that a browser sent, or None where it is none that anything has."""
    return int(text) if DIGITS.fullmatch(text) else None
