"""The index finds what reading every story finds, whatever it has learned and whatever waits."""

from datetime import timedelta
from unittest import mock

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Publication
from search import filling, gathering, learning, postings
from search import find as search
from search.engine import engine
from search.models import Document, Posting, Segment, Waiting
from search.query import Query
from tests.reader import factories as paper
from tests.search.test_index import by_hand

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOUR = timedelta(hours=1)

WORDS = ["khánh", "khanh", "vĩnh", "vinh", "Vịnh", "nam", "năm", "TP.HCM", "1.003", "57-NQ/TW"]
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join)
question = st.one_of(
    text, text.map('"{}"'.format), st.tuples(text, text).map('{0[0]} "{0[1]}"'.format)
)
story = st.fixed_dictionaries(
    {
        "headline": text,
        "body": text,
        # Two of one moment, and some that were dated back.
        "hours": st.integers(0, 6),
        "is_over": st.booleans(),
        # After how many of the stories the index learns again.
        "is_learned": st.booleans(),
    }
)
paper_of = st.lists(story, min_size=1, max_size=10)


def written(told):
    """Publish the stories, the index learning now and then; return those that readers see."""
    seen = []
    for one in told:
        at = paper.NOON - (one["hours"] + 1) * HOUR
        until = paper.NOON - HOUR / 2 if one["is_over"] else None
        made = paper.publish(one["headline"], body=one["body"], at=at, until=until)
        if until is None:
            seen.append(made)
        if one["is_learned"]:
            engine().learn(at=paper.NOON)
    return seen


def answered(words, **narrowed):
    found = search.find(Query(words, **narrowed), at=paper.NOON)
    return [publication.pk for publication in found.publications], found.count


# Sorted segments from one story on, from two on, none; segments of at most two or of very many.
@pytest.mark.parametrize(("many", "most"), [(1, 2_048), (2, 2), (1_024, 2), (1_024, 2_048)])
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(told=paper_of, asked=st.lists(question, min_size=1, max_size=4))
def test_first_page_is_that_of_reading_every_story(many, most, told, asked):
    for model in (Segment, Posting, Document, Waiting):
        model.objects.all().delete()
    with mock.patch.multiple(learning, MANY=many, OPEN=most):
        seen = written(told)
    # What earlier examples wrote is over.
    Publication.objects.exclude(pk__in=[story.pk for story in seen]).filter(
        visible_until=None
    ).update(visible_until=paper.NOON - HOUR / 2)
    for words in asked:
        wanted = by_hand(Query(words), seen)
        ids, count = answered(words)
        assert (ids, count) == (wanted[: search.PAGE_SIZE], len(wanted)), words


def test_pages_go_on_where_the_one_before_ended_in_sorted_and_open_segments(monkeypatch):
    monkeypatch.setattr(learning, "MANY", 20)
    paper.publish_many(35, sections=[paper.section()], start=paper.NOON - 3 * HOUR)
    engine().learn(at=paper.NOON)
    for hours in (2.5, 1.5, 0.5):
        paper.publish("Bản tin về trước", at=paper.NOON - hours * HOUR)
    engine().learn(at=paper.NOON)
    paper.publish("Bản tin còn chờ")
    assert list(Segment.objects.order_by("pk").values_list("is_sorted", "size")) == [
        (True, 35),
        (False, 3),
    ]
    pages = [search.find(Query("ban tin"), at=paper.NOON, page=page) for page in range(1, 5)]
    seen = [story.pk for page in pages for story in page.publications]
    newest = Publication.objects.visible(at=paper.NOON).newest()
    assert seen == list(newest.values_list("pk", flat=True))
    assert [page.has_more for page in pages] == [True, True, True, False]


def test_what_is_scheduled_waits_until_readers_see_it():
    paper.publish("Mở cảng cá", at=paper.NOON + HOUR)
    assert engine().learn(at=paper.NOON) == 0
    assert answered("cang ca") == ([], 0)
    assert engine().learn(at=paper.NOON + 2 * HOUR) == 1


def test_correction_takes_the_place_of_what_it_corrects():
    old = paper.publish("Cảng cá dài 210 m", at=paper.NOON - 2 * HOUR)
    engine().learn(at=paper.NOON - HOUR)
    Publication.objects.filter(pk=old.pk).update(visible_until=paper.NOON)
    new = paper.publish("Cảng cá dài 120 m", article=old.article, published_at=old.published_at)
    assert answered("cang ca")[0] == [new.pk]
    engine().learn(at=paper.NOON)
    assert answered("cang ca") == ([new.pk], 1)
    assert answered("210") == ([], 0)


def test_search_of_an_earlier_moment_finds_what_stood_there_then():
    old = paper.publish("Cảng cá cũ", at=paper.NOON - 5 * HOUR, until=paper.NOON - HOUR)
    paper.publish("Cảng cá mới", at=paper.NOON - HOUR)
    engine().learn(at=paper.NOON)
    found = search.find(Query("cang ca"), at=paper.NOON - 3 * HOUR)
    assert [story.pk for story in found.publications] == [old.pk]
    assert found.count == 1


