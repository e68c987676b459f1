"""What is looked for in the record."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.events import PRINTED as OF_STORIES
from people.models import SignInKind, User
from shift.record.values import plain
from shift.record.words import OF_BUNDLES, OF_FRONTS
from vietnamese.dates import midnight
from vietnamese.text import fold

DAY = timedelta(days=1)
FIRST_YEAR, LAST_YEAR = 1990, 2200

STORY, FRONT, BUNDLE, ROYALTY, DESK, PHOTO, SIGN_IN, EXPORT = (
    "story",
    "front",
    "bundle",
    "royalty",
    "desk",
    "photo",
    "sign-in",
    "export",
)
KINDS = {
    STORY: gettext_lazy("Stories"),
    FRONT: gettext_lazy("Fronts"),
    BUNDLE: gettext_lazy("Bundles"),
    ROYALTY: gettext_lazy("Royalties"),
    PHOTO: gettext_lazy("Photos"),
    DESK: gettext_lazy("People, sections and settings"),
    SIGN_IN: gettext_lazy("Sign-ins"),
    EXPORT: gettext_lazy("Exports of the record"),
}


def kinds():
    """Return the choices of the filter: each kind as a whole, then its verbs."""
    verbs = {
        STORY: OF_STORIES.items(),
        FRONT: OF_FRONTS.items(),
        BUNDLE: OF_BUNDLES.items(),
        SIGN_IN: SignInKind.choices,
    }
    choices = [("", _("Everything"))]
    for kind, label in KINDS.items():
        whole = (kind, _("%(kind)s: everything") % {"kind": label})
        each = [(f"{kind}:{verb}", words) for verb, words in verbs.get(kind, [])]
        choices.append((label, [whole, *each]))
    return choices


class RecordForm(forms.Form):
    """The filters; they stand in the address."""

    person = forms.ModelChoiceField(
        label=gettext_lazy("person"),
        # Those who left, too: what they did stays.
        queryset=User.objects.order_by("full_name", "username"),
        required=False,
        empty_label=gettext_lazy("Everybody"),
    )
    kind = forms.ChoiceField(label=gettext_lazy("what"), choices=kinds, required=False)
    since = forms.DateField(label=gettext_lazy("from day"), required=False)
    until = forms.DateField(label=gettext_lazy("to day"), required=False)
    words = forms.CharField(
        label=gettext_lazy("words of the headline or the subject"), max_length=100, required=False
    )
    story = forms.IntegerField(
        label=gettext_lazy("number of the story"), min_value=1, max_value=2**62, required=False
    )

    def _possible(self, name):
        day = self.cleaned_data[name]
        if day and not FIRST_YEAR <= day.year <= LAST_YEAR:
            raise forms.ValidationError(
                _("Give a year from %(first)d to %(last)d."),
                params={"first": FIRST_YEAR, "last": LAST_YEAR},
            )
        return day

    def clean_since(self):
        return self._possible("since")

    def clean_until(self):
        return self._possible("until")


def filters_in_words(kept):
    """Return the filters with which a copy was taken, each by its name on the page."""
    person = User.objects.filter(pk=kept.get("person") or 0).first()
    told = kept | {"person": str(person or ""), "kind": _kind_in_words(kept.get("kind", ""))}
    return [
        f"{field.label}: {text}"
        for name, field in RecordForm.base_fields.items()
        if (text := plain(told.get(name)))
    ]


def _kind_in_words(asked):
    whole, _colon, verb = asked.partition(":")
    for _label, choices in kinds()[1:]:
        if asked in dict(choices):
            words = dict(choices)[asked]
            return f"{KINDS[whole]}: {words}" if verb else str(words)
    return asked


@dataclass(frozen=True)
class Asked:
    """The filters of one request; what was not given is None or empty."""

    person: object = None
    kind: str = ""
    verb: str = ""
    since: datetime | None = None  # from this moment
    until: datetime | None = None  # before this moment
    words: tuple = ()
    story: int | None = None

    @classmethod
    def of(cls, form):
        """Read a form; a field that makes no sense is left out, and the page says so."""
        form.is_valid()
        data = form.cleaned_data
        kind, _colon, verb = data.get("kind", "").partition(":")
        since, until = data.get("since"), data.get("until")
        return cls(
            person=data.get("person"),
            kind=kind,
            verb=verb,
            since=midnight(since) if since else None,
            until=midnight(until + DAY) if until else None,
            words=tuple(fold(data.get("words", "")).split()),
            story=data.get("story"),
        )

    def wants(self, kind):
        return not self.kind or self.kind == kind

    def found_in(self, *texts):
        """Tell whether all the words stand in the texts, with or without their marks."""
        text = fold(" ".join(texts))
        return all(word in text for word in self.words)
