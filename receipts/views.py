"""The desk's pages of publish receipts; whoever may see the story may see them."""

from datetime import timedelta

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from people.rights import may
from people.sent import number
from receipts import checking, shown
from receipts.models import Outcome

# Somebody waits for the page.
BUDGET, EACH = timedelta(seconds=8), timedelta(seconds=3)


def _receipts(request):
    if not may(request.user, "view", "receipts.receipt"):
        raise PermissionDenied
    return shown.seen_receipts(request.user)


def _page(request, template, title, **context):
    context |= {"title": title, **admin.site.each_context(request)}
    return render(request, template, context)


@require_safe
def receipts(request):
    """List receipts, the wrong ones first, then the newest."""
    written = request.GET.get("before")
    before = None if written is None else number(written)
    if written is not None and before is None:
        raise Http404
    only_trouble = request.GET.get("only") == "trouble"
    worst, rows, older = shown.page(
        _receipts(request), user=request.user, only_trouble=only_trouble, before=before
    )
    return _page(
        request,
        "admin/receipts/list.html",
        _("Publish receipts"),
        worst=worst,
        rows=rows,
        older=older,
        only_trouble=only_trouble,
    )


@require_safe
def receipt(request, receipt_id):
    """Show what was found at each address."""
    found = get_object_or_404(_receipts(request), pk=receipt_id)
    context = shown.whole(found, user=request.user)
    return _page(request, "admin/receipts/receipt.html", _("Publish receipt"), **context)


@require_safe
def of_story(request, article_id):
    """Lead to the newest receipt of a story."""
    newest = _receipts(request).filter(article=article_id).first()
    if newest is None:
        raise Http404
    return HttpResponseRedirect(reverse("receipts:receipt", args=[newest.pk]))


@require_POST
def check(request, receipt_id):
    """Look now, for a few seconds, and show what was found."""
    found = get_object_or_404(_receipts(request), pk=receipt_id)
    if found.due_at > timezone.now():
        messages.info(request, _("It is not public yet: there is nothing to look at."))
    else:
        checking.check(found, timeout=EACH, budget=BUDGET)
        _tell(request, found)
    return HttpResponseRedirect(reverse("receipts:receipt", args=[found.pk]))


def _tell(request, found):
    if found.state == Outcome.RIGHT:
        messages.success(request, _("All addresses that were looked at are right."))
    elif any(_is_late(trouble) for trouble in found.lines.values_list("trouble", flat=True)):
        messages.warning(
            request,
            _(
                "The site did not answer in time. A server of a single process cannot answer "
                "while it waits for itself: let the worker look (manage.py db_worker)."
            ),
        )


def _is_late(trouble):
    return ["no_answer", {"reason": "timeout"}] in trouble
