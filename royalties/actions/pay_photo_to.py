"""Name who is paid for a photo."""

from royalties.actions.score_photo import photo_of, refuse_own_photo
from royalties.actions.share_out import payee_of
from royalties.actions.turn import turn


def pay_photo_to(
    *, publication_id, photo_id, version, payee_id=None, payee_name="", note="", actor, at
):
    """Pay a photo to an author, or to somebody named by hand, and return its `PhotoScore`."""
    with turn(
        verb="pay_photo_to", publication_id=publication_id, version=version, actor=actor, at=at
    ) as held:
        row, photo = photo_of(held, photo_id)
        row.payee, row.payee_name = payee_of(payee_id, payee_name)
        row.payee_note, row.is_by_hand = note.strip(), True
        refuse_own_photo("pay_photo_to", actor, photo, row)
        row.save()
        held.details |= {"photo": photo.pk, "to": row.payee_name or str(row.payee)}
    return row
