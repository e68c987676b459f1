"""Let readers' copies follow what the photo library says of their photos."""

from django.db import transaction

from articles.embargo import refuse_embargo
from articles.models import Article, Event, Publication, PublishedPhoto
from articles.photo_uses import uses_in_stories
from articles.purging import purge_pages_of
from articles.reissue import reissue
from articles.snapshot import as_in_library

# Stories whose texts are in memory together.
AT_ONCE = 200


@transaction.atomic
def follow_photos(*, photos, actor, at):
    """Show photos as they are in the library now, in every live and scheduled story.

    Belongs into the transaction that changed the photos and holds their rows. Returns the
    `photos.uses.Use`s that became others. The stories' `version` stays: it counts what was done to
    the desk copy, which names its photos and has none of this, so that nobody's open form is stale.
    """
    photos = {photo.pk: photo for photo in photos}
    articles = _showing(photos, at)
    touched = set()
    for start in range(0, len(articles), AT_ONCE):
        touched |= _follow(articles[start : start + AT_ONCE], photos, actor, at)
    return _uses(touched, at)


def _showing(photos, at):
    """Return the ids of the stories in which readers see the photos or will, in their order."""
    shown = PublishedPhoto.objects.filter(
        photo__in=photos, publication__in=Publication.objects.not_over(at=at)
    )
    return sorted(set(shown.values_list("publication__article_id", flat=True)))


def _follow(article_ids, photos, actor, at):
    """Write the new publications of some stories; return (photo id, article id) of what changed."""
    articles = _locked(article_ids)
    shown = Publication.objects.not_over(at=at).filter(article__in=article_ids)
    pictures = {}
    for publication in shown.select_related("section"):
        now = as_in_library(publication.pictures, photos)
        if now != publication.pictures:
            _refuse_before_embargo(articles, publication, at)
            pictures[publication] = now
    if not pictures:
        return set()
    copies = reissue(pictures, at=at, by=actor)
    touched = {(pk, copy.article_id) for copy in copies for pk in photos if _has(copy, pk)}
    _record(articles, touched, copies, actor, at)
    purge_pages_of(copies)
    return touched


def _refuse_before_embargo(articles, publication, at):
    """Raise `UnderEmbargo` for what readers do not see yet; what they see shows no new word."""
    if publication.visible_from > at:
        story = next(row for row in articles if row.pk == publication.article_id)
        refuse_embargo(story, publication.visible_from)


def _locked(article_ids):
    rows = Article.objects.select_for_update(no_key=True).only("version", "state", "embargo_until")
    return list(rows.filter(pk__in=article_ids).order_by("pk"))


def _has(publication, photo_id):
    return any(placed["picture"]["photo"] == photo_id for placed in publication.pictures)


def _record(articles, touched, copies, actor, at):
    """Append to the record of each story which photos changed and which publications show it."""
    events = []
    for article in articles:
        details = {
            "photos": sorted(photo for photo, story in touched if story == article.pk),
            "publications": [copy.number for copy in copies if copy.article_id == article.pk],
        }
        if details["publications"]:
            events.append(
                Event(
                    article=article,
                    verb="picture",
                    actor=actor,
                    at=at,
                    version=article.version,
                    from_state=article.state,
                    to_state=article.state,
                    details=details,
                )
            )
    Event.objects.bulk_create(events)


def _uses(touched, at):
    if not touched:
        return []
    told = uses_in_stories({photo_id for photo_id, _article_id in touched}, at=at)
    return [
        use for photo_id, article_id, use in told if (photo_id, article_id) in touched and use.since
    ]
