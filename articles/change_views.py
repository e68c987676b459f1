"""The readers' page of what changed in a story since it was first published."""

import re

from django.http import Http404, HttpResponsePermanentRedirect
from django.shortcuts import render
from django.views.decorators.http import require_safe

import pagecache
from articles import boundaries
from articles.change_log import change_log, compared
from articles.models import Publication

# Which version's changes are shown, and with which the list of versions begins.
VERSION_PARAMETER, NEWEST_PARAMETER = "ban", "tu"
# As many digits as fit into the column.
NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


@require_safe
def changes(request, section, slug, article_id):
    """List the published versions of a live story, and show what one of them changed."""
    number, newest = _number(request, VERSION_PARAMETER), _number(request, NEWEST_PARAMETER)
    log = change_log(article_id, at=request.at, newest=newest)
    if log is None:
        raise Http404
    pagecache.keep(request, keys=[f"story-{article_id}"])
    address = f"{log.live.get_absolute_url()}thay-doi/"
    if request.path != address:
        pagecache.keep(request, until=boundaries.next_boundary(at=request.at))
        return HttpResponsePermanentRedirect(address)
    if not log.versions:
        raise Http404
    number = number or log.versions[0].number
    try:
        parts = compared(log, article_id, number, at=request.at)
    except Publication.DoesNotExist as error:
        raise Http404 from error
    context = {
        "story": log.live,
        "section": log.live.section,
        "log": log,
        "number": number,
        "newest": newest,
        "shown": next((v for v in log.versions if v.number == number), None),
        "parts": parts,
    }
    return render(request, "articles/changes.html", context)


def _number(request, parameter):
    """Return the number that the address names, None where it names none, or answer 404."""
    text = request.GET.get(parameter)
    if text is None:
        return None
    if not NUMBER.fullmatch(text):
        raise Http404
    return int(text)
