"""Write down at which rates pieces are paid, from a day on."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from royalties.actions.turn import refuse_right
from royalties.models import Period, Rate, RateCard, paid_for
from royalties.record import record
from royalties.refusals import Changed, NotReady


@transaction.atomic
def set_card(
    *,
    name,
    valid_from,
    unit_value,
    rates,
    actor,
    at,
    legal_basis="",
    card_id=None,
    version=0,
):
    """Write a rate card, a new one without `card_id`, and return it.

    `rates` are (usual, highest) coefficients by kind of story, and for "photo". A card that a
    closed period was reckoned with is never changed; nor does a new one begin in such a period.
    """
    refuse_right(actor, "set_card")
    card = _held(card_id, version)
    _refuse_past(valid_from)
    card.name, card.valid_from = name.strip(), valid_from
    card.unit_value, card.legal_basis = unit_value, legal_basis.strip()
    card.version += 1
    _checked(card)
    card.save()
    card.rates.all().delete()
    Rate.objects.bulk_create(_rate(card, what, *pair) for what, pair in rates.items())
    record(
        "set_card",
        actor=actor,
        at=at,
        card=card.pk,
        name=card.name,
        valid_from=str(valid_from),
        unit_value=unit_value,
        rates={what: [str(number) for number in pair] for what, pair in rates.items()},
    )
    return card


def _held(card_id, version):
    if card_id is None:
        return RateCard()
    card = RateCard.objects.select_for_update().get(pk=card_id)
    if card.is_frozen:
        raise NotReady(
            _("A closed period was reckoned with this card: write a new one from a later day.")
        )
    if card.version != version:
        raise Changed(_("Somebody changed this rate card meanwhile. Look at it again, then save."))
    return card


def _refuse_past(valid_from):
    last = Period.objects.closed().order_by("-end_date").first()
    if last and valid_from <= last.end_date:
        raise NotReady(
            _("The period %(period)s is closed: a card can begin only after it.") % {"period": last}
        )


def _checked(card):
    try:
        card.full_clean()
    except ValidationError as error:
        raise NotReady(*error.messages) from error


def _rate(card, what, usual, maximum):
    kinds = dict(paid_for())
    if what not in kinds:
        raise NotReady(_("There is no such kind."))
    if usual > maximum:
        raise NotReady(
            _("%(kind)s: the usual coefficient is above the highest one.") % {"kind": kinds[what]}
        )
    return Rate(card=card, what=what, usual=usual, maximum=maximum)
