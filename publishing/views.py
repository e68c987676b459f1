"""The whole site as of any moment, to browse: as it was, as it will be, and with a bundle."""

from contextlib import nullcontext

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from photos.renditions import for_desk
from publishing import links
from publishing.as_of import page_as_of
from publishing.bar import bar
from publishing.desk import bundle_of
from publishing.forms import MomentForm
from publishing.rehearsal import rehearsal
from publishing.rights import may_look_ahead, may_look_at, may_look_back

HTML = "text/html"


@require_safe
def choose(request):
    """Ask for a moment, and lead to the site as of it."""
    if not may_look_back(request.user) and not may_look_ahead(request.user):
        raise PermissionDenied
    form = MomentForm(request.GET if "at_0" in request.GET else None)
    if form.is_valid():
        return HttpResponseRedirect(form.address())
    context = {
        "title": _("The site as of any moment"),
        "form": form,
        "now": timezone.now(),
        "may_look_ahead": may_look_ahead(request.user),
    }
    return render(
        request, "admin/publishing/choose_moment.html", admin.site.each_context(request) | context
    )


@require_safe
def as_of(request, moment, path):
    """Show a readers' page as of the moment, with all links leading on within that moment."""
    if not may_look_at(request.user, moment, now=timezone.now()):
        raise PermissionDenied
    return _shown(request, moment, path, bundle=None)


@require_safe
def with_bundle(request, bundle_id, moment, path):
    """Show a readers' page as it will be once the bundle is released."""
    bundle = bundle_of(request, bundle_id)
    if not may_look_ahead(request.user):
        raise PermissionDenied
    if not bundle.is_open:
        return HttpResponseRedirect(reverse("publishing:as-of", args=[moment, path]))
    return _shown(request, moment, path, bundle=bundle)


def _shown(request, moment, path, *, bundle):
    now = timezone.now()
    if bundle and bundle.go_live_at is None:
        # It would go live at this moment: before, there is nothing of it to see.
        moment = max(moment, now)
    carried_out = rehearsal(bundle, actor=request.user, at=now) if bundle else nullcontext()
    try:
        with carried_out as refusal:
            if refusal:
                # Without it the page would show the site and only say that the bundle is in it.
                return _led_to_refusals(bundle)
            page = page_as_of(f"/{path}", at=moment, query=request.GET)
            top = bar(request, moment=moment, path=path, bundle=bundle, now=now)
    except OperationalError:
        if bundle is None:
            raise
        messages.warning(
            request, _("Somebody is working on one of these stories just now. Try again.")
        )
        return _led_to_refusals(bundle)
    return _previewed(page, top)


def _led_to_refusals(bundle):
    return HttpResponseRedirect(reverse("publishing:dry-run", args=[bundle.pk]))


def _previewed(page, top):
    """Return a reader's page with the bar above it, its links leading on inside."""
    if 300 <= page.status_code < 400:
        # Never 301: no browser shall remember for good what was only looked at.
        return HttpResponseRedirect(links.address_inside(page["Location"], top.base))
    text = page.content.decode(page.charset)
    if not page["Content-Type"].startswith(HTML):
        text = render_to_string("admin/publishing/as_of_source.html", {"text": text})
    else:
        # Files of what is to come are kept from readers; the desk has its own way to them.
        text = for_desk(links.inside(text, top.base))
    response = HttpResponse(_under(top.html, text), status=page.status_code)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def _under(html, text):
    """Put the bar first in the body; the rest of the page stays as readers get it."""
    head, body, rest = text.partition("<body>")
    return f"{head}{body}{html}{rest}"
