"""Forms of the photo library, and the field with which other forms choose a photo."""

import re

from django import forms
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from photos.ingest import KnownPhoto, RefusedPhoto, prepare
from photos.models import Photo

WORDS = ["caption", "credit", "alt_text", "taken_at", "licence", "licence_until", "ai_origin"]

# As many digits as fit into the column.
PHOTO_ID = re.compile(r"[0-9]{1,18}")


class PhotoWordsForm(forms.ModelForm):
    """The words that go with a photo."""

    class Meta:
        model = Photo
        fields = WORDS
        widgets = {
            "caption": forms.Textarea(attrs={"rows": 3}),
            "alt_text": forms.Textarea(attrs={"rows": 2}),
        }


class NewPhotoForm(PhotoWordsForm):
    """Upload a photo with its words; a refused file is an error of the form, the words stay."""

    file = forms.FileField(
        label=_("Photo"),
        help_text=_("JPEG, PNG or WebP, at most 28 MB and 60 megapixels."),
        widget=forms.FileInput(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    class Meta(PhotoWordsForm.Meta):
        fields = ["file", *WORDS]

    def clean(self):
        super().clean()
        # Last, because it takes a second, and in vain where a word is wrong.
        if not self.errors:
            self._prepare(self.cleaned_data["file"])

    def _prepare(self, file):
        try:
            self.prepared = prepare(file)
        except KnownPhoto as known:
            address = reverse("admin:photos_photo_change", args=[known.photo.pk])
            link = format_html('{} <a href="{}">{}</a>', str(known), address, _("Show it"))
            self.add_error("file", link)
        except RefusedPhoto as refused:
            self.add_error("file", str(refused))


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
        return {"data-thumbnail": photo.thumbnail_url, "data-alt": photo.alt_text} if photo else {}

    def _photo(self, value):
        value = f"{value or ''}"
        if self.photo and value == f"{self.photo.pk}":
            return self.photo
        # What was typed into a refused form may be anything.
        return Photo.objects.filter(pk=value).first() if PHOTO_ID.fullmatch(value) else None

    class Media:
        css = {"all": ["photos/picker.css"]}
        js = [forms.Script("photos/picker.js", type="module")]
