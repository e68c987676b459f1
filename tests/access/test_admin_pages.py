"""Every page of the desk, for every kind of row, opens for everybody or says no."""

import re
from html import unescape

import pytest
from django.contrib import admin
from django.urls import reverse

from people.models import User
from tests.access.paper import Browser, person
from tests.access.table import ANONYMOUS, DEACTIVATED, EVERYBODY, HEAD, REPORTER, SUPERUSER

SIGNED_IN = [who for who in EVERYBODY if who not in (ANONYMOUS, DEACTIVATED)]
FILTER = re.compile(r'href="(\?[^"]+)"')


def forms():
    """Return the name of each kind of row that the desk has pages for."""
    return sorted(model._meta.label_lower.replace(".", "/") for model in admin.site._registry)


def pages(name, row):
    """Return the addresses of the pages for a kind of row."""
    stem = f"admin:{name.replace('/', '_')}"
    yield reverse(f"{stem}_changelist")
    yield reverse(f"{stem}_add")
    for page in ("change", "history", "delete"):
        yield reverse(f"{stem}_{page}", args=[row.pk])


def test_paper_has_a_row_for_every_form_of_the_desk(paper):
    assert sorted(paper.rows) == forms()


@pytest.mark.parametrize("who", SIGNED_IN)
def test_every_page_opens_in_english_or_says_no(paper, who):
    """In Vietnamese `test_views.py` asks for each of them."""
    browser = Browser(_speaking(who, "en", paper))
    failed = {}
    for name, row in paper.rows.items():
        for address in pages(name, row):
            _look(browser, address, "en", failed)
    assert failed == {}


@pytest.mark.parametrize(("who", "language"), [(REPORTER, "vi"), (HEAD, "en"), (SUPERUSER, "vi")])
def test_every_filter_every_order_and_every_search_of_a_list_opens(paper, who, language):
    """For those who are shown their own rows, those of their sections, and all of them."""
    browser = Browser(_speaking(who, language, paper))
    failed = {}
    for name in paper.rows:
        address = reverse(f"admin:{name.replace('/', '_')}_changelist")
        page = browser.ask("get", address)
        if page.status_code != 200:
            continue
        links = {unescape(link) for link in FILTER.findall(page.content.decode())}
        searches = {"?q=%C4%90%E1%BA%B7ng+%E1%BB%A6y", "?q=%27%22%25_%5C", "?q=" + "x" * 2000}
        for link in sorted(links | searches):
            _look(browser, address + link, language, failed)
    assert failed == {}


def test_nonsense_in_an_address_breaks_no_page(paper):
    browser = Browser(_speaking(SUPERUSER, "vi", paper))
    failed = {}
    for name in paper.rows:
        address = reverse(f"admin:{name.replace('/', '_')}_changelist")
        for link in ("?state=x", "?q=%00", "?p=999999", "?p=-1", "?p=x", "?o=1.-2.x", "?all=1"):
            _look(browser, address + link, "vi", failed)
        for key in ("nothing", "0", "9" * 40, "%00", "a%2Fb"):
            _look(browser, f"{address}{key}/change/", "vi", failed)
    for section in ("%C2%B2", "9" * 40, "-1", "%00"):
        _look(browser, f"/desk/articles/article/?section={section}", "vi", failed)
    assert failed == {}


def _speaking(who, language, paper):
    someone = person(who, heads=paper.section)
    User.objects.filter(pk=someone.pk).update(language=language)
    return someone


def _look(browser, address, language, failed):
    response = browser.ask("get", address)
    if response.status_code not in {200, 302, 403, 404}:
        failed[address] = response.status_code
    if response.status_code == 200 and f'<html lang="{language}"' not in response.content.decode():
        failed[address] = f"not in {language}"
