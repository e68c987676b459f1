"""What readers see carries the time in which it is visible, so nothing has to happen on time."""

from django.db import models
from django.db.models import F, Func, Q
from django.db.models.lookups import GreaterThan, IsNull, LessThanOrEqual
from django.utils.translation import gettext_lazy as _


class Unsought(Func):
    """A column that nothing is found by: of a large table, nearly all rows match.

    SQLite takes any index that a condition allows: to name the newest story, it read and sorted
    the whole archive by the index of `visible_from`. PostgreSQL knows better by itself.
    """

    arity = 1
    template = "%(expressions)s"

    def as_sqlite(self, compiler, connection, **context):
        # https://sqlite.org/optoverview.html: a unary + keeps a term away from indexes.
        return super().as_sql(compiler, connection, template="+%(expressions)s", **context)


class SpanQuerySet(models.QuerySet):
    """Rows with a span `[visible_from, visible_until)`; an open end is NULL."""

    def visible(self, *, at):
        """Return what readers see at the moment."""
        begins, ends = Unsought("visible_from"), Unsought("visible_until")
        return self.filter(
            LessThanOrEqual(begins, at), Q(IsNull(ends, True)) | Q(GreaterThan(ends, at))
        )

    def ever_visible(self):
        """Leave out the empty spans: what was scheduled and called off, which nobody saw."""
        return self.exclude(visible_until=F("visible_from"))

    def not_over(self, *, at):
        """Return what readers see at the moment or later."""
        return self.ever_visible().filter(Q(visible_until__isnull=True) | Q(visible_until__gt=at))

    def coming(self, *, at):
        """Return what readers will see after the moment and do not see yet."""
        return self.ever_visible().filter(visible_from__gt=at)


class Span(models.Model):
    """A row that readers see from one moment until another."""

    visible_from = models.DateTimeField(_("visible from"), db_index=True)
    visible_until = models.DateTimeField(_("visible until"), null=True, blank=True, db_index=True)

    class Meta:
        abstract = True
        constraints = [
            # An empty span is a story that was scheduled and called off: it never was visible.
            models.CheckConstraint(
                condition=Q(visible_until__isnull=True) | Q(visible_until__gte=F("visible_from")),
                name="%(app_label)s_%(class)s_span_in_order",
            ),
        ]

    def is_visible(self, *, at):
        return self.visible_from <= at and (self.visible_until is None or at < self.visible_until)
