"""Coefficients and percentages become đồng; no đồng is lost or made on the way."""

from decimal import ROUND_HALF_UP, Decimal

WHOLE = Decimal(100)
# In hundredths of a percent, the finest that a share is given in.
PARTS = 10_000


def amount_of(coefficient, unit_value):
    """Return what a coefficient is worth, in whole đồng."""
    return int((coefficient * unit_value).quantize(Decimal(1), ROUND_HALF_UP))


def divide(amount, percents):
    """Divide đồng by percentages that add to 100; the parts add to the amount (largest remainder).

    Of equal remainders the earlier one gets the đồng.
    """
    exact = [divmod(amount * _hundredths(percent), PARTS) for percent in percents]
    parts = [whole for whole, _rest in exact]
    left = amount - sum(parts)
    for place in sorted(range(len(exact)), key=lambda place: -exact[place][1])[:left]:
        parts[place] += 1
    return parts


def equal_percents(count):
    """Return as many percentages, alike up to a hundredth, that add to 100 exactly."""
    whole, left = divmod(PARTS, count)
    return [Decimal(whole + (place < left)) / 100 for place in range(count)]


def _hundredths(percent):
    return int(percent * 100)
