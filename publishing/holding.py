"""Lock all that a bundle touches, in the one order in which nobody waits for each other."""

from articles.actions.turn import hold_photos
from articles.models import Article
from publishing.models import ItemKind


def hold(items):
    """Lock the photos of the bundle's stories, then the stories; return these by id.

    Photos before stories, each in the order of their ids, as single verbs do: of two bundles with
    the same stories one waits at the first of them, and not in the middle. The fronts come after
    the stories, there as here: whoever holds a front waits for no story.
    """
    ids = {item.article_id for item in items if item.article_id}
    hold_photos({item.article_id for item in items if item.kind == ItemKind.STORY})
    articles = Article.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    return {article.pk: article for article in articles}
