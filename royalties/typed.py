"""Numbers as people type them: "1,5" and "1.5" are the same; what could be two numbers is refused.

A Vietnamese writes 1,5 and 1.250.000, his spreadsheet perhaps 1.5 and 1,250,000: "1.250" alone may
mean both, and money is too dear for a guess.
"""

import re
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from vietnamese.text import normalise

WHOLE_OR_DECIMAL = re.compile(r"(?P<whole>[0-9]{1,3})(?:[.,](?P<decimals>[0-9]{1,2}))?")
AMBIGUOUS = re.compile(r"[0-9]{1,3}[.,][0-9]{3}")
PLAIN_DONG = re.compile(r"[0-9]+")
GROUPED_DONG = re.compile(r"[0-9]{1,3}(?:([., ])[0-9]{3})(?:\1[0-9]{3})*")
# Beyond it no newsroom pays, and no database counts.
MOST_DONG = 1_000_000_000_000


def coefficient(text):
    """Read a coefficient such as 1,5; None where nothing was typed.

    Raises `ValidationError` with a sentence for the person.
    """
    text = _tidy(text)
    if not text:
        return None
    if match := WHOLE_OR_DECIMAL.fullmatch(text):
        return Decimal(f"{match['whole']}.{match['decimals'] or 0}")
    if AMBIGUOUS.fullmatch(text):
        raise ValidationError(
            _("“%(text)s” can be read in two ways. Write it with one or two decimals, as in 1,5.")
            % {"text": text}
        )
    raise ValidationError(
        _("“%(text)s” is no coefficient. Write it as in 1,5: up to 999, with two decimals at most.")
        % {"text": text[:40]}
    )


def percent(text):
    """Read a percentage such as 37,5% or 37,5; None where nothing was typed."""
    return coefficient(_tidy(text).removesuffix("%"))


def dong(text, *, below_zero=False):
    """Read an amount such as 1.250.000 or 1250000; raise `ValidationError` with a sentence."""
    text = _tidy(text).removesuffix("₫").removesuffix("đ").strip()
    sign, digits = (-1, text[1:].strip()) if below_zero and text[:1] in "-−–" else (1, text)
    if not (PLAIN_DONG.fullmatch(digits) or GROUPED_DONG.fullmatch(digits)):
        raise ValidationError(
            _("“%(text)s” is no amount. Write whole đồng, as in 1.250.000.") % {"text": text[:40]}
        )
    amount = int(re.sub(r"[^0-9]", "", digits)[:20])
    if amount > MOST_DONG:
        raise ValidationError(_("This amount is too large."))
    return sign * amount


def _tidy(text):
    return normalise(text or "").replace("\u00a0", " ").replace("\u202f", " ").strip()
