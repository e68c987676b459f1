"""The form of the utility board: a table typed as lines."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from frontpage.models import UtilityItem
from vietnamese.text import normalise

MOST_ROWS = 60
MOST_CELLS = 6
LONGEST_CELL = 120
SEPARATOR = "|"


class RowsField(forms.CharField):
    """A small table as text: a line for each row, cells parted by "|"."""

    widget = forms.Textarea(attrs={"rows": 8, "spellcheck": "false"})

    def prepare_value(self, value):
        if isinstance(value, list):
            return "\n".join(f" {SEPARATOR} ".join(cells) for cells in value)
        return value

    def to_python(self, value):
        lines = [line for line in normalise(super().to_python(value)).splitlines() if line.strip()]
        return [[cell.strip() for cell in line.split(SEPARATOR)] for line in lines]

    def validate(self, rows):
        super().validate(rows)
        if len(rows) > MOST_ROWS:
            raise forms.ValidationError(
                ngettext("At most %(count)d line.", "At most %(count)d lines.", MOST_ROWS)
                % {"count": MOST_ROWS}
            )
        problems = [
            _("Line %(number)d: %(problem)s") % {"number": number, "problem": problem}
            for number, cells in enumerate(rows, start=1)
            if (problem := self._problem(cells))
        ]
        if problems:
            raise forms.ValidationError(problems)

    def run_validators(self, rows):
        """Leave it at `validate`: CharField's validators are for one text."""

    def has_changed(self, initial, data):
        return self.to_python(data) != (initial or [])

    @staticmethod
    def _problem(cells):
        if not cells[0]:
            return _("what it is about is missing before the first “|”.")
        if len(cells) > MOST_CELLS:
            return _("too many “|”; at most %(count)d values stand side by side.") % {
                "count": MOST_CELLS
            }
        if any(len(cell) > LONGEST_CELL for cell in cells):
            return _("a value is longer than %(count)d letters.") % {"count": LONGEST_CELL}
        return ""


class UtilityItemForm(forms.ModelForm):
    rows = RowsField(
        label=gettext_lazy("Lines"),
        required=False,
        help_text=gettext_lazy(
            "One line for each thing: label | value | value. Example: SJC gold | 82.500 | 84.500"
        ),
    )

    class Meta:
        model = UtilityItem
        fields = "__all__"  # noqa: DJ007 the admin's fieldsets name them
