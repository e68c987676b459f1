"""Queries with holes find what Django's own find."""

from datetime import timedelta

import pytest

from articles.models import Publication
from articles.prepared import Prepared
from tests.reader import factories as paper

HOUR = timedelta(hours=1)
pytestmark = pytest.mark.django_db


def public(at, article_id):
    stories = Publication.objects.visible(at=at).filter(article_id=article_id)
    return stories.select_related("section__parent").defer("body")


def test_prepared_query_answers_for_each_of_its_parameters():
    politics = paper.section("Chính trị", parent=paper.section("Thời sự"))
    first = paper.publish("Tít cũ", section=politics, until=paper.NOON + HOUR)
    second = paper.publish("Tít mới", article=first.article, at=paper.NOON + HOUR)
    other = paper.publish("Tin khác")
    prepared = Prepared(public, moments=["at"], numbers=["article_id"])
    for at in [paper.NOON - HOUR, paper.NOON, paper.NOON + HOUR, paper.NOON + 2 * HOUR]:
        for pk in [first.article_id, other.article_id, 10**17]:
            assert prepared(at=at, article_id=pk) == list(public(at, pk))
    (story,) = prepared(at=paper.NOON + HOUR, article_id=first.article_id)
    assert story == second


def test_prepared_query_brings_what_it_joins(django_assert_num_queries):
    story = paper.publish(section=paper.section(parent=paper.section("Thời sự")))
    prepared = Prepared(public, moments=["at"], numbers=["article_id"])
    with django_assert_num_queries(1):
        (found,) = prepared(at=paper.NOON, article_id=story.article_id)
        assert found.section.parent.name == "Thời sự"
        assert found.pictures == []
        assert found.published_at == paper.NOON
    with django_assert_num_queries(1):
        assert found.body == story.body


def test_prepared_query_returns_tuples_of_values():
    prepared = Prepared(
        lambda at: Publication.objects.visible(at=at).values_list("headline", "visible_from"),
        moments=["at"],
    )
    paper.publish("Tin")
    assert prepared(at=paper.NOON) == [("Tin", paper.NOON)]


def test_prepared_query_answers_others_while_one_more_thread_prepares_it():
    story, found = paper.publish("Tin"), []

    def build(at):
        queryset = Publication.objects.visible(at=at)
        if not found:
            # One thread prepared it meanwhile; before this one is ready, others ask again.
            found.append("another thread begins")
            found.extend(prepared(at=paper.NOON))
            queryset.query.get_compiler = slowly(queryset.query.get_compiler)
        return queryset

    def slowly(get_compiler):
        def compiler_of_this_thread(*args, **kwargs):
            compiler = get_compiler(*args, **kwargs)
            as_sql = compiler.as_sql

            def meanwhile(*args, **kwargs):
                found.extend(prepared(at=paper.NOON))
                return as_sql(*args, **kwargs)

            compiler.as_sql = meanwhile
            return compiler

        return compiler_of_this_thread

    prepared = Prepared(build, moments=["at"])
    assert prepared(at=paper.NOON) == [story]
    assert found[1:] == [story, story]
