"""What people type about royalties; the sentences of what cannot be read stand in `typed`."""

from django import forms
from django.contrib import admin
from django.contrib.admin.widgets import AutocompleteSelect
from django.utils.translation import gettext_lazy as _

from articles.models import Kind, Section
from people.models import Author
from people.sent import number as sent_number
from photos.forms import DayInput
from royalties import printed, typed
from royalties.actions.share_out import LONGEST_NAME, LONGEST_NOTE, Part
from royalties.candidates import DECISIONS
from royalties.days import possible_day
from royalties.models import Share, paid_for


class TypedField(forms.CharField):
    """A number as a Vietnamese types it."""

    def __init__(self, read, **kwargs):
        attrs = {"inputmode": "decimal", "autocomplete": "off", "size": 8}
        super().__init__(**{"max_length": 40, "widget": forms.TextInput(attrs=attrs), **kwargs})
        self.read = read

    def clean(self, value):
        text = super().clean(value)
        return self.read(text) if text else None


class CoefficientField(TypedField):
    def __init__(self, **kwargs):
        super().__init__(typed.coefficient, **kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) else printed.coefficient(value)


class PercentField(TypedField):
    def __init__(self, **kwargs):
        super().__init__(typed.percent, **kwargs)

    def prepare_value(self, value):
        return value if isinstance(value, str) else printed.percent(value)


class DongField(TypedField):
    def __init__(self, *, below_zero=False, **kwargs):
        super().__init__(lambda text: typed.dong(text, below_zero=below_zero), **kwargs)
        self.widget.attrs["size"] = 14

    def prepare_value(self, value):
        return printed.dong(value).removesuffix("\u00a0₫") if isinstance(value, int) else value


class DayField(forms.DateField):
    """A day that a newsroom can pay for."""

    widget = DayInput
    default_validators = [possible_day]


class CriteriaForm(forms.Form):
    """Which pieces are looked for. What makes no sense is not looked for."""

    decision = forms.ChoiceField(
        required=False,
        label=_("Show"),
        choices=[
            ("undecided", _("not yet scored")),
            ("scored", _("scored")),
            ("unpaid", _("unpaid")),
            ("withdrawn", _("withdrawn")),
            ("all", _("all")),
        ],
    )
    section = forms.ModelChoiceField(Section.objects.none(), required=False, label=_("Section"))
    kind = forms.ChoiceField(
        required=False, label=_("Kind"), choices=[("", "---------"), *Kind.choices]
    )
    person = forms.CharField(required=False, label=_("Author or payee"), max_length=150)
    first_day = DayField(required=False, label=_("From"))
    last_day = DayField(required=False, label=_("Until"))

    def __init__(self, *args, section_ids=None, **kwargs):
        super().__init__(*args, **kwargs)
        sections = Section.objects.order_by("position", "name")
        if section_ids is not None:
            sections = sections.filter(pk__in=section_ids)
        self.fields["section"].queryset = sections

    def asked(self):
        """Return what can be looked for, by name."""
        self.is_valid()
        asked = dict(self.cleaned_data)
        if asked.get("decision") not in [*DECISIONS, "all"]:
            asked["decision"] = "undecided"
        return asked


class ShownBefore:
    """A form that sends along what it showed: on a page of several only what differs is saved."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.show_hidden_initial = True


class ScoreForm(ShownBefore, forms.Form):
    """The coefficient of one piece."""

    coefficient = CoefficientField(required=False, label=_("Coefficient"))
    pays_withdrawn = forms.BooleanField(required=False, label=_("Paid although withdrawn"))
    note = forms.CharField(
        required=False,
        max_length=1000,
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 2}),
    )


class UnpaidForm(ShownBefore, forms.Form):
    reason = forms.CharField(
        required=False, max_length=300, label=_("Why it is not paid"), strip=True
    )


class PhotoCoefficientForm(ShownBefore, forms.Form):
    coefficient = CoefficientField(required=False, label=_("Coefficient"))


class PayeeSelect(AutocompleteSelect):
    """Django's own cannot show a form again in which something else than a number was sent."""

    def format_value(self, value):
        return [text for text in super().format_value(value) if not text or sent_number(text)]


