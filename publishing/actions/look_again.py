"""Take a story that was changed meanwhile as it is now."""

from django.utils.translation import gettext as _

from publishing.actions.add_story import visible_story
from publishing.actions.remove_item import item_of
from publishing.actions.turn import turn
from publishing.models import ItemKind
from publishing.refusals import WrongItem


def look_again(*, bundle_id, version, actor, at, item_id, article_version):
    """Say that the story was looked at again, at the version given; return the item."""
    with turn(verb="look_again", bundle_id=bundle_id, version=version, actor=actor, at=at) as held:
        item = item_of(held.bundle, item_id)
        if item.kind != ItemKind.STORY:
            raise WrongItem(_("Only a story can have been changed meanwhile."))
        visible_story(item.article_id, actor)
        if item.article_version != article_version:
            # Nobody has taken a second look at these words yet.
            item.note = item.note | {"looked_twice": False, "looked_by": None}
        item.article_version = article_version
        item.save()
        held.details |= {"article": item.article_id, "version": article_version}
    return item
