"""python -m bench.search: what a search costs and whether its first ten are right.

The right answers are found by reading every story, with nothing of the index.
"""

import argparse
import re
import sys
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from random import Random
from time import perf_counter, process_time

from bench import apart, origins

ROUNDS = 3
FIRST = 10
MILLION = 1_000_000
# Of three askings the middle one; and the first, which a process may never have heard before.
AT = {"p50": 0.5, "p95": 0.95, "p99": 0.99}
RIGHT = ["right of the first ten", "same order"]
RESULT = re.compile(r'card__headline"><a href="[^"]*-([0-9]+)/"')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--stories", type=int, default=30_000)
    parser.add_argument(
        "--here", action="store_true", help="measure the newsroom of NEWSROOM_VAR or DATABASE_URL"
    )
    parser.add_argument(
        "--as-it-is", action="store_true", help="ask its index as it stands, instead of a new one"
    )
    parser.add_argument(
        "--checked", type=int, default=300, help="of the 300 questions, so many answers are checked"
    )
    apart.add_database_url(parser)
    options = parser.parse_args()
    if options.here:
        apart.here(options.database_url)
        _run(options, is_filled=True, is_anew=not options.as_it_is)
        return
    with apart.own_newsroom(options.database_url):
        _run(options, is_filled=False, is_anew=True)


def _run(options, *, is_filled, is_anew):
    import django

    django.setup()
    from bench import tables

    if not is_filled:
        _fill(options.stories)
    sys.stdout.write(tables.machine() + "\n")
    sys.stdout.write((_built() if is_anew else _index([])) + "\n")
    sys.stdout.flush()
    rows, worst = _measured(options.checked)
    sys.stdout.write(
        tables.table(
            "300 questions, CPU ms of the page: the application's process and the database's",
            ["kind", "questions", *AT, *(f"{name} first" for name in AT), *RIGHT],
            rows,
        )
        + "\n"
    )
    sys.stdout.write(tables.table("The dearest", ["ms", "kind", "question"], worst) + "\n")
    sys.stdout.write(f"Load at the end: {tables.load()}\n")


def _fill(size):
    from bench import run
    from bench.paper import Paper

    run.set_up(lambda line: sys.stderr.write(f"{line}\n"))
    Paper(size, texts=size).grow(size)


def _built():
    """Make the index anew; return how long that took and how large it is."""
    from django.core.management import call_command
    from django.db import connection

    start, worked = perf_counter(), process_time()
    call_command("index_search", anew=True, verbosity=0)
    seconds, cpu = perf_counter() - start, process_time() - worked
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET statement_timeout = 0")
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
    return _index(
        [
            ("made anew, seconds", f"{seconds:.1f}"),
            ("of these CPU of the application", f"{cpu:.1f}"),
        ]
    )


def _index(making):
    """Return how large the index is, after what is known of its making."""
    from django.db import connection

    from articles.models import Publication
    from bench import tables
    from search.models import Posting, Segment

    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(
                "SELECT sum(pg_total_relation_size(c.oid)) FROM pg_class c"
                " WHERE c.relkind = 'r' AND c.relname LIKE 'search\\_%%'"
            )
        else:
            cursor.execute("SELECT sum(pgsize) FROM dbstat WHERE name LIKE '%search_posting%'")
        size = cursor.fetchone()[0]
    return tables.table(
        "The index",
        ["what", "value"],
        [
            ("publications", f"{Publication.objects.count():,}"),
            ("segments", f"{Segment.objects.count():,}"),
            ("postings", f"{Posting.objects.count():,}"),
            *making,
            ("megabytes", f"{int(size) / MILLION:.0f}"),
        ],
    )


