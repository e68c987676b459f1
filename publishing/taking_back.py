"""Take back what a bundle opened and readers do not see yet: that, and nothing else."""

from django.utils.translation import gettext as _

from articles import actions as stories
from articles.models import Publication
from articles.refusals import NotAllowed, Refused
from frontpage import actions as fronts
from publishing.changed import change_of
from publishing.holding import hold
from publishing.models import ItemKind
from publishing.opening import items_of, version_of
from publishing.refusals import BundleRefused
from publishing.standing import stands_as_opened
from vietnamese.moments import zoned


def take_back(bundle, *, actor, at):
    """Call off every span that the bundle opened; return sentences on what others did meanwhile.

    What somebody called off or replaced by hand since is left as it is. Belongs into the
    transaction that holds the bundle. Raises `BundleRefused`, and `NotAllowed` after go-live.
    """
    if bundle.is_live(at=at):
        raise NotAllowed(
            _(
                "The bundle went live at %(time)s: it cannot be called off any more. Take down "
                "each story, and end each place and banner, by itself."
            )
            % {"time": zoned(bundle.go_live_at)}
        )
    items = items_of(bundle)
    articles = hold(items)
    told, refusals = [], []
    for item in items:
        try:
            sentence = _TAKE[item.kind](item, bundle, articles, actor=actor, at=at)
        except Refused as refusal:
            refusals.append((item, refusal.sentences))
            continue
        if sentence:
            told.append(_("%(item)s: %(reason)s") % {"item": item, "reason": sentence})
        item.publication = item.placement = item.banner = None
        item.save()
    if refusals:
        raise BundleRefused(refusals)
    return told


def _take_story(item, bundle, articles, *, actor, at):
    article = articles[item.article_id]
    ours, others = _coming(item, bundle, at)
    if not ours or others:
        return _(
            "somebody called it off or scheduled it anew by hand meanwhile; it was left as it is."
        )
    is_changed = change_of(item, article) is not None
    # From here on the story is no part of what is released: see `standing`.
    item.publication = None
    item.save(update_fields=["publication"])
    stories.unschedule(article_id=article.pk, version=article.version, actor=actor, at=at)
    if not is_changed:
        item.article_version = version_of(article.pk)
    return ""


def _coming(item, bundle, at):
    """Return the story's coming publications, those of the bundle and those of others.

    A change of photos replaces a publication by a copy, which keeps its version and beginning.
    """
    ours, others = [], []
    for publication in Publication.objects.coming(at=at).filter(article=item.article_id):
        is_ours = (
            item.publication is not None
            and publication.visible_from == bundle.go_live_at
            and publication.version == item.publication.version
        )
        (ours if is_ours else others).append(publication)
    return ours, others


def _take_placement(item, bundle, articles, *, actor, at):
    if not stands_as_opened(item.placement, bundle):
        return _("somebody moved it or took it away by hand meanwhile; it was left as it is.")
    fronts.end_placement(
        placement=item.placement,
        actor=actor,
        at=at,
        ends_at=item.placement.visible_from,
        bundle=bundle.pk,
    )
    return ""


def _take_banner(item, bundle, articles, *, actor, at):
    if not stands_as_opened(item.banner, bundle):
        return _("somebody moved it or took it away by hand meanwhile; it was left as it is.")
    fronts.lower_banner(
        banner=item.banner,
        actor=actor,
        at=at,
        ends_at=item.banner.visible_from,
        bundle=bundle.pk,
    )
    return ""


_TAKE = {
    ItemKind.STORY: _take_story,
    ItemKind.PLACEMENT: _take_placement,
    ItemKind.BANNER: _take_banner,
}
