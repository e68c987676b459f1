"""The values beside a verb, printed as the newsroom says them."""

from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from articles.models.correction import CorrectionKind
from frontpage.models import Slot
from royalties.models.cards import paid_for
from royalties.printed import coefficient, dong
from shift.record.labels import label
from vietnamese.moments import zoned

EMPTY = (None, "", [], {})


def printed(name, value):
    """Return the words for a value; nothing where there is nothing to say."""
    if value in EMPTY:
        return ""
    try:
        return PRINTERS[name](value) if name in PRINTERS else plain(value)
    except (AttributeError, InvalidOperation, KeyError, TypeError, ValueError):
        # What was written once stays as it was then, and must not break the page.
        return plain(value)


def plain(value):
    """Print a value; what has parts of its own is told by how many there are."""
    if value in EMPTY:
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return ", ".join(f"{label(key)} {plain(part)}" for key, part in value.items())
    if isinstance(value, list):
        simple = all(isinstance(part, str | int) for part in value)
        return ", ".join(map(plain, value)) if simple else str(len(value))
    return moment(value) or str(value)


def moment(text):
    """Return a stored moment or day as the desk prints it; None where the text is none."""
    if not isinstance(text, str) or len(text) < 10 or text[4] != "-":
        return None
    try:
        if len(text) == 10:
            return f"{date.fromisoformat(text):%d/%m/%Y}"
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return zoned(read) if read.tzinfo else None


def _kind(value):
    return str(CorrectionKind(value).label)


def _slot(value):
    return str(Slot(value).label)


def _position(value):
    # People count from 1.
    return str(int(value) + 1)


def _count(value):
    return number_format(len(value) if isinstance(value, list) else value, force_grouping=True)


def _coefficient(value):
    return coefficient(Decimal(value))


def _shares(parts):
    return "; ".join(f"{name} {_coefficient(percent)} %" for name, percent in parts)


def _rates(rates):
    kinds = {str(what): name for what, name in paid_for()}
    return "; ".join(
        _("%(kind)s %(usual)s (at most %(highest)s)")
        % {
            "kind": kinds.get(what, what),
            "usual": _coefficient(usual),
            "highest": _coefficient(highest),
        }
        for what, (usual, highest) in rates.items()
    )


def _said(texts):
    return " → ".join(f"“{text}”" for text in texts if text)


PRINTERS = {
    "kind": _kind,
    "slot": _slot,
    "position": _position,
    "opened": _count,
    "left_unpaid": _count,
    "told": " ".join,
    "said": _said,
    "second_look": lambda found: found["name"],
    "coefficient": _coefficient,
    "shares": _shares,
    "rates": _rates,
    "unit_value": dong,
    "total": dong,
    "amount": dong,
    "format": str.upper,
}
