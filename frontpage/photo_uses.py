"""Which photos stood on the front page."""

from dataclasses import replace

from django.utils.translation import gettext as _

from articles.models.article import PicturePlace
from articles.photo_uses import seen_in, use
from frontpage.models import Placement


def uses_on_the_front(photo_ids, *, at):
    """Return, by photo id, the `Use`s on the front page: with a story that editors put there."""
    opening = [row for row in seen_in(photo_ids, at=at) if _opens(*row)]
    placements = Placement.objects.ever_visible().filter(
        visible_from__lte=at, article__in={run.article_id for run, _publication in opening}
    )
    spans = {}
    for row in placements.order_by("visible_from"):
        spans.setdefault(row.article_id, []).append((row.visible_from, row.visible_until))
    told = {}
    for run, publication in opening:
        if together := _last_overlap(run, spans.get(run.article_id, [])):
            told.setdefault(run.photo_id, []).append(
                use(together, publication, _("front page"), at=at)
            )
    return told


def _opens(run, publication):
    """Tell whether the photo is the one that stands on the story's card."""
    pictures = publication.pictures
    lead = [placed for placed in pictures if placed["placement"] == PicturePlace.LEAD]
    return (lead or pictures)[0]["picture"]["photo"] == run.photo_id


def _last_overlap(run, spans):
    """Return the run cut to the last of the spans in which it stood on the front page, or None."""
    for since, until in reversed(spans):
        start = max(since, run.since)
        end = min((end for end in (until, run.until) if end), default=None)
        if end is None or start < end:
            return replace(run, since=start, until=end)
    return None
