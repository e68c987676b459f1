"""What stands around the stories of every page, kept as one row and asked for by one query."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import OuterRef, Q, Subquery, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat
from django.urls import reverse
from django.utils.timezone import localtime

import pagecache
from articles import boundaries
from articles.models import Publication, Section
from articles.notices import admitted
from articles.prepared import Prepared
from frontpage.models import Banner, Furniture, Masthead, Placement, SectionTop, UtilityItem
from pagecache.purging import purge
from vietnamese.dates import midnight

MASTHEAD_FIELDS = [field.name for field in Masthead._meta.fields if field.name != "id"]
PLACEMENT_FIELDS = ["front", "slot", "block", "position", "article_id"]
# Lists of the snapshot whose rows carry a span, and what is kept of each row.
SPANNED = {
    "utilities": ["kind", "title", "rows", "note", "source_name", "source_url", "as_of"],
    "placements": PLACEMENT_FIELDS,
    "banners": ["text", "article_id"],
    "notices": [
        *("article_id", "kind", "wrong_text", "right_text", "apology", "authority_document"),
        *("work", "work_section", "work_published_at", "hides_difference"),
    ],
}
# What stands on the site's front alone; all the rest is around every page.
ON_THE_FRONT = {"placements", "notices"}
MOMENTS = ("visible_from", "visible_until", "as_of", "work_published_at")
# Notices stand on the front for a few days; `front` says for how many.
NOTICES_AGE = timedelta(days=7)


def of(request, *, section_id=None):
    """Return the furniture of the page that is being made, which may then not outlive it.

    A dict: masthead, sections, utilities, placements (of the site's front), banner, notices (of
    the last days), today, origin; with `section_id` also top, what is placed on its page.
    """
    if not hasattr(request, "furniture"):
        request.furniture = _around(request, *_read(request.at, section_id))
    elif section_id and "top" not in request.furniture:
        # The page of another moment: its furniture was made before anybody knew what it shows.
        placed = Placement.objects.of_front(section_id, after=request.at).visible(at=request.at)
        request.furniture["top"] = _rows(placed, PLACEMENT_FIELDS)
    return request.furniture


def as_of(request):
    """Return the furniture of another moment than now, read from the rows that carry spans."""
    content = _snapshot(request.at, lambda rows: rows.visible(at=request.at))
    ends = [boundaries.next_boundary(at=request.at)]
    return _around(request, content, ends, _stories_of_banners(request.at).first())


def _around(request, content, ends, banner_url):
    today = localtime(request.at)
    for name in {*SPANNED, "top"} & content.keys():
        ends += (moment for row in content[name] for moment in _ends_after(row, request.at))
        content[name] = [_dated(row) for row in content[name] if _is_visible(row, request.at)]
    # Every page carries the date.
    pagecache.keep(
        request, until=boundaries.earliest(*ends, midnight(today.date() + timedelta(days=1)))
    )
    banner = _banner(content.pop("banners", []), banner_url)
    return {**content, "banner": banner, "today": today, "origin": settings.SITE_ORIGIN}


def _banner(banners, url):
    """Return the banner that was raised last, with the address of its story if readers see it."""
    if not banners:
        return None
    its_own = url and banners[0]["article_id"] and url.endswith(f"-{banners[0]['article_id']}/")
    return banners[0] | {"url": url if its_own else ""}


def _read(at, section_id):
    """Return the snapshot, the next boundaries and the banner's story: one query."""
    stored = _STORED_WITH_TOP(at=at, section_id=section_id) if section_id else _STORED(at=at)
    for content, banner_url, *next_ends in stored:
        if section_id:
            content["top"] = next_ends.pop() or []
        return content, next_ends, banner_url
    # Before the first save of a masthead or a section. Readers' pages write nothing.
    ends = [boundaries.next_boundary(at=at)]
    return snapshot(at=at), ends, _stories_of_banners(at).first()


def _stored(at, *more):
    return Furniture.objects.values_list(
        "content",
        Subquery(_stories_of_banners(at)[:1]),
        *boundaries.of_stories(at=at).values(),
        *more,
    )


def _stored_with_top(at, section_id):
    tops = SectionTop.objects.filter(section=section_id)
    return _stored(at, Subquery(tops.values("placements")[:1]))


_STORED = Prepared(_stored, moments=["at"])
_STORED_WITH_TOP = Prepared(_stored_with_top, moments=["at"], numbers=["section_id"])


