"""Forms of the front page's desk: a table typed as lines, a story chosen from what is public."""

from django import forms
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.models import Article, Publication
from frontpage.models import Placement, UtilityItem
from vietnamese.text import normalise

MOST_ROWS = 60
MOST_CELLS = 6
LONGEST_CELL = 120
SEPARATOR = "|"
# What a front page may be made of: nobody leads with last year's story by mistake.
OFFERED_STORIES = 200


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


class StoryField(forms.ModelChoiceField):
    """Choose among the stories that are or will be public."""

    def label_from_instance(self, article):
        return article.headline


def stories_to_place(*, at, chosen=None):
    """Return the articles that readers see or will see, the newest ones, and the one chosen."""
    coming = Publication.objects.ever_visible().filter(
        Q(visible_until__isnull=True) | Q(visible_until__gt=at)
    )
    newest = coming.newest().values("article_id")[:OFFERED_STORIES]
    return Article.objects.filter(Q(pk__in=newest) | Q(pk=chosen)).order_by("-pk")


class PlacementForm(forms.ModelForm):
    article = StoryField(queryset=Article.objects.none(), label=gettext_lazy("Story"))

    class Meta:
        model = Placement
        fields = "__all__"  # noqa: DJ007 the admin's fieldsets name them

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "article" in self.fields:
            self.fields["article"].queryset = stories_to_place(
                at=timezone.now(), chosen=self.instance.article_id
            )
