"""Which photos stood on which front."""

from dataclasses import replace

from django.utils.translation import gettext as _

from articles.models.article import PicturePlace
from articles.photo_uses import seen_in, use
from frontpage.models import Placement


def uses_on_the_front(photo_ids, *, at):
    """Return, by photo id, the `Use`s on fronts: with a story that editors put there.

    For each story and front the last one; a front fills itself with no photo that editors chose.
    """
    opening = [row for row in seen_in(photo_ids, at=at) if _opens(*row)]
    placements = Placement.objects.ever_visible().filter(
        visible_from__lte=at, article__in={run.article_id for run, _publication in opening}
    )
    spans = {}
    for row in placements.select_related("front").order_by("visible_from"):
        fronts = spans.setdefault(row.article_id, {})
        fronts.setdefault(row.front, []).append((row.visible_from, row.visible_until))
    told = {}
    for run, publication in opening:
        for front, stood in spans.get(run.article_id, {}).items():
            if together := _last_overlap(run, stood):
                told.setdefault(run.photo_id, []).append(
                    use(together, publication, _place(front), at=at)
                )
    return told


def _place(front):
    if front is None:
        return _("front page")
    return _("front of “%(section)s”") % {"section": front}


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
