"""The search page."""

from urllib.parse import urlencode

from django.db import OperationalError
from django.http import Http404
from django.shortcuts import render
from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_safe

import pagecache
from search.find import LAST_PAGE, MOST, Found, find
from search.query import Query

PERIOD_NAMES = {
    "": gettext_lazy("any time"),
    "ngay": gettext_lazy("last 24 hours"),
    "tuan": gettext_lazy("last week"),
    "thang": gettext_lazy("last month"),
    "nam": gettext_lazy("last year"),
}


@require_safe
def results(request):
    """Show what the words in the address find."""
    query, page = Query.of(request.GET), _page(request)
    try:
        found = find(query, at=request.at, page=page)
        count_text = _count_text(found.count)
    except OperationalError:
        # The database gives up on a question that takes too long, and can be asked the next one.
        found = Found([], 0, has_more=False)
        count_text = _("This search takes too long. Narrow it to a section or a period.")
        pagecache.keep(request, until=request.at)
    context = {
        "query": query.text,
        "section_slug": query.section,
        "period": query.period,
        "periods": PERIOD_NAMES.items(),
        "publications": found.publications,
        "older_url": _url(request, query, page + 1) if found.has_more else "",
        "count_text": count_text,
    }
    return render(request, "search/results.html", context)


def _page(request):
    text = request.GET.get("trang", "1")
    if not (text.isascii() and text.isdigit() and len(text) <= 4):
        raise Http404
    page = int(text)
    if not 1 <= page <= LAST_PAGE:
        raise Http404
    return page


def _url(request, query, page):
    parameters = {"q": query.text, "chuyen_muc": query.section, "trong": query.period}
    given = {name: value for name, value in parameters.items() if value}
    return f"{request.path}?{urlencode(given | {'trang': page})}"


def _count_text(count):
    if count is None:
        return _("More than %(count)s results, the newest first.") % {"count": _grouped(MOST)}
    return ngettext("%(count)s result", "%(count)s results", count) % {"count": _grouped(count)}


def _grouped(count):
    return number_format(count, force_grouping=True)
