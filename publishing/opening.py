"""Open all that a bundle holds, or find out everything that stands in the way."""

from django.db import transaction
from django.utils.translation import gettext as _

from articles import actions as stories
from articles.models import Article, Publication
from articles.models.publication import HEAVY
from articles.refusals import NotAllowed, NotReady, Refused, WrongTime
from frontpage import actions as fronts
from publishing.changed import change_of
from publishing.holding import hold
from publishing.models import BundleItem, BundleState, ItemKind
from publishing.refusals import BundleRefused, refuse_end
from vietnamese.moments import zoned

# Stories first: a front refuses those that readers will not see.
ORDER = {kind: number for number, kind in enumerate(ItemKind)}


def open_all(bundle, *, actor, at):
    """Let everything in the bundle go live at its time, and return what was opened, as plain data.

    Belongs into the transaction that holds the bundle. Raises `BundleRefused` with the refusals of
    all items; whoever called then rolls back, and nothing has changed.
    """
    items = items_of(bundle)
    if not any(items):
        raise NotReady(_("There is nothing in this bundle yet."))
    if bundle.go_live_at is not None and bundle.go_live_at <= at:
        raise WrongTime(
            _(
                "The time of the bundle, %(time)s, is over. Set another one, or none: then it goes "
                "live now."
            )
            % {"time": zoned(bundle.go_live_at)}
        )
    is_now = bundle.go_live_at is None
    bundle.go_live_at = bundle.go_live_at or at
    articles = hold(items)
    refusals = []
    for item in sorted(items, key=lambda item: (ORDER[item.kind], item.article_id or 0, item.pk)):
        try:
            # A savepoint for each: what one refuses must not keep the others from being asked.
            with transaction.atomic():
                _OPEN[item.kind](item, bundle, articles, actor=actor, at=at, is_now=is_now)
        except Refused as refusal:
            refusals.append((item, refusal.sentences))
    if refusals:
        raise BundleRefused(sorted(refusals, key=lambda pair: items.index(pair[0])))
    bundle.state = BundleState.RELEASED
    bundle.released_by, bundle.released_at = actor, at
    return [_opened(item) for item in items]


def items_of(bundle):
    """Return the items with what their names need."""
    joined = ("article", "front", "block", "publication", "placement", "banner")
    heavy = ["article__body", "article__search_folded", *(f"publication__{name}" for name in HEAVY)]
    return list(bundle.items.select_related(*joined).defer(*heavy))


def _open_story(item, bundle, articles, *, actor, at, is_now):
    article = articles[item.article_id]
    refuse_changed(item, article)
    _refuse_scheduled(article, at)
    live = Publication.objects.visible(at=at).filter(article=article).exists()
    verb, arguments = _story_verb(item, bundle, is_live=live, is_now=is_now)
    item.publication = getattr(stories, verb)(
        article_id=article.pk, version=article.version, actor=actor, at=at, **arguments
    )
    item.article_version = version_of(article.pk)
    item.save()


def _story_verb(item, bundle, *, is_live, is_now):
    """Return the verb that makes the story public, with what it needs besides."""
    arguments = {"bundle": bundle.pk} | ({"note": item.change_note} if is_live else {})
    if not is_now:
        return "schedule", arguments | {"go_live_at": bundle.go_live_at}
    return ("update" if is_live else "publish"), arguments


def refuse_changed(item, article):
    """Raise `NotAllowed` if somebody changed the text after the story was put into the bundle.

    Or what readers see of it. Belongs into the transaction that holds the story.
    """
    if change := change_of(item, article):
        raise NotAllowed(
            _(
                "%(name)s changed the story at %(time)s, after it was put into the bundle. Look at "
                "it again."
            )
            % {"name": change.actor, "time": zoned(change.at)}
        )


def _refuse_scheduled(article, at):
    # Otherwise the bundle would replace that, and could not put it back when it is called off.
    coming = Publication.objects.coming(at=at).filter(article=article).first()
    if coming:
        raise NotAllowed(
            _("The story is scheduled already, for %(time)s: call that off first.")
            % {"time": zoned(coming.visible_from)}
        )


def version_of(article_id):
    """Return the story's version as it is now."""
    return Article.objects.values_list("version", flat=True).get(pk=article_id)


def _open_placement(item, bundle, articles, *, actor, at, is_now):
    refuse_end(item.until, bundle, at)
    item.placement = fronts.place(
        front=item.front,
        slot=item.slot,
        block=item.block,
        position=item.slot_position,
        article=item.article,
        actor=actor,
        at=at,
        visible_from=bundle.go_live_at,
        visible_until=item.until,
        bundle=bundle.pk,
    )
    item.save()


def _open_banner(item, bundle, articles, *, actor, at, is_now):
    refuse_end(item.until, bundle, at)
    item.banner = fronts.raise_banner(
        text=item.text,
        article=item.article,
        actor=actor,
        at=at,
        visible_from=bundle.go_live_at,
        visible_until=item.until,
        bundle=bundle.pk,
    )
    item.save()


_OPEN = {
    ItemKind.STORY: _open_story,
    ItemKind.PLACEMENT: _open_placement,
    ItemKind.BANNER: _open_banner,
}


def _opened(item: BundleItem):
    """Return what an item opened, for the record."""
    return {
        "item": item.pk,
        "what": str(item),
        "article": item.article_id,
        "publication": item.publication.number if item.publication else None,
        "placement": item.placement_id,
        "banner": item.banner_id,
    }
