"""Readers' pages: what each asks of the database, and what it costs the server."""

from itertools import cycle, islice
from statistics import median
from urllib.parse import quote

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import lists
from articles.models import Publication
from articles.pages import STORIES_IN_PART
from bench import origins, server
from bench.paper import TEXTS
from bench.tables import number
from vietnamese.text import fold

SOUGHT = ("bến cảng", "ngư dân", "mưa bão", "hợp tác", "đường cầu", "giải bóng")
ROTATED = 200
BARE, UNSEEN = "a bare Django view", "article, its first time in the process"
SECOND = 1_000  # ms


def addresses(paper):
    """Return for each kind of page the addresses that a measurement takes turns with."""
    stories = [
        story.get_absolute_url()
        for story in Publication.objects.visible(at=paper.now).cards().newest()[:ROTATED]
    ]
    sections = [section.get_absolute_url() for section in paper.sections]
    return {
        "article": stories,
        "front page": ["/"],
        "section": sections,
        "section, deep page": [_deep(section, paper) for section in sections],
        **(_searches() if paper.size <= TEXTS else {}),
        "RSS": ["/rss/"],
        "sitemap index": ["/sitemap.xml"],
        "sitemap, newest full part": [_part(paper)],
    }


def _part(paper):
    """Return the newest part of the sitemap that has come to its full length, else the first."""
    ids = Publication.objects.visible(at=paper.now).order_by("-article_id")
    newest = ids.values_list("article_id", flat=True)[0]
    return f"/sitemap-{max(newest // STORIES_IN_PART - 1, 0)}.xml"


def _searches():
    return {
        "search with accents": [_search(words) for words in SOUGHT],
        "search without accents": [_search(fold(words)) for words in SOUGHT],
    }


def _search(words):
    return f"/tim-kiem/?q={quote(words)}"


def _deep(section, paper):
    """Return the page of a list that begins half-way down the paper's history."""
    oldest = Publication.objects.order_by("published_at").values_list("published_at", flat=True)
    place = lists.Place(oldest[0] + (paper.now - oldest[0]) / 2, 1)
    return f"{section}?truoc={place}"


def queries(paper):
    """Return for each kind of page the most SQL statements that one of its addresses needs."""
    client = Client(headers=origins.headers(origins.SITE))
    return {
        kind: max(_asked(client, address) for address in some[:6])
        for kind, some in addresses(paper).items()
    }


def _asked(client, address):
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{response.status_code} {address}")
    return len(asked)


def cpu(paper, *, rounds, requests):
    """Return `{kind of page: [ms in each round]}`, the bare view of the same run among them."""
    kinds = {kind: cycle(some) for kind, some in addresses(paper).items()}
    unseen = _unseen(paper)
    found = {BARE: [], UNSEEN: [], **{kind: [] for kind in kinds}}
    with server.running("bench.bare") as bare, server.running("newsroom.wsgi") as newsroom:
        bare.cpu_ms(["/"] * requests)
        # Every article of the rotation once: what is kept in the process is there from now on.
        newsroom.cpu_ms(list(islice(kinds["article"], ROTATED)))
        counts = {kind: _enough(newsroom, some, requests) for kind, some in kinds.items()}
        for _round in range(rounds):
            found[BARE].append(bare.cpu_ms(["/"] * requests * 4))
            if len(fresh := list(islice(unseen, requests))) == requests:
                found[UNSEEN].append(newsroom.cpu_ms(fresh))
            for kind, some in kinds.items():
                found[kind].append(newsroom.cpu_ms(list(islice(some, counts[kind]))))
    return {kind: costs for kind, costs in found.items() if costs}


def _enough(newsroom, some, requests):
    """Warm a kind of page up; return how many requests are a second's work, at most `requests`."""
    newsroom.cpu_ms(list(islice(some, 6)))
    cost = newsroom.cpu_ms(list(islice(some, 6)))
    return min(requests, max(6, round(SECOND / max(cost, 1))))


def _unseen(paper):
    """Yield articles that are not in the rotation, each once."""
    older = Publication.objects.visible(at=paper.now).cards().newest()[ROTATED:20_000]
    return (story.get_absolute_url() for story in older.iterator())


def cpu_rows(found):
    """Return table rows: median, spread, and the ratio to the bare view."""
    bare = median(found[BARE])
    return [
        (kind, number(median(costs)), f"{min(costs):.2f}–{max(costs):.2f}",
         number(median(costs) / bare, 1))
        for kind, costs in found.items()
    ]  # fmt: skip
