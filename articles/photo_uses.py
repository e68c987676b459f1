"""In which stories photos stand and stood."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.db.models import Min
from django.utils.translation import gettext as _

from articles.models import Article, ImageCaption, Publication, PublishedPhoto
from articles.models.article import PicturePlace
from photos import uses
from photos.uses import Use

AFTER_ALL = datetime.max.replace(tzinfo=UTC)


@dataclass
class Run:
    """A photo in one story, from when until when without a break.

    `publication_id` names the newest text of it that has begun, or the first one to come.
    """

    photo_id: int
    article_id: int
    publication_id: int
    since: datetime
    until: datetime | None
    # False: the story was taken down, or is still to come; nobody learns its words from a photo.
    story_is_public: bool = False

    def is_live(self, *, at):
        return self.since <= at and (self.until is None or at < self.until)

    def is_over(self, *, at):
        return self.until is not None and self.until <= at


def runs_of(photo_ids, *, at):
    """Return the last run of each photo in each story; one to come only where readers saw none."""
    seen = PublishedPhoto.objects.filter(
        photo__in=photo_ids, publication__in=Publication.objects.ever_visible()
    )
    runs = {}
    for photo_id, article_id, *span in seen.order_by("publication__visible_from").values_list(
        "photo_id",
        "publication__article_id",
        "publication_id",
        "publication__visible_from",
        "publication__visible_until",
    ):
        run = Run(photo_id, article_id, *span)
        before = runs.get((photo_id, article_id))
        if before and before.until == run.since:
            before.until = run.until
            if run.since <= at:
                before.publication_id = run.publication_id
        elif before is None or run.since <= at:
            runs[photo_id, article_id] = run
    return list(runs.values())


def seen_in(photo_ids, *, at):
    """Return each run with its publication, which has no body: three queries."""
    runs = runs_of(photo_ids, at=at)
    stories = {run.article_id for run in runs}
    seen_now = Publication.objects.visible(at=at).filter(article__in=stories)
    public = set(seen_now.values_list("article_id", flat=True))
    for run in runs:
        run.story_is_public = run.article_id in public
    found = Publication.objects.cards().in_bulk({run.publication_id for run in runs})
    return [(run, found[run.publication_id]) for run in runs]


def uses_in_stories(photo_ids, *, at):
    """Return `(photo id, article id, Use)` for each place of each photo in each story."""
    told, standing = [], set()
    for run, publication in seen_in(photo_ids, at=at):
        for place in _places(publication, run.photo_id):
            told.append((run.photo_id, run.article_id, use(run, publication, place.label, at=at)))
            if not run.is_over(at=at):
                standing.add((run.photo_id, run.article_id, place))
    placed = ImageCaption.objects.filter(photo__in=photo_ids)
    for row in placed.values_list("photo_id", "article_id", "placement").distinct():
        if row not in standing:
            told.append((*row[:2], _use_at_the_desk(*row[1:])))
    return told


def use(run, publication, place, *, at):
    """Return the `Use` of a run in a place; nobody learns from it what is not public yet."""
    is_live = run.is_live(at=at)
    return Use(
        # A photo shows its uses to everybody at the desk, and not everybody sees every story.
        headline=publication.headline
        if run.story_is_public and run.since <= at
        else _unnamed(run, at),
        place=str(place),
        desk_url=Article(pk=run.article_id).get_desk_url(),
        public_url=publication.get_absolute_url() if is_live else "",
        since=run.since,
        until=run.until,
        is_live=is_live,
    )


def _unnamed(run, at):
    return _("A scheduled story") if run.since > at else _("A withdrawn story")


def recount(photo_ids):
    """Correct when photos were first and last used, after what was to come was called off."""
    last = dict.fromkeys(photo_ids)
    for run in runs_of(photo_ids, at=AFTER_ALL):
        last[run.photo_id] = max(last[run.photo_id] or run.since, run.since)
    seen = PublishedPhoto.objects.filter(
        photo__in=photo_ids, publication__in=Publication.objects.ever_visible()
    )
    first = dict(seen.values_list("photo").annotate(Min("publication__visible_from")))
    uses.correct_used({pk: (first.get(pk), moment) for pk, moment in last.items()})


def _places(publication, photo_id):
    places = [p["placement"] for p in publication.pictures if p["picture"]["photo"] == photo_id]
    return [PicturePlace(place) for place in dict.fromkeys(places)]


def _use_at_the_desk(article_id, placement):
    return Use(
        headline=_("A story in work"),
        place=str(PicturePlace(placement).label),
        desk_url=Article(pk=article_id).get_desk_url(),
    )
