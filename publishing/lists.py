"""Which bundles there are for a person, and what is next."""

from django.db.models import Count, Exists, OuterRef
from django.utils.translation import gettext as _

from articles.models import Article
from articles.workflow import seen_by
from publishing.models import Bundle, BundleItem, BundleState
from publishing.rights import may_look_ahead

ON_A_LIST = 30


def visible_to(user, bundles):
    """Leave out bundles with a story that the person may not see: even its name may tell."""
    if may_look_ahead(user):
        return bundles
    seen = Article.objects.filter(seen_by(user), pk=OuterRef("article_id"))
    unseen = BundleItem.objects.filter(~Exists(seen), bundle=OuterRef("pk"), article__isnull=False)
    return bundles.filter(~Exists(unseen))


def bundle_lists(user, *, at):
    """Return the bundles in lists: coming by their time, unfinished and past ones newest first."""
    shown = visible_to(user, Bundle.objects.select_related("created_by", "released_by"))
    shown = shown.annotate(size=Count("items"))
    released = shown.filter(state=BundleState.RELEASED)
    preparing = shown.filter(state=BundleState.PREPARING)
    return [
        {
            "title": _("Coming"),
            "empty": _("No bundle is waiting for its time."),
            "bundles": released.filter(go_live_at__gt=at).order_by("go_live_at", "pk")[:ON_A_LIST],
        },
        {
            "title": _("Being put together"),
            "empty": _("Nobody is putting a bundle together."),
            "bundles": preparing.order_by("-pk")[:ON_A_LIST],
        },
        {
            "title": _("Live and called off"),
            "empty": _("No bundle has gone live yet."),
            "bundles": (
                shown.exclude(state=BundleState.PREPARING)
                .exclude(state=BundleState.RELEASED, go_live_at__gt=at)
                .order_by("-pk")[:ON_A_LIST]
            ),
        },
    ]
