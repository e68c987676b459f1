"""Money and coefficients in the language of the page."""

from django.utils.formats import number_format


def dong(amount):
    """Print đồng with their sign: "1.250.000 ₫"; nothing where there is no amount."""
    if amount is None:
        return ""
    return f"{number_format(amount, decimal_pos=0, force_grouping=True)}\u00a0₫"


def coefficient(value):
    """Print a coefficient or a percentage without idle zeros: "1,5"."""
    if value is None:
        return ""
    text = format(value, "f")
    return number_format(text.rstrip("0").rstrip(".") if "." in text else text)


def percent(value):
    """Print a percentage with its sign, without idle zeros: "60%", "37,5%"."""
    return "" if value is None else f"{coefficient(value)}%"
