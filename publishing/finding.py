"""Find the stories that may stand in a bundle by their headlines, and say how each stands."""

from dataclasses import dataclass
from datetime import datetime
from operator import itemgetter

from django.db.models import Exists, OuterRef

from articles.lists import any_of
from articles.models import Article, Publication
from articles.states import State
from articles.workflow import seen_by
from people.sent import number
from publishing.models import ItemKind
from search import index
from vietnamese.text import exact, fold
from wordindex.typed import terms

MOST = 20
# So many of the newest approved stories are looked through; older ones readers see already, and
# these are found by the index of their words.
NEWEST = 2_000
# Of public stories with the words anywhere, so many of the newest are asked for their headlines.
MOST_READ = 400


@dataclass(frozen=True)
class Found:
    """A story that may be put into a bundle, and what readers see of it."""

    article: Article
    is_in: bool  # the bundle, already
    live_since: datetime | None
    goes_live_at: datetime | None


def stories(words, *, user, at):
    """Return the stories whose headlines hold all the words, with accents or without.

    At most `MOST`: first those that hold them as typed and together, the newest before older ones.
    A number, or an address that ends with one, finds the story of that number.
    """
    seen = Article.objects.filter(seen_by(user))
    found = _numbered(seen, words)
    if not found and fold(words).strip():
        rows = [*_approved(seen, words), *_public(seen, words, at)]
        found = [pk for pk, _headline in _best_first(rows, words)]
    ids = list(dict.fromkeys(found))[:MOST]
    rows = seen.select_related("section", "created_by").defer("body", "search_folded").in_bulk(ids)
    return [rows[pk] for pk in ids if pk in rows]


def to_choose(lines, found):
    """Return the stories that may be placed or led to: those of the bundle and those found."""
    ids = _ids_of(lines) | {article.pk for article in found or []}
    return Article.objects.filter(pk__in=ids).only("headline").order_by("-updated_at", "-pk")


def _numbered(seen, words):
    pk = number(words.strip().rstrip("/").rpartition("-")[2])
    return [] if pk is None else list(seen.filter(pk=pk).values_list("pk", flat=True))


def _approved(seen, words):
    newest = Article.objects.filter(state=State.APPROVED).order_by("-updated_at")
    rows = seen.filter(pk__in=newest.values("pk")[:NEWEST])
    for word in fold(words).split():
        rows = rows.filter(search_folded__contains=f" {word} ")
    return rows.order_by("-updated_at", "-pk").values_list("pk", "headline")


def _public(seen, words, at):
    asked = terms(words, fold)
    # Asked of each story that holds the words, never of the whole archive.
    may_be_seen = Exists(seen.filter(pk=OuterRef("article")))
    public = Publication.objects.visible(at=at).filter(may_be_seen)
    # Headlines have no index of their own: where the words are common in texts, those that stand
    # together are the likelier ones.
    parts = [
        part.newest().values("pk")[:MOST_READ]
        for looked_for in ([fold(words)], asked)
        for part in index.containing(public, "search_folded", looked_for)
    ]
    rows = Publication.objects.filter(pk__in=index.read_first(any_of(parts))).newest()
    return rows.values_list("article_id", "headline")


def _best_first(rows, words):
    """Return the rows whose headlines hold the words: together and with their accents first."""
    ranked = [(_rank(headline, words), pk, headline) for pk, headline in rows]
    return [(pk, headline) for rank, pk, headline in sorted(ranked, key=itemgetter(0)) if rank]


def _rank(headline, words):
    """Return how well a headline holds the words, 1 the best, or 0 where it does not."""
    forms = [(f" {form(headline)} ", form(words)) for form in (exact, fold)]
    together = [f" {asked} " in text for text, asked in forms]
    apart = [set(asked.split()) <= set(text.split()) for text, asked in forms]
    held = [together[0], apart[0], together[1], apart[1]]
    return held.index(True) + 1 if True in held else 0


def found_for(bundle_lines, articles, *, at):
    """Return a `Found` for each of the stories: one query."""
    rows = Publication.objects.not_over(at=at).filter(article__in=articles)
    spans = rows.order_by("-visible_from").values_list("article_id", "visible_from")
    live = {pk: since for pk, since in spans if since <= at}
    coming = {pk: since for pk, since in spans if since > at}
    inside = _ids_of(bundle_lines)
    return [
        Found(article, article.pk in inside, live.get(article.pk), coming.get(article.pk))
        for article in articles
    ]


def _ids_of(lines):
    return {line.item.article_id for line in lines if line.item.kind == ItemKind.STORY}
