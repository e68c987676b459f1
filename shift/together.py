"""Moves with many stories at once: each goes through its verb, and one refused stops no other."""

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import actions
from articles.models import Article
from articles.refusals import Refused
from articles.workflow import seen_by
from shift.asked import people_of_the_desk
from vietnamese.moment_fields import MomentLineField

MOST = 100

# The moves offered, in their order: the verb, and what its button says.
MOVES = {
    "take": gettext_lazy("Take for editing"),
    "send_to_proofs": gettext_lazy("Send to the proof-reader"),
    "approve": gettext_lazy("Approve"),
    "hand_over": gettext_lazy("Hand over"),
    "plan": gettext_lazy("Set dates"),
}
DONE = {
    "take": gettext_lazy("Taken for editing"),
    "send_to_proofs": gettext_lazy("Sent to the proof-reader"),
    "approve": gettext_lazy("Approved"),
    "hand_over": gettext_lazy("Handed over"),
    "plan": gettext_lazy("Dates set"),
}


class TogetherForm(forms.Form):
    """What a move asks beyond the stories."""

    to = forms.ModelChoiceField(
        label=gettext_lazy("to whom"),
        queryset=people_of_the_desk(),
        required=False,
        empty_label=gettext_lazy("to whom?"),
    )
    deadline_at = MomentLineField(label=gettext_lazy("deadline"), required=False)
    planned_date = forms.DateField(
        label=gettext_lazy("planned for"),
        required=False,
        widget=forms.DateInput(attrs={"placeholder": "31/12/2030", "autocomplete": "off"}),
    )
    no_deadline = forms.BooleanField(label=gettext_lazy("take it away"), required=False)
    no_planned = forms.BooleanField(label=gettext_lazy("take it away"), required=False)

    def asked_by(self, verb):
        """Return what the verb is called with besides the story; raise `Refused` if not clear."""
        if not self.is_valid():
            raise Refused(*(error for errors in self.errors.values() for error in errors))
        return getattr(self, f"_{verb}", dict)()

    def _hand_over(self):
        if not self.cleaned_data["to"]:
            raise Refused(_("Say to whom."))
        return {"to": self.cleaned_data["to"]}

    def _plan(self):
        found = {}
        for name, gone in (("deadline_at", "no_deadline"), ("planned_date", "no_planned")):
            if self.cleaned_data[name] or self.cleaned_data[gone]:
                found[name] = None if self.cleaned_data[gone] else self.cleaned_data[name]
        if not found:
            raise Refused(_("Give a deadline, a day, or both."))
        return {"planning": found}

    def clean(self):
        for name, gone in (("deadline_at", "no_deadline"), ("planned_date", "no_planned")):
            if self.cleaned_data.get(name) and self.cleaned_data.get(gone):
                raise ValidationError(_("Give a date or take it away, not both."))
        return self.cleaned_data


@dataclass
class Outcome:
    """What became of a move: the stories that went along, and those refused with their reasons."""

    verb: str
    moved: list = field(default_factory=list)
    refused: list = field(default_factory=list)  # (headline, sentences)
    # Of the refused ones, as the form names them: they stay ticked.
    kept: set = field(default_factory=set)

    @property
    def done_words(self):
        return DONE[self.verb]


def carry_out(verb, chosen, *, actor, at, asked):
    """Carry out the verb with each of the stories, given as `(id, version)`, and tell what became.

    Stories that the person may not see are told as gone: not even their headline is said.
    """
    outcome = Outcome(verb)
    seen = Article.objects.filter(seen_by(actor), pk__in=[pk for pk, _version in chosen])
    headlines = dict(seen.order_by().values_list("pk", "headline"))
    for pk, version in chosen:
        if pk not in headlines:
            outcome.refused.append((_("A story"), [_("It is not there, or not for you.")]))
            continue
        try:
            getattr(actions, verb)(article_id=pk, version=version, actor=actor, at=at, **asked)
        except Refused as refusal:
            outcome.refused.append((headlines[pk], refusal.sentences))
            outcome.kept.add(pk)
        else:
            outcome.moved.append(headlines[pk])
    return outcome


def chosen_stories(values):
    """Read the ticked boxes, "12-3" for version 3 of story 12; what makes no sense is left out."""
    found = {}
    for value in values[:MOST]:
        pk, _dash, version = value.partition("-")
        if _is_number(pk) and _is_number(version):
            found[int(pk)] = int(version)
    return list(found.items())


def _is_number(text):
    return text.isascii() and text.isdigit() and len(text) < 16
