"""The session of somebody who writes ends: they are told, sign in again, and go on."""

import pytest
from django.contrib.sessions.models import Session

from articles.models import Article

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

HEADLINE = "Làng chài Vĩnh Nguyên chuyển sang nuôi biển"
STANDFIRST = "Từ hai trăm lồng bè gỗ ven bờ, bà con đã ra khơi."
PARAGRAPH = "Sáng sớm trên vịnh, mười hai chiếc lồng tròn đã nằm yên."


@pytest.fixture
def lan(at_desk, newsroom):
    """A reporter in the middle of a story, whose session has just ended."""
    desk = at_desk(newsroom.lan)
    desk.open_new_story()
    desk.page.fill("#id_headline", HEADLINE)
    desk.page.fill("#id_standfirst", STANDFIRST)
    desk.body.click()
    desk.type(PARAGRAPH)
    desk.page.wait_for_selector("[data-keep-status]:not(:empty)")
    Session.objects.all().delete()
    return desk


def assert_nothing_is_lost(desk):
    assert desk.page.input_value("#id_headline") == HEADLINE
    assert desk.page.input_value("#id_standfirst") == STANDFIRST
    assert PARAGRAPH in desk.body.inner_text()


def assert_all_is_stored():
    article = Article.objects.get()
    assert (article.headline, article.standfirst) == (HEADLINE, STANDFIRST)
    assert PARAGRAPH in article.body


def test_told_of_the_lost_session_she_signs_in_elsewhere_and_saves(lan, newsroom):
    lan.page.click("[data-save]")
    told = lan.page.wait_for_selector("[data-session-lost][open]").inner_text()
    assert "Phiên làm việc đã hết" in told
    assert "Không mất gì cả" in told
    assert_nothing_is_lost(lan)
    lan.new_tab().sign_in(newsroom.lan)
    with lan.page.expect_navigation():
        lan.page.click("[data-session-again]")
    lan.wait_for_form()
    assert_nothing_is_lost(lan)
    assert_all_is_stored()


def test_sent_away_to_sign_in_she_gets_her_text_back(lan, newsroom):
    lan.sign_in(newsroom.lan)
    lan.open_new_story()
    assert lan.page.is_visible("[data-keep-offer]")
    lan.page.click("[data-keep-restore]")
    assert_nothing_is_lost(lan)
    lan.save()
    assert_all_is_stored()
