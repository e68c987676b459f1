"""What went live and what goes live: the last 24 hours and the coming 24, of every kind."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Correction, Publication
from articles.models.correction import CorrectionKind
from articles.models.publication import HEAVY
from frontpage.models import Banner, Placement, Slot
from frontpage.rights import may_raise_banner
from people.rights import may
from publishing.lists import visible_to
from publishing.models import Bundle, BundleState
from shift.seen import of_seen_stories

AROUND = timedelta(hours=24)
# Of each kind and in each direction: the nearest ones.
MOST = 60

FIRST = "first"
KINDS = {
    FIRST: gettext_lazy("goes live"),
    "again": gettext_lazy("goes live again"),
    CorrectionKind.TYPO: gettext_lazy("typo mended"),
    CorrectionKind.UPDATE: gettext_lazy("update"),
    CorrectionKind.CLARIFICATION: gettext_lazy("clarification"),
    CorrectionKind.CORRECTION: gettext_lazy("correction"),
    CorrectionKind.RETRACTION: gettext_lazy("retraction"),
    "picture": gettext_lazy("photo changed"),
    "gone": gettext_lazy("taken down"),
    "placed": gettext_lazy("put on a front"),
    "unplaced": gettext_lazy("leaves a front"),
    "banner": gettext_lazy("banner up"),
    "banner-end": gettext_lazy("banner down"),
    "bundle": gettext_lazy("bundle"),
}
# Where something serious happens to what readers saw.
ALERTS = {CorrectionKind.CORRECTION, CorrectionKind.RETRACTION, "gone"}


@dataclass(frozen=True)
class Moment:
    """Something that readers see begin or end at a time."""

    at: object
    kind: str
    words: str
    url: str = ""
    where: str = ""

    @property
    def label(self):
        return KINDS.get(self.kind, self.kind)

    @property
    def is_alert(self):
        return self.kind in ALERTS


def timeline(user, asked, now):
    """Return `(coming, past)`: the coming ones soonest first, the past ones latest first.

    A moment that is now is past: readers see it.
    """
    found = [moment for source in SOURCES for moment in source(user, asked, now)]
    coming = sorted((each for each in found if each.at > now), key=_order)
    past = sorted((each for each in found if each.at <= now), key=_order, reverse=True)
    return coming, past


def _order(moment):
    return moment.at, moment.kind, moment.words


def _nearest(rows, field, now):
    """Yield the rows whose time lies within 24 hours, the nearest ones in each direction."""
    coming = rows.filter(**{f"{field}__gt": now, f"{field}__lte": now + AROUND})
    past = rows.filter(**{f"{field}__lte": now, f"{field}__gte": now - AROUND})
    yield from coming.order_by(field, "pk")[:MOST]
    yield from past.order_by(f"-{field}", "-pk")[:MOST]


def _publications(user, asked, now):
    rows = of_seen_stories(Publication.objects.ever_visible(), user, asked)
    earlier = Publication.objects.ever_visible().filter(
        article=OuterRef("article"), visible_from__lt=OuterRef("visible_from")
    )
    rows = rows.annotate(is_again=Exists(earlier)).select_related("section").defer(*HEAVY)
    for row in _nearest(rows, "visible_from", now):
        kind = row.change_kind or ("again" if row.is_again else FIRST)
        yield Moment(row.visible_from, kind, row.headline, _story_url(row), str(row.section))


def _endings(user, asked, now):
    """Yield where readers lose a story: its span ends and no other one begins at that second."""
    next_one = Publication.objects.ever_visible().filter(
        article=OuterRef("article"), visible_from=OuterRef("visible_until")
    )
    rows = of_seen_stories(Publication.objects.ever_visible(), user, asked)
    rows = rows.filter(~Exists(next_one)).select_related("section").defer(*HEAVY)
    retracted = Correction.objects.filter(
        kind=CorrectionKind.RETRACTION,
        article=OuterRef("article"),
        visible_from=OuterRef("visible_until"),
    )
    for row in _nearest(rows.annotate(is_retracted=Exists(retracted)), "visible_until", now):
        kind = CorrectionKind.RETRACTION if row.is_retracted else "gone"
        yield Moment(row.visible_until, kind, row.headline, _story_url(row), str(row.section))


def _notices(user, asked, now):
    """Yield the notices that come without a new text of their story."""
    with_text = Publication.objects.ever_visible().filter(
        Q(visible_from=OuterRef("visible_from")) | Q(visible_until=OuterRef("visible_from")),
        article=OuterRef("article"),
    )
    rows = of_seen_stories(Correction.objects.ever_visible(), user, asked)
    rows = rows.filter(~Exists(with_text)).select_related("article__section")
    for row in _nearest(_without_texts(rows), "visible_from", now):
        words = row.work or row.article.headline
        url, section = row.article.get_desk_url(), row.article.section
        yield Moment(row.visible_from, row.kind, words, url, str(section or ""))


def _placements(user, asked, now):
    rows = of_seen_stories(Placement.objects.ever_visible(), user, asked)
    rows = _without_texts(rows.select_related("article", "front", "block"))
    for field, kind in (("visible_from", "placed"), ("visible_until", "unplaced")):
        for row in _nearest(rows, field, now):
            words, url = row.article.headline, row.article.get_desk_url()
            yield Moment(getattr(row, field), kind, words, url, _place(row))


def _banners(user, asked, now):
    rows = Banner.objects.ever_visible().select_related("article")
    seen = of_seen_stories(rows, user, asked)
    # A line that leads to no story is everybody's once readers see it, and the front's before.
    loose = rows.none() if asked else rows.filter(article=None)
    if not may_raise_banner(user):
        loose = loose.filter(visible_from__lte=now)
    for row_kind, kind in (("visible_from", "banner"), ("visible_until", "banner-end")):
        for row in _nearest(seen | loose, row_kind, now):
            url = row.article.get_desk_url() if row.article else ""
            yield Moment(getattr(row, row_kind), kind, row.text, url)


def _bundles(user, asked, now):
    if asked or not may(user, "view", "publishing.bundle"):
        return
    due = visible_to(user, Bundle.objects.exclude(state=BundleState.CALLED_OFF))
    for row in _nearest(due, "go_live_at", now):
        where = "" if row.state == BundleState.RELEASED else _("not released yet")
        url = reverse("publishing:bundle", args=[row.pk])
        yield Moment(row.go_live_at, "bundle", row.name, url, where)


SOURCES = (_publications, _endings, _notices, _placements, _banners, _bundles)


def _without_texts(rows):
    return rows.defer("article__body", "article__standfirst", "article__search_folded")


def _story_url(row):
    return Article(pk=row.article_id).get_desk_url()


def _place(row):
    front = row.front.name if row.front else _("Front page")
    slot = row.block.name if row.slot == Slot.BLOCK and row.block else row.get_slot_display()
    return f"{front}, {slot}"
