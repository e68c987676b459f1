"""Find stories at the desk by words of the headline, standfirst or byline."""

from django.db.models import Exists, OuterRef

from articles.models import Article
from articles.workflow import seen_by, sees_all_handed_in
from vietnamese.text import fold
from wordindex import WordIndex, terms

WORDS = WordIndex("desk", "articles_article", exact="search_folded", folded="search_folded")


def stories_seen(user):
    """Return the stories that the person may see at the desk, for a list by date.

    Whoever sees nearly all of them reads the newest, each of which is asked; SQLite would rather
    gather a million by the rights and sort them. Whoever sees few gathers these.
    """
    seen = Article.objects.filter(seen_by(user))
    if not sees_all_handed_in(user):
        return seen
    return Article.objects.filter(Exists(seen.order_by().filter(pk=OuterRef("pk"))))


def stories_with(stories, typed):
    """Narrow stories to those that contain all that was typed, with or without its marks.

    As in the readers' search, what is quoted or joined by dots and dashes stands together.
    """
    words = terms(typed, fold)
    return WORDS.contained_in(stories, {"search_folded": words}) if words else stories
