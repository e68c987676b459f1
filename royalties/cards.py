"""Which rate card is valid on a day, and what it says."""

from django.utils.translation import gettext as _

from royalties.models import RateCard, paid_for
from royalties.printed import coefficient as printed
from royalties.refusals import NoCard, OverCap


class Cards:
    """All rate cards, asked for once."""

    def __init__(self):
        self.cards = list(RateCard.objects.order_by("-valid_from").prefetch_related("rates"))

    def __bool__(self):
        return bool(self.cards)

    def of_day(self, day):
        """Return the card that is valid on the day, or None."""
        return next((card for card in self.cards if card.valid_from <= day), None)

    def rate(self, day, what):
        """Return the rate for a kind of piece, or a photo, on the day; None if there is none."""
        card = self.of_day(day)
        rates = card.rates.all() if card else ()
        return next((rate for rate in rates if rate.what == what), None)

    def refuse_over_cap(self, day, what, coefficient):
        """Raise `NoCard` without a rate for it, `OverCap` where the coefficient is too high."""
        card, rate = self.of_day(day), self.rate(day, what)
        kind = {"kind": dict(paid_for())[what], "day": f"{day:%d/%m/%Y}"}
        if card is None:
            raise NoCard(_("No rate card is valid on %(day)s. Write one first.") % kind)
        if rate is None:
            raise NoCard(
                _("The rate card “%(card)s” has no rate for: %(kind)s.") % {**kind, "card": card}
            )
        if coefficient > rate.maximum:
            raise OverCap(
                _(
                    "%(coefficient)s is above the highest coefficient for %(kind)s, which is "
                    "%(maximum)s (rate card “%(card)s”)."
                )
                % {
                    **kind,
                    "coefficient": printed(coefficient),
                    "maximum": printed(rate.maximum),
                    "card": card,
                }
            )
