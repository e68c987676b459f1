"""What every page needs besides its stories, in one row."""

from django.db import models

from articles.models import Section
from frontpage.models.single import Single


class Furniture(Single):
    """A snapshot, made by `frontpage.furniture.rebuild`, of rows that stand elsewhere.

    Masthead, sections, utility board and placements would cost every page four queries.
    """

    content = models.JSONField()

    class Meta(Single.Meta):
        pass

    def __str__(self):
        return "furniture"


class SectionTop(models.Model):
    """What editors put at the top of a section's page, made by `furniture.rebuild_front`.

    Not a part of the furniture, which every page reads: a paper has a hundred sections.
    """

    section = models.OneToOneField(
        Section, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    placements = models.JSONField()

    def __str__(self):
        return str(self.section)
