"""The search page, and the words that go on as somebody types."""

from urllib.parse import urlencode

from django.db import OperationalError
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

import pagecache
from articles.models.article import Kind
from search import query as names
from search.find import LAST_PAGE, Found, find
from search.query import Query
from search.suggestions import suggestions

PERIOD_NAMES = {
    "": gettext_lazy("any time"),
    "ngay": gettext_lazy("last 24 hours"),
    "tuan": gettext_lazy("last week"),
    "thang": gettext_lazy("last month"),
    "nam": gettext_lazy("last year"),
}
# What somebody has begun to type is short, or has suggestions no more.
LONGEST_BEGINNING = 60


@require_safe
def results(request):
    """Show what the words in the address find."""
    query, page = Query.of(request.GET), _page(request)
    try:
        found = find(query, at=request.at, page=page)
        count_text = _count_text(found, query)
    except OperationalError:
        # The database gives up on a question that takes too long, and can be asked the next one.
        found = Found([], 0)
        count_text = _("This search takes too long. Narrow it to a section or a period.")
        pagecache.keep(request, until=request.at)
    context = {
        "query": query.text,
        "search": query,
        "periods": PERIOD_NAMES.items(),
        "kinds": Kind.choices,
        "publications": found.publications,
        "authors": _authors(request, query, found.publications),
        "author_name": _author_name(query, found.publications),
        "without_author_url": _url(request, query.parameters, tac_gia=""),
        "without_filters_url": _url(request, {names.WORDS: query.text}),
        "meant": found.meant,
        "meant_url": _url(request, query.parameters, q=found.meant),
        "older_url": _url(request, query.parameters, trang=page + 1) if found.has_more else "",
        "count_text": count_text,
    }
    return render(request, "search/results.html", context)


@require_safe
def begun(request):
    """Return phrases that go on as the words in the address begin, for the field's list."""
    typed = request.GET.get(names.WORDS, "")
    words = Query.of({names.WORDS: typed[:LONGEST_BEGINNING]}).text
    found = suggestions(words + " " * typed[-1:].isspace())
    return JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})


def _page(request):
    text = request.GET.get(names.PAGE, "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise Http404
    page = int(text)
    if not 1 <= page <= LAST_PAGE:
        raise Http404
    return page


def _url(request, parameters, **changed):
    said = {name: value for name, value in (parameters | changed).items() if value}
    return f"{request.path}?{urlencode(said)}"


def _authors(request, query, publications):
    """Return `(name, address)` to narrow the search to those who wrote what is shown."""
    if query.author:
        return []
    names_of = {
        byline["author_slug"]: byline["printed_as"]
        for publication in publications
        for byline in publication.bylines
        if byline.get("author_slug")
    }
    return [
        (name, _url(request, query.parameters, tac_gia=slug)) for slug, name in names_of.items()
    ]


def _author_name(query, publications):
    """Return how the author is printed to whom the search is narrowed, as far as it is known."""
    for publication in publications:
        for byline in publication.bylines:
            if query.author and byline.get("author_slug") == query.author:
                return byline["printed_as"]
    return query.author


def _count_text(found, query):
    told = {"count": number_format(found.count, force_grouping=True), "words": query.text}
    if not found.is_counted:
        return _("More than %(count)s results for “%(words)s”, the best and newest first.") % told
    return (
        ngettext(
            "%(count)s result for “%(words)s”", "%(count)s results for “%(words)s”", found.count
        )
        % told
    )
