"""What the address of a screen asks for: a section with those below it, and a person."""

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from articles.desks import with_descendants
from articles.models import Section
from people.models import User


def people_of_the_desk():
    """Return those who can have a story in hand, by name."""
    return User.objects.filter(is_active=True, is_staff=True).order_by("full_name", "username")


class AskedForm(forms.Form):
    """The filters; they stand in the address, so that a screen can be kept and sent on."""

    section = forms.ModelChoiceField(
        label=_("section"),
        queryset=Section.objects.active(),
        required=False,
        empty_label=_("All sections"),
    )
    person = forms.ModelChoiceField(
        label=_("person"),
        queryset=people_of_the_desk(),
        required=False,
        empty_label=_("Everybody"),
    )


class Asked:
    """The filters of one request, as conditions."""

    def __init__(self, data):
        self.form = AskedForm(data)
        # What makes no sense in an address is left out, not complained about.
        self.form.is_valid()
        found = self.form.cleaned_data
        self.section, self.person = found.get("section"), found.get("person")
        self._section_ids = with_descendants([self.section.pk]) if self.section else None

    def __bool__(self):
        return bool(self.section or self.person)

    def stories(self, rows, prefix=""):
        """Narrow rows to the stories asked for; `prefix` leads from a row to its story."""
        if self._section_ids is not None:
            rows = rows.filter(**{f"{prefix}section__in": self._section_ids})
        if self.person:
            mine = {f"{prefix}handler": self.person}, {f"{prefix}created_by": self.person}
            rows = rows.filter(Q(**mine[0]) | Q(**mine[1]))
        return rows

    def query(self, **more):
        """Return the filters as the address has them, with more beside them."""
        values = {
            "section": self.section and self.section.pk,
            "person": self.person and self.person.pk,
            **more,
        }
        return {name: str(value) for name, value in values.items() if value not in (None, "")}
