"""When the next thing that readers see appears or goes: a story, a note, a picture."""

from django.db.models import Subquery

from articles.models import Correction, Publication
from articles.prepared import Prepared
from photos.models import Photo

SPAN = ("visible_from", "visible_until")
# Of any photo: to ask which of them stand on a page would cost more than a page kept too short.
RIGHTS = ("embargo_until", "licence_until")


def next_of(model, *, at, ends=SPAN):
    """Return expressions for the next moments after `at` at which rows of the model appear or go.

    Each is one look into an index, so that any query can carry them along.
    """
    return {
        f"{model._meta.model_name}_{end}": Subquery(
            model.objects.filter(**{f"{end}__gt": at}).order_by(end).values(end)[:1]
        )
        for end in ends
    }


def of_stories(*, at):
    """Return the expressions for everything this floor shows."""
    return {
        **next_of(Publication, at=at),
        **next_of(Correction, at=at),
        **next_of(Photo, at=at, ends=RIGHTS),
    }


def next_boundary(*, at):
    """Return the first moment after `at` at which a story, a note or a picture appears or goes."""
    return earliest(*(moment for row in _NEXT(at=at) for moment in row))


def _next(at):
    # Any one row will do to hang the expressions on; without one there is nothing to wait for.
    return Publication.objects.order_by().values_list(*of_stories(at=at).values())[:1]


_NEXT = Prepared(_next, moments=["at"])


def earliest(*moments):
    """Return the first of the moments that are known, or None."""
    return min((moment for moment in moments if moment), default=None)
