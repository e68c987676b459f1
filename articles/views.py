"""Readers' pages of stories and of lists of stories."""

from datetime import date, timedelta
from functools import wraps

from django.db.models import Subquery
from django.http import (
    Http404,
    HttpResponse,
    HttpResponsePermanentRedirect,
    HttpResponseRedirect,
)
from django.shortcuts import render
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

import pagecache
from articles import boundaries, earlier, lists
from articles.addresses import day_url
from articles.change_log import with_log
from articles.models import Publication, Section, Topic
from articles.notices import as_read, for_the_corrections_page, retraction_of
from articles.prepared import Prepared
from articles.signals import top_asked
from people.models import Author
from vietnamese.dates import midnight

RELATED = 6
PLACE_PARAMETER = "truoc"

STORY = Prepared(
    lambda at, article_id: with_log(
        Publication.objects.visible(at=at)
        .filter(article_id=article_id)
        .select_related("section__parent")
        .defer("search_exact", "search_folded"),
        at=at,
    ),
    moments=["at"],
    numbers=["article_id"],
)

SECTION = Prepared(
    lambda slug: Section.objects.active().select_related("parent").filter(slug=slug),
    texts=["slug"],
)
AUTHOR = Prepared(lambda slug: Author.objects.filter(slug=slug), texts=["slug"])
TOPIC = Prepared(lambda slug: Topic.objects.filter(slug=slug), texts=["slug"])


@require_safe
def article(request, section, slug, article_id):
    """Show a story; whatever words stand before its id, one step leads to its address."""
    found = STORY(at=request.at, article_id=article_id)
    if not found:
        return led_on(request) or _gone(request, article_id)
    publication = found[0].as_of(request.at)
    # The section's key for the list beside it, which names the newest of the section.
    keys = [f"story-{article_id}", f"section-{publication.section_id}"]
    pagecache.keep(request, keys=keys)
    address = publication.get_absolute_url()
    if request.path != address:
        # The old site's addresses may end in a number that is another story's here.
        return led_on(request) or _moved(request, address)
    context = {
        "publication": publication,
        "related": _related(publication, at=request.at),
        "preview": None,
    }
    return render(request, "articles/detail.html", context)


def _related(publication, *, at):
    # One more than is shown: the story itself may be among them.
    page, _found = lists.first_page_with(publication.section_id, [], at=at, size=RELATED + 1)
    return [other for other in page.rows if other.pk != publication.pk][:RELATED]


def _gone(request, article_id):
    """Answer 410 for what readers once saw; what they never saw is not there, whatever it is."""
    once = Publication.objects.ever_visible().filter(
        article_id=article_id, visible_from__lte=request.at
    )
    gone_at = once.order_by("-visible_until").values_list("visible_until", flat=True).first()
    if gone_at is None:
        raise Http404
    pagecache.keep(request, keys=[f"story-{article_id}"])
    notice = retraction_of(article_id, at=request.at)
    return render(request, "articles/gone.html", {"gone_at": gone_at, "notice": notice}, status=410)


def led_on(request):
    """Lead from an earlier address to the present one in one step; None where there was none.

    To be asked where there is nothing else: it costs a query. Answers 410 for what is gone.
    """
    if request.method not in ("GET", "HEAD"):
        return None
    if not hasattr(request, "leads"):
        request.leads = earlier.leads(request.path_info)
    return next(filter(None, (_followed(request, lead) for lead in request.leads)), None)


def _followed(request, lead):
    if lead.kind == "story":
        return _story_led_to(request, lead.pk)
    if lead.kind == "photo":
        status, address = earlier.file_of(lead.pk, at=request.at)
        if status == 410:
            return HttpResponse(status=410, content_type="text/plain")
    else:
        address = earlier.page_of(lead, at=request.at)
    if address is None or address == request.path:
        return None
    return _moved(request, address + _place(request) if lead.view in earlier.LISTS else address)


def _story_led_to(request, article_id):
    if found := STORY(at=request.at, article_id=article_id):
        return _moved(request, found[0].get_absolute_url())
    try:
        return _gone(request, article_id)
    except Http404:
        # A story to come: its earlier address is as unknown as its present one.
        return None


def _place(request):
    """Return the place on a list that an address names, ready to be put behind another one."""
    try:
        return f"?{PLACE_PARAMETER}={lists.Place.parse(request.GET.get(PLACE_PARAMETER, ''))}"
    except lists.BadPlace:
        return ""


def _moved(request, address):
    pagecache.keep(request, until=boundaries.next_boundary(at=request.at))
    return HttpResponsePermanentRedirect(address)


