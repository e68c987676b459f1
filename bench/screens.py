"""What the desk's screens cost whom: statements, time, and which tables are read whole."""

import re
import time
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from bench import origins
from bench.archive import RARE
from bench.tables import number

LIST = "/desk/articles/article/"
SHIFT, RECORD = "/desk/shift/", "/desk/shift/record/"
# A small table is read whole sooner than through an index.
LARGE = ("articles_article", "articles_publication", "articles_event", "django_admin_log")
WHOLE = {
    "sqlite": re.compile(r"^SCAN (\w+)(?! USING)"),
    "postgresql": re.compile(r"Seq Scan on (\w+)"),
}


def screens(desk):
    """Yield `(who, person, what, address)`."""
    section = desk.sections[-1].pk
    week = f"{timezone.localdate():%G-W%V}"
    for who, person in (("editor", desk.editor), ("desk head", desk.head), ("chief", desk.chief)):
        yield who, person, "shift", SHIFT
        yield who, person, "shift, a section", f"{SHIFT}?section={section}"
        yield who, person, "shift, a person", f"{SHIFT}?person={desk.reporter.pk}"
        yield who, person, "calendar, month", f"{SHIFT}calendar/"
        yield who, person, "calendar, week", f"{SHIFT}calendar/?week={week}"
    for who, person in (
        ("reporter", desk.reporter),
        ("proof-reader", desk.proof_reader),
        ("editor", desk.editor),
        ("desk head", desk.head),
    ):
        yield who, person, "start page", "/desk/"
        yield who, person, "list", LIST
    for words, query in (
        ("in work", "state=submitted"),
        ("live", "life=live"),
        ("scheduled", "life=coming"),
        ("never published", "life=never"),
        ("a section", f"section={section}"),
        ("mine", "whose=mine"),
        ("common word", "q=tau"),
        ("rare word", f"q={RARE}"),
        ("no such word", "q=khongco"),
        ("page 50", "p=50"),
    ):
        yield "editor", desk.editor, f"list, {words}", f"{LIST}?{query}"
    for words, query in (
        ("newest", ""),
        ("a person", f"person={desk.chief.pk}"),
        ("a verb", "kind=story:publish"),
        ("rare word", f"words={RARE}"),
        ("common word", "words=tau"),
        ("a year ago", "until=01/01/2025"),
    ):
        yield "chief", desk.chief, f"record, {words}", f"{RECORD}?{query}"


def measured(desk, times):
    """Return the rows of a table, and the plans that read a large table from end to end."""
    rows, plans = [], []
    for who, person, what, address in screens(desk):
        client = Client(headers=origins.headers(origins.DESK))
        client.force_login(person)
        _ask(client, address)  # loads templates and translations
        with CaptureQueriesContext(connection) as asked:
            _ask(client, address)
        count = len(asked)
        whole, plan = _read_whole(asked)
        plans += [f"## {who}, {what}\n{text}\n" for text in plan]
        taken = [_timed(client, address) for _ in range(times)]
        rows.append(
            (
                who,
                what,
                count,
                number(median(cpu for cpu, _wall in taken), 1),
                number(median(wall for _cpu, wall in taken), 1),
                number(max(wall for _cpu, wall in taken), 1),
                ", ".join(sorted(whole)) or "none",
            )
        )
    return rows, plans


def _ask(client, address):
    response = client.get(address)
    if response.status_code != 200:
        raise RuntimeError(f"{response.status_code} at {address}")


def _timed(client, address):
    cpu, wall = time.process_time(), time.perf_counter()
    _ask(client, address)
    return (time.process_time() - cpu) * 1000, (time.perf_counter() - wall) * 1000


def _read_whole(asked):
    """Return the large tables that a statement reads from end to end, and these statements."""
    whole, texts = set(), []
    for query in asked.captured_queries:
        sql = query["sql"]
        if not sql.startswith("SELECT"):
            continue
        plan = _plan(sql)
        found = {
            table for line in plan for table in WHOLE[connection.vendor].findall(line.strip())
        } & set(LARGE)
        if found or float(query["time"]) > 0.1:
            texts.append(f"{query['time']} s\n{sql}\n" + "\n".join(plan))
        whole |= found
    return whole, texts


def _plan(sql):
    verb = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{verb} {sql}".replace("%", "%%"), [])
        return [str(row[-1]) for row in cursor.fetchall()]