def _stories_of_banners(at):
    """Return the addresses of the stories that banners lead to and readers see, newest first.

    Asked with every page, as no list of what is public may be kept. By the ends of banners: led by
    their beginnings, SQLite would read all that ever were.
    """
    begun = Coalesce("visible_from", "visible_from")
    banners = Banner.objects.alias(begun=begun).filter(begun__lte=at).exclude(article=None)
    banners = banners.filter(Q(visible_until=None) | Q(visible_until__gt=at))
    raised = banners.filter(article=OuterRef("article")).order_by("-visible_from", "-id")
    parts = ["section__slug", Value("/"), "slug", Value("-"), Cast("article_id", TextField())]
    return (
        Publication.objects.visible(at=at)
        .filter(article__in=banners.order_by().values("article"))
        .order_by(
            Subquery(raised.values("visible_from")[:1]).desc(),
            Subquery(raised.values("id")[:1]).desc(),
        )
        .values_list(Concat(Value("/"), *parts, Value("/"), output_field=TextField()), flat=True)
    )


def hold(*, at):
    """Lock the furniture until the transaction ends: one arranges after another."""
    Furniture.objects.select_for_update().get_or_create(id=1, defaults={"content": snapshot(at=at)})


def rebuild(*, at):
    """Write the snapshot anew, in the transaction of the change that made it stale.

    Its stamp is another each time: what processes made of the one before is not used again.
    """
    with transaction.atomic():
        # The lock before the reading: of two changes at once, the second must see the first.
        rows = Furniture.objects.select_for_update()
        known, _is_new = rows.get_or_create(id=1, defaults={"content": {}})
        content = {"stamp": secrets.token_hex(8), **snapshot(at=at)}
        Furniture.objects.filter(id=1).update(content=content)
        if keys := _pages_that_show(_changes(known.content, content)):
            purge(keys)


def _changes(before, after):
    """Return the names of what is other in one snapshot than in another."""
    names = {*before, *after} - {"stamp"}
    return {name for name in names if before.get(name) != after.get(name)}


def _pages_that_show(changed):
    """Return the keys of the pages that carry these parts of the furniture."""
    if changed - ON_THE_FRONT:
        return [pagecache.EVERY]
    return ["front"] if changed else []


def rebuild_front(front, *, at):
    """Write anew what pages need of a front: the site's (None), or a section's."""
    if front is None:
        rebuild(at=at)
        return
    with transaction.atomic():
        hold(at=at)
        rows = _rows(Placement.objects.of_front(front, after=at), PLACEMENT_FIELDS)
        known = SectionTop.objects.filter(section=front).update(placements=rows)
        # Not for nothing: where the section itself is being deleted, no row may appear again.
        if rows and not known:
            SectionTop.objects.create(section=front, placements=rows)
        purge([f"section-{front.pk}"])


def rebuild_all(*, at):
    """Write everything anew."""
    rebuild(at=at)
    arranged = Placement.objects.not_over(at=at).order_by().values("front")
    known = SectionTop.objects.values("section")
    for section in Section.objects.filter(Q(pk__in=arranged) | Q(pk__in=known)):
        rebuild_front(section, at=at)


def snapshot(*, at):
    """Return the furniture as plain data, without what is already over at the moment."""
    return _snapshot(at, lambda rows: rows.not_over(at=at))


def _snapshot(at, chosen):
    placed = Placement.objects.of_front(None, after=at)
    return {
        "masthead": _masthead(),
        "sections": sections(),
        "utilities": _rows(chosen(UtilityItem.objects), SPANNED["utilities"]),
        "placements": _rows(chosen(placed), SPANNED["placements"]),
        "banners": _rows(chosen(Banner.objects), SPANNED["banners"]),
        "notices": _rows(chosen(notices(at=at)), SPANNED["notices"]),
    }


def _masthead():
    masthead = Masthead.objects.first() or Masthead()
    return {name: getattr(masthead, name) for name in MASTHEAD_FIELDS}


def sections():
    """Return the sections that are shown, each with those right below it."""
    children = {}
    for section in Section.objects.active():
        children.setdefault(section.parent_id, []).append(section)
    return [
        _section(top) | {"children": [_section(child) for child in children.get(top.pk, [])]}
        for top in children.get(None, [])
    ]


def _section(section):
    return {
        "id": section.pk,
        "name": section.name,
        "slug": section.slug,
        "url": reverse("articles:section", args=[section.slug]),
    }


def notices(*, at):
    """Return the notices that the front carries from the moment on, those of the last days."""
    return admitted().filter(visible_from__gte=at - NOTICES_AGE)


def _rows(rows, names):
    return [
        {name: _plain(value) for name, value in row.items()}
        for row in rows.values("id", "visible_from", "visible_until", *names)
    ]


def _plain(value):
    return value.isoformat() if isinstance(value, datetime) else value


def _moment(text):
    return text and datetime.fromisoformat(text)


def _ends_after(row, at):
    ends = (_moment(row["visible_from"]), _moment(row["visible_until"]))
    return (moment for moment in ends if moment and moment > at)


def _is_visible(row, at):
    until = _moment(row["visible_until"])
    return _moment(row["visible_from"]) <= at and (until is None or at < until)


def _dated(row):
    return row | {name: _moment(row[name]) for name in MOMENTS if name in row}