def at_place(view):
    """Give the view the place on its list that the address names (`below`), or answer 404."""

    @wraps(view)
    def with_place(request, *args, **kwargs):
        text = request.GET.get(PLACE_PARAMETER)
        try:
            below = None if text is None else lists.Place.parse(text)
        except lists.BadPlace as error:
            raise Http404 from error
        return view(request, *args, below=below, **kwargs)

    return require_safe(with_place)


@at_place
def section(request, slug, below):
    """List the stories of a section and of the sections below it."""
    section = _one_or_404(SECTION(slug=slug))
    pagecache.keep(request, keys=[f"section-{section.pk}"])
    if below:
        page = lists.page_of_listing(lists.of_section, section.pk, at=request.at, below=below)
        return _list(request, "articles/section.html", page, section=section, lead=None)
    [(_receiver, top)] = top_asked.send(None, request=request, section=section)
    page, found = lists.first_page_with(section.pk, top.article_ids, at=request.at)
    arranged = top.arranged(page.rows, found)
    return _list(request, "articles/section.html", page, section=section, **arranged)


@at_place
def author(request, slug, below):
    """List an author's stories."""
    author = _one_or_404(AUTHOR(slug=slug))
    pagecache.keep(request, keys=[f"author-{author.pk}"])
    page = lists.page_of_listing(lists.of_author, author.pk, at=request.at, below=below)
    return _list(request, "articles/author.html", _not_empty(page), author=author)


@at_place
def topic(request, slug, below):
    """List the stories of a topic."""
    topic = _one_or_404(TOPIC(slug=slug))
    pagecache.keep(request, keys=[f"topic-{topic.pk}"])
    page = lists.page_of_listing(lists.of_topic, topic.pk, at=request.at, below=below)
    return _list(request, "articles/topic.html", _not_empty(page), topic=topic)


def _one_or_404(found):
    for one in found:
        return one
    raise Http404


def _not_empty(page):
    """Refuse a list without stories: a topic made for a story to come would give it away."""
    if not page.rows:
        raise Http404
    return page


def _list(request, template, page, **context):
    context |= {"publications": page.rows, "older_url": _older_url(request, page)}
    return render(request, template, context)


def _older_url(request, page):
    return f"{request.path}?{PLACE_PARAMETER}={page.older}" if page.older else ""


@require_safe
def archive(request):
    """Lead to the newest day on which something was published."""
    public = Publication.objects.visible(at=request.at)
    newest = public.newest().values_list("published_at", flat=True).first()
    if newest is None:
        raise Http404
    pagecache.keep(request, until=boundaries.next_boundary(at=request.at), keys=["archive"])
    return HttpResponseRedirect(day_url(localtime(newest)))


@at_place
def archive_day(request, year, month, day, below):
    """List the stories of one day."""
    try:
        start = midnight(date(int(year), int(month), int(day)))
    except ValueError as error:
        raise Http404 from error
    end = midnight(start.date() + timedelta(days=1))
    # The archive's key for the nearest days before and after: a story may make another one that.
    pagecache.keep(request, keys=[f"day-{start.date()}", "archive"])
    public = Publication.objects.visible(at=request.at)
    page = lists.page_of_publications(
        public.filter(published_at__gte=start, published_at__lt=end), at=request.at, below=below
    )
    previous_day, next_day = _days_around(public, start, end)
    if not page.rows and (start > request.at or previous_day is None):
        raise Http404
    return _list(
        request,
        "articles/archive_day.html",
        page,
        day=start.date(),
        previous_day=previous_day,
        next_day=next_day,
    )


def _days_around(public, start, end):
    """Return the nearest days before and after on which something was published, or None."""
    before = public.filter(published_at__lt=start).order_by("-published_at")
    after = public.filter(published_at__gte=end).order_by("published_at")
    found = Publication.objects.order_by().values_list(
        Subquery(before.values("published_at")[:1]), Subquery(after.values("published_at")[:1])
    )
    return tuple(moment and localtime(moment).date() for moment in found.first() or (None, None))


@at_place
def corrections(request, below):
    """List what was wrong and what is right, newest first."""
    pagecache.keep(request, keys=["corrections"])
    page = lists.page_of_spans(for_the_corrections_page(at=request.at), below=below)
    stories = {
        publication.article_id: publication.as_of(request.at)
        for publication in Publication.objects.visible(at=request.at)
        .filter(article_id__in={correction.article_id for correction in page.rows})
        .cards()
    }
    context = {
        "corrections": [
            as_read(correction) | {"publication": stories.get(correction.article_id)}
            for correction in page.rows
        ],
        "older_url": _older_url(request, page),
    }
    return render(request, "articles/corrections.html", context)
