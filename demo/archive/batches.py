"""Write the rows of a thousand stories in one transaction."""

from collections import defaultdict

from django.db import transaction
from django.db.models import Max

from articles.models import (
    Article,
    AuthorListing,
    Byline,
    Correction,
    Event,
    ImageCaption,
    Publication,
    PublishedPhoto,
    Revision,
    SectionListing,
    TopicListing,
)
from demo.archive.tables import free_ids, insert, let_ids_go_on, lift_time_limit
from photos.models import Photo

# Rows name rows of the tables before theirs.
ORDER = (
    *(Article, Publication, Correction, Event, Revision, Byline, ImageCaption),
    *(Article.extra_sections.through, Article.topics.through),
    *(SectionListing, TopicListing, AuthorListing, PublishedPhoto),
)
# Their ids are named by other rows before they are written.
NUMBERED = (Publication, Correction)


def written(articles):
    """Return how many of the archive's stories are in the database."""
    return Article.objects.filter(pk__lte=articles).aggregate(last=Max("pk"))["last"] or 0


@transaction.atomic
def write(stories):
    """Write `Filed` stories, all or none of them."""
    lift_time_limit()
    rows, ids = defaultdict(list), {model: free_ids(model) for model in NUMBERED}
    for story in stories:
        _collect(story, rows, ids)
    # The record is read by time.
    rows[Event].sort(key=lambda event: event.at)
    for model in ORDER:
        insert(model, rows[model])
    _mark_used(stories)
    for model in NUMBERED:
        let_ids_go_on(model)


def _collect(story, rows, ids):
    """Add all rows of the story."""
    for notice in story.corrections:
        notice.pk = next(ids[Correction])
        if notice.kind == "retraction":
            story.life.events[-1].details["notice"] = notice.pk
    rows[Article].append(story.article())
    rows[Correction] += story.corrections
    rows[Event] += story.life.events
    rows[Revision] += _revisions(story)
    _collect_desk(story, rows)
    for publication in story.publications:
        publication.pk = next(ids[Publication])
        rows[Publication].append(publication)
        _collect_listings(story, publication, rows)


def _collect_desk(story, rows):
    copy, on = story.copy, {"article_id": story.pk}
    for model, placed in ((Byline, copy.bylines), (ImageCaption, copy.captions)):
        rows[model] += [
            model(position=position, **on, **vars(row)) for position, row in enumerate(placed)
        ]
    through = Article.extra_sections.through
    rows[through] += [through(section_id=pk, **on) for pk in copy.extra_section_ids]
    through = Article.topics.through
    rows[through] += [through(topic_id=pk, **on) for pk in copy.topic_ids]


def _collect_listings(story, publication, rows):
    on = {"publication_id": publication.pk, "published_at": publication.published_at}
    own = {desk.pk for desk in story.sections}
    above = {pk for desk in story.sections for pk in desk.above}
    rows[SectionListing] += [
        SectionListing(section_id=pk, is_own=pk in own, **on) for pk in sorted(above)
    ]
    rows[TopicListing] += [TopicListing(topic_id=pk, **on) for pk in story.copy.topic_ids]
    authors = dict.fromkeys(byline.author_id for byline in story.copy.bylines)
    rows[AuthorListing] += [AuthorListing(author_id=pk, **on) for pk in authors if pk]
    rows[PublishedPhoto] += [
        PublishedPhoto(publication_id=publication.pk, photo_id=pk)
        for pk in dict.fromkeys(caption.photo_id for caption in story.copy.captions)
    ]


def _revisions(story):
    if not story.keeps_revisions:
        return []
    begun = story.life.events[0]
    saves = [(begun.version, 0, begun.actor_id, begun.at), *story.saves]
    return [
        Revision(
            article_id=story.pk,
            version=version,
            copy=story.copies[number].as_json(),
            saved_by_id=by,
            saved_at=at,
        )
        for version, number, by, at in saves
    ]


def _mark_used(stories):
    """Remember when photos were first and last used, as `photos.uses` does story by story."""
    moments = defaultdict(list)
    for story in stories:
        for publication in story.publications[:1]:
            for caption in story.copy.captions:
                moments[caption.photo_id].append(publication.visible_from)
    photos = list(Photo.objects.filter(pk__in=moments))
    for photo in photos:
        first, last = min(moments[photo.pk]), max(moments[photo.pk])
        photo.public_from = min(photo.public_from or first, first)
        photo.used_at = max(photo.used_at or last, last)
    Photo.objects.bulk_update(photos, ["public_from", "used_at"])
