"""Say what a photo of a piece earns, apart from the text."""

from django.utils.translation import gettext as _

from photos.models import Photo
from royalties.actions.turn import turn
from royalties.models import PHOTO, PhotoScore
from royalties.own import is_own_photo
from royalties.payees import photographer
from royalties.refusals import NotAllowed, NotReady
from royalties.workflow import keeps_four_eyes


def score_photo(*, publication_id, photo_id, version, coefficient, actor, at):
    """Give a photo in a piece its coefficient and return its `PhotoScore`; None takes it back.

    It is paid to who the library says took it, unless `pay_photo_to` named somebody.
    """
    with turn(
        verb="score_photo", publication_id=publication_id, version=version, actor=actor, at=at
    ) as held:
        row, photo = photo_of(held, photo_id)
        if coefficient is not None:
            held.cards.refuse_over_cap(held.day, PHOTO, coefficient)
            _refuse_withdrawn(held)
            _name_photographer(held, row, photo)
        refuse_own_photo("score_photo", actor, photo, row)
        held.details |= {
            "photo": photo.pk,
            "from": None if row.coefficient is None else str(row.coefficient),
            "to": None if coefficient is None else str(coefficient),
        }
        row.coefficient = coefficient
        row.save()
    return row


def photo_of(held, photo_id):
    """Return the (perhaps new) row of a photo in the piece, and the photo; raise `NotReady`."""
    if photo_id not in {placed["picture"]["photo"] for placed in held.publication.pictures}:
        raise NotReady(_("This photo does not stand in the story."))
    photo = Photo.objects.get(pk=photo_id)
    row = PhotoScore.objects.filter(piece=held.piece, photo=photo).first()
    return row or PhotoScore(piece=held.piece, photo=photo), photo


def refuse_own_photo(verb, actor, photo, row):
    """Raise `NotAllowed` where the person decides about money for a photo of their own."""
    if keeps_four_eyes(verb) and is_own_photo(actor, photo, row.payee):
        raise NotAllowed(_("This photo is your own: somebody else has to decide what it earns."))


def _refuse_withdrawn(held):
    if held.publication.is_withdrawn and not held.piece.pays_withdrawn:
        raise NotReady(_("The story was withdrawn and is not paid, nor are its photos."))


def _name_photographer(held, row, photo):
    if row.is_by_hand:
        return
    row.payee, row.payee_name = photographer(photo, held.publication)
    if row.payee:
        row.payee_name = ""
    if not row.payee and not row.payee_name:
        raise NotReady(
            _(
                "Nobody knows who took this photo: write it into the library, or name who is "
                "paid on the page of the piece."
            )
        )