class PayeeForm(forms.Form):
    """Who is paid: an author, or a name by hand, with a note for the accounts."""

    payee = forms.ModelChoiceField(Author.objects.all(), required=False, label=_("Author"))
    payee_name = forms.CharField(
        required=False, max_length=LONGEST_NAME, label=_("or a name by hand")
    )
    note = forms.CharField(
        required=False,
        max_length=LONGEST_NOTE,
        label=_("Note for the accounts"),
        help_text=_("Tax code, account: seen by the accounts and the chiefs only."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["payee"].widget = PayeeSelect(
            Share._meta.get_field("payee"),
            admin.site,
            attrs={"data-placeholder": _("Find an author…")},
            choices=self.fields["payee"].choices,
        )

    def paid_to(self):
        """Return the verb's words for who is paid."""
        author = self.cleaned_data["payee"]
        return {
            "payee_id": author.pk if author else None,
            "payee_name": self.cleaned_data["payee_name"],
            "note": self.cleaned_data["note"],
        }


class PhotoPayeeForm(ShownBefore, PayeeForm):
    """Who is paid for a photo."""


class ShareForm(ShownBefore, PayeeForm):
    """A share of a piece; an empty one is none."""

    percent = PercentField(required=False, label=_("Percent"))

    field_order = ["payee", "payee_name", "percent", "note"]

    def part(self):
        """Return the share as `share_out` takes it, or None where nothing was typed."""
        if not any(self.cleaned_data.get(name) for name in ("payee", "payee_name", "percent")):
            return None
        return Part(percent=self.cleaned_data["percent"] or 0, **self.paid_to())


ShareFormSet = forms.formset_factory(ShareForm, extra=2, max_num=50, validate_max=True)


class PeriodForm(forms.Form):
    start_date = DayField(label=_("First day"))
    end_date = DayField(label=_("Last day"))


class AdjustForm(PayeeForm):
    amount = DongField(
        below_zero=True,
        label=_("Amount (đồng)"),
        help_text=_("With a minus sign where somebody was paid too much."),
    )
    reason = forms.CharField(
        max_length=1000, label=_("Reason"), widget=forms.Textarea(attrs={"rows": 2})
    )

    field_order = ["payee", "payee_name", "note", "amount", "reason"]


class CloseForm(forms.Form):
    expected_total = forms.IntegerField(widget=forms.HiddenInput)
    unpaid_reason = forms.CharField(
        required=False, max_length=300, label=_("Why they are not paid")
    )


class CardForm(forms.Form):
    """A rate card with a pair of coefficients for every kind."""

    name = forms.CharField(max_length=120, label=_("Name"))
    valid_from = DayField(label=_("Valid from"))
    unit_value = DongField(label=_("Unit value (đồng)"))
    legal_basis = forms.CharField(
        required=False,
        max_length=300,
        label=_("Legal basis"),
        help_text=_("The decree, and the decision of the newsroom that applies it."),
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for what, label in paid_for():
            for part, title in (("usual", _("usual")), ("maximum", _("highest"))):
                field = CoefficientField(required=False, label=title)
                field.widget.attrs["aria-label"] = f"{label}: {title}"
                self.fields[f"{part}-{what}"] = field

    @staticmethod
    def initial_of(card):
        """Return what the form shows of a card."""
        rates = {rate.what: rate for rate in card.rates.all()}
        return {
            "name": card.name,
            "valid_from": card.valid_from,
            "unit_value": card.unit_value,
            "legal_basis": card.legal_basis,
            **{f"usual-{what}": rate.usual for what, rate in rates.items()},
            **{f"maximum-{what}": rate.maximum for what, rate in rates.items()},
        }

    def clean(self):
        cleaned = super().clean()
        for what, _label in paid_for():
            usual, maximum = (cleaned.get(f"{part}-{what}") for part in ("usual", "maximum"))
            if (usual is None) != (maximum is None) and not self.has_error(f"usual-{what}"):
                self.add_error(
                    f"maximum-{what}",
                    _("Give both coefficients of a kind, or neither: then it is not paid."),
                )
        return cleaned

    def pairs(self):
        """Return the two fields of every kind, with its label."""
        return [
            (label, self[f"usual-{what}"], self[f"maximum-{what}"]) for what, label in paid_for()
        ]

    def rates(self):
        """Return (usual, highest) by kind, as `set_card` takes them."""
        cleaned = self.cleaned_data
        return {
            what: (cleaned[f"usual-{what}"], cleaned[f"maximum-{what}"])
            for what, _label in paid_for()
            if cleaned.get(f"maximum-{what}") is not None
        }
