"""Say what readers are told of the change to a live story."""

from dataclasses import asdict, replace

from django.utils.translation import gettext as _

from publishing.actions.remove_item import item_of
from publishing.actions.turn import turn
from publishing.models import ItemKind
from publishing.refusals import WrongItem


def signed(note, actor):
    """Return the note with whose second look it was: the release may be somebody else's."""
    return replace(note, looked_by=actor.pk if note.looked_twice else None)


def change_note(*, bundle_id, version, actor, at, item_id, note):
    """Set the `ChangeNote` of a story of the bundle; return the item."""
    with turn(verb="change_note", bundle_id=bundle_id, version=version, actor=actor, at=at) as held:
        item = item_of(held.bundle, item_id)
        if item.kind != ItemKind.STORY:
            raise WrongItem(_("Only a story has a note of change."))
        item.note = asdict(signed(note, actor))
        item.save()
        held.details |= {"article": item.article_id, "kind": note.kind}
    return item
