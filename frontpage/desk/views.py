"""The desk's pages of the fronts: the list, the editor, its preview and its earlier days."""

from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_safe

from articles.lists import BadPlace, Place
from articles.models import Section
from frontpage import actions
from frontpage import cards as hands
from frontpage.actions.arrange import next_arrangement
from frontpage.desk import earlier, stories, typed
from frontpage.desk.board import board
from frontpage.desk.preview import preview
from frontpage.models import Banner, FrontDraft, Placement
from frontpage.refusals import Refused, Stale, WrongEnds
from frontpage.rights import may_arrange, may_arrange_some, may_raise_banner
from people.sent import number
from vietnamese.moments import zoned

LONGEST_SEARCH = 200


def of_front(view):
    """Give the view the section whose front the address names (None: the site's), or refuse."""

    @wraps(view)
    def with_front(request, front):
        section = get_object_or_404(Section.objects.active(), pk=front) if front else None
        if not may_arrange(request.user, section):
            raise PermissionDenied
        return view(request, section)

    return admin.site.admin_view(with_front)


def page(request, template, **context):
    """Return a page within the desk's frame."""
    request.current_app = admin.site.name
    return render(
        request, f"admin/frontpage/{template}", admin.site.each_context(request) | context
    )


def address(name, section):
    return reverse(f"fronts:{name}", args=[section.pk if section else None])


@admin.site.admin_view
@require_safe
def fronts(request):
    """List the fronts that the person may arrange, each with what is under way."""
    if not may_arrange_some(request.user):
        raise PermissionDenied
    now = timezone.now()
    drafts = {
        draft.front_id: draft
        for draft in FrontDraft.objects.exclude(cards=None).select_related("updated_by")
    }
    placed, coming = {}, {}
    rows = Placement.objects.not_over(at=now).order_by()
    for front_id, since in rows.values_list("front_id", "visible_from"):
        if since <= now:
            placed[front_id] = placed.get(front_id, 0) + 1
        else:
            coming[front_id] = min(since, coming.get(front_id, since))
    choices = [None, *Section.objects.active()]
    return page(
        request,
        "fronts.html",
        title=_("Fronts"),
        fronts=[
            {
                "section": section,
                "url": address("edit", section),
                "earlier_url": address("earlier", section),
                "placed": placed.get(key, 0),
                "draft": drafts.get(key),
                "coming": coming.get(key),
            }
            for section in choices
            if may_arrange(request.user, section)
            for key in [section.pk if section else None]
        ],
        may_raise=may_raise_banner(request.user),
        banner=Banner.objects.visible(at=now).first(),
    )


@of_front
@require_http_methods(["GET", "HEAD", "POST"])
def edit(request, section):
    """Show the editor of a front; save, publish or throw away its draft."""
    now = timezone.now()
    if request.method != "POST":
        return _editor(request, section, _begun(section), now=now)
    form = typed.read(request.POST, section=section)
    do = DOING.get(request.POST.get("do"))
    if do is None:
        return _editor(request, section, form, now=now)
    try:
        if not form.is_right:
            raise Refused(_("A time cannot be read: it is marked below. Nothing is lost."))
        do(request, section, form, now)
    except Stale as refused:
        if _is_done_already(request, section, form, now):
            return HttpResponseRedirect(address("edit", section))
        # The cards stay as typed; whoever saves again has seen that somebody else did.
        form.version = refused.version
        return _editor(request, section, form, now=now, refused=refused)
    except Refused as refused:
        if isinstance(refused, WrongEnds):
            form.errors |= dict.fromkeys(refused.articles, _("This time is over by then."))
        return _editor(request, section, form, now=now, refused=refused)
    return HttpResponseRedirect(address("edit", section))


def _save(request, section, form, now):
    actions.save_draft(
        front=section, cards=form.cards, version=form.version, actor=request.user, at=now
    )
    messages.success(request, _("The draft is saved. Readers see nothing of it."))


def _publish(request, section, form, now):
    _arrange(request, section, form, now, visible_from=now)
    messages.success(request, _("Readers see this front from now on."))
    _warn(request, form.cards, since=now, at=now)


