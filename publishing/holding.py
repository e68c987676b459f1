"""Lock all that a bundle touches, in the one order in which nobody waits for each other."""

from articles.models import Article, ImageCaption, PublishedPhoto
from photos.models import Photo
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


def hold_photos(article_ids):
    """Lock the photos that stand in the stories or stood there."""
    placed = ImageCaption.objects.filter(article__in=article_ids).order_by()
    published = PublishedPhoto.objects.filter(publication__article__in=article_ids).order_by()
    known = placed.values_list("photo_id").union(published.values_list("photo_id"))
    wanted = {pk for (pk,) in known}
    photos = Photo.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    list(photos.values_list("pk"))
