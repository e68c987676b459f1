"""The forms of the photo desk. What may be in a photo, its own form and the verbs say."""

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from photos import shapes
from photos.actions.change import RIGHTS, WORDS
from photos.forms import MOMENTS, BatchForm, PhotoForm
from photos.models import Collection, Photo
from vietnamese.moment_fields import MomentInput, MomentLineField

LINES = {"caption": 3, "alt_text": 2, "keywords": 2}


def widgets(*names):
    """Return the widgets of some fields of a photo, where Django's own are too small."""
    moments = {name: MomentInput for name in MOMENTS if name in names}
    texts = {name: forms.Textarea(attrs={"rows": LINES[name]}) for name in LINES if name in names}
    return moments | texts


class _OnlyWhatWasTyped:
    """Send along what each field said when the page was opened.

    So `changed_data` is what this person changed, and not what somebody else did meanwhile.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True

    def changes(self):
        """Return the values that the person changed, by the names of `actions.change`."""
        return {name: self.cleaned_data[name] for name in self.changed_data}


class PhotoPageForm(_OnlyWhatWasTyped, PhotoForm):
    """The words and the rights of one photo, and why a verb refused them."""

    refusal = None

    class Meta(PhotoForm.Meta):
        widgets = widgets(*WORDS, *RIGHTS)

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            raise ValidationError(self.refusal.sentences)
        return cleaned


class EachForm(_OnlyWhatWasTyped, forms.ModelForm):
    """The words that each photo of an event needs for itself."""

    class Meta:
        model = Photo
        fields = ["caption", "alt_text", "credit"]
        widgets = widgets("caption", "alt_text")


class NewPhotoForm(BatchForm):
    """One photo for the library, sent without any script."""

    file = forms.FileField(label=_("photo file"))
    field_order = ["file"]

    class Meta(BatchForm.Meta):
        widgets = widgets(*BatchForm.Meta.fields)


class CollectForm(forms.Form):
    """Into which collection: one that is there, or a new one by its name."""

    collection = forms.ModelChoiceField(
        Collection.objects.all(), required=False, label=_("Collection")
    )
    name = forms.CharField(max_length=120, required=False, label=_("or a new one, named"))

    def where(self):
        """Return the arguments of `actions.collect`; a name that was typed counts more."""
        name, collection = self.cleaned_data["name"], self.cleaned_data["collection"]
        return {"name": name, "collection_id": None if name or not collection else collection.pk}


class TogetherForm(forms.ModelForm):
    """The same words or rights for many photos.

    What is typed is changed; a tick beside a field that is empty empties it. So it does what it
    looks like, with a script and without.
    """

    keywords_added = forms.ChoiceField(
        label=_("Keywords"),
        choices=[("add", _("add to those there")), ("replace", _("in place of those there"))],
        widget=forms.RadioSelect,
        initial="add",
        required=False,
    )

    class Meta:
        model = Photo
        fields = [*WORDS, *RIGHTS]
        field_classes = dict.fromkeys(MOMENTS, MomentLineField)
        widgets = widgets(*WORDS, *RIGHTS)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in self.Meta.fields:
            self.fields[f"change-{name}"] = forms.BooleanField(required=False)

    def _post_clean(self):
        """Build no photo: the verb looks at each of them as it would be."""

    def changes(self):
        """Return what is changed alike in all of them: everything but keywords that are added."""
        cleaned = self.cleaned_data
        changes = {name: cleaned[name] for name in self.Meta.fields if self._is_meant(name)}
        if self.adds_keywords:
            del changes["keywords"]
        return changes

    def keywords_of(self, photo):
        """Return the keywords that this photo has, with those that are added."""
        return with_keywords(photo.keywords, self.cleaned_data["keywords"])

    @property
    def adds_keywords(self):
        """Whether the new keywords stand beside the old ones, so that each photo has its own."""
        replaces = self.cleaned_data.get("keywords_added") == "replace"
        return bool(self.cleaned_data.get("keywords")) and not replaces

    def _is_meant(self, name):
        typed = self.cleaned_data[name] not in (None, "", False)
        return typed or self.cleaned_data[f"change-{name}"]


def with_keywords(old, new):
    """Return keywords with others added, each once, whatever its capitals."""
    words = {}
    for word in f"{old},{new}".split(","):
        words.setdefault(word.strip().casefold(), word.strip())
    return ", ".join(filter(None, words.values()))


class CropsForm(forms.Form):
    """The focal point and the editors' own boxes, in per cent of the photo, as people read them."""

    labels = {"x": _("left, %"), "y": _("top, %"), "size": _("width, %")}
    focus_x = forms.FloatField(min_value=0, max_value=100, label=labels["x"])
    focus_y = forms.FloatField(min_value=0, max_value=100, label=labels["y"])

    def __init__(self, *args, photo, **kwargs):
        super().__init__(*args, initial=_in_per_cent(photo), **kwargs)
        self.photo = photo
        for shape in shapes.CROPPED:
            self.fields[f"own-{shape}"] = forms.BooleanField(required=False)
            for name, label in self.labels.items():
                self.fields[f"{shape}-{name}"] = forms.FloatField(
                    min_value=0, max_value=100, required=False, label=label
                )

    def clean(self):
        cleaned = super().clean()
        for shape in self._own():
            if any(cleaned.get(f"{shape}-{name}") is None for name in ("x", "y", "size")):
                label = shapes.SHAPES[shape].label
                raise ValidationError(_("The crop “%(place)s” lacks a number.") % {"place": label})
        return cleaned

    def focus(self):
        """Return the focal point in fractions."""
        return _part(self.cleaned_data["focus_x"]), _part(self.cleaned_data["focus_y"])

    def crops(self):
        """Return the own boxes by shape, in fractions; their height follows from the shape."""
        return {shape: self._box(shape) for shape in self._own()}

    def _own(self):
        return [shape for shape in shapes.CROPPED if self.cleaned_data.get(f"own-{shape}")]

    def _box(self, shape):
        x, y, width = (_part(self.cleaned_data[f"{shape}-{name}"]) for name in ("x", "y", "size"))
        ratio = shapes.SHAPES[shape].ratio
        return [x, y, width, width * self.photo.width / self.photo.height / ratio]


def _in_per_cent(photo):
    """Return what the form shows of a photo: all of its boxes, the editors' own and the others."""
    values = {"focus_x": _shown(photo.focal_x), "focus_y": _shown(photo.focal_y)}
    for shape in shapes.CROPPED:
        box = photo.box(shape)
        values |= {f"own-{shape}": shape in photo.crops, f"{shape}-size": _shown(box.width)}
        values |= {f"{shape}-x": _shown(box.x), f"{shape}-y": _shown(box.y)}
    return values


def _part(per_cent):
    return round(per_cent / 100, 6)


def _shown(fraction):
    return format(round(fraction * 100, 4), "g")
