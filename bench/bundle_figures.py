"""Bundles in a large paper: broken at every statement, tried out, looked at before their time."""

import logging
import time
from datetime import timedelta
from statistics import median
from unittest import mock

from django.conf import settings
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from articles.models import Publication
from bench import origins
from bench.tables import number, table
from frontpage.models import Banner, Placement
from publishing import actions
from publishing.differences import dry_run

STORIES, FEW = 5, 2
HOUR = timedelta(hours=1)


class _Broken(OperationalError):
    """The database went away."""


class Figures:
    """What a bundle of a paper costs and holds; `wrong` counts what must not have happened."""

    def __init__(self, paper):
        self.paper, self.wrong = paper, 0

    def report(self):
        """Yield the tables: what it costs, a failure at each statement, previews and pages."""
        go_live_at = (self.paper.now + 2 * HOUR).replace(minute=0, second=0, microsecond=0)
        yield _costs(self.paper, _filled(self.paper, go_live_at, STORIES))
        # Some 250 statements, each of them broken once.
        small = _filled(self.paper, go_live_at, FEW)
        for figures in (_failures(self.paper, small), _previews(self.paper, go_live_at)):
            text, wrong = figures
            self.wrong += wrong
            yield text


def _filled(paper, go_live_at, count):
    """Return a bundle of several stories, each with its place, and a banner."""
    bundle = actions.create_bundle(
        name="Gói đo", actor=paper.editor, at=paper.now, go_live_at=go_live_at
    )
    for position in range(count):
        story = paper.approved()
        _do(paper, bundle, "add_story", article_id=story.pk)
        place = {"article_id": story.pk, "slot": "secondary", "position": position}
        if position < 4:
            _do(paper, bundle, "add_placement", until=go_live_at + 3 * HOUR, **place)
    _do(paper, bundle, "add_banner", text="Tin khẩn", until=go_live_at + HOUR)
    bundle.refresh_from_db()
    return bundle


def _do(paper, bundle, verb, **arguments):
    bundle.refresh_from_db()
    return getattr(actions, verb)(
        bundle_id=bundle.pk, version=bundle.version, actor=paper.editor, at=paper.now, **arguments
    )


def _public(at):
    """Return how many parts of the bundle are public, of its stories, places and banner."""
    rows = (Publication.objects, Placement.objects, Banner.objects)
    return sum(model.visible(at=at).filter(visible_from=at).count() for model in rows)


def _failures(paper, bundle):
    # What is only told after the commit, and fails, is logged and stops nothing.
    logging.disable(logging.CRITICAL)
    broken = partly = 0
    while True:
        broken += 1
        if not _release_broken_at(paper, bundle, broken):
            break
        partly += bool(_public(bundle.go_live_at))
    logging.disable(logging.NOTSET)
    whole = _public(bundle.go_live_at) == 2 * FEW + 1
    return table(
        "A failure injected at each statement of a release",
        ["what", "value"],
        [
            ("parts of the bundle", 2 * FEW + 1),
            ("statements broken, one after another", broken - 1),
            ("times that a part of it was public", partly),
            ("all of it is public after the release that nothing broke", "yes" if whole else "NO"),
        ],
    ), partly + (not whole)


def _release_broken_at(paper, bundle, number):
    """Release with the statement of that number broken; tell whether there was such a one."""
    count = 0

    def execute(run, sql, params, many, context):
        nonlocal count
        count += 1
        if count == number and not sql.startswith("ROLLBACK"):
            raise _Broken
        return run(sql, params, many, context)

    try:
        with connection.execute_wrapper(execute):
            _do(paper, bundle, "release")
    except _Broken:
        return True
    return False


def _previews(paper, go_live_at):
    """Compare the front page previewed an hour before with the one that readers get."""
    editor = Client(headers=origins.headers(origins.DESK))
    reader = Client(headers=origins.headers(origins.SITE))
    compared = different = 0
    for moment in (go_live_at, go_live_at + HOUR, go_live_at + 3 * HOUR):
        for path in ("", f"{paper.sections[0].slug}/", "luu-tru/", "cai-chinh/"):
            compared += 1
            different += not _is_same(editor, reader, moment, path, paper.editor)
    return table(
        "Pages as of T previewed an hour before, and the real ones at T",
        ["what", "value"],
        [("pages compared", compared), ("different but for the bar", different)],
    ), different


def _is_same(editor, reader, moment, path, person):
    base = reverse("publishing:as-of", args=[moment, ""])
    with _at(moment - HOUR):
        editor.force_login(person)
        preview = editor.get(base + path)
    with _at(moment):
        real = reader.get(f"/{path}")
    if real.status_code in (301, 302):
        return preview["Location"] == base + real["Location"].removeprefix("/")
    head, _bar, rest = preview.content.decode().partition('<aside class="as-of"')
    shown = (head + rest.partition("</aside>")[2]).replace(f'="{base}', '="/')
    # Pictures of what is to come have an address of the desk's own in a preview.
    shown = shown.replace("/desk/photos/files/", f"{settings.MEDIA_URL}photos/")
    return shown == real.content.decode()


def _at(moment):
    return mock.patch("django.utils.timezone.now", return_value=moment)


def _costs(paper, bundle):
    client = Client(headers=origins.headers(origins.DESK))
    client.force_login(paper.editor)
    page = reverse("publishing:bundle", args=[bundle.pk])
    asked = {
        "dry run": lambda: dry_run(bundle, actor=paper.editor, at=paper.now),
        "the bundle's page": lambda: client.get(page),
        "its page, looking for a story": lambda: client.get(page, {"q": "cang ca"}),
        "front page with the bundle": lambda: client.get(
            reverse("publishing:with-bundle", args=[bundle.pk, bundle.go_live_at, ""])
        ),
        "front page as of that time": lambda: client.get(
            reverse("publishing:as-of", args=[bundle.go_live_at, ""])
        ),
    }
    rows = [(what, number(_milliseconds(ask), 1)) for what, ask in asked.items()]
    return table(f"Bundles at {paper.size:,} stories", ["what", "CPU ms"], rows)


def _milliseconds(ask, times=5):
    ask()
    found = []
    for _time in range(times):
        before = time.process_time()
        ask()
        found.append((time.process_time() - before) * 1000)
    return median(found)
