from datetime import UTC, datetime, timedelta, timezone

import pytest
from django.template import Context, Template
from django.utils import timezone as clocks
from django.utils import translation

from vietnamese.dates import clock, date_line, spoken_date

PRINTED = datetime(2021, 4, 12, 14, 13, tzinfo=UTC)
NOW = datetime(2021, 4, 12, 15, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def test_the_date_line_is_printed_as_readers_know_it():
    assert date_line(PRINTED) == "Thứ Hai, 12/04/2021, 21:13 [GMT+7]"


def test_the_date_line_is_the_newsrooms_wherever_the_moment_comes_from():
    in_tokyo = PRINTED.astimezone(timezone(timedelta(hours=9)))
    assert date_line(in_tokyo) == date_line(PRINTED)


def test_the_date_line_ignores_the_time_zone_of_the_person_at_the_desk():
    with clocks.override(UTC):
        assert date_line(PRINTED) == "Thứ Hai, 12/04/2021, 21:13 [GMT+7]"


def test_a_late_sunday_in_greenwich_is_monday_in_the_newsroom():
    late_sunday = datetime(2021, 4, 11, 17, 30, tzinfo=UTC)
    assert date_line(late_sunday) == "Thứ Hai, 12/04/2021, 00:30 [GMT+7]"


@pytest.mark.parametrize(
    ("day", "weekday"),
    [
        (11, "Chủ Nhật"),
        (12, "Thứ Hai"),
        (13, "Thứ Ba"),
        (14, "Thứ Tư"),
        (15, "Thứ Năm"),
        (16, "Thứ Sáu"),
        (17, "Thứ Bảy"),
    ],
)
def test_weekdays_are_spelled_out_with_capitals(day, weekday):
    moment = datetime(2021, 4, day, 3, tzinfo=UTC)
    assert date_line(moment) == f"{weekday}, {day}/04/2021, 10:00 [GMT+7]"


@pytest.mark.parametrize(
    ("zone", "literal"),
    [
        ("UTC", "14:13 [GMT+0]"),
        ("Asia/Kolkata", "19:43 [GMT+5:30]"),
        ("America/St_Johns", "11:43 [GMT-2:30]"),
        ("America/Lima", "09:13 [GMT-5]"),
    ],
)
def test_a_newsroom_elsewhere_prints_its_own_offset(settings, zone, literal):
    settings.TIME_ZONE = zone
    assert date_line(PRINTED).endswith(literal)


def test_a_moment_without_time_zone_is_refused_rather_than_guessed():
    with pytest.raises(ValueError, match="naive"):
        date_line(PRINTED.replace(tzinfo=None))


def test_a_day_is_said_in_vietnamese_and_in_english():
    assert spoken_date(PRINTED) == "Thứ Hai, ngày 12/4/2021"
    with translation.override("en"):
        assert spoken_date(PRINTED) == "Monday, 12 April 2021"


@pytest.mark.parametrize(
    ("hours", "vietnamese", "english"),
    [
        (0, "Hôm nay 22:00", "Today 22:00"),
        (2, "Ngày mai 00:00", "Tomorrow 00:00"),
        (-24, "Hôm qua 22:00", "Yesterday 22:00"),
        (-22, "Hôm nay 00:00", "Today 00:00"),
        (48, "14/04 22:00", "14/04 22:00"),
        (-24 * 120, "13/12/2020 22:00", "13/12/2020 22:00"),
    ],
)
def test_the_desk_speaks_of_today_yesterday_and_tomorrow(hours, vietnamese, english):
    moment = NOW + timedelta(hours=hours)
    assert clock(moment, NOW) == vietnamese
    with translation.override("en"):
        assert clock(moment, NOW) == english


def test_templates_print_the_date_line_the_clock_and_the_machine_form():
    page = Template(
        "{% load vietnamese %}{{ at|date_line }}|{{ at|spoken_date }}|{{ at|clock }}|{{ at|iso }}"
    )
    line, spoken, desk, machine = page.render(Context({"at": PRINTED})).split("|")
    assert line == "Thứ Hai, 12/04/2021, 21:13 [GMT+7]"
    assert spoken == "Thứ Hai, ngày 12/4/2021"
    assert desk == "12/04/2021 21:13"
    assert machine == "2021-04-12T21:13:00+07:00"
