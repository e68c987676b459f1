"""What a reader's page asks of the database does not grow with the paper."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Topic
from articles.pages import STORIES_IN_PART
from frontpage.models import Masthead, Placement, UtilityItem
from search.engine import engine
from tests.reader import factories as paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]

MOST = {
    "/": 3,
    "/chinh-tri/": 3,
    "/tac-gia/tran-van-thanh/": 3,
    "/chu-de/bien-dao/": 3,
    "/luu-tru/2021/04/12/": 3,
    "/cai-chinh/": 3,
    # The index answers in two small ones, the stories' places are a third.
    "/tim-kiem/?q=b%E1%BA%A3n+tin": 5,
    "/tim-kiem/?q=ban+tin&chuyen_muc=chinh-tri&trong=tuan": 6,
    "/tim-kiem/": 1,
    "/rss/": 2,
    "/rss/chinh-tri.rss": 3,
    "/news-sitemap.xml": 3,
    "/sitemap-2021-04.xml": 0,
    "/sitemap.xml": 1,
    "/robots.txt": 0,
    # One more: what is not there may have been there under an earlier address.
    "/khong-co/gi/ca/": 2,
}


def queries(client, address):
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code in (200, 301, 404)
    return len(asked)


@pytest.fixture(params=[30, 3000])
def publications(request, clock):
    """A paper of some size, with everything around its stories."""
    Masthead.objects.create(name="Báo Cửa Đợi", governing_body="Tỉnh ủy")
    politics, sport = paper.section(), paper.section("Thể thao")
    party = paper.section("Xây dựng Đảng", parent=politics)
    published = paper.publish_many(
        request.param,
        sections=[politics, sport, party],
        start=paper.NOON,
        topic=Topic.objects.create(name="Biển đảo"),
        author=paper.author("Trần Văn Thành"),
    )
    engine().learn(at=paper.NOON + timedelta(minutes=request.param))
    # The Monday still goes on, and all are published.
    clock.at = paper.NOON + timedelta(minutes=request.param)
    Placement.objects.create(article=published[0].article, visible_from=paper.NOON)
    for number in range(8):
        UtilityItem.objects.create(title=f"Giá vàng {number}", kind="gold", visible_from=paper.NOON)
    paper.correct(published[3].article, at=clock.at)
    if connection.vendor == "postgresql":
        # A real server does that by itself; what it believes of tables that a test has just
        # filled may be ten seconds wrong.
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
    return published


def test_pages_ask_at_most_three_questions(client, publications):
    asked = {address: queries(client, address) for address in MOST}
    assert {address: count for address, count in asked.items() if count > MOST[address]} == {}


def test_story_asks_at_most_three_questions(client, publications):
    assert queries(client, publications[1].get_absolute_url()) <= 3
    assert queries(client, publications[-1].get_absolute_url()) <= 3


def test_part_of_the_sitemap_asks_two_questions(client, publications):
    part = publications[0].article_id // STORIES_IN_PART
    assert queries(client, f"/sitemap-{part}.xml") == 2


def test_deep_page_asks_no_more_than_the_first(client, publications):
    page, depth = client.get("/chinh-tri/"), 0
    while page.context["older_url"] and depth < 5:
        assert queries(client, page.context["older_url"]) <= 3
        page, depth = client.get(page.context["older_url"]), depth + 1


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL knows how many rows match")
def test_no_page_begins_with_all_that_has_been_visible_since_some_moment(client, publications):
    plans = {
        address: [line for line in plans_of(client, address) if "(visible_from<" in line]
        for address in (*MOST, publications[1].get_absolute_url())
    }
    assert {address: lines for address, lines in plans.items() if lines} == {}


def plans_of(client, address):
    """Return the lines of the plans by which SQLite answers what a page asks."""
    with CaptureQueriesContext(connection) as asked:
        client.get(address)
    selects = [row["sql"] for row in asked.captured_queries if row["sql"].startswith("SELECT")]
    with connection.cursor() as cursor:
        for sql in selects:
            cursor.execute("EXPLAIN QUERY PLAN " + sql.replace("%", "%%"), [])
            yield from (row[-1] for row in cursor.fetchall())
