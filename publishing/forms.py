"""What the screens of the publishing desk ask."""

from urllib.parse import urlsplit

from django import forms
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from articles.models import Article, Section
from frontpage.models import Slot
from publishing.models import Bundle, BundleItem
from vietnamese.moment_fields import MomentField, SaysItsZone

LAST_POSITION = 30


class PlainMoment(SaysItsZone, forms.SplitDateTimeWidget):
    """A day and a time in two inputs that need no script, and the zone behind them."""

    def __init__(self, attrs=None):
        parts = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__(
            attrs,
            date_attrs=parts
            | {"size": 14, "placeholder": _("dd/mm/yyyy"), "aria-label": _("Date")},
            time_attrs=parts | {"size": 8, "placeholder": "21:13", "aria-label": _("Time")},
        )


class MomentForm(forms.Form):
    """Which moment of the site to show, and which of its pages."""

    at = MomentField(label=_("Moment"), widget=PlainMoment())
    path = forms.CharField(required=False, max_length=2000, widget=forms.HiddenInput())
    bundle = forms.ModelChoiceField(
        Bundle.objects.all(), required=False, widget=forms.HiddenInput()
    )

    def clean_path(self):
        """Take what is no path of this site for its front page."""
        try:
            urlsplit(self.cleaned_data["path"])
        except ValueError:
            return "/"
        return self.cleaned_data["path"]

    def address(self):
        """Return where the chosen page stands as of the chosen moment."""
        asked = self.cleaned_data
        parts = urlsplit(asked["path"])
        bundle = [asked["bundle"].pk] if asked["bundle"] else []
        name = "publishing:with-bundle" if bundle else "publishing:as-of"
        address = reverse(name, args=[*bundle, asked["at"], parts.path.lstrip("/")])
        return address + (f"?{parts.query}" if parts.query else "")


class BundleForm(forms.ModelForm):
    """What a bundle is called, and when it goes live."""

    go_live_at = MomentField(
        label=_("Goes live"),
        required=False,
        widget=PlainMoment(),
        help_text=_("Empty: at the moment at which it is released."),
    )

    class Meta:
        model = Bundle
        fields = ["name", "go_live_at", "note"]
        widgets = {"name": forms.TextInput, "note": forms.Textarea(attrs={"rows": 2})}


class TimeForm(forms.Form):
    """Another time for a bundle that is released."""

    at = MomentField(label=_("Goes live"), widget=PlainMoment())


class SectionChoice(forms.ModelChoiceField):
    def label_from_instance(self, section):
        return section.name


class StoryChoice(forms.ModelChoiceField):
    def label_from_instance(self, article):
        return article.headline


class PlacementForm(forms.Form):
    """Which story stands where on which front, and until when."""

    article = StoryChoice(Article.objects.none(), label=_("Story"), empty_label=None)
    front = SectionChoice(
        Section.objects.active(), label=_("Front"), required=False, empty_label=_("Front page")
    )
    slot = forms.ChoiceField(label=_("Place on the front"), choices=Slot.choices)
    block = SectionChoice(
        Section.objects.active().filter(parent=None),
        label=_("Block of"),
        required=False,
        empty_label="–",
        help_text=_("Only for a block of the front page."),
    )
    position = forms.IntegerField(
        label=_("Position"), min_value=1, max_value=LAST_POSITION, initial=1
    )
    until = MomentField(
        label=_("Until"),
        required=False,
        widget=PlainMoment(),
        help_text=_("Empty: until another story takes the place."),
    )

    def __init__(self, *args, stories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].queryset = stories

    def placement(self):
        """Return the arguments of `add_placement`."""
        asked = dict(self.cleaned_data)
        asked["article_id"] = asked.pop("article").pk
        asked["position"] -= 1
        return asked


class BannerForm(forms.Form):
    """A line of breaking news."""

    text = forms.CharField(
        label=_("Breaking news"), max_length=BundleItem._meta.get_field("text").max_length
    )
    article = StoryChoice(
        Article.objects.none(), label=_("Leads to"), required=False, empty_label=_("no story")
    )
    until = MomentField(label=_("Until"), required=False, widget=PlainMoment())

    def __init__(self, *args, stories, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].queryset = stories

    def banner(self):
        """Return the arguments of `add_banner`."""
        article = self.cleaned_data["article"]
        return {
            "text": self.cleaned_data["text"],
            "article_id": article and article.pk,
            "until": self.cleaned_data["until"],
        }
