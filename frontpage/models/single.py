"""A table that has one row."""

from django.db import models
from django.db.models import Q


class Single(models.Model):
    """There is one of it, and its number is 1."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(condition=Q(id=1), name="%(app_label)s_%(class)s_only_one"),
        ]
