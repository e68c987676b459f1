"""Moves with many stories at once: each goes through its verb, and one refused stops no other."""

from dataclasses import dataclass, field

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import actions
from articles.models import Article
from articles.refusals import NotAllowed, Refused
from articles.workflow import seen_by
from people.sent import number
from shift.asked import people_of_the_desk
from shift.plannable import why_fixed
from shift.seen import light
from vietnamese.moment_fields import MomentLineField
from vietnamese.moments import zoned

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
        widget=forms.DateInput(
            attrs={"placeholder": gettext_lazy("e.g. 31/12/2030"), "autocomplete": "off"}
        ),
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


def done_words(verb, asked):
    """Return what was done with the stories: also to whom they went, or for which day."""
    if verb == "hand_over":
        return _("Handed over to %(name)s") % {"name": asked["to"]}
    if verb == "plan":
        return "; ".join(_dated(*each) for each in asked["planning"].items())
    return str(DONE[verb])


def _dated(name, value):
    if name == "planned_date":
        day = value and f"{value:%d/%m/%Y}"
        return _("Planned for %(day)s") % {"day": day} if day else _("Day removed")
    return _("Due %(moment)s") % {"moment": zoned(value)} if value else _("Deadline removed")


@dataclass
class Outcome:
    """What became of a move: the stories that went along, and those refused with their reasons."""

    verb: str
    done_words: str = ""
    # The ids of the stories that the person may see, of all that were asked for.
    seen: list = field(default_factory=list)
    moved: list = field(default_factory=list)
    refused: list = field(default_factory=list)  # (headline, sentences)
    # The sentences by id, of those that the person may see: they stay ticked.
    reasons: dict = field(default_factory=dict)


def carry_out(verb, chosen, *, actor, at, asked):
    """Carry out the verb with each of the stories, given as `(id, version)`, and tell what became.

    Stories that the person may not see are told as gone: not even their headline is said.
    """
    outcome = Outcome(verb, done_words(verb, asked))
    seen = Article.objects.filter(seen_by(actor), pk__in=[pk for pk, _version in chosen])
    headlines = dict(seen.order_by().values_list("pk", "headline"))
    outcome.seen = list(headlines)
    for pk, version in chosen:
        if pk not in headlines:
            outcome.refused.append((_("A story"), [_("It is not there, or not for you.")]))
            continue
        try:
            getattr(actions, verb)(article_id=pk, version=version, actor=actor, at=at, **asked)
        except Refused as refusal:
            sentences = _reasons(refusal, verb, pk, actor)
            outcome.refused.append((headlines[pk], sentences))
            outcome.reasons[pk] = sentences
        else:
            outcome.moved.append(headlines[pk])
    return outcome


def _reasons(refusal, verb, article_id, actor):
    """Return why a story stayed; of dates also who sets them, which the verb does not say."""
    if verb != "plan" or not isinstance(refusal, NotAllowed):
        return refusal.sentences
    why = why_fixed(actor, light([article_id])[article_id])
    return [why] if why else refusal.sentences


def chosen_stories(values):
    """Read the ticked boxes, "12-3" for version 3 of story 12; what makes no sense is left out."""
    found = {}
    for value in values[:MOST]:
        pk, _dash, version = value.partition("-")
        pk, version = number(pk), number(version)
        if pk is not None and version is not None:
            found[pk] = version
    return list(found.items())
