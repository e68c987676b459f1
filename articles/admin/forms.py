"""What the article form sends, as a `Copy`."""

from dataclasses import replace

from django import forms
from django.forms.models import BaseInlineFormSet
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.changes import NOTE_FIELDS
from articles.copy import BylineCopy, CaptionCopy, Copy
from articles.models import Article, Byline, ImageCaption
from articles.models.article import PicturePlace
from articles.refusals import EmbargoStays
from people.models import PenName, User
from people.sent import number
from photos.forms import PhotoInput
from photos.models import Photo
from richtext.editor import BodyEditor
from richtext.figures import EditorFigure, for_editor, from_editor, new_key
from richtext.sanitise import TooLong
from vietnamese.moment_fields import MomentField

ONE_LINE = {"rows": 1}


class UncutForm(forms.ModelForm):
    """Without maxlength: a browser cuts what is pasted there and says nothing; the form says it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("maxlength", None)

    def _post_clean(self):
        """Leave the model's instance alone: what was typed becomes a `Copy`, which a verb writes.

        Django would fill it in and ask once more for all that the fields have just found.
        """


class ArticleForm(UncutForm):
    """The words and the place of a story."""

    # The verb that was refused, and why: the form is shown again with all that was typed.
    refusal = None

    body = forms.CharField(
        label=gettext_lazy("body"), widget=BodyEditor(), required=False, strip=False
    )

    class Meta:
        model = Article
        fields = [
            *("kicker", "headline", "standfirst", "body"),
            *("kind", "section", "extra_sections", "topics", "source", "slug"),
            *("planned_date", "deadline_at", "embargo_until"),
        ]
        widgets = {
            "kicker": forms.TextInput,
            "headline": forms.Textarea(attrs={"rows": 2}),
            "standfirst": forms.Textarea(attrs={"rows": 3}),
        }
        error_messages = {
            "headline": {
                "required": gettext_lazy("The story needs a headline."),
                "max_length": gettext_lazy(
                    "A headline has at most %(limit_value)d characters; this one has "
                    "%(show_value)d."
                ),
            },
        }

    def __init__(self, data=None, files=None, *, instance=None, **kwargs):
        # What was sent speaks for itself: nobody asks which sections and topics are stored.
        super().__init__(data, files, instance=instance if data is None else None, **kwargs)
        self.instance = instance or self.instance
        self.figures = []
        # A journalist chooses sections here; the list of sections is kept elsewhere.
        for name in {"section", "extra_sections"} & set(self.fields):
            widget = self.fields[name].widget
            widget.can_add_related = widget.can_change_related = widget.can_view_related = False
        if "body" in self.fields and self.instance.pk and not self.is_bound:
            self.initial["body"] = body_for_editor(self.instance)

    def clean_headline(self):
        return " ".join(self.cleaned_data["headline"].split())

    def clean_body(self):
        """Part text and pictures; say so where a picture's photo is gone."""
        try:
            body, self.figures = from_editor(self.cleaned_data["body"])
        except TooLong as error:
            raise forms.ValidationError(
                _("This text is too long or too tangled to be kept.")
            ) from error
        wanted = {figure.photo_id for figure in self.figures}
        if wanted - set(
            Photo.objects.in_library().filter(pk__in=wanted).values_list("pk", flat=True)
        ):
            raise forms.ValidationError(
                _("A picture in the text is not in the photo library any more. Take it out.")
            )
        return body

    def clean(self):
        cleaned = super().clean()
        if self.refusal:
            is_dates = isinstance(self.refusal, EmbargoStays) and "embargo_until" in self.fields
            for sentence in self.refusal.sentences:
                self.add_error("embargo_until" if is_dates else None, sentence)
        return cleaned

    def copy(self, bylines, captions):
        """Return the `Copy` that was typed, with the rows of the form below it."""
        data = self.cleaned_data
        in_text = [
            CaptionCopy(
                photo_id=figure.photo_id,
                key=figure.key,
                placement=PicturePlace.BODY.value,
                caption=figure.caption,
                credit=figure.credit,
                alt_text=figure.alt_text,
                is_decorative=figure.is_decorative,
            )
            for figure in self.figures
        ]
        captions = _with_keys_of_their_own(captions, {row.key for row in in_text})
        lead = [row for row in captions if row.placement == PicturePlace.LEAD]
        gallery = [row for row in captions if row.placement == PicturePlace.GALLERY]
        return Copy(
            **{
                name: data[name]
                for name in ("kind", "kicker", "headline", "slug", "standfirst", "body", "source")
            },
            section_id=data["section"].pk if data["section"] else None,
            extra_section_ids=tuple(sorted(s.pk for s in data["extra_sections"])),
            topic_ids=tuple(sorted(topic.pk for topic in data["topics"])),
            bylines=tuple(bylines),
            captions=(*lead, *in_text, *gallery),
        )

    def planning(self):
        """Return the dates that are no part of the text."""
        names = ("planned_date", "deadline_at", "embargo_until")
        return {name: self.cleaned_data[name] for name in names}


def _with_keys_of_their_own(captions, taken):
    """Give a new key to each row whose key another picture of the story has."""
    rows = []
    for row in captions:
        key = new_key() if row.key in taken else row.key
        taken.add(key)
        rows.append(replace(row, key=key))
    return rows


