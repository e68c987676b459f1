"""The index of words changes no answer, is used, and stands in no story's way."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from django.db import connection

from search import find as search
from search import index
from search.query import Query
from tests.reader import factories as paper
from vietnamese.text import exact, fold

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

LONG, LONGER = "g" * 100, "g" * 3_000
WORDS = [
    *["ban", "bán", "bàn", "bản", "năm", "nam", "nấm", "rơm", "định", "hòa", "hoà", "thuý"],
    *["a", "y", "19", "57", "1e5", "0", "1.003", "covid", "COVID-19", "TP.HCM", "V.THÀNH"],
    *["57-NQ/TW", "M’nông", "http://a.vn/b?c=d", "x@y.vn", "50%", "<b>", "it's", '"', "\\"],
    *["Đà", "Ðà", "Київ", "北京", "ﷺ", "㏀", "①", "ß", "Ⅻ", "🎉"],
    *[LONG, LONG + "h", LONGER, LONGER + "h", "đ" * 150, "北" * 1_500],
]
QUERIES = [*WORDS, "covid 19", "ban nam", "bản năm", '"năm bán"', '"nam ban"', "nam định 19"]


def texts(random):
    """Return the texts of a few stories, rare words and all."""
    return [" ".join(random.choices(WORDS, k=random.randint(1, 12))) for _ in range(12)]


def publish(text):
    return paper.publish(text[:200], body=text)


def by_hand(query, stories):
    """Return the ids of stories whose words contain the terms, in the order of the results."""

    def tier(story):
        if query.has_marks and holds(story.search_exact, query.exact):
            return closeness(query.exact, story.search_exact, exact(story.headline))
        if holds(story.search_folded, query.folded):
            return 3 + closeness(query.folded, story.search_folded, fold(story.headline))
        return None

    found = [story for story in stories if query.folded and tier(story) is not None]
    newest = sorted(found, key=lambda story: (story.published_at, story.pk), reverse=True)
    return [story.pk for story in sorted(newest, key=tier)]


def closeness(terms, text, headline):
    """Return 0 for neighbours in the headline, 1 for neighbours anywhere, else 2."""
    words = " ".join(terms).split()
    pairs = [f"{one} {other}" for one, other in pairwise(words)] or words
    if not holds(text, pairs):
        return 2
    return 0 if holds(f" {headline} ", pairs) else 1


def holds(text, terms):
    return all(f" {term} " in text for term in terms)


@pytest.mark.parametrize("many", [0, 3, 8_000])
@pytest.mark.parametrize("seed", range(4))
def test_answers_are_those_of_reading_every_text(seed, many, monkeypatch):
    monkeypatch.setattr(index, "WORDS", replace(index.WORDS, many=many))
    random = Random(seed)
    stories = [publish(text) for text in texts(random)]
    asked = [*QUERIES, *(" ".join(random.sample(WORDS, 2)) for _ in range(30))]
    for query in map(Query, asked):
        found = [story.pk for story in search.find(query, at=paper.NOON).publications]
        assert found == by_hand(query, stories), ascii(query.text[:40])


def test_a_database_without_the_index_gives_the_same_answers(monkeypatch):
    monkeypatch.setattr("wordindex.index.INDEXED", set())
    stories = [publish(text) for text in texts(Random(1))]
    for query in map(Query, QUERIES):
        found = [story.pk for story in search.find(query, at=paper.NOON).publications]
        assert found == by_hand(query, stories), ascii(query.text[:40])


@pytest.mark.parametrize(
    "text",
    [
        " ".join(f"tu{number}" for number in range(120_000)),
        "x" * 999_000,
        " ".join(["ban"] * 20_000) + " covid-19",
    ],
    ids=["as many words as a body can hold", "one word", "a word late in the text"],
)
def test_no_body_is_too_much_for_the_index(text):
    story = paper.publish("Bài rất dài", body=text)
    first, last = text[:60].rpartition(" ")[0], text.split()[-1]
    for words in filter(None, [first, f'"{last}"']):
        found = search.find(Query.of({"q": words}), at=paper.NOON).publications
        assert found == ([story] if len(last) < 200 else [])


def test_words_of_a_story_that_goes_away_are_forgotten():
    story = paper.publish("Cảng cá mới", body="")
    paper.publish("Cảng cá cũ", body="")
    type(story).objects.filter(pk=story.pk).update(
        search_exact=" bến sông ", search_folded=" ben song "
    )
    assert holding("moi") == []
    assert holding("ben song") == [story.pk]
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM articles_sectionlisting")
        cursor.execute("DELETE FROM articles_publication WHERE id = %s", [story.pk])
    assert holding("ben song") == []
    assert len(holding("cang")) == 1


def holding(words):
    with connection.cursor() as cursor:
        cursor.execute(*index.WORDS.asked(words.split(), 10))
        return [row[0] for row in cursor.fetchall()]


def test_rare_word_is_looked_up_and_not_searched_for():
    paper.publish_many(500, sections=[paper.section()], start=paper.NOON)
    assert any("search_" in line for line in plan())
    assert not any("SCAN articles_publication" in line for line in plan())


def plan():
    """Return how the database finds the stories that hold a word."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            few = index.containing(paper.Publication.objects.all(), "search_folded", ["hiem"])[0]
            sql, params = few.values("pk").query.sql_with_params()
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
            return [row[-1] for row in cursor.fetchall()]
        # The function's own settings and its own query.
        cursor.execute("SELECT prosrc FROM pg_proc WHERE proname = 'search_holding'")
        body = cursor.fetchone()[0]
        sql = body.partition("RETURN QUERY")[2].partition(";")[0]
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute("SET LOCAL enable_indexscan = off")
        sql = sql.replace("@> words", "@> ARRAY['hiem']").replace("LIMIT most", "LIMIT 10")
        cursor.execute(f"EXPLAIN {sql}")
        return [row[0] for row in cursor.fetchall()]
