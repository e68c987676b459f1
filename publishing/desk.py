"""The desk's pages of bundles: they translate, call one verb, and hold no rule."""

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import OperationalError
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from articles.refusals import Refused
from publishing import actions, differences, finding, posted, signals
from publishing.events import printed_verb
from publishing.forms import BundleForm
from publishing.lists import bundle_lists, visible_to
from publishing.models import Bundle
from publishing.notes import note_panel
from publishing.rights import may_look_ahead, may_see_bundles
from publishing.standing import lines_of

EVENTS_SHOWN = 50


@require_http_methods(["GET", "HEAD", "POST"])
def bundles(request):
    """List the bundles, and begin one."""
    if not may_see_bundles(request.user):
        raise PermissionDenied
    form = BundleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        asked, now = form.cleaned_data, timezone.now()
        try:
            bundle = actions.create_bundle(actor=request.user, at=now, **asked)
        except Refused as refusal:
            form.add_error(None, refusal.sentences)
        else:
            return HttpResponseRedirect(reverse("publishing:bundle", args=[bundle.pk]))
    context = {
        "title": _("Go-live bundles"),
        "form": form,
        "lists": bundle_lists(request.user, at=timezone.now()),
    }
    return _page(request, "admin/publishing/bundles.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def bundle(request, bundle_id):
    """Show a bundle; by POST carry out the move that was asked for."""
    bundle = bundle_of(request, bundle_id)
    move = posted.Move(request, bundle)
    if request.method == "POST" and move.carry_out():
        for level, sentence in move.told:
            messages.add_message(request, level, sentence)
        return HttpResponseRedirect(reverse("publishing:bundle", args=[bundle.pk]) + move.fragment)
    now = timezone.now()
    bundle.refresh_from_db()
    words = request.GET.get("q", "")
    lines = lines_of(bundle, user=request.user, at=now)
    for line in lines:
        if line.has_note and line.is_seen and bundle.is_open:
            sent = move.sent_note(line.item)
            line.note_panel = note_panel(line, bundle, user=request.user, at=now, data=sent)
            line.is_note_refused = sent is not None
    found = finding.stories(words, user=request.user, at=now) if words.strip() else None
    context = {
        "title": bundle.name,
        "bundle": bundle,
        "is_live": bundle.is_live(at=now),
        "lines": lines,
        "q": words,
        "found": found and finding.found_for(lines, found, at=now),
        "move": move,
        "forms": move.forms(stories=finding.to_choose(lines, found)),
        "panels": _panels(bundle, request.user),
        "events": _events(bundle, lines),
        "may_look_ahead": may_look_ahead(request.user),
        "now": now,
    }
    return _page(request, "admin/publishing/bundle.html", context)


@require_safe
def dry_run(request, bundle_id):
    """Show what releasing the bundle now would change, or everything that stands in its way."""
    bundle = bundle_of(request, bundle_id)
    now = timezone.now()
    context = {
        "title": _("Dry run: %(bundle)s") % {"bundle": bundle},
        "bundle": bundle,
        "now": now,
        "may_look_ahead": may_look_ahead(request.user),
    }
    if bundle.is_open:
        try:
            context["run"] = differences.dry_run(bundle, actor=request.user, at=now)
        except OperationalError:
            context["busy"] = True
    return _page(request, "admin/publishing/dry_run.html", context)


def bundle_of(request, bundle_id):
    """Return the bundle; one with a story that the person may not see is not there for them."""
    if not may_see_bundles(request.user):
        raise PermissionDenied
    found = visible_to(request.user, Bundle.objects.filter(pk=bundle_id))
    bundle = found.select_related("created_by", "released_by").first()
    if bundle is None:
        raise Http404
    return bundle


def _panels(bundle, user):
    told = signals.panels_asked.send(sender=Bundle, bundle=bundle, user=user)
    return [panel for _receiver, panel in told if panel]


def _events(bundle, lines):
    """Return what was done with the bundle: the event, its verb in words, its story's headline."""
    stories = (line.item.article for line in lines if line.is_seen and line.item.article_id)
    headlines = {story.pk: story.headline for story in stories}
    return [
        (event, printed_verb(event.verb), headlines.get(event.details.get("article"), ""))
        for event in bundle.events.select_related("actor")[:EVENTS_SHOWN]
    ]


def _page(request, template, context):
    return render(request, template, admin.site.each_context(request) | context)
