"""Rate cards: what a coefficient is worth from which day, and how high it may be."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from people.sent import number
from royalties import actions
from royalties.forms import CardForm
from royalties.models import RateCard
from royalties.refusals import Refused
from royalties.views.frame import page_for, show
from royalties.workflow import may


@page_for("see_cards")
@require_http_methods(["GET", "HEAD"])
def cards(request):
    """List the rate cards, the newest first."""
    today = timezone.localdate()
    found = list(RateCard.objects.all())
    valid = next((card for card in found if card.valid_from <= today), None)
    return show(
        request,
        "cards",
        _("Rate cards"),
        cards=found,
        valid=valid,
        may_set=may(request.user, "set_card"),
    )


@page_for("set_card")
@require_http_methods(["GET", "HEAD", "POST"])
def new_card(request):
    """Write a new card; it begins with the rates of the last one."""
    last = RateCard.objects.first()
    initial = CardForm.initial_of(last) if last else {}
    initial |= {"name": "", "valid_from": None}
    return _card(request, None, initial)


@page_for("see_cards")
@require_http_methods(["GET", "HEAD", "POST"])
def card(request, card_id):
    """Show a card; by POST change one that no closed period was reckoned with."""
    card = RateCard.objects.prefetch_related("rates").filter(pk=card_id).first()
    if card is None:
        raise Http404
    return _card(request, card, CardForm.initial_of(card))


def _card(request, card, initial):
    form = CardForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            saved = actions.set_card(
                card_id=card.pk if card else None,
                version=number(request.POST.get("version", "")) or 0,
                **{name: form.cleaned_data[name] for name in FIELDS},
                rates=form.rates(),
                actor=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            form.add_error(None, refusal.sentences)
        else:
            messages.success(request, _("The rate card was saved."))
            return redirect("royalties:card", card_id=saved.pk)
    return show(
        request,
        "card",
        str(card) if card else _("New rate card"),
        card=card,
        form=form,
        may_set=may(request.user, "set_card") and not (card and card.is_frozen),
    )


FIELDS = ("name", "valid_from", "unit_value", "legal_basis")