def body_for_editor(article):
    """Return the stored body with its pictures as the editor shows them."""
    figures = {
        row.key: EditorFigure(
            key=row.key,
            photo_id=row.photo_id,
            caption=row.caption,
            credit=row.credit,
            alt_text=row.alt_text,
            is_decorative=row.is_decorative,
            src=row.photo.thumbnail_url,
        )
        for row in article.image_captions.all()
        if row.placement == PicturePlace.BODY
    }
    return for_editor(article.body, figures)


class OfRows(forms.ModelChoiceField):
    """What a row of a form names: `RowsFormSet` looks it up for all rows together."""

    found = {}

    def to_python(self, value):
        if value in self.empty_values:
            return None
        chosen = self.found.get(number(value))
        if chosen is None:
            raise forms.ValidationError(self.error_messages["invalid_choice"], "invalid_choice")
        return chosen


class RowsFormSet(BaseInlineFormSet):
    """Rows that are sent whole: a stale form still shows all its rows, whatever is stored now.

    A new form begins with the rows of `initial`, or as many blank ones as the inline has extra.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.extra = len(self.initial_extra or ()) or self.extra

    def get_queryset(self):
        return []

    def initial_form_count(self):
        return 0

    def add_fields(self, form, index):
        """Add none: no row is paired with one that is stored, or is taken out by a tick."""

    @cached_property
    def empty_form(self):
        """The row that the browser adds more rows from; asked for several times."""
        return super().empty_form

    def full_clean(self):
        for name in self.form.names:
            fields = [form.fields[name] for form in self.forms]
            wanted = {number(form[name].data or "") for form in self.forms} - {None}
            if wanted:
                found = fields[0].queryset.in_bulk(wanted)
                for field in fields:
                    field.found = found
        super().full_clean()

    def validate_unique(self):
        """Ask nothing of keys: new rows have none yet, and `ArticleForm.copy` gives them theirs."""

    def rows(self):
        """Return what was filled in, in the order of the position fields."""
        used = [form for form in self.forms if form.has_changed()]
        used.sort(key=lambda form: form.cleaned_data.get("position") or 0)
        return [form.row() for form in used]


class BylineForm(UncutForm):
    names = ["author"]

    class Meta:
        model = Byline
        field_classes = {"author": OfRows}
        fields = ["printed_as", "author", "role", "position"]
        widgets = {"position": forms.HiddenInput}

    def clean(self):
        cleaned = super().clean()
        if not (cleaned.get("printed_as") or cleaned.get("author")):
            raise forms.ValidationError(_("Give the name that is printed, or choose an author."))
        return cleaned

    def row(self):
        """Return the byline; a printed name that only one author uses finds that author."""
        data = self.cleaned_data
        author, printed = data["author"], data["printed_as"]
        return BylineCopy(
            printed_as=printed or author.name,
            author_id=author.pk if author else PenName.objects.author_of(printed),
            role=data["role"],
        )


class CaptionForm(UncutForm):
    key = forms.RegexField(r"^[a-z0-9]{8}\Z", required=False, widget=forms.HiddenInput)
    placement = forms.ChoiceField(
        label=gettext_lazy("place"),
        choices=[choice for choice in PicturePlace.choices if choice[0] != PicturePlace.BODY],
        initial=PicturePlace.LEAD,
    )

    names = ["photo"]

    class Meta:
        model = ImageCaption
        field_classes = {"photo": OfRows}
        fields = [
            "photo",
            "placement",
            "caption",
            "credit",
            "alt_text",
            "is_decorative",
            "key",
            "position",
        ]
        widgets = {
            "photo": PhotoInput,
            "caption": forms.Textarea(attrs={"rows": 2}),
            "position": forms.HiddenInput,
        }
        error_messages = {
            "photo": {
                "required": gettext_lazy("Choose a photo, or take this row out."),
                "invalid_choice": gettext_lazy("This photo is not in the library any more."),
            }
        }

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["photo"].queryset = Photo.objects.in_library()
        self._show(self.initial.get("photo"))

    def clean_photo(self):
        photo = self.cleaned_data["photo"]
        self._show(photo)
        return photo

    def _show(self, photo):
        """Have the preview of a photo printed that is in hand already."""
        widget = self.fields["photo"].widget
        # The desk puts links around the input.
        getattr(widget, "widget", widget).photo = photo

    def row(self):
        data = self.cleaned_data
        words = {name: data[name] for name in ("caption", "credit", "alt_text", "is_decorative")}
        key = {"key": data["key"]} if data["key"] else {}
        return CaptionCopy(photo_id=data["photo"].pk, placement=data["placement"], **words, **key)


class VerbForm(forms.Form):
    """What a verb asks beyond the text: a reason, a time, a person, the words of a correction."""

    reason = forms.CharField(max_length=2000, required=False)
    at = MomentField(required=False)
    to = forms.ModelChoiceField(
        User.objects.filter(is_active=True),
        required=False,
        error_messages={"invalid_choice": gettext_lazy("This person does not work here any more.")},
    )
    kind = forms.ChoiceField(choices=[(kind, kind) for kind in NOTE_FIELDS], required=False)
    wrong_text = forms.CharField(max_length=2000, required=False)
    right_text = forms.CharField(max_length=2000, required=False)
    news = forms.CharField(max_length=2000, required=False)
    made_clear = forms.CharField(max_length=2000, required=False)
    apology = forms.CharField(max_length=2000, required=False)
    authority_document = forms.CharField(max_length=200, required=False)
    hides_difference = forms.BooleanField(required=False)
    looked_twice = forms.BooleanField(required=False)
    public_reason = forms.CharField(max_length=2000, required=False)
    hides_headline = forms.BooleanField(required=False)
