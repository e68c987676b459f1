"""Every table that keeps what somebody did, and how an entry of the record is read from its rows.

A source is asked for a page of its newest rows before a place; nothing joins the tables, so that
each is read through its own index by time, whatever their sizes.
"""

from django.contrib.admin.models import LogEntry
from django.db.models import Q, TextField
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.translation import gettext as _

from articles.events import printed_verb
from articles.finding import stories_with
from articles.models import Article, Event
from articles.models.publication import HEAVY
from articles.workflow import seen_by
from frontpage.models import FrontEvent
from people.models import SignIn, SignInKind
from people.rights import may
from publishing.events import printed_verb as printed_bundle_verb
from publishing.models import Bundle, BundleEvent, BundleItem
from royalties import workflow as royalties
from royalties.models import RoyaltyEvent
from shift.models import Export
from shift.record.asked import (
    BUNDLE,
    DESK,
    EXPORT,
    FRONT,
    PHOTO,
    ROYALTY,
    SIGN_IN,
    STORY,
    filters_in_words,
)
from shift.record.source import Source
from shift.record.words import OF_DESK, OF_FRONTS, details, thing_of_fronts, thing_of_story

# Beyond so many stories that hold the words, the newest events are looked through instead.
FEW = 500


class OfStories(Source):
    number, kind = 6, STORY
    has_words_in_sql = True

    def rows(self, asked, user):
        rows = Event.objects.select_related("actor")
        if asked.verb:
            rows = rows.filter(verb=asked.verb)
        if asked.story:
            rows = rows.filter(article=asked.story)
        return _of_stories_with(rows, asked.words, user) if asked.words else rows

    def entries(self, rows, user):
        headlines = _headlines(user, {row.article_id for row in rows})
        names = {"bundle": _bundles(rows)}
        return [self._of(row, headlines, names) for row in rows]

    def _of(self, row, headlines, names):
        thing, url = thing_of_story(row.article_id, headlines)
        seen = row.article_id in headlines
        states = {"from_state": row.from_state, "to_state": row.to_state}
        return self._entry(
            row,
            what=str(printed_verb(row.verb)),
            thing=thing,
            url=url,
            story_id=row.article_id,
            # A reason speaks of its story.
            reason=row.reason if seen else "",
            details=details(row.details if seen else {}, names=names, **states),
        )


def _of_stories_with(rows, words, user):
    stories = stories_with(Article.objects.filter(seen_by(user)), " ".join(words)).order_by()
    ids = list(stories.values_list("pk", flat=True)[: FEW + 1])
    if len(ids) <= FEW:
        return rows.filter(article__in=ids)
    # In so many stories that the newest events meet them soon.
    return rows.filter(Q(*(("article__search_folded__contains", f" {word} ") for word in words)))


def _headlines(user, ids):
    """Return the headlines of those of the stories that the person may see, by id."""
    seen = Article.objects.filter(seen_by(user), pk__in=ids)
    return dict(seen.order_by().values_list("pk", "headline"))


def _bundles(rows):
    """Return the names of the bundles with which stories went live, by id."""
    ids = {pk for row in rows if isinstance(pk := row.details.get("bundle"), int)}
    return dict(Bundle.objects.filter(pk__in=ids).values_list("pk", "name")) if ids else {}


class OfFronts(Source):
    number, kind = 5, FRONT

    def rows(self, asked, user):
        rows = FrontEvent.objects.select_related("actor", "front")
        if asked.story:
            rows = _naming(rows, asked.story)
        return rows.filter(verb=asked.verb) if asked.verb else rows

    def entries(self, rows, user):
        headlines = _headlines(user, set().union(*map(_placed_stories, rows)))
        names = {"bundle": _bundles(rows)}
        return [self._of(row, headlines, names) for row in rows]

    def _of(self, row, headlines, names):
        # The cards are told by their headlines; draft versions say nothing to a reader of records.
        kept = {k: v for k, v in row.details.items() if k in OF_FRONT_DETAILS}
        told = [headlines[pk] for pk in sorted(_placed_stories(row)) if pk in headlines]
        return self._entry(
            row,
            what=str(OF_FRONTS.get(row.verb, row.verb)),
            thing=thing_of_fronts(row),
            reason=row.reason,
            details=[*(f"“{headline}”" for headline in told), *details(kept, names=names)],
        )


OF_FRONT_DETAILS = ("bundle", "from", "until", "ends", "ends_at", "text", "slot", "position")


def _naming(rows, story):
    """Return the events whose details name the story: in one place, or on any card of a front."""
    # SQLite cannot ask JSON what a list holds. Both write it in the same way, and a quotation mark
    # that somebody typed stands behind a backslash.
    rows = rows.annotate(written=Cast("details", TextField()))
    inside, at_the_end = f'"article": {story},', f'"article": {story}}}'
    return rows.filter(Q(written__contains=inside) | Q(written__contains=at_the_end))


def _placed_stories(row):
    """Return the ids of the stories that an event of a front speaks of."""
    cards = row.details.get("cards") or []
    found = {card.get("article") for card in cards if isinstance(card, dict)}
    return {pk for pk in (*found, row.details.get("article")) if isinstance(pk, int)}


