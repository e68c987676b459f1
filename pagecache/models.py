"""Purges that are still to be sent: written with the change itself, forgotten once all know."""

from django.db import DatabaseError, models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

# The name of our own store of pages among those who are told.
OWN = ""


class PurgeQuerySet(models.QuerySet):
    def is_store_behind(self):
        """Tell whether our store may have missed a purge; True where nobody can say."""
        late = self.filter(Q(tries__gt=0) | Q(due_at__lte=timezone.now()))
        try:
            return any(OWN in untold for untold in late.values_list("untold", flat=True))
        except DatabaseError:
            return True


class Purge(models.Model):
    """Keys of pages that a change made other ones, and the caches that do not know it yet."""

    keys = models.JSONField(_("keys"))
    # Names of caches: `OWN`, the others stand in PAGE_CACHE_PURGES.
    untold = models.JSONField(_("not told yet"))
    made_at = models.DateTimeField(_("since"))
    due_at = models.DateTimeField(_("next try"), db_index=True)
    # Whether caches outside were told and are to be told once more.
    is_repeated = models.BooleanField(default=False)
    tries = models.PositiveIntegerField(_("tries"), default=0)
    trouble = models.TextField(_("last trouble"), blank=True)

    objects = PurgeQuerySet.as_manager()

    class Meta:
        verbose_name = _("purge")
        verbose_name_plural = _("purges")
        ordering = ["id"]

    def __str__(self):
        return " ".join(self.keys)
