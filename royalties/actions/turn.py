"""One person's turn at one piece: its period held, checked, recorded."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _

from articles.models import Publication
from articles.models.publication import HEAVY
from royalties.candidates import day_of, is_first, mark_withdrawn
from royalties.cards import Cards
from royalties.models import Period, Piece
from royalties.own import own_pieces
from royalties.payees import shares_of
from royalties.record import record
from royalties.refusals import Changed, NoPeriod, NotAllowed, NotReady
from royalties.workflow import keeps_four_eyes, may
from vietnamese.moments import zoned


@dataclass
class Turn:
    """What a verb works with while it holds the piece."""

    publication: Publication
    piece: Piece
    actor: object
    at: object
    details: dict = field(default_factory=dict)

    @property
    def day(self):
        return day_of(self.publication)

    @property
    def cards(self):
        return Cards()


@contextmanager
def turn(*, verb, publication_id, version, actor, at, reason=""):
    """Hold the piece that begins with a publication for one verb; record it when the block ends.

    Raises `NoPeriod`, `Changed`, `NotAllowed`, `NotReady`.
    """
    with transaction.atomic():
        publication = _publication(publication_id, at)
        refuse_right(actor, verb, section_id=publication.section_id)
        # Everything in a period waits for it: nothing is scored while it is being closed.
        period = hold_period_of(day_of(publication))
        piece = Piece.objects.filter(article=publication.article_id).first() or Piece(
            article_id=publication.article_id, publication=publication, period=period
        )
        _refuse_own(verb, actor, publication, piece)
        refuse_changed(piece, version)
        if piece.pk is None:
            piece.save()
        held = Turn(publication, piece, actor, at)
        yield held
        piece.version += 1
        piece.save()
        record(verb, actor=actor, at=at, period=period, piece=piece, reason=reason, **held.details)


def _refuse_own(verb, actor, publication, piece):
    """Raise `NotAllowed` where the person decides about money for a story of their own."""
    shares = shares_of([publication], [piece] if piece.pk else [])
    if keeps_four_eyes(verb) and own_pieces(actor, [publication], shares):
        raise NotAllowed(_("This story is your own: somebody else has to decide what it earns."))


def refuse_right(actor, verb, *, section_id=None):
    """Raise `NotAllowed` unless the table lets the person do this."""
    if not may(actor, verb, section_id=section_id):
        raise NotAllowed(_("You may not do this with royalties."))


def hold_period_of(day):
    """Lock the open period that a day belongs to; raise `NoPeriod` where there is none."""
    period = Period.objects.select_for_update().of_day(day).first()
    if period is None:
        raise NoPeriod(
            _("%(day)s belongs to no royalty period. Open one first.") % {"day": f"{day:%d/%m/%Y}"}
        )
    if period.is_closed:
        raise NoPeriod(closed_sentence(period))
    return period


def hold_period(period_id):
    """Lock a period that is open; raise `NoPeriod` where it is closed or gone."""
    period = Period.objects.select_for_update().filter(pk=period_id).first()
    if period is None:
        raise NoPeriod(_("There is no such period."))
    if period.is_closed:
        raise NoPeriod(closed_sentence(period))
    return period


def closed_sentence(period):
    """Return why nothing can be changed any more, and what to do instead."""
    return _(
        "The period %(period)s is closed. What was wrong in it is put right by an adjustment in "
        "an open period."
    ) % {"period": period}


def refuse_changed(piece, version):
    """Raise `Changed`, which says who scored and how, unless `version` is the piece's own."""
    if piece.version == version:
        return
    last = piece.events.select_related("actor").first() if piece.pk else None
    if last is None:
        raise Changed(_("This piece was changed meanwhile. Look at it again, then save."))
    raise Changed(
        _(
            "%(name)s changed this piece at %(time)s, after you opened it. What you typed is "
            "still here: look at it again, then save."
        )
        % {"name": last.actor, "time": zoned(last.at)}
    )


def _publication(publication_id, at):
    publications = Publication.objects.select_related("article__created_by", "section")
    publication = publications.defer(*HEAVY).filter(pk=publication_id).first()
    if publication is None or not is_first(publication, at=at):
        raise NotReady(
            _("Only the first publication of a story is paid, from when readers see it.")
        )
    mark_withdrawn([publication], [publication.article_id], at=at)
    return publication
