"""A subquery of known ids as one parameter: its SQL is the same for any number of them."""

from django.db import connection
from django.db.models.expressions import RawSQL


def listed(text):
    """Return the subquery of what `as_text` wrote."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [text])  # noqa: S611 a parameter
    return RawSQL("SELECT value FROM json_each(%s)", [text])  # noqa: S611 a parameter


def as_text(ids):
    """Write ids as the database reads a list: an array on PostgreSQL, JSON elsewhere."""
    first, last = "{}" if connection.vendor == "postgresql" else "[]"
    return f"{first}{','.join(map(str, ids))}{last}"
