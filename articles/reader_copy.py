"""Open and close the spans of a story's publications; called by verbs that hold the row."""

from copy import copy

from django.db.models.base import ModelState
from django.utils.translation import gettext as _

from articles.embargo import refuse_embargo
from articles.models import (
    AuthorListing,
    Byline,
    Publication,
    PublishedPhoto,
    SectionListing,
    TopicListing,
)
from articles.models.correction import CorrectionKind
from articles.photo_uses import recount
from articles.refusals import NotAllowed
from photos.uses import mark_used


def open_span(publication, *, actor, listed_like=None):
    """Store a new publication: it ends the one before it, and takes the place of later ones.

    It is listed as the desk copy says, or as the publication `listed_like` was. Raises
    `UnderEmbargo`.
    """
    article = publication.article
    # Each verb has asked already and said so in its place; whatever comes to open spans one day
    # cannot forget it.
    refuse_embargo(article, publication.visible_from)
    call_off_after(article, publication.visible_from)
    _end_retraction(article, publication.visible_from)
    before = close_span(article, at=publication.visible_from)
    last = article.publications.order_by("-number").first()
    publication.number = last.number + 1 if last else 1
    publication.created_by = actor
    publication.save()
    if listed_like:
        list_like({listed_like.pk: publication})
    else:
        _list(publication)
    remember_photos([publication])
    new_photos = _photo_ids(publication) - (_photo_ids(before) if before else set())
    mark_used(new_photos, since=publication.visible_from)
    return publication


def copy_of(publication, **changes):
    """Return an unsaved copy of a publication, which differs from it in the changes."""
    again = copy(publication)
    again.pk, again._state = None, ModelState()
    for name, value in changes.items():
        setattr(again, name, value)
    return again


def close_span(article, *, at):
    """End what readers see of the story at the moment; return that publication, or None."""
    live = Publication.objects.visible(at=at).filter(article=article).first()
    if live:
        _end(live, at)
    return live


def last_seen(article, *, at):
    """Return what readers see of the story at the moment, or saw last.

    Raises `NotAllowed` where they have never seen it.
    """
    seen = article.publications.ever_visible().filter(visible_from__lte=at)
    last = seen.order_by("-number").first()
    if last is None:
        raise NotAllowed(_("Readers have never seen this story."))
    return last


def call_off_after(article, moment):
    """Make every publication that would begin after the moment one that never was visible.

    What is live goes on until told otherwise, if the next one was to end it. Return how many.
    """
    coming = Publication.objects.coming(at=moment).filter(article=article)
    called_off = list(coming.order_by("-visible_from"))
    for publication in called_off:
        _end(publication, publication.visible_from)
        _reopen_before(publication)
        _take_back_notices(article, publication.visible_from)
    if photo_ids := {pk for publication in called_off for pk in _photo_ids(publication)}:
        recount(photo_ids)
    return len(called_off)


def _reopen_before(called_off):
    """Let the publication go on that the called-off one was to end."""
    Publication.objects.filter(
        article=called_off.article,
        visible_from__lt=called_off.visible_from,
        visible_until=called_off.visible_from,
    ).update(visible_until=None)


def _end_retraction(article, moment):
    """End the notice that stands in the place of the story when readers see the story again."""
    retractions = article.corrections.visible(at=moment).filter(kind=CorrectionKind.RETRACTION)
    retractions.update(visible_until=moment)


def _take_back_notices(article, moment):
    """Undo what was to be told to readers with a publication of the moment, which never comes."""
    article.corrections.filter(visible_from=moment).update(visible_until=moment)
    article.corrections.filter(
        kind=CorrectionKind.RETRACTION, visible_from__lt=moment, visible_until=moment
    ).update(visible_until=None)


def _end(publication, moment):
    publication.visible_until = moment
    publication.save(update_fields=["visible_until"])


def _list(publication):
    """Put the publication on the lists it belongs to, those of the sections above it too."""
    article, when = publication.article, publication.published_at
    list_in_sections(publication, {article.section, *article.extra_sections.all()})
    authors = Byline.objects.filter(article=article, author__isnull=False)
    for listing, column, ids in (
        (TopicListing, "topic_id", set(article.topics.values_list("pk", flat=True))),
        (AuthorListing, "author_id", set(authors.values_list("author_id", flat=True))),
    ):
        listing.objects.bulk_create(
            listing(publication=publication, published_at=when, **{column: pk}) for pk in ids
        )


def list_in_sections(publication, sections):
    """Put the publication on the lists of its sections, and of every section above them."""
    own = {section.pk for section in sections}
    above = {pk for section in sections for pk in section.with_ancestor_ids()}
    SectionListing.objects.bulk_create(
        SectionListing(
            publication=publication,
            published_at=publication.published_at,
            section_id=pk,
            is_own=pk in own,
        )
        for pk in above
    )


def list_like(copies):
    """Put publications on the lists of those they are copies of, which are named by id."""
    for listing in (SectionListing, TopicListing, AuthorListing):
        rows = list(listing.objects.filter(publication__in=copies))
        for row in rows:
            row.pk, row.publication = None, copies[row.publication_id]
        listing.objects.bulk_create(rows)


def remember_photos(publications):
    """Write down which photos stand in publications: they are kept as long as these are."""
    PublishedPhoto.objects.bulk_create(
        PublishedPhoto(publication=publication, photo_id=pk)
        for publication in publications
        for pk in _photo_ids(publication)
    )


def _photo_ids(publication):
    return {placed["picture"]["photo"] for placed in publication.pictures}
