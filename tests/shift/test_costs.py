"""What the screens ask of the database: the same number of questions, and never a whole table."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from articles.models import Article, Event, Publication
from articles.states import State

SCREENS = (
    "/desk/shift/",
    "/desk/shift/calendar/",
    "/desk/shift/record/",
    "/desk/",
    "/desk/articles/article/",
)
LARGE = "articles_article|articles_publication|articles_event|django_admin_log"
WHOLE = {
    "sqlite": re.compile(rf"^SCAN ({LARGE})(?! USING)|^SCAN \w+ USING AUTOMATIC"),
    "postgresql": re.compile(rf"Seq Scan on ({LARGE})\b"),
}
MINUTE = timedelta(minutes=1)


def fill(newsroom, count):
    """Write so many stories of every state past the verbs, most of them published long ago."""
    now = timezone.now()
    states = [*State.values, *[State.APPROVED.value] * 12]
    stories = Article.objects.bulk_create(
        Article(
            headline=f"Tin {number}", section=newsroom.section, created_by=newsroom.lan,
            updated_by=newsroom.hanh, handler=newsroom.hanh if number % 3 else None,
            state=states[number % len(states)], updated_at=now - number * 7 * MINUTE,
            waits_since=now - number * 7 * MINUTE, deadline_at=now - number * MINUTE,
            planned_date=now.date() if number % 2 else None, search_folded=f"tin {number}",
        )
        for number in range(count)
    )  # fmt: skip
    approved = [story for story in stories if story.state == State.APPROVED][:-3]
    Publication.objects.bulk_create(
        Publication(
            article=story, number=1, visible_from=story.updated_at, published_at=story.updated_at,
            kind="news", section=newsroom.section, slug="tin", headline=story.headline,
            version=1, created_by=newsroom.hanh, search_exact="", search_folded="",
        )
        for story in approved
    )  # fmt: skip
    Event.objects.bulk_create(
        Event(article=story, verb="save", actor=newsroom.hanh, at=story.updated_at, version=1)
        for story in stories
    )


def asked(person, screen):
    """Return the statements of a page for the person."""
    client = Client()
    client.force_login(person)
    client.get(screen)
    with CaptureQueriesContext(connection) as found:
        assert client.get(screen).status_code == 200
    return [query["sql"] for query in found.captured_queries]


def plan(sql):
    verb = "EXPLAIN QUERY PLAN" if connection.vendor == "sqlite" else "EXPLAIN"
    with connection.cursor() as cursor:
        cursor.execute(f"{verb} {sql}".replace("%", "%%"), [])
        return [str(row[-1]).strip() for row in cursor.fetchall()]


def test_the_screens_ask_as_much_at_3000_stories_as_at_30(newsroom):
    people = {"editor": newsroom.hanh, "chief": newsroom.thu, "head": newsroom.duc}
    seen = {
        who: [screen for screen in SCREENS if "record" not in screen or who == "chief"]
        for who in people
    }

    def counts():
        return {
            (who, screen): len(asked(people[who], screen)) for who in people for screen in seen[who]
        }

    fill(newsroom, 30)
    few = counts()
    fill(newsroom, 2_970)
    assert counts() == few


@pytest.mark.parametrize(
    "screen", [*SCREENS, "/desk/shift/?person={hanh}", "/desk/shift/?section={section}"]
)
def test_no_screen_reads_a_large_table_from_end_to_end(newsroom, screen):
    fill(newsroom, 3_000)
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
            # Of a table as small as a test's the planner would rather read all: a million is meant.
            cursor.execute("SET LOCAL enable_seqscan = off")
    screen = screen.format(hanh=newsroom.hanh.pk, section=newsroom.section.pk)
    person = newsroom.thu if "record" in screen else newsroom.hanh
    whole = [
        (line, sql)
        for sql in asked(person, screen)
        if sql.startswith("SELECT")
        for line in plan(sql)
        if WHOLE[connection.vendor].search(line)
    ]
    assert whole == []
