from datetime import UTC, date, datetime, time

import pytest
from django import forms
from django.template import Context, Template
from django.utils import translation
from django.utils.formats import date_format, get_format, localize, number_format

LANGUAGES = ["vi", "en"]


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("12/04/2021", date(2021, 4, 12)),
        ("13/04/2021", date(2021, 4, 13)),
        ("1/2/2021", date(2021, 2, 1)),
        ("12-4-2021", date(2021, 4, 12)),
        ("12.04.2021", date(2021, 4, 12)),
        ("12/04/21", date(2021, 4, 12)),
        ("2021-04-12", date(2021, 4, 12)),
    ],
)
def test_the_day_comes_first_in_whatever_language_the_desk_is(language, typed, meant):
    with translation.override(language):
        assert forms.DateField().clean(typed) == meant


def test_a_day_that_does_not_exist_is_refused_in_vietnamese():
    with pytest.raises(forms.ValidationError) as refused:
        forms.DateField().clean("31/02/2021")
    assert refused.value.messages == [
        "Ngày không hợp lệ. Hãy nhập một ngày có thật theo dạng 12/04/2021."
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "typed",
    [
        "12/04/2021 21:13",
        "12/04/2021, 21:13",
        "12-04-2021 21:13",
        "12/04/2021 21h13",
        "2021-04-12 21:13",
    ],
)
def test_a_publication_time_is_read_on_the_newsrooms_clock(language, typed):
    with translation.override(language):
        meant = forms.DateTimeField().clean(typed)
    assert meant == datetime(2021, 4, 12, 14, 13, tzinfo=UTC)


@pytest.mark.parametrize("typed", ["21:13", "21h13", "21:13:00"])
def test_an_hour_is_read_as_vietnamese_write_it(typed):
    assert forms.TimeField().clean(typed) == time(21, 13)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("6h", time(6)),
        ("6 giờ", time(6)),
        ("06giờ", time(6)),
        ("6g", time(6)),
        ("6g30", time(6, 30)),
        ("6h30", time(6, 30)),
        ("6 giờ 30", time(6, 30)),
        ("6 giờ 30 phút", time(6, 30)),
        ("6:5", time(6, 5)),
    ],
)
def test_an_hour_is_read_as_it_is_said(language, typed, meant):
    with translation.override(language):
        assert forms.TimeField().clean(typed) == meant
        at = forms.DateTimeField().clean(f"12/04/2021 {typed}")
        assert at.replace(tzinfo=None) == datetime.combine(date(2021, 4, 12), meant)


@pytest.mark.parametrize("typed", ["6", "h6", "25h", "6h60", "6 chiều", "630"])
def test_what_is_no_clear_hour_is_refused(typed):
    with pytest.raises(forms.ValidationError):
        forms.TimeField().clean(typed)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_a_form_shows_it_also_reads(language):
    moment = datetime(2021, 4, 12, 21, 13)
    with translation.override(language):
        shown = forms.DateTimeInput().format_value(moment)
        assert forms.DateTimeField().to_python(shown).replace(tzinfo=None) == moment


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_week_begins_on_monday(language):
    assert get_format("FIRST_DAY_OF_WEEK", language) == 1


def test_dates_of_the_desk_are_written_day_first():
    moment = datetime(2021, 4, 12, 21, 13)
    assert localize(moment) == "12/04/2021 21:13"
    assert localize(moment.date()) == "12/04/2021"
    assert date_format(moment, "YEAR_MONTH_FORMAT") == "Tháng 4/2021"
    assert date_format(moment, "MONTH_DAY_FORMAT") == "12 tháng 4"


def test_a_quantity_is_grouped_but_a_year_or_an_id_never():
    page = Template("{% load vietnamese %}{{ readers|number }} {{ money|number }} {{ year }}")
    printed = page.render(Context({"readers": 1003, "money": 1_250_000, "year": 2021}))
    assert printed == "1.003 1.250.000 2021"


def test_a_decimal_comma_is_written_and_read():
    assert number_format(85.5) == "85,5"
    assert forms.FloatField(localize=True).clean("85,5") == 85.5
