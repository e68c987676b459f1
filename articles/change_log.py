"""The published versions of a story, as readers may look through them."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext_lazy

from articles.differences import differences
from articles.models import Publication
from articles.models.publication import HEAVY, PICTURE

PAGE_SIZE = 50
# More digits fit no column.
LARGEST_NUMBER = 2**31 - 1
# Where only a photo followed the library, the words are those of the version before.
IS_VERSION = Q(change_kind__isnull=True) | ~Q(change_kind=PICTURE)
# What a list of versions does not need of them.
LIGHT = (*HEAVY, "pictures", "bylines", "topics", "standfirst", "kicker", "source")
# What sorts of change there are between versions, as readers and the desk are told.
NAMES = {
    "first": gettext_lazy("First published"),
    "again": gettext_lazy("Published again"),
    "correction": gettext_lazy("Correction"),
    "clarification": gettext_lazy("Clarification"),
    "picture": gettext_lazy("A photo changed"),
    "typo": gettext_lazy("Typing error mended"),
    "update": gettext_lazy("Update"),
}


@dataclass(frozen=True)
class Version:
    """A published version: when it began, and what sort of change it was ("first", "again")."""

    number: int
    since: datetime
    kind: str


@dataclass(frozen=True)
class ChangeLog:
    """A page of the published versions of a story that is live, the newest first."""

    live: Publication
    versions: list
    older: int | None  # the number from which the next page goes on


def change_name(kind):
    """Return what a version's kind of change is called."""
    return NAMES.get(kind, NAMES["update"])


def with_log(publications, *, at):
    """Add `has_log` to publications that are live: did readers see other words of the story?"""
    return publications.annotate(has_log=Exists(_versions(OuterRef("article_id"), at)[1:2]))


def change_log(article_id, *, at, newest=None):
    """Return the `ChangeLog` of the story from the version `newest` down; None if not live."""
    listed = IS_VERSION if newest is None else IS_VERSION & Q(number__lte=newest)
    is_live = Q(visible_until__isnull=True) | Q(visible_until__gt=at)
    rows = list(
        _seen(article_id, at)
        .filter(is_live | listed)
        .select_related("section__parent")
        .defer(*LIGHT)
        # The live one, and one more than is shown: it tells whether there is an older page.
        .order_by("-number")[: PAGE_SIZE + 2]
    )
    if not (rows and rows[0].is_visible(at=at)):
        return None
    versions = [row for row in rows if _is_listed(row, newest)]
    is_end = len(versions) <= PAGE_SIZE
    return ChangeLog(
        live=rows[0],
        versions=[
            Version(row.number, row.visible_from, _kind(row, is_end and row is versions[-1]))
            for row in versions[:PAGE_SIZE]
        ],
        older=None if is_end else versions[PAGE_SIZE].number,
    )


def shown_to_readers(article, *, count):
    """Return (publication, kind) of what readers saw, see or will see, the newest first.

    For the desk: photos that followed the library are in it, and who made each.
    """
    rows = Publication.objects.ever_visible().filter(article=article).select_related("created_by")
    rows = list(rows.defer(*LIGHT).order_by("-number")[: count + 1])
    first = rows[-1] if 0 < len(rows) <= count else None
    return [(row, _kind(row, row is first)) for row in rows[:count]]


def compared(log, article_id, number, *, at):
    """Return what the version changed, as `Part`s; None where the earlier wording is not shown.

    Raises `Publication.DoesNotExist` if there is no such version.
    """
    pair = list(_versions(article_id, at).filter(number__lte=number)[:2])
    if not pair or pair[0].number != number:
        raise Publication.DoesNotExist
    if len(pair) == 1:
        return ()
    return None if _is_hidden(log.live, pair[0]) else differences(pair[1], pair[0])


def _is_hidden(live, newer):
    """Tell whether what stood before the version must not be shown to readers any more.

    Nor are older changes: they show the same words.
    """
    return any(
        notice.get("hides") and datetime.fromisoformat(notice["at"]) >= newer.visible_from
        for notice in live.corrections
    )


def _seen(article_id, at):
    return Publication.objects.ever_visible().filter(article=article_id, visible_from__lte=at)


def _versions(article_id, at):
    """Return the versions that readers saw until the moment, the newest first."""
    return _seen(article_id, at).filter(IS_VERSION).order_by("-number")


def _is_listed(publication, newest):
    return publication.change_kind != PICTURE and (newest is None or publication.number <= newest)


def _kind(publication, is_first):
    if is_first:
        return "first"
    if publication.change_kind:
        return publication.change_kind
    # From before kinds were kept: an update prints the time at which it began.
    return "update" if publication.updated_at == publication.visible_from else "again"
