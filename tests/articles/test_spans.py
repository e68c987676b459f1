"""What readers see, when."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django.urls import resolve

from articles.boundaries import next_boundary
from articles.models import Publication

MINUTE = timedelta(minutes=1)


def seen(article, at):
    return [p.headline for p in Publication.objects.visible(at=at).filter(article=article)]


def test_published_story_is_seen_from_that_second_on(newsroom):
    article = newsroom.approved()
    publication = newsroom.do("publish", article, newsroom.hanh)
    assert seen(article, publication.visible_from - timedelta(microseconds=1)) == []
    assert seen(article, publication.visible_from) == [article.headline]


def test_scheduled_story_appears_on_its_second_with_nothing_running(newsroom):
    article = newsroom.approved()
    six = newsroom.now + timedelta(hours=9)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=six)
    assert seen(article, six - timedelta(seconds=1)) == []
    assert seen(article, six) == [article.headline]


def test_editing_a_live_story_changes_nothing_for_readers(newsroom):
    article = newsroom.live()
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Chưa kiểm chứng"))
    assert seen(article, newsroom.now) == ["Đèo Khánh Vĩnh thông xe trở lại"]


def test_update_replaces_the_text_and_keeps_what_was_read_before(newsroom):
    article = newsroom.live()
    before = newsroom.now
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Đèo lại bị sạt"))
    publication = newsroom.do("update", article, newsroom.hanh)
    assert seen(article, publication.visible_from) == ["Đèo lại bị sạt"]
    assert seen(article, before) == ["Đèo Khánh Vĩnh thông xe trở lại"]
    first = article.publications.get(number=1)
    assert publication.published_at == first.published_at
    assert publication.updated_at == publication.visible_from


def test_scheduled_update_of_a_live_story_takes_over_without_a_gap(newsroom):
    article = newsroom.live()
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Tối nay cấm đèo"))
    evening = newsroom.now + timedelta(hours=2)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=evening)
    assert seen(article, evening - timedelta(microseconds=1)) == ["Đèo Khánh Vĩnh thông xe trở lại"]
    assert seen(article, evening) == ["Tối nay cấm đèo"]


def test_calling_off_a_scheduled_update_lets_the_live_text_go_on(newsroom):
    article = newsroom.live()
    newsroom.reword(article)
    evening = newsroom.now + timedelta(hours=2)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=evening)
    newsroom.do("unschedule", article, newsroom.hanh)
    assert seen(article, evening + MINUTE) == [article.headline]
    assert article.publications.get(number=1).visible_until is None


def test_scheduling_again_replaces_the_earlier_time(newsroom):
    article = newsroom.approved()
    early, late = newsroom.now + timedelta(hours=1), newsroom.now + timedelta(hours=3)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=early)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=late)
    assert seen(article, late - MINUTE) == []
    assert seen(article, late) == [article.headline]


def test_withdrawn_story_is_gone_from_that_second_and_kept(newsroom):
    article = newsroom.live()
    newsroom.do("withdraw", article, newsroom.thu, reason="Nguồn tin rút lại phát biểu")
    assert seen(article, newsroom.now) == []
    assert seen(article, newsroom.now - MINUTE) == [article.headline]


def test_story_brought_back_reads_as_it_was_withdrawn(newsroom):
    article = newsroom.live()
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    first = article.publications.get(number=1)
    back = newsroom.do("restore", article, newsroom.thu)
    assert (back.number, back.headline, back.published_at) == (
        2,
        first.headline,
        first.published_at,
    )
    assert seen(article, newsroom.now) == [article.headline]


def test_called_off_schedule_was_never_seen_so_there_is_nothing_to_bring_back(newsroom):
    from articles.refusals import NotAllowed

    article = newsroom.approved()
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + timedelta(hours=1))
    newsroom.do("unschedule", article, newsroom.hanh)
    newsroom.now += timedelta(hours=5)
    with pytest.raises(NotAllowed):
        newsroom.do("restore", article, newsroom.thu)


@pytest.mark.parametrize("start", [-30, 0, 30], ids=["before", "same", "within"])
def test_database_refuses_two_texts_of_one_story_at_one_moment(newsroom, start):
    article = newsroom.live()
    live = article.publications.get()
    other = Publication.objects.get(pk=live.pk)
    other.pk, other.number, other._state.adding = None, 2, True
    other.visible_from = live.visible_from + timedelta(minutes=start)
    with pytest.raises(IntegrityError), transaction.atomic():
        Publication.objects.bulk_create([other])


def test_database_refuses_to_stretch_a_span_over_the_next(newsroom):
    article = newsroom.live()
    newsroom.reword(article)
    newsroom.do("update", article, newsroom.hanh)
    first = article.publications.filter(number=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        first.update(visible_until=newsroom.now + MINUTE)


def test_text_that_readers_saw_cannot_be_overwritten_or_deleted(newsroom):
    publication = newsroom.live().publications.get()
    publication.headline = "Khác"
    with pytest.raises(ValueError, match="only the end"):
        publication.save()
    with pytest.raises(ValueError, match="kept"):
        publication.delete()


def test_next_boundary_is_the_next_thing_that_appears_or_goes(newsroom):
    article = newsroom.live()
    newsroom.reword(article)
    evening = newsroom.now + timedelta(hours=2)
    assert next_boundary(at=newsroom.now) is None
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=evening)
    assert next_boundary(at=newsroom.now) == evening


def test_address_of_a_story_is_the_one_that_the_site_map_knows(newsroom):
    publication = newsroom.live().publications.get()
    match = resolve(publication.get_absolute_url())
    assert match.view_name == "articles:article"
    assert match.kwargs["article_id"] == publication.article_id


def test_address_of_a_section_is_the_one_that_the_site_map_knows(newsroom):
    section = newsroom.live().section
    match = resolve(section.get_absolute_url())
    assert (match.view_name, match.kwargs) == ("articles:section", {"slug": section.slug})