def _measured(checked):
    from django.conf import settings
    from django.test import Client
    from django.utils import translation

    from articles.models import Publication
    from bench import sought
    from search.query import Query

    translation.activate(settings.LANGUAGE_CODE)
    random = Random(300)
    ids = list(Publication.objects.values_list("pk", flat=True))
    stories = list(Publication.objects.filter(pk__in=random.sample(ids, min(500, len(ids)))))
    asked = sought.questions(random, stories)
    some = sorted(random.sample(range(len(asked)), min(checked, len(asked))))
    wanted = _by_reading([Query.of({"q": asked[number][1]}) for number in some])
    right = dict(zip(some, wanted, strict=True))
    client = Client(headers=origins.headers(origins.SITE))
    for _kind, text in asked[:30]:
        client.get("/tim-kiem/", {"q": text})
    found = []
    for number, (kind, text) in enumerate(asked):
        costs, page = zip(*(_cost(client, text) for _round in range(ROUNDS)), strict=True)
        ids = [int(pk) for pk in RESULT.findall(page[0].text)][:FIRST]
        middle = sorted(costs)[ROUNDS // 2]
        found.append((kind, middle, costs[0], *_held_against(right.get(number), ids), text))
    kinds = ["all", *sorted({row[0] for row in found})]
    dearest = sorted(found, key=lambda row: row[1], reverse=True)[:8]
    return [_row(kind, found) for kind in kinds], [
        (f"{row[1]:.1f}", row[0], ascii(row[-1][:50])) for row in dearest
    ]


def _held_against(wanted, ids):
    """Return which share of the right ids was found, and whether in their order; None: unknown."""
    if wanted is None:
        return None, None
    hits = len(set(ids) & set(wanted)) / len(wanted) if wanted else float(not ids)
    return hits, float(ids == wanted)


def _row(kind, found):
    rows = [row for row in found if kind in ("all", row[0])]
    at = [_at(share, [row[asking] for row in rows]) for asking in (1, 2) for share in AT.values()]
    right = [_mean([row[column] for row in rows if row[column] is not None]) for column in (3, 4)]
    return kind, len(rows), *(f"{cost:.1f}" for cost in at), *right


def _mean(shares):
    return f"{sum(shares) / len(shares):.4f} of {len(shares)}" if shares else "not checked"


def _at(share, costs):
    return sorted(costs)[min(len(costs) - 1, int(len(costs) * share))]


def _cost(client, text):
    before = process_time() * 1_000 + _database()
    page = client.get("/tim-kiem/", {"q": text})
    if page.status_code != 200:
        raise RuntimeError(f"{page.status_code} {text!a}")
    return process_time() * 1_000 + _database() - before, page


def _database():
    """Return the CPU milliseconds of the database's process that serves this one."""
    from django.db import connection

    if connection.vendor == "sqlite":
        return 0
    connection.ensure_connection()
    path = Path(f"/proc/{connection.connection.info.backend_pid}/schedstat")
    return int(path.read_text().split()[0]) / MILLION


def _by_reading(queries):
    """Return for each query the stories of the first ten, by id, by the words of all of them."""
    from django.utils import timezone

    from articles.models import Publication
    from vietnamese.text import exact, fold

    asked = every = [Asked(query) for query in queries]
    rows = Publication.objects.visible(at=timezone.now()).newest()
    rows = rows.values_list("article_id", "headline", "search_exact", "search_folded")
    for pk, headline, exact_text, folded_text in rows.iterator(chunk_size=1_000):
        asked = [question for question in asked if not question.is_answered]
        read = Read(exact_text, headline, exact), Read(folded_text, headline, fold)
        for question in asked:
            question.hold(pk, read)
    return [question.first for question in every]


class Read:
    """One form of a story's words: what stands in it, and what stands side by side."""

    def __init__(self, text, headline, form):
        self.text, self._headline, self._form = text, headline, form
        self.terms = _terms(text)

    @cached_property
    def headline(self):
        return _terms(self._form(self._headline))

    def holds(self, term):
        return term in self.terms if term.count(" ") < 2 else f" {term} " in self.text


def _terms(text):
    words = text.split()
    return {*words, *map(" ".join, pairwise(words))}


class Asked:
    """A question that is held against each story, the newest first."""

    def __init__(self, query):
        self.forms = [
            (first, terms, list(map(" ".join, pairwise(" ".join(terms).split()))) or terms)
            for first, terms in ((0, query.exact if query.has_marks else []), (3, query.folded))
        ]
        self._found = [[] for _tier in range(6)]

    @property
    def is_answered(self):
        """Tell whether nothing older can be better than the ten that were found."""
        best = next((first for first, terms, _pairs in self.forms if terms), None)
        return best is None or len(self._found[best]) == FIRST

    @property
    def first(self):
        """The ids of the best ten, those of a tier in the order in which they were read."""
        return [pk for tier in self._found for pk in tier][:FIRST]

    def hold(self, pk, read):
        """Note the story in its tier, if all that is asked stands in one of its two forms."""
        for (first, terms, pairs), form in zip(self.forms, read, strict=True):
            if terms and all(map(form.holds, terms)):
                tier = first + _place(pairs, form)
                if len(self._found[tier]) < FIRST:
                    self._found[tier].append(pk)
                return


def _place(pairs, form):
    """Tell whether the words stand together in the headline (0), in the text (1), or apart."""
    if not form.terms.issuperset(pairs):
        return 2
    return 0 if form.headline.issuperset(pairs) else 1


if __name__ == "__main__":
    main()
