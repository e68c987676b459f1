"""The planning calendar: for which day a story is meant, and apart from it when it goes live."""

import re
from datetime import date, timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from shift.asked import Asked
from shift.calendar import LIVE_IN_MONTH, asked_period, days_of, month, undated, week
from shift.plannable import why_fixed
from shift.seen import stories_seen
from shift.together import carry_out
from tests.factories.stories import SectionFactory
from tests.shift.conftest import HOUR

CALENDAR = "/desk/shift/calendar/"
TODAY = date(2021, 4, 12)  # a Monday
OF_EDITORS = "Bài đã nộp: biên tập viên của chuyên mục đặt ngày."


def calendar(newsroom, person, period, **asked):
    asked = Asked({name: str(value.pk) for name, value in asked.items()})
    stories = stories_seen(person, asked)
    return {day.date: day for day in days_of(period, person, asked, stories, newsroom.now)}


def test_a_vietnamese_week_begins_on_monday():
    sunday = date(2021, 4, 18)
    assert week(sunday).days[0] == date(2021, 4, 12)
    assert [day.weekday() for day in week(sunday).days] == [0, 1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(("year", "number"), [(2021, m) for m in range(1, 13)] + [(2026, 2)])
def test_a_month_is_shown_in_whole_weeks_and_no_more(year, number):
    first = date(year, number, 1)
    days = month(first).days
    assert len(days) % 7 == 0
    assert days[0].weekday() == 0
    assert first in days[:7]
    last = month(first).moved(1).first - timedelta(days=1)
    assert last in days[-7:]


def test_one_month_leads_to_the_next_and_back():
    december = month(date(2021, 12, 24))
    assert december.moved(1).first == date(2022, 1, 1)
    assert december.moved(1).moved(-1) == december
    assert week(date(2020, 12, 31)).name == "2020-W53"
    assert week(date(2020, 12, 31)).moved(1).name == "2021-W01"


@pytest.mark.parametrize(
    "typed", [{}, {"month": "2021-13"}, {"month": "0001-01"}, {"week": "2021-W60"}, {"week": "x"}]
)
def test_an_address_that_makes_no_sense_shows_now(typed):
    assert TODAY in asked_period(typed, TODAY).days


def test_a_story_stands_on_its_planned_day_and_not_where_it_goes_live(newsroom, planned):
    article = newsroom.approved(headline="Phóng sự")
    planned(article, planned_date=date(2021, 4, 14))
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + 72 * HOUR)
    days = calendar(newsroom, newsroom.thu, week(TODAY))
    planned_on = {day for day, found in days.items() if found.lines}
    live_on = {day for day, found in days.items() if found.live_rows}
    assert (planned_on, live_on) == ({date(2021, 4, 14)}, {date(2021, 4, 15)})


def test_a_go_live_after_midnight_stands_on_the_newsrooms_day(newsroom):
    article = newsroom.approved()
    # 23:30 UTC of Monday is 6:30 of Tuesday here.
    moment = newsroom.now.replace(hour=23, minute=30)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=moment)
    days = calendar(newsroom, newsroom.thu, week(TODAY))
    assert [day for day, found in days.items() if found.live_rows] == [date(2021, 4, 13)]


def test_updates_are_no_go_lives_of_the_calendar(newsroom):
    article = newsroom.live()
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(source="Sở GTVT"))
    newsroom.do("update", article, newsroom.hanh)
    days = calendar(newsroom, newsroom.thu, week(TODAY))
    assert days[TODAY].live_number == 1


def test_stories_in_work_without_a_day_stand_beside(newsroom, planned):
    newsroom.submitted(headline="Không ngày")
    planned(newsroom.submitted(headline="Có ngày"), planned_date=TODAY)
    seen = stories_seen(newsroom.thu, Asked({}))
    found = undated(seen, newsroom.now)
    assert [line.headline for line in found.lines] == ["Không ngày"]
    assert (found.more, found.is_more_than_counted) == (0, False)


def test_a_full_day_shows_its_beginning_and_leads_to_its_week(client, newsroom):
    Article.objects.bulk_create(
        Article(headline=f"Tin {n}", state="submitted", created_by=newsroom.lan,
                updated_by=newsroom.lan, planned_date=TODAY)
        for n in range(20)
    )  # fmt: skip
    days = calendar(newsroom, newsroom.thu, month(TODAY))
    assert (len(days[TODAY].lines), days[TODAY].more) == (8, 12)
    assert len(calendar(newsroom, newsroom.thu, week(TODAY))[TODAY].lines) == 20
    client.force_login(newsroom.thu)
    page = client.get(f"{CALENDAR}?month=2021-04").content.decode()
    assert f"{CALENDAR}?week=2021-W15" in page


def test_what_a_month_has_no_room_for_is_one_step_away(client, newsroom):
    for number in range(LIVE_IN_MONTH + 1):
        newsroom.live(headline=f"Tin {number}")
    client.force_login(newsroom.thu)
    page = client.get(f"{CALENDAR}?month=2021-04").content.decode()
    assert f'<a href="{CALENDAR}?week=2021-W15">và 1 bài khác lên trang</a>' in page