def _schedule(request, section, form, now):
    if form.at is None:
        raise Refused(_("Say from when on readers shall see this front."))
    _arrange(request, section, form, now, visible_from=form.at)
    messages.success(
        request, _("Readers will see this front from %(time)s on.") % {"time": zoned(form.at)}
    )
    _warn(request, form.cards, since=form.at, at=now)


def _arrange(request, section, form, now, *, visible_from):
    actions.arrange(
        front=section,
        cards=form.cards,
        actor=request.user,
        at=now,
        visible_from=visible_from,
        draft_version=form.version,
        keep_coming=form.keeps_coming,
    )


def _drop(request, section, form, now):
    actions.drop_draft(front=section, version=form.version, actor=request.user, at=now)
    messages.success(request, _("The draft is thrown away. The front stays as readers see it."))


DOING = {"save": _save, "publish": _publish, "schedule": _schedule, "drop": _drop}


def _warn(request, cards, *, since, at):
    """Say which cards do nothing because no reader sees their story at any time."""
    unseen = hands.unseen(((card.article, since, card.until) for card in cards), at=at)
    told = stories.tiles(unseen, at=since, now=at, user=request.user)
    for tile in told.values():
        messages.warning(
            request,
            _("No reader will see “%(story)s” in this time: its place fills itself.")
            % {"story": tile.headline},
        )


def _is_done_already(request, section, form, now):
    """Tell whether a second click finds the front as the first one made it."""
    draft = FrontDraft.objects.filter(front=section).first()
    if request.POST.get("do") != "publish" or draft is None or draft.updated_by != request.user:
        return False
    standing = {(card.place, card.article) for card in hands.standing(front=section, at=now)}
    wanted = {(card.place, card.article) for card in form.cards}
    return draft.cards is None and draft.version == form.version + 1 and standing == wanted


def _begun(section):
    """Return the form to begin with: the draft, or what stands on the front."""
    draft = FrontDraft.objects.filter(front=section).first()
    if draft is not None and draft.cards is not None:
        cards = hands.fitting(hands.kept(draft.cards), front=section)
    else:
        standing = hands.standing(front=section, at=timezone.now())
        cards = hands.fitting(standing, front=section)
    texts = {card.article: typed.text_of(card.until) for card in cards}
    return typed.Typed(cards, draft.version if draft else 0, texts)


def _editor(request, section, form, *, now, refused=None):
    draft = FrontDraft.objects.filter(front=section).select_related("updated_by").first()
    shown_at = form.at if form.at and form.at > now else now
    standing = hands.standing(front=section, at=now)
    here = {"section": section, "now": now, "user": request.user}
    laid = board(form.cards, at=shown_at, texts=form.texts, errors=form.errors, **here)
    live = board(standing, at=now, **here)
    return page(
        request,
        "front.html",
        title=_front_title(section),
        section=section,
        form=form,
        draft=draft if draft and draft.cards is not None else None,
        refused=refused,
        # Also after a refusal, or the editor would leave believing that nothing is lost.
        is_unsaved=request.method == "POST" and form.holds_more_than(_begun(section)),
        places=laid,
        rows=list(zip(laid, live, strict=True)),
        shown_at=shown_at,
        is_now=shown_at == now,
        next_arrangement=next_arrangement(section, now),
        coming_changes=earlier.coming_moments(section, at=now),
        may_call_off=Placement.objects.of_front(section, after=now)
        .filter(visible_from__gt=now)
        .exists(),
        urls={
            name: address(name, section)
            for name in ("edit", "preview", "stories", "fill", "earlier")
        },
        **_offered(request, section, now, placed={card.article for card in form.cards}),
    )


