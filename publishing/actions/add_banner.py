"""Put a breaking banner into a bundle."""

from django.utils.translation import gettext as _

from publishing.actions.add_story import next_position, refuse_full, visible_story
from publishing.actions.turn import turn
from publishing.models import BundleItem, ItemKind
from publishing.refusals import WrongItem, refuse_end


def add_banner(*, bundle_id, version, actor, at, text, article_id=None, until=None):
    """Add a line of breaking news, which may lead to a story; return the item."""
    with turn(verb="add_banner", bundle_id=bundle_id, version=version, actor=actor, at=at) as held:
        refuse_full(held.bundle)
        refuse_end(until, held.bundle, at)
        if not text.strip():
            raise WrongItem(_("Write what the banner says."))
        item = BundleItem.objects.create(
            bundle=held.bundle,
            position=next_position(held.bundle),
            kind=ItemKind.BANNER,
            article=visible_story(article_id, actor) if article_id else None,
            text=text.strip(),
            until=until,
        )
        held.details |= {"item": item.pk, "text": item.text}
    return item