@pytest.mark.parametrize("is_learned", [True, False])
def test_search_is_narrowed_by_section_author_kind_and_period(is_learned):
    politics = paper.section()
    party = paper.section("Xây dựng Đảng", parent=politics)
    lan = paper.author("Lan Anh")
    one = paper.publish("Cảng một", section=party, authors=[lan], kind="story")
    two = paper.publish("Cảng hai", section=politics, at=paper.NOON - timedelta(days=3))
    if is_learned:
        engine().learn(at=paper.NOON)
    assert answered("cang", section=politics.slug)[0] == [one.pk, two.pk]
    assert answered("cang", section=party.slug) == ([one.pk], 1)
    assert answered("cang", section="khong-co") == ([], 0)
    assert answered("cang", author=lan.slug) == ([one.pk], 1)
    assert answered("cang", author="khong-co") == ([], 0)
    assert answered("cang", kind="story") == ([one.pk], 1)
    assert answered("cang", kind="news") == ([two.pk], 1)
    assert answered("cang", period="ngay") == ([one.pk], 1)
    assert answered("cang", period="tuan")[1] == 2


def test_index_learns_each_story_once_and_is_left_alone_by_a_second_one():
    paper.publish("Mở cảng cá")
    assert engine().learn(at=paper.NOON) == 1
    assert engine().learn(at=paper.NOON) == 0
    assert not Waiting.objects.exists()


def test_story_of_too_many_words_is_found_all_the_same(monkeypatch):
    monkeypatch.setattr(gathering, "MOST_TERMS", 5)
    made = paper.publish("Mở cảng cá")
    engine().learn(at=paper.NOON)
    assert Waiting.objects.get().is_too_long
    assert engine().learn(at=paper.NOON) == 0
    assert answered("cảng cá") == ([made.pk], 1)
    assert not Document.objects.exists()


def test_database_itself_notes_what_waits():
    paper.publish_many(3, sections=[paper.section()])
    assert Waiting.objects.count() == 3


def test_repeating_what_a_migration_does_has_nothing_wait_that_is_known():
    made = paper.publish("Mở cảng cá")
    engine().learn(at=paper.NOON)
    filling._all_wait(connection)
    assert not Waiting.objects.exists()
    assert answered("cảng cá") == ([made.pk], 1)


def test_everything_is_found_while_the_index_is_made_anew():
    made = [paper.publish(f"Mở cảng cá {number}").pk for number in range(3)]
    engine().learn(at=paper.NOON)
    filling.forget()
    assert answered("cảng cá") == (made[::-1], 3)
    assert engine().learn(at=paper.NOON) == 3
    assert answered("cảng cá") == (made[::-1], 3)


def test_story_that_was_noted_as_ended_and_is_seen_again_is_found_again():
    made = paper.publish("Mở cảng cá", at=paper.NOON - HOUR, until=paper.NOON)
    engine().learn(at=paper.NOON)
    Publication.objects.filter(pk=made.pk).update(visible_until=None)
    engine().look_again(made.article_id, at=paper.NOON)
    assert answered("cảng cá") == ([made.pk], 1)
    Publication.objects.filter(pk=made.pk).update(visible_until=paper.NOON)
    engine().look_again(made.article_id, at=paper.NOON)
    assert answered("cảng cá") == ([], 0)


def test_story_that_is_learned_while_somebody_asks_is_found_once(monkeypatch):
    paper.publish("Mở cảng cá")
    engine().learn(at=paper.NOON)
    paper.publish("Nạo vét cảng cá")
    waiting = postings.reading.waiting

    def meanwhile(query, *, at):
        engine().learn(at=at)
        return waiting(query, at=at)

    monkeypatch.setattr(postings.reading, "waiting", meanwhile)
    ids, _count = answered("cảng cá")
    assert len(ids) == 2


def test_question_that_was_on_its_way_when_the_index_learned_is_counted(monkeypatch):
    monkeypatch.setattr(postings, "READ", 1)
    for number in range(1, 4):
        paper.publish(f"Mở cảng cá {number}", at=paper.NOON - number * HOUR)
    engine().learn(at=paper.NOON)
    found = search.find(Query("cang ca"), at=paper.NOON - timedelta(milliseconds=1))
    assert (found.count, found.is_counted) == (3, True)


def test_stories_that_ended_unnoted_leave_no_hole_on_any_page(monkeypatch):
    monkeypatch.setattr(learning, "MANY", 20)
    minute = timedelta(minutes=1)
    for number in range(30):
        paper.publish("Bản tin trong ngày", at=paper.NOON - minute - number * 10 * minute)
    engine().learn(at=paper.NOON)
    # In another segment, and all within half a minute.
    dense = [
        paper.publish("Bản tin phút chót", at=paper.NOON - 30 * minute - timedelta(seconds=number))
        for number in range(30)
    ]
    engine().learn(at=paper.NOON)
    newest = [story.pk for story in dense[:16]]
    Publication.objects.filter(pk__in=newest).update(visible_until=paper.NOON)
    pages = [search.find(Query("ban tin"), at=paper.NOON, page=page) for page in range(1, 6)]
    seen = [story.pk for page in pages for story in page.publications]
    wanted = Publication.objects.visible(at=paper.NOON).newest().values_list("pk", flat=True)
    assert seen == list(wanted)


def test_as_much_as_memory_holds_is_learned_at_once(monkeypatch):
    monkeypatch.setattr(gathering, "TOGETHER", 10)
    made = [paper.publish(f"Mở cảng cá {number}").pk for number in range(3)]
    learned = [engine().learn(at=paper.NOON) for _time in range(4)]
    assert learned == [1, 1, 1, 0]
    assert answered("cảng cá") == (made[::-1], 3)