def _offered(request, section, now, *, placed):
    """Return the stories that are offered: newest or found, and those to come."""
    asked = request.POST if request.method == "POST" else request.GET
    words = " ".join(asked.get("q", "").split())[:LONGEST_SEARCH]
    sections = Section.objects.active()
    chosen = next(
        (one for one in sections if str(one.pk) == asked.get("section", "")),
        section if "section" not in asked else None,
    )
    wanted = {"words": words, "section": chosen}
    return {
        "words": words,
        "chosen_section": chosen,
        "sections": sections,
        "coming": stories.coming(request.user, at=now, **wanted),
        "public": stories.public(at=now, **wanted),
        "placed": placed,
    }


@of_front
@require_safe
def offered(request, section):
    """Return the list of stories that a search finds, for the editor's script."""
    now = timezone.now()
    context = _offered(request, section, now, placed=set())
    context["places"] = board([], section=section, at=now, now=now, user=request.user)
    return render(request, "admin/frontpage/_stories.html", context)


@of_front
@require_http_methods(["POST"])
def fill(request, section):
    """Return the draft's board as the cards that were sent make it, for the editor's script."""
    now = timezone.now()
    form = typed.read(request.POST, section=section)
    shown_at = form.at if form.at and form.at > now else now
    laid = board(
        form.cards,
        section=section,
        at=shown_at,
        now=now,
        user=request.user,
        texts=form.texts,
        errors=form.errors,
    )
    return render(request, "admin/frontpage/_board.html", {"places": laid, "shown_at": shown_at})


@of_front
@require_http_methods(["GET", "HEAD", "POST"])
def previewed(request, section):
    """Show the front as readers would get it: with the cards sent, or with the draft's."""
    now = timezone.now()
    sent = request.method == "POST"
    form = typed.read(request.POST, section=section) if sent else _begun(section)
    allowed = hands.may_place([card.article for card in form.cards], actor=request.user, at=now)
    cards = [card for card in form.cards if card.article in allowed]
    at = form.at if form.at and form.at > now else now
    return preview(request, cards, section=section, at=at, now=now)


@of_front
@require_http_methods(["GET", "HEAD", "POST"])
def earlier_fronts(request, section):
    """Show what stood on a front when, and bring one of its days back into the draft."""
    now = timezone.now()
    if request.method == "POST":
        return _bring_back(request, section, now)
    try:
        below = Place.parse(request.GET["before"]).moment if "before" in request.GET else None
    except BadPlace:
        below = None
    found = earlier.moments(section, before=below or now)
    chosen, more = found[: earlier.ON_A_PAGE], found[earlier.ON_A_PAGE :]
    coming = [] if below else earlier.coming_moments(section, at=now)
    draft = FrontDraft.objects.filter(front=section).select_related("updated_by").first()
    told = earlier.changes(section, [*coming, *chosen], now=now, user=request.user)
    return page(
        request,
        "earlier.html",
        title=_("Earlier fronts"),
        front_title=_front_title(section),
        section=section,
        front_url=address("edit", section),
        coming=told[: len(coming)],
        changes=told[len(coming) :],
        older=f"?before={Place(chosen[-1], 0)}" if more else "",
        is_older=below is not None,
        draft=draft if draft and draft.cards is not None else None,
        version=draft.version if draft else 0,
    )


def _bring_back(request, section, now):
    try:
        moment = Place.parse(request.POST.get("moment", "")).moment
        cards = earlier.cards_at(section, moment, user=request.user, now=now)
        actions.save_draft(
            front=section,
            cards=cards,
            version=number(request.POST.get("version", "")) or 0,
            actor=request.user,
            at=now,
        )
    except (BadPlace, Refused) as refused:
        told = refused if isinstance(refused, Refused) else _("There is no such moment.")
        messages.error(request, str(told))
        return HttpResponseRedirect(address("earlier", section))
    messages.success(
        request,
        ngettext(
            "%(count)d card of %(time)s is in the draft. Readers see nothing of it yet.",
            "%(count)d cards of %(time)s are in the draft. Readers see nothing of them yet.",
            len(cards),
        )
        % {"count": len(cards), "time": zoned(moment)},
    )
    return HttpResponseRedirect(address("edit", section))


def _front_title(section):
    return _("Front of “%(section)s”") % {"section": section} if section else _("Front page")
