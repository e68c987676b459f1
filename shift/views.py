"""The screens of the shift: what waits and what comes, and the planning calendar."""

from functools import wraps

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from articles.refusals import Refused
from people.rights import may
from shift import calendar, confirming, plannable, timeline, together, waiting
from shift.asked import Asked
from shift.seen import stories_seen

NOW = "shift.now"
# The screen asks for its moving part alone, every half minute.
PART = "X-Part"


def for_those_who_may(label, methods=("GET", "HEAD", "POST")):
    """Open a view of the desk to those who may view `label` in people.rights."""

    def decorate(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if not may(request.user, "view", label):
                raise PermissionDenied
            return view(request, *args, **kwargs)

        checked = admin.site.admin_view(never_cache(guarded))
        return require_http_methods(methods)(checked)

    return decorate


@for_those_who_may(NOW)
def now(request):
    """Show what waits, what is late and what comes; by POST carry out a move with many stories."""
    at = timezone.now()
    move = _move(request, at)
    if answer := _answer(request, move):
        return answer
    board = _board(request, at) | move
    if request.headers.get(PART):
        return render(request, "admin/shift/_board.html", board)
    return _page(request, "admin/shift/now.html", _("The shift"), **board)


@for_those_who_may(NOW)
def planning(request):
    """Show which story is meant for which day; by POST move stories to another day."""
    at = timezone.now()
    move = _move(request, at)
    if answer := _answer(request, move):
        return answer
    asked, today = Asked(request.GET), timezone.localdate(at)
    period = calendar.asked_period(request.GET, today)
    stories = stories_seen(request.user, asked)
    days = calendar.days_of(period, request.user, asked, stories, at)
    for day in days:
        day.week_address = _address(asked, calendar.week(day.date))
    undated = calendar.undated(stories, at)
    for lines in (undated.lines, *(day.lines for day in days)):
        plannable.mark(lines, request.user)
    return _page(
        request,
        "admin/shift/calendar.html",
        _("Planning"),
        asked=asked,
        period=period,
        addresses=_addresses(asked, period, today),
        days=days,
        undated=undated,
        **move,
    )


def _board(request, at):
    asked = Asked(request.GET)
    stories = stories_seen(request.user, asked)
    queues = waiting.queues(stories, at)
    late, embargoes = waiting.late(stories, at), waiting.embargoes(stories, at)
    at_it = waiting.at_it(stories, at)
    waiting.fill([*queues, late, embargoes, at_it], at)
    coming, past = timeline.timeline(request.user, asked, at)
    return {
        "asked": asked,
        "now": at,
        "queues": queues,
        "late": late,
        "embargoes": embargoes,
        "at_it": at_it,
        "coming": coming,
        "past": past,
        "may_read_record": may(request.user, "view", "shift.record"),
    }


def _answer(request, move):
    """Return the answer to a move that is done, or is asked about first; None: the page itself."""
    if move.get("is_done"):
        return HttpResponseRedirect(request.get_full_path())
    if asking := move.get("asking"):
        label = together.MOVES[asking.verb]
        return _page(request, "admin/shift/confirm.html", label, asking=asking, label=label)
    return None


def _move(request, at):
    """Carry out what was sent, if anything, and return what the page says and keeps of it."""
    moves = list(together.MOVES.items()) if may(request.user, "change", NOW) else []
    page = {"moves": moves, "form": together.TogetherForm(), "outcome": None, "kept": set()}
    if request.method != "POST":
        return page
    if not moves:
        raise PermissionDenied
    chosen = together.chosen_stories(request.POST.getlist("story"))
    page["form"] = form = together.TogetherForm(request.POST)
    try:
        verb, asked = _asked(request, form, chosen)
    except Refused as refusal:
        # No story was asked: all of them stay ticked.
        for sentence in refusal.sentences:
            messages.error(request, sentence)
        return page | {"kept": {pk for pk, _version in chosen}}
    what = {"actor": request.user, "at": at, "asked": asked}
    if verb in confirming.ASKED_FIRST and not request.POST.get("confirmed"):
        return page | {"asking": confirming.ask(verb, chosen, **what)}
    outcome = together.carry_out(verb, chosen, **what)
    if outcome.moved:
        _tell(request, outcome)
    if not outcome.refused:
        return page | {"is_done": True}
    return page | {"outcome": outcome, "kept": set(outcome.reasons)}


def _asked(request, form, chosen):
    """Return the verb that was sent and what it is called with; raise `Refused` if not clear."""
    verb = request.POST.get("_verb", "")
    if verb not in together.MOVES:
        raise Refused(_("Say what is to be done with the stories."))
    if not chosen:
        raise Refused(_("Choose at least one story."))
    return verb, form.asked_by(verb)


def _tell(request, outcome):
    words = ", ".join(f"“{headline}”" for headline in outcome.moved)
    messages.success(request, f"{outcome.done_words}: {words}")


def _addresses(asked, period, today):
    """Return where the buttons above the calendar lead."""
    is_now = period.begins <= today < period.ends
    periods = {
        "before": period.moved(-1),
        "after": period.moved(1),
        "today": calendar.week(today) if period.kind == "week" else calendar.month(today),
        "week": calendar.week(today if is_now else period.first),
        "month": calendar.month(period.first),
    }
    return {name: _address(asked, each) for name, each in periods.items()}


def _address(asked, period):
    query = urlencode(asked.query(**{period.kind: period.name}))
    return f"{reverse('shift:calendar')}?{query}"


def _page(request, template, title, **context):
    context |= {"title": title, "is_nav_sidebar_enabled": False}
    return render(request, template, admin.site.each_context(request) | context)
