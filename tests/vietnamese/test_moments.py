"""Times at the desk: each says its zone, and what the clocks leave unclear is refused in words."""

from datetime import UTC, datetime, timedelta

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation

from vietnamese.moment_fields import MomentField, MomentLineField
from vietnamese.moments import zoned, zones

EVENING = datetime(2021, 4, 12, 14, 13, tzinfo=UTC)


class Form(forms.Form):
    at = MomentField(required=False)
    line = MomentLineField(required=False)


def typed(day, time, **kwargs):
    """The form, sent with a day and a time in both of its fields."""
    data = {"at_0": day, "at_1": time, "line": f"{day} {time}"}
    return Form(data, **kwargs)


@pytest.fixture(params=["at", "line"])
def field(request):
    """Each sort of field in turn: two inputs, and one."""
    return request.param


@pytest.mark.parametrize(
    ("zone", "written"),
    [
        ("Asia/Ho_Chi_Minh", "21:13, 12/04/2021 (GMT+7)"),
        ("Asia/Kolkata", "19:43, 12/04/2021 (GMT+5:30)"),
        ("America/New_York", "10:13, 12/04/2021 (GMT-4)"),
        ("America/St_Johns", "11:43, 12/04/2021 (GMT-2:30)"),
        ("Europe/Berlin", "16:13, 12/04/2021 (GMT+2)"),
    ],
)
def test_moment_is_told_with_the_zone_of_that_very_moment(settings, zone, written):
    settings.TIME_ZONE = zone
    assert zoned(EVENING) == written
    page = Template("{% load vietnamese %}{{ at|zoned }}|{{ none|zoned }}")
    assert page.render(Context({"at": EVENING, "none": None})) == f"{written}|"


