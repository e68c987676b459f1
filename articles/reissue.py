"""Give readers the same text with other pictures; nothing that they saw is overwritten."""

from django.db.models import Max

from articles.models import Publication
from articles.models.publication import PICTURE
from articles.reader_copy import copy_of, list_like, remember_photos


def reissue(pictures, *, at, by):
    """Replace publications, all at once, by copies with other pictures; return the copies.

    `pictures` are the new ones by publication, each of which readers see at the moment or later:
    the copy takes over at the moment, or from the beginning. Whoever calls holds the stories' rows.
    """
    old = sorted(pictures, key=lambda publication: publication.visible_from)
    numbers = _last_numbers(old)
    copies = {}
    for publication in old:
        numbers[publication.article_id] += 1
        copies[publication.pk] = copy_of(
            publication,
            pictures=pictures[publication],
            number=numbers[publication.article_id],
            visible_from=max(at, publication.visible_from),
            change_kind=_change_kind(publication, at),
            created_by=by,
        )
    # First the ends, then the beginnings: the database refuses two texts at one moment.
    for publication in old:
        publication.visible_until = copies[publication.pk].visible_from
    Publication.objects.bulk_update(old, ["visible_until"])
    Publication.objects.bulk_create(copies.values())
    list_like(copies)
    remember_photos(copies.values())
    return list(copies.values())


def _change_kind(publication, at):
    """Return what readers are told of the copy: with one that is still to come, what comes."""
    return PICTURE if publication.visible_from < at else publication.change_kind


def _last_numbers(publications):
    of_stories = Publication.objects.filter(article__in={p.article_id for p in publications})
    return dict(of_stories.values_list("article").annotate(Max("number")))
