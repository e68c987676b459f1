"""Put a story into a bundle."""

from dataclasses import asdict

from django.utils.translation import gettext as _

from articles.changes import ChangeNote
from articles.models import Article
from articles.refusals import NotAllowed
from articles.workflow import may_see
from publishing.actions.change_note import signed
from publishing.actions.turn import turn
from publishing.models import BundleItem, ItemKind
from publishing.refusals import WrongItem

MOST_ITEMS = 60


def add_story(*, bundle_id, version, actor, at, article_id, article_version=None, note=None):
    """Add the story as it is now, or as it was at the version that was looked at; return the item.

    `note` is a `ChangeNote`: what readers are told if they see the story already when it goes live.
    """
    with turn(verb="add_story", bundle_id=bundle_id, version=version, actor=actor, at=at) as held:
        article = visible_story(article_id, actor)
        refuse_full(held.bundle)
        if held.bundle.items.filter(kind=ItemKind.STORY, article=article).exists():
            raise WrongItem(_("This story stands in the bundle already."))
        item = BundleItem.objects.create(
            bundle=held.bundle,
            position=next_position(held.bundle),
            kind=ItemKind.STORY,
            article=article,
            article_version=article.version if article_version is None else article_version,
            note=asdict(signed(note or ChangeNote(), actor)),
        )
        held.details |= {"item": item.pk, "article": article.pk, "version": item.article_version}
    return item


def visible_story(article_id, actor):
    """Return the story, or raise `NotAllowed` where there is none that the person may see."""
    article = Article.objects.filter(pk=article_id).first()
    if article is None or not may_see(actor, article):
        raise NotAllowed(_("There is no such story, or you may not see it."))
    return article


def refuse_full(bundle):
    """Raise `WrongItem` when the bundle holds as much as anybody can look through."""
    if bundle.items.count() >= MOST_ITEMS:
        raise WrongItem(
            _("A bundle holds at most %(count)d things: begin another one.") % {"count": MOST_ITEMS}
        )


def next_position(bundle):
    """Return the place after the last item."""
    last = bundle.items.order_by("-position").values_list("position", flat=True).first()
    return 0 if last is None else last + 1
