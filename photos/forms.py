"""Forms of the photo library, and the field with which other forms choose a photo."""

from django import forms
from django.utils.translation import gettext_lazy as _

from people.sent import number
from photos.actions.change import RIGHTS, WORDS
from photos.ingest import DEFAULT_RIGHTS, DEFAULT_WORDS
from photos.library import Criteria
from photos.models import Collection, Orientation, Photo
from vietnamese.moment_fields import MomentLineField


def ids_of(written):
    """Return the ids among what a browser sent, each once."""
    numbers = (number(text) for text in dict.fromkeys(written))
    return [pk for pk in numbers if pk is not None]


MOMENTS = ("taken_at", "embargo_until", "licence_until")


class PhotoForm(forms.ModelForm):
    """The words and the rights of one photo."""

    class Meta:
        model = Photo
        fields = [*WORDS, *RIGHTS]
        field_classes = dict.fromkeys(MOMENTS, MomentLineField)
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alt_text": forms.Textarea(attrs={"rows": 2}),
        }


class BatchForm(forms.ModelForm):
    """What whoever sends a batch says once for all of it; nothing is required."""

    class Meta:
        model = Photo
        fields = [*DEFAULT_WORDS, *DEFAULT_RIGHTS]
        field_classes = dict.fromkeys(MOMENTS, MomentLineField)

    def clean(self):
        cleaned = super().clean()
        begins, ends = cleaned.get("embargo_until"), cleaned.get("licence_until")
        if begins and ends and ends <= begins:
            raise forms.ValidationError(
                _("The photo would never be usable: its licence ends before it begins.")
            )
        return cleaned

    def _post_clean(self):
        """Build no photo: there is none before the file is examined."""


class DayInput(forms.DateInput):
    """A day as Vietnam writes it; the browser's own field follows the browser's language."""

    def __init__(self, attrs=None):
        own = {"placeholder": _("e.g. 31/12/2030"), "autocomplete": "off"}
        super().__init__(own | (attrs or {}))


class CriteriaForm(forms.Form):
    """What is looked for in the library. What makes no sense is not looked for."""

    q = forms.CharField(required=False, label=_("Words"))
    credit = forms.CharField(required=False, label=_("Credit"))
    place = forms.CharField(required=False, label=_("Place"))
    taken_from = forms.DateField(required=False, label=_("Taken from"), widget=DayInput)
    taken_to = forms.DateField(required=False, label=_("Taken until"), widget=DayInput)
    rights = forms.ChoiceField(
        required=False,
        label=_("Rights"),
        choices=[
            ("", _("any")),
            ("usable", _("usable now")),
            ("ending", _("licence ends within 7 days")),
            ("ended", _("licence has ended")),
            ("embargoed", _("not before a later time")),
            ("one_use", _("for one story only")),
        ],
    )
    orientation = forms.ChoiceField(
        required=False, label=_("Orientation"), choices=[("", _("any")), *Orientation.choices]
    )
    use = forms.ChoiceField(
        required=False,
        label=_("Use"),
        choices=[("", _("any")), ("never", _("never used")), ("used", _("used before"))],
    )
    missing = forms.ChoiceField(
        required=False,
        label=_("What is missing"),
        choices=[
            ("", _("any")),
            ("alt_text", _("Description")),
            ("credit", _("Credit")),
            ("caption", _("Caption")),
        ],
    )
    ai = forms.BooleanField(required=False, label=_("Made or edited by AI"))
    mine = forms.BooleanField(required=False, label=_("My photos"))
    collection = forms.ModelChoiceField(
        Collection.objects.all(), required=False, label=_("Collection")
    )

    def criteria(self, user, *, trash=False):
        """Return the `library.Criteria` of what was asked."""
        self.is_valid()
        asked = {name: value for name, value in self.cleaned_data.items() if value}
        mine = asked.pop("mine", False)
        collection = asked.pop("collection", None)
        return Criteria(
            words=asked.pop("q", ""),
            uploaded_by=user.pk if mine else None,
            collection=collection.pk if collection else None,
            trash=trash,
            **asked,
        )


class PhotoInput(forms.TextInput):
    """A photo's id in a form, which static/photos/picker.js turns into a preview and a button.

    The page includes photos/_picker.html once. A form that has the photo in hand sets `photo`,
    so that no query is needed for the preview.
    """

    input_type = "hidden"
    # The label and the errors of the field are shown all the same.
    is_hidden = False
    photo = None

    def get_context(self, name, value, attrs):
        context = super().get_context(name, value, attrs)
        context["widget"]["attrs"] |= {"data-photo-field": True} | self._preview(value)
        return context

    def _preview(self, value):
        photo = self._photo(value)
        if photo is None:
            return {}
        attributes = {"data-thumbnail": photo.thumbnail_url, "data-alt": photo.alt_text}
        return attributes if photo.is_ready else attributes | {"data-unprepared": True}

    def _photo(self, value):
        value = f"{value or ''}"
        if self.photo and value == f"{self.photo.pk}":
            return self.photo
        # What was typed into a refused form may be anything; a new row has nothing.
        pk = number(value)
        return Photo.objects.filter(pk=pk).first() if pk else None

    class Media:
        css = {"all": ["photos/picker.css"]}
        js = [forms.Script("photos/picker.js", type="module")]
