"""What every page needs besides its stories, in one row."""

from django.db import models

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
