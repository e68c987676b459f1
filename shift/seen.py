"""The stories that a person may see, for the screens of the shift: bounded, and never the texts."""

from django.db.models import Exists, OuterRef

from articles.models import Article
from articles.workflow import seen_by

# A million are never counted: "100+" is all that anybody wants to know of them.
COUNTED = 100


def stories_seen(user, asked):
    """Return the stories that the person may see, narrowed to what the address asks for."""
    return asked.stories(Article.objects.filter(seen_by(user)))


def among(stories, *conditions, **lookups):
    """Return those of the stories that fulfil the conditions, which few stories do.

    The database finds these few first, and asks for each whether it is one of the stories. Told
    all at once, SQLite begins with the rights or with a section, and reads a tenth of the archive
    to find a dozen stories.
    """
    few = Article.objects.filter(*conditions, **lookups)
    return few.filter(Exists(stories.order_by().filter(pk=OuterRef("pk"))))


def of_seen_stories(rows, user, asked):
    """Narrow rows that belong to stories to those of stories the person may see.

    Each row asks for its own story: a list of all the stories seen would hold a million.
    """
    story = stories_seen(user, asked).filter(pk=OuterRef("article")).order_by()
    return rows.filter(Exists(story))


def first_ids(stories):
    """Return the ids in their order, at most one more than is counted."""
    return list(stories.values_list("pk", flat=True)[: COUNTED + 1])


def light(ids):
    """Return the stories by id with what a line shows of them, in one query."""
    found = (
        Article.objects.filter(pk__in=ids)
        .select_related("section", "handler", "created_by", "updated_by")
        .defer("body", "standfirst", "search_folded")
    )
    return {story.pk: story for story in found}
