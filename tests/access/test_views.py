"""Every address, asked by everybody in both ways, answers what the table says."""

from itertools import product
from urllib.parse import urlsplit

from django.db import transaction
from django.urls import reverse

from articles.models import Article, Event, Publication
from tests.access.paper import views
from tests.access.table import EVERYBODY, VIEWS

# Their work is done when they lead to the start page; elsewhere that is how the admin says that
# there is nothing at an address.
LEAD_TO_START = {"admin:login", "admin:language"}
REFUSALS = {403, 404, 405}
ANSWERS = {200, 301, 302, 400}


def test_every_view_of_the_site_stands_in_the_table():
    assert sorted(views().keys() - VIEWS.keys()) == [], "say in table.py who may use them"
    assert sorted(VIEWS.keys() - views().keys()) == [], "gone: take them out of table.py"


def test_table_names_nobody_whom_the_tests_do_not_ask():
    for groups in VIEWS.values():
        for group in groups:
            assert group <= set(EVERYBODY)


def test_everybody_gets_what_the_table_says(paper, who, browser):
    wrong = {}
    before = _record()
    for (view, pattern), (method, side) in product(views().items(), [("get", 0), ("post", 1)]):
        with transaction.atomic():
            response = browser.ask(method, paper.address(view, pattern))
            transaction.set_rollback(True)
        if _let_in(view, response) is not (who in VIEWS[view][side]):
            location = response.headers.get("Location", "")
            wrong[method, view] = f"{response.status_code} {location}"
    assert wrong == {}
    assert _record() == before


def _let_in(view, response):
    """Tell whether the answer lets the person in; None for what nobody may ever get."""
    code = response.status_code
    if code in REFUSALS:
        return False
    if code == 302:
        target = urlsplit(response.headers["Location"]).path
        refused = target == reverse("admin:login")
        lost = target == reverse("admin:index") and view not in LEAD_TO_START
        return not (refused or lost)
    return True if code in ANSWERS else None


def _record():
    return [model.objects.count() for model in (Article, Event, Publication)]