def test_the_hour_that_happens_twice_is_told_apart_by_its_zone(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    first = datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    assert zoned(first) == "02:30, 25/10/2026 (GMT+2)"
    assert zoned(first + timedelta(hours=1)) == "02:30, 25/10/2026 (GMT+1)"


SKIPPED = [
    ("Europe/Berlin", "29/03/2026", "02:30", "02:00", "03:00"),
    ("Europe/Berlin", "29/03/2026", "02:00", "02:00", "03:00"),
    ("America/New_York", "08/03/2026", "02:59", "02:00", "03:00"),
    ("Australia/Lord_Howe", "04/10/2026", "02:15", "02:00", "02:30"),
    ("Pacific/Apia", "30/12/2011", "12:00", "00:00", "00:00, 31/12/2011"),
]


@pytest.mark.parametrize(("zone", "day", "time", "old", "new"), SKIPPED)
def test_time_that_does_not_exist_is_refused_with_how_the_clocks_go(
    settings, field, zone, day, time, old, new
):
    settings.TIME_ZONE = zone
    with translation.override("en"):
        form = typed(day, time)
        assert form.errors[field] == [
            f"{time} on {day} does not exist here: clocks go forward from {old} to {new}. "
            "Choose another time."
        ]
        # Nothing that was typed is lost.
        assert f'value="{time}"' in str(form["at"])
        assert f'value="{day} {time}"' in str(form["line"])


REPEATED = [
    ("Europe/Berlin", "25/10/2026", "02:30", "GMT+2", "GMT+1", "03:00", "02:00"),
    ("Europe/Berlin", "25/10/2026", "02:00", "GMT+2", "GMT+1", "03:00", "02:00"),
    ("America/New_York", "01/11/2026", "01:30", "GMT-4", "GMT-5", "02:00", "01:00"),
    ("Australia/Lord_Howe", "05/04/2026", "01:45", "GMT+11", "GMT+10:30", "02:00", "01:30"),
]


@pytest.mark.parametrize(("zone", "day", "time", "first", "second", "old", "new"), REPEATED)
def test_time_that_exists_twice_is_refused_with_both_and_the_way_out(
    settings, field, zone, day, time, first, second, old, new
):
    settings.TIME_ZONE = zone
    with translation.override("en"):
        assert typed(day, time).errors[field] == [
            f"{time} on {day} happens twice: once at {first} and again at {second}, because "
            f"clocks go back from {old} to {new}. Choose another minute: before {new}, or from "
            f"{old} on."
        ]


@pytest.mark.parametrize(
    ("zone", "day", "time", "utc"),
    [
        ("Europe/Berlin", "29/03/2026", "01:59", (2026, 3, 29, 0, 59)),
        ("Europe/Berlin", "29/03/2026", "03:00", (2026, 3, 29, 1, 0)),
        ("Europe/Berlin", "25/10/2026", "01:59", (2026, 10, 24, 23, 59)),
        ("Europe/Berlin", "25/10/2026", "03:00", (2026, 10, 25, 2, 0)),
        ("America/New_York", "08/03/2026", "03:00", (2026, 3, 8, 7, 0)),
        ("America/New_York", "01/11/2026", "02:00", (2026, 11, 1, 7, 0)),
        ("Australia/Lord_Howe", "04/10/2026", "02:30", (2026, 10, 3, 15, 30)),
        ("Australia/Lord_Howe", "05/04/2026", "02:00", (2026, 4, 4, 15, 30)),
        ("Asia/Ho_Chi_Minh", "29/03/2026", "02:30", (2026, 3, 28, 19, 30)),
        ("Asia/Ho_Chi_Minh", "25/10/2026", "02:30", (2026, 10, 24, 19, 30)),
    ],
)
def test_minutes_beside_the_change_are_taken_as_they_are(settings, field, zone, day, time, utc):
    settings.TIME_ZONE = zone
    form = typed(day, time)
    assert form.is_valid(), form.errors
    assert form.cleaned_data[field] == datetime(*utc, tzinfo=UTC)


@pytest.mark.parametrize("year", ["0001", "1799", "9001", "9999"])
def test_year_that_is_a_slip_of_the_keyboard_is_refused(settings, field, year):
    settings.TIME_ZONE = "America/New_York"
    with translation.override("en"):
        form = typed(f"12/04/{year}", "10:00")
        assert form.errors[field] == ["Give a year from 1800 to 9000."]


def test_refusals_are_told_in_vietnamese_to_those_who_work_in_it(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    with translation.override("vi"):
        gap = typed("29/03/2026", "02:30").errors["at"][0]
        twice = typed("25/10/2026", "02:30").errors["at"][0]
    assert "02:30" in gap
    assert "does not exist" not in gap
    assert "GMT+2" in twice
    assert "happens twice" not in twice


def test_time_left_alone_stays_the_moment_it_was_to_the_microsecond(settings, field):
    """The text 02:30 does not say which of the two it is, and no text says the seconds."""
    settings.TIME_ZONE = "Europe/Berlin"
    for stored in (
        datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
        datetime(2026, 7, 25, 0, 30, 12, 345678, tzinfo=UTC),
    ):
        shown = Form(initial={field: stored})
        text = shown[field].value()
        if field == "line":
            text = shown.fields["line"].text_of(stored)
            data = {"line": text}
        else:
            day, time = shown.fields["at"].text_of(stored)
            data = {"at_0": day, "at_1": time}
        form = Form(data, initial={field: stored})
        assert form.is_valid(), form.errors
        assert form.cleaned_data[field] == stored


def test_time_typed_over_another_one_counts(settings):
    settings.TIME_ZONE = "Europe/Berlin"
    stored = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    form = typed("25/10/2026", "03:30", initial={"at": stored, "line": stored})
    assert form.is_valid()
    assert form.cleaned_data["at"] == datetime(2026, 10, 25, 2, 30, tzinfo=UTC)
    cleared = Form({"at_0": "", "at_1": "", "line": ""}, initial={"at": stored, "line": stored})
    assert cleared.is_valid()
    assert cleared.cleaned_data == {"at": None, "line": None}


def test_inputs_say_their_zone_and_are_described_by_it(settings):
    form = Form()
    assert '<span class="zone" id="id_at_zone">GMT+7</span>' in str(form["at"])
    assert str(form["at"]).count('aria-describedby="id_at_zone"') == 2
    settings.TIME_ZONE = "Europe/Berlin"
    with translation.override("en"):
        assert zones(2026) == "Europe/Berlin, GMT+1 or GMT+2 by the date"
        stored = datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
        assert "now: 02:30, 25/10/2026 (GMT+1)" in str(Form(initial={"at": stored})["at"])


def test_changed_line_above_and_below_zero_says_its_own_zone(settings):
    settings.TIME_ZONE = "Australia/Lord_Howe"
    assert zones(2026).startswith("Australia/Lord_Howe, GMT+10:30")
    settings.TIME_ZONE = "America/New_York"
    assert "GMT-5" in zones(2026)