def test_a_head_sees_the_days_of_their_sections_only(newsroom, planned):
    other = SectionFactory(name="Thể thao", slug="the-thao")
    article = newsroom.live(headline="Bí mật thể thao", section_id=other.pk)
    planned(article, planned_date=TODAY)
    planned(newsroom.submitted(headline="Của ban"), planned_date=TODAY)
    day = calendar(newsroom, newsroom.duc, week(TODAY))[TODAY]
    assert [line.headline for line in day.lines] == ["Của ban"]
    assert day.live_number == 0
    assert calendar(newsroom, newsroom.thu, week(TODAY), section=other)[TODAY].live_number == 1


def test_a_story_is_moved_to_another_day_and_the_calendar_stays_where_it_was(client, newsroom):
    article = newsroom.submitted(headline="Dời ngày")
    article.refresh_from_db()
    client.force_login(newsroom.thu)
    here = f"{CALENDAR}?week=2021-W15"
    data = {"_verb": "plan", "story": [f"{article.pk}-{article.version}"]}
    response = client.post(here, data | {"planned_date": "16/04/2021"})
    assert response.headers["Location"] == here
    article.refresh_from_db()
    assert article.planned_date == date(2021, 4, 16)
    page = client.get(here).content.decode()
    on_the_day = page[page.index('id="day-2021-04-16"') : page.index('id="day-2021-04-17"')]
    assert "Dời ngày" in on_the_day


def test_the_filters_stay_when_the_calendar_is_turned(client, newsroom):
    client.force_login(newsroom.thu)
    page = client.get(f"{CALENDAR}?month=2021-04&section={newsroom.section.pk}").content.decode()
    later = re.search(r'href="([^"]+)" rel="next"', page)[1]
    assert later.replace("&amp;", "&") == f"{CALENDAR}?section={newsroom.section.pk}&month=2021-05"
    assert timezone.localdate()


def test_an_approved_story_that_is_not_on_its_way_still_needs_its_day(newsroom):
    newsroom.approved(headline="Đã duyệt, chưa có ngày")
    newsroom.live(headline="Đã đăng")
    scheduled = newsroom.approved(headline="Đã hẹn giờ")
    newsroom.do("schedule", scheduled, newsroom.thu, go_live_at=newsroom.now + HOUR)
    planned = newsroom.approved(headline="Có ngày rồi")
    Article.objects.filter(pk=planned.pk).update(planned_date=TODAY)
    newsroom.submitted(headline="Đang chờ")
    found = undated(stories_seen(newsroom.thu, Asked({})), newsroom.now)
    assert [line.headline for line in found.lines] == ["Đang chờ", "Đã duyệt, chưa có ngày"]


@pytest.mark.parametrize("screen", [CALENDAR, "/desk/shift/"])
def test_a_deadline_is_told_in_the_middle_of_its_sentence(newsroom, client, screen):
    story = newsroom.submitted()
    today = timezone.localtime().replace(hour=23, minute=59)
    planned_date = timezone.localdate()
    Article.objects.filter(pk=story.pk).update(deadline_at=today, planned_date=planned_date)
    client.force_login(newsroom.thu)
    page = client.get(screen).content.decode()
    assert "hôm nay 23:59" in page
    assert "Hôm nay 23:59" not in page


def test_only_what_a_person_may_plan_can_be_chosen_and_the_rest_says_who_plans_it(
    client, newsroom, planned
):
    theirs = planned(newsroom.draft(headline="Còn viết dở"), planned_date=TODAY)
    handed_in = planned(newsroom.submitted(headline="Đã nộp"), planned_date=TODAY)
    client.force_login(newsroom.thu)
    page = client.get(f"{CALENDAR}?week=2021-W15").text
    chosen = set(re.findall(r'name="story" value="(\d+)-', page))
    assert chosen == {str(handed_in.pk)}
    assert f"Trước khi nộp bài, người viết ({newsroom.lan}) đặt ngày." in page
    handed_in.refresh_from_db()
    assert why_fixed(newsroom.lan, theirs) == ""
    assert why_fixed(newsroom.lan, handed_in) == OF_EDITORS


def test_dates_that_are_refused_say_who_sets_them(newsroom):
    draft = newsroom.draft(headline="Còn viết dở")
    asked = {"planning": {"planned_date": TODAY}}
    what = {"actor": newsroom.lan, "at": newsroom.now, "asked": asked}
    newsroom.do("submit", draft, newsroom.lan)
    draft.refresh_from_db()
    outcome = carry_out("plan", [(draft.pk, draft.version)], **what)
    assert outcome.refused == [("Còn viết dở", [OF_EDITORS])]
    # What is refused for another reason says that one.
    ((_headline, sentences),) = carry_out("plan", [(draft.pk, 0)], **what).refused
    assert "Nay" not in sentences[0]
