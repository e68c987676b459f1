"""What stands around the stories of every page, kept as one row and asked for by one query."""

import secrets
from datetime import datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime

import pagecache
from articles import boundaries
from articles.models import Section
from articles.prepared import Prepared
from frontpage.models import Furniture, Masthead, Placement, UtilityItem

MASTHEAD_FIELDS = [field.name for field in Masthead._meta.fields if field.name != "id"]
# Lists of the snapshot whose rows carry a span.
SPANNED = ("utilities", "placements")


def of(request):
    """Return the furniture of the page that is being made, which may then not outlive it.

    A dict: masthead, sections, utilities, placements, today, origin.
    """
    if not hasattr(request, "furniture"):
        request.furniture = _at(request)
    return request.furniture


def _at(request):
    content, ends = _read(request.at)
    today = localtime(request.at)
    for name in SPANNED:
        ends += (moment for row in content[name] for moment in _ends_after(row, request.at))
        content[name] = [_dated(row) for row in content[name] if _is_visible(row, request.at)]
    # Every page carries the date.
    pagecache.keep(request, until=boundaries.earliest(*ends, _next_midnight(today)))
    return {**content, "today": today, "origin": settings.SITE_ORIGIN}


def _read(at):
    """Return the snapshot and the next boundaries of what the floors below show: one query."""
    for content, *next_ends in _STORED(at=at):
        return content, next_ends
    # Before the first save of a masthead or a section. Readers' pages write nothing.
    return snapshot(at=at), [boundaries.next_boundary(at=at)]


_STORED = Prepared(
    lambda at: Furniture.objects.values_list("content", *boundaries.of_stories(at=at).values()),
    moments=["at"],
)


def rebuild(*, at):
    """Write the snapshot anew, in the transaction of the change that made it stale.

    Its stamp is another each time: what processes made of the one before is not used again.
    """
    with transaction.atomic():
        # The lock before the reading: of two changes at once, the second must see the first.
        Furniture.objects.select_for_update().get_or_create(id=1, defaults={"content": {}})
        content = {"stamp": secrets.token_hex(8), **snapshot(at=at)}
        Furniture.objects.filter(id=1).update(content=content)


def snapshot(*, at):
    """Return the furniture as plain data, without what is already over at the moment."""
    return {
        "masthead": _masthead(),
        "sections": _sections(),
        "utilities": _rows(
            UtilityItem,
            at,
            ["kind", "title", "rows", "note", "source_name", "source_url", "as_of"],
        ),
        "placements": _rows(Placement, at, ["slot", "position", "article_id"]),
    }


def _masthead():
    masthead = Masthead.objects.first() or Masthead()
    return {name: getattr(masthead, name) for name in MASTHEAD_FIELDS}


def _sections():
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


def _rows(model, at, names):
    rows = model.objects.filter(Q(visible_until__isnull=True) | Q(visible_until__gt=at))
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
    return row | {"as_of": _moment(row["as_of"])} if "as_of" in row else row


def _next_midnight(today):
    tomorrow = (today + timedelta(days=1)).date()
    return datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=today.tzinfo)
