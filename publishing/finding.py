"""Find the stories that may stand in a bundle: approved ones first, then what readers see."""

from articles.lists import any_of
from articles.models import Article, Publication
from articles.states import State
from articles.workflow import seen_by
from publishing.models import ItemKind
from search import index
from vietnamese.text import exact, fold
from wordindex.typed import terms

MOST = 20
# So many of the newest approved stories are looked through; older ones readers see already, and
# these are found by the index of their words.
NEWEST = 2_000


def stories(words, *, user, at):
    """Return the stories that hold all the words, typed with accents or without; at most `MOST`.

    A number, or an address that ends with one, finds the story of that number.
    """
    seen = Article.objects.filter(seen_by(user))
    found = _numbered(seen, words) or [*_approved(seen, words), *_public(seen, words, at)]
    ids = list(dict.fromkeys(found))[:MOST]
    rows = seen.select_related("section", "created_by").defer("body", "search_folded").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def to_choose(lines, found):
    """Return the stories that may be placed or led to: those of the bundle and those found."""
    ids = {line.item.article_id for line in lines if line.item.kind == ItemKind.STORY}
    ids |= {article.pk for article in found or []}
    return Article.objects.filter(pk__in=ids).only("headline").order_by("-updated_at", "-pk")


def _numbered(seen, words):
    number = words.strip().rstrip("/").rpartition("-")[2]
    if not (number.isascii() and number.isdigit() and len(number) <= 18):
        return []
    return list(seen.filter(pk=int(number)).values_list("pk", flat=True))


def _approved(seen, words):
    newest = Article.objects.filter(state=State.APPROVED).order_by("-updated_at")
    rows = seen.filter(pk__in=newest.values("pk")[:NEWEST])
    for word in fold(words).split():
        rows = rows.filter(search_folded__contains=word)
    rows = rows.order_by("-updated_at", "-pk").values_list("pk", "headline")[:MOST]
    return _as_typed_first(list(rows), words)


def _as_typed_first(rows, words):
    """Return the ids, first of those whose headline has the words with their accents."""
    typed = exact(words)
    return [pk for pk, _headline in sorted(rows, key=lambda row: typed not in exact(row[1]))]


def _public(seen, words, at):
    asked = terms(words, fold)
    if not asked:
        return []
    public = Publication.objects.visible(at=at).filter(article__in=seen)
    parts = [
        part.newest().values("pk")[:MOST]
        for part in index.containing(public, "search_folded", asked)
    ]
    rows = Publication.objects.filter(pk__in=index.read_first(any_of(parts))).newest()
    return _as_typed_first(list(rows.values_list("article_id", "headline")[:MOST]), words)