class OfBundles(Source):
    number, kind = 4, BUNDLE

    def rows(self, asked, user):
        rows = BundleEvent.objects.select_related("actor", "bundle")
        if asked.story:
            rows = _of_bundles_with(rows, asked.story)
        return rows.filter(verb=asked.verb) if asked.verb else rows

    def entries(self, rows, user):
        ids = {pk for row in rows if isinstance(pk := row.details.get("article"), int)}
        headlines = _headlines(user, ids) if ids else {}
        names = {"article": {pk: f"“{headline}”" for pk, headline in headlines.items()}}
        return [
            self._entry(
                row,
                what=str(printed_bundle_verb(row.verb)),
                thing=row.bundle.name,
                url=reverse("publishing:bundle", args=[row.bundle_id]),
                reason=row.reason,
                details=details(row.details, names=names),
            )
            for row in rows
        ]


def _of_bundles_with(rows, story):
    """Return what was done with the story in bundles, and with bundles in which it is or was."""
    naming = BundleEvent.objects.filter(details__article=story)
    holding = BundleItem.objects.filter(article=story)
    bundles = Q(bundle__in=naming.values("bundle")) | Q(bundle__in=holding.values("bundle"))
    of_others = Q(details__has_key="article") & ~Q(details__article=story)
    return rows.filter(bundles).exclude(of_others)


class OfDesk(Source):
    """The admin's own log: people, roles, sections, masthead, boards, and photos."""

    number, kind = 3, DESK
    kinds = (PHOTO,)
    at_field, actor_field = "action_time", "user"

    def rows(self, asked, user):
        rows = LogEntry.objects.select_related("user", "content_type")
        if asked.story:
            return rows.none()
        if asked.kind == PHOTO:
            return rows.filter(content_type__app_label="photos")
        if asked.kind == DESK:
            return rows.exclude(content_type__app_label="photos")
        return rows

    def entries(self, rows, user):
        return [self._of(row, user) for row in rows]

    def _of(self, row, user):
        model = row.content_type and row.content_type.model_class()
        name = str(model._meta.verbose_name) if model else ""
        what = f"{OF_DESK.get(row.action_flag, '')} {name}".strip()
        lines = [row.get_change_message()] if row.change_message and row.is_change() else []
        is_photo = row.content_type and row.content_type.app_label == "photos"
        return self._entry(
            row,
            PHOTO if is_photo else DESK,
            what=what,
            thing=row.object_repr,
            url=_desk_url(row, model, user),
            details=lines,
        )


def _desk_url(row, model, user):
    if model is None or row.is_deletion() or not may(user, "view", model._meta.label_lower):
        return ""
    return row.get_admin_url() or ""


class OfSignIns(Source):
    number, kind = 2, SIGN_IN
    actor_field = "person"

    def rows(self, asked, user):
        rows = SignIn.objects.select_related("person")
        if asked.story:
            return rows.none()
        return rows.filter(kind=asked.verb) if asked.verb else rows

    def entries(self, rows, user):
        return [
            self._entry(
                row,
                what=row.get_kind_display(),
                is_alert=row.kind == SignInKind.FAILED,
                details=[_("Name typed: %(name)s") % {"name": row.typed_name}]
                if row.typed_name
                else [],
            )
            for row in rows
        ]


class OfExports(Source):
    number, kind = 1, EXPORT

    def rows(self, asked, user):
        rows = Export.objects.select_related("actor")
        return rows.none() if asked.story else rows

    def entries(self, rows, user):
        return [
            self._entry(row, what=_("exported the record"), details=filters_in_words(row.asked))
            for row in rows
        ]


class OfRoyalties(Source):
    number, kind = 7, ROYALTY

    def rows(self, asked, user):
        rows = RoyaltyEvent.objects.select_related("actor", "period", "piece__publication")
        rows = rows.defer(*(f"piece__publication__{name}" for name in HEAVY))
        if asked.story:
            rows = rows.filter(piece__publication__article=asked.story)
        return rows.filter(verb=asked.verb) if asked.verb else rows

    def entries(self, rows, user):
        pieces = [row.piece.publication for row in rows if row.piece]
        headlines = _headlines(user, {piece.article_id for piece in pieces})
        # What people earn is not for whoever looks after the machines.
        sees_money = royalties.may(user, "see_periods")
        return [self._of(row, headlines, sees_money) for row in rows]

    def _of(self, row, headlines, sees_money):
        thing, url, story = str(row.period or ""), "", None
        if row.piece:
            story = row.piece.publication.article_id
            thing, url = thing_of_story(story, headlines)
        return self._entry(
            row,
            what=str(royalties.printed_verb(row.verb)),
            thing=thing,
            url=url,
            story_id=story,
            reason=row.reason if sees_money else "",
            details=details(row.details) if sees_money else [],
        )


SOURCES = (
    OfStories(),
    OfFronts(),
    OfBundles(),
    OfRoyalties(),
    OfDesk(),
    OfSignIns(),
    OfExports(),
)
