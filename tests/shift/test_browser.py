"""The screens of the shift in a real browser: they refresh themselves and lose nothing."""

from datetime import date

import pytest
from django.utils import timezone

from articles.models import Article
from tests.browser import Window, chromium

__all__ = ["chromium"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def window(chromium, live_server, newsroom):
    newsroom.now = timezone.now()
    context = chromium.new_context(locale="vi-VN", viewport={"width": 1280, "height": 900})
    context.set_default_timeout(15_000)
    yield Window(context.new_page(), live_server.url).sign_in(newsroom.thu)
    context.close()


@pytest.fixture
def story(newsroom):
    return newsroom.submitted(headline="Đèo Khánh Vĩnh thông xe")


def refresh(page):
    """Have the screen look again now, as when somebody comes back to the window."""
    with page.expect_response(lambda answer: answer.request.headers.get("x-part") == "board"):
        page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_new_story_appears_by_itself_and_ticks_and_focus_stay(newsroom, story, window):
    page = window.page
    window.open("/desk/shift/")
    box = page.locator(f"#submitted [data-story='{story.pk}'] input")
    box.check()
    box.focus()
    newsroom.submitted(headline="Vừa nộp xong")
    refresh(page)
    page.get_by_role("link", name="Vừa nộp xong").first.wait_for()
    assert box.is_checked()
    assert page.evaluate("document.activeElement.value") == box.get_attribute("value")
    assert window.complaints == []


def test_a_story_that_changed_after_it_was_ticked_is_refused(newsroom, story, window):
    page = window.page
    window.open("/desk/shift/")
    page.locator(f"#submitted [data-story='{story.pk}'] input").check()
    newsroom.do("save", story, newsroom.hanh, copy=newsroom.copy(headline="Tít khác hẳn"))
    refresh(page)
    page.get_by_role("link", name="Tít khác hẳn").first.wait_for()
    page.locator("button[value=take]").click()
    page.locator(".shift-outcome").wait_for()
    assert Article.objects.get(pk=story.pk).state == "submitted"


def test_a_lost_connection_is_said_with_the_time_of_what_is_shown(story, window):
    page = window.page
    window.open("/desk/shift/")
    page.route("**/desk/shift/", lambda route: route.abort())
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    page.locator(".shift-clock.is-lost").wait_for()
    assert "GMT+7" in page.locator(".shift-clock").inner_text()


def test_enter_in_a_date_moves_no_story(story, window):
    page = window.page
    window.open("/desk/shift/")
    page.locator(f"#submitted [data-story='{story.pk}'] input").check()
    page.locator(".shift-dates summary").click()
    page.locator("#id_planned_date").fill("31/12/2030")
    with page.expect_navigation():
        page.locator("#id_planned_date").press("Enter")
    stored = Article.objects.get(pk=story.pk)
    assert (stored.state, stored.planned_date) == ("submitted", None)
    assert page.locator("#id_planned_date").input_value() == "31/12/2030"


def test_a_story_is_dragged_to_another_day(story, window):
    page = window.page
    Article.objects.filter(pk=story.pk).update(planned_date=date(2021, 4, 14))
    window.open("/desk/shift/calendar/?week=2021-W15")
    with page.expect_navigation():
        page.locator(f"[data-plan][data-story='{story.pk}']").drag_to(
            page.locator("#day-2021-04-16")
        )
    assert Article.objects.get(pk=story.pk).planned_date == date(2021, 4, 16)
    assert window.complaints == []


def test_a_story_is_moved_by_the_keyboard_and_loses_its_day_by_dragging_it_aside(story, window):
    page = window.page
    Article.objects.filter(pk=story.pk).update(planned_date=date(2021, 4, 14))
    window.open("/desk/shift/calendar/?week=2021-W15")
    with page.expect_navigation():
        page.locator(f"[data-plan][data-story='{story.pk}'] a").press("Alt+ArrowRight")
    assert Article.objects.get(pk=story.pk).planned_date == date(2021, 4, 15)
    with page.expect_navigation():
        page.locator(f"[data-plan][data-story='{story.pk}']").drag_to(
            page.locator(".plan-undated h2")
        )
    assert Article.objects.get(pk=story.pk).planned_date is None


@pytest.mark.parametrize("screen", ["", "calendar/"])
def test_a_button_without_a_tick_says_so_beside_itself(window, story, screen):
    page = window.page
    window.open(f"/desk/shift/{screen}")
    words = page.locator("[data-chosen]")
    before = words.inner_text()
    page.locator(".shift-bar > button").last.click()
    page.locator(".shift-chosen.is-missing").wait_for()
    assert words.inner_text() not in (before, "")
    page.locator("input[name=story]").first.check()
    page.locator(".shift-chosen:not(.is-missing)").wait_for()
    assert window.complaints == []


def test_approving_is_asked_about_first_and_then_done(story, window):
    page = window.page
    window.open("/desk/shift/")
    page.locator(f"#submitted [data-story='{story.pk}'] input").check()
    page.locator("button[value=approve]").click()
    page.locator(".shift-asking").wait_for()
    page.locator(".shift-asking button").click()
    page.locator(".messagelist .success").wait_for()
    assert Article.objects.get(pk=story.pk).state == "approved"
    assert window.complaints == []


def test_a_story_moved_by_the_keyboard_stays_under_the_fingers(story, window):
    page = window.page
    Article.objects.filter(pk=story.pk).update(planned_date=date(2021, 4, 14))
    window.open("/desk/shift/calendar/?week=2021-W15")
    page.locator(f"[data-plan][data-story='{story.pk}'] a").focus()
    for day in (15, 16):
        with page.expect_navigation():
            page.keyboard.press("Alt+ArrowRight")
        page.locator(f"#day-2021-04-{day} [data-story='{story.pk}'] a:focus").wait_for()
        assert f"{day}/04/2021" in page.locator(".messagelist").inner_text()
    assert window.complaints == []


@pytest.mark.parametrize("week", [None, "2021-W15"])
def test_a_story_without_a_day_gets_one_by_the_keyboard_and_it_is_read_out(window, story, week):
    page, today = window.page, timezone.localdate()
    window.open(f"/desk/shift/calendar/?week={week or f'{today:%G-W%V}'}")
    link = page.locator(f"[data-plan][data-story='{story.pk}'] a")
    with page.expect_navigation():
        link.press("Alt+ArrowRight")
    # Today's, or the first day of those that are shown.
    day = date(2021, 4, 12) if week else today
    assert Article.objects.get(pk=story.pk).planned_date == day
    page.locator(f"#day-{day} [data-story='{story.pk}'] a:focus").wait_for()
    page.locator("[data-told]", has_text=f"{day:%d/%m/%Y}").wait_for(state="attached")
    assert story.headline in page.locator("[data-told]").inner_text()
    assert window.complaints == []


def test_a_story_that_others_plan_is_not_moved_and_says_whose_it_is(newsroom, window):
    draft = newsroom.draft(headline="Còn viết dở")
    newsroom.do("hand_over", draft, newsroom.lan, to=newsroom.binh)
    window = Window(window.page, window.address)
    page = window.page
    Article.objects.filter(pk=draft.pk).update(planned_date=date(2021, 4, 14))
    window.open("/desk/shift/calendar/?week=2021-W15")
    fixed = page.locator(f".plan-story[data-story='{draft.pk}']")
    assert fixed.get_attribute("draggable") is None
    assert str(newsroom.lan) in fixed.locator(".plan-fixed").inner_text()
    fixed.locator("a").press("Alt+ArrowRight")
    page.locator("[data-told]", has_text=str(newsroom.lan)).wait_for(state="attached")
    assert Article.objects.get(pk=draft.pk).planned_date == date(2021, 4, 14)


@pytest.mark.parametrize("width", [360, 768, 1280, 1600])
def test_no_screen_is_wider_than_its_window(newsroom, story, window, width):
    newsroom.submitted(headline="Nghiêng" * 20)
    window.page.set_viewport_size({"width": width, "height": 800})
    for screen in ("", "calendar/", f"calendar/?week={timezone.localdate():%G-W%V}", "record/"):
        window.open(f"/desk/shift/{screen}")
        assert window.page.evaluate("document.documentElement.scrollWidth") <= width, screen
