"""Make an archive, or go on with one that was interrupted."""

from dataclasses import replace
from datetime import UTC

from django.db import transaction

from articles.models import Article, Publication, Section
from articles.models.article import PicturePlace
from demo.archive import batches, founding, marker
from demo.archive.filing import Filing
from demo.archive.newsroom import Newsroom
from frontpage import furniture
from frontpage.actions import arrange, place
from frontpage.models import Masthead, Slot
from people.models import User
from people.roles import Role

BATCH = 1_000
# So many stories stand at the top of the front page, and one on the page of some sections.
BESIDE_THE_LEAD, ARRANGED = 4, ("van-hoa", "kinh-te", "the-thao")


class Refused(Exception):
    """The archive cannot be made here; `str()` says why."""


def make(*, articles, seed, now, photos=founding.draw_photos, wrote=lambda done, total: None):
    """Write the archive as far as it is not there yet, and return whether anything was missing.

    `wrote(done, total)` is told of every batch. Raises `Refused` where the database holds anything
    else. What was interrupted is gone on with, and ends as if it had not been.
    """
    _refuse_others(articles, seed)
    if marker.read() is None:
        until = now.astimezone(UTC).replace(microsecond=0)
        founding.found(articles=articles, seed=seed, until=until, photos=photos)
    begun = marker.read()
    if begun.is_finished:
        return False
    newsroom = Newsroom(begun)
    filing = Filing(begun, newsroom)
    done = batches.written(articles)
    wrote(done, articles)
    for numbers in _batched(range(done, articles), BATCH):
        batches.write([filing.file(number) for number in numbers])
        wrote(numbers[-1] + 1, articles)
    _finish(begun)
    return True


def _refuse_others(articles, seed):
    known = marker.read()
    if known is None:
        if Article.objects.exists() or Masthead.objects.exists():
            raise Refused(
                "This database holds a newsroom already: an archive is made in an empty one. "
                "Name another with NEWSROOM_VAR or DATABASE_URL."
            )
    elif (known.articles, known.seed) != (articles, seed):
        raise Refused(
            f"This database holds an archive of {known.articles:,} articles with the seed "
            f"{known.seed}. Ask for the same one to go on with it, or name another database with "
            "NEWSROOM_VAR or DATABASE_URL."
        )


@transaction.atomic
def _finish(begun):
    """Arrange the fronts as of the archive's last moment."""
    at = begun.ends_at
    chief = User.objects.filter(groups__name=Role.EDITOR_IN_CHIEF).order_by("pk").first()
    with_lead = _with_lead(at)
    cards = [
        {
            "slot": Slot.SECONDARY if position else Slot.LEAD,
            "block": None,
            "position": max(0, position - 1),
            "article": article,
            "until": None,
        }
        for position, article in enumerate(with_lead[: BESIDE_THE_LEAD + 1])
    ]
    arrange(front=None, cards=cards, actor=chief, at=at, visible_from=at)
    for section in Section.objects.filter(slug__in=ARRANGED).order_by("pk"):
        _place(section, chief, at)
    furniture.rebuild_all(at=at)
    marker.write(replace(begun, is_finished=True), by=chief)


def _place(section, chief, at):
    for pk in _with_lead(at, section=section)[:1]:
        place(
            front=section,
            slot=Slot.LEAD,
            article=Article.objects.get(pk=pk),
            actor=chief,
            at=at,
            visible_from=at,
        )


def _with_lead(at, **where):
    """Return the newest public stories with a picture above them."""
    public = Publication.objects.visible(at=at).filter(**where).newest()
    rows = public.values_list("article_id", "pictures")[:200]
    return [pk for pk, placed in rows if any(p["placement"] == PicturePlace.LEAD for p in placed)]


def _batched(numbers, size):
    return (numbers[start : start + size] for start in range(0, len(numbers), size))
