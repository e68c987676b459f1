"""Django's Vietnamese and ours together leave no English on a screen of the desk."""

import re
from datetime import datetime, timedelta
from pathlib import Path

import django
import pytest
from babel.messages.pofile import read_po
from django import forms
from django.contrib import admin
from django.contrib.auth.password_validation import MinimumLengthValidator
from django.core.exceptions import ValidationError
from django.core.paginator import InvalidPage, Paginator
from django.utils import translation
from django.utils.timesince import timesince
from django.utils.translation import gettext, pgettext

import vietnamese
from vietnamese.text import normalise

DJANGO = Path(django.__file__).parent
OURS = Path(vietnamese.__file__).parent / "locale"
CATALOGS = [
    ("conf", "django"),
    ("contrib/admin", "django"),
    ("contrib/admin", "djangojs"),
    ("contrib/auth", "django"),
    ("contrib/contenttypes", "django"),
    ("contrib/humanize", "django"),
    ("contrib/sessions", "django"),
]
PLACEHOLDER = re.compile(r"%\(\w+\)[a-z]|%[a-z]|\{\w*\}")
TAG = re.compile(r"<[^>]+>")


@pytest.fixture(autouse=True)
def _in_vietnamese():
    with translation.override("vi"):
        yield


def entries(locale_dir, language, domain):
    """Return the messages of one catalog by context and source text."""
    path = locale_dir / language / "LC_MESSAGES" / f"{domain}.po"
    with path.open("rb") as file:
        return {(each.context, source_of(each)): each for each in read_po(file) if each.id}


def source_of(message):
    return message.id if isinstance(message.id, str) else message.id[0]


def words_of(message):
    return message.string if isinstance(message.string, str) else message.string[0]


def is_translated(message):
    return message is not None and bool(words_of(message)) and not message.fuzzy


def our_entries():
    return [
        pytest.param(message, id=f"{domain}: {source_of(message)[:40]}")
        for domain in ("django", "djangojs")
        for message in entries(OURS, "vi", domain).values()
    ]


@pytest.mark.parametrize(("app", "domain"), CATALOGS)
def test_nothing_that_django_says_is_left_in_english(app, domain):
    django_says = entries(DJANGO / app / "locale", "en", domain)
    in_vietnamese = entries(DJANGO / app / "locale", "vi", domain)
    ours = entries(OURS, "vi", domain)
    missing = [
        key
        for key in django_says
        if not is_translated(ours.get(key)) and not is_translated(in_vietnamese.get(key))
    ]
    assert missing == []


@pytest.mark.parametrize("domain", ["django", "djangojs"])
def test_we_translate_only_what_django_or_the_desks_clock_still_says(domain):
    said = {(None, day) for day in ("Yesterday", "Today", "Tomorrow")}
    for app, of_domain in CATALOGS:
        if of_domain == domain:
            said |= entries(DJANGO / app / "locale", "en", domain).keys()
    assert entries(OURS, "vi", domain).keys() - said == set()


@pytest.mark.parametrize("message", our_entries())
def test_a_translation_keeps_the_blanks_and_tags_of_its_source(message):
    sources = [message.id] if isinstance(message.id, str) else message.id
    blanks = [set(PLACEHOLDER.findall(source)) for source in sources]
    assert set(PLACEHOLDER.findall(words_of(message))) in blanks
    assert TAG.findall(words_of(message)) == TAG.findall(sources[0])
    assert normalise(words_of(message)) == words_of(message).replace("\u00a0", " ")


def test_weekdays_and_months_have_the_names_that_a_paper_prints():
    assert gettext("Monday") == "Thứ Hai"
    assert gettext("Sunday") == "Chủ Nhật"
    assert gettext("Mon") == "T2"
    assert gettext("April") == "Tháng 4"
    assert pgettext("alt. month", "April") == "tháng 4"


def test_a_span_of_time_is_said_in_vietnamese():
    printed = datetime(2021, 4, 12, 21, 13)
    assert timesince(printed, printed + timedelta(days=2, hours=3)) == "2\u00a0ngày, 3\u00a0giờ"


def test_a_page_that_does_not_exist_is_refused_in_vietnamese():
    with pytest.raises(InvalidPage, match="Trang này không có kết quả nào"):
        Paginator(["Nha Trang"], per_page=10).page(2)


def test_a_short_password_is_refused_in_vietnamese():
    with pytest.raises(ValidationError, match="ít nhất 12 ký tự"):
        MinimumLengthValidator(12).validate("ngắn")


def test_a_failed_password_reset_is_not_called_a_success():
    assert gettext("Password reset unsuccessful") == "Không đặt lại được mật khẩu"


def test_an_empty_headline_and_a_long_one_are_refused_in_words_of_the_desk():
    headline = forms.CharField(max_length=5)
    with pytest.raises(ValidationError, match="Mục này bắt buộc phải điền."):
        headline.clean("")
    with pytest.raises(ValidationError, match="tối đa 5 ký tự .hiện có 10."):
        headline.clean("Khánh Vĩnh")


def test_the_admins_calendar_speaks_vietnamese(settings, rf):
    # The admin serves only its own script texts and those of LOCALE_PATHS.
    settings.LOCALE_PATHS = [*settings.LOCALE_PATHS, OURS]
    script = admin.site.i18n_javascript(rf.get("/")).content.decode()
    catalog = re.sub(r"\\u([0-9a-f]{4})", lambda code: chr(int(code[1], 16)), script)
    for word in ("Thứ Hai", "Chủ Nhật", "Thg 4", "Chọn giờ", '"FIRST_DAY_OF_WEEK": 1'):
        assert word in catalog
