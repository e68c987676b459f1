"""Scoring with the keyboard, in a real browser under the desk's strict policy."""

import pytest

from royalties.models import Piece, RoyaltyEvent
from tests.browser import chromium
from tests.journeys.windows import DeskWindow
from tests.photos.factories import PhotoFactory
from tests.royalties.conftest import UNIT, PayingNewsroom

__all__ = ["chromium"]

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
WIDTHS = [360, 1280]


@pytest.fixture
def newsroom(live_server):
    newsroom = PayingNewsroom()
    assert newsroom.card
    assert newsroom.april
    return newsroom


@pytest.fixture
def at_desk(chromium, live_server):
    def sit_down(person, width=1280):
        context = chromium.new_context(locale="vi-VN", viewport={"width": width, "height": 800})
        return DeskWindow(context.new_page(), live_server.url).sign_in(person)

    return sit_down


def focused(page):
    return page.evaluate("document.activeElement.name")


def test_a_column_is_filled_with_enter_and_saved_without_the_mouse(newsroom, at_desk):
    photo = PhotoFactory(byline="Trần Văn Bình")
    older = newsroom.published(headline="Bài cũ")
    newer = newsroom.published(headline="Bài mới", **newsroom.with_photos(photo))
    desk = at_desk(newsroom.thu)
    desk.open("/desk/royalties/")
    page = desk.page
    page.focus(f"[name=coefficient-{newer.pk}]")
    page.keyboard.type("1,5")
    row = page.locator("[data-piece]").first
    assert row.locator("[data-amount]").inner_text() == "351.000\u00a0₫"
    page.keyboard.press("Enter")
    assert focused(page) == f"coefficient-{older.pk}"
    page.keyboard.type("2")
    page.keyboard.press("ArrowUp")
    page.keyboard.press("Tab")
    assert focused(page) == f"photo-{newer.pk}-{photo.pk}"
    page.keyboard.type("0.5")
    assert row.locator("[data-amount]").inner_text() == "468.000\u00a0₫"
    page.keyboard.press("Tab")
    assert focused(page) == f"coefficient-{older.pk}"
    with page.expect_navigation():
        page.keyboard.press("Control+Enter")
    assert newsroom.total(newsroom.april) == 4 * UNIT
    # These photos have no files.
    assert [words for words in desk.complaints if "404" not in words] == []


def test_escape_sets_the_tab_key_free(newsroom, at_desk):
    newest = [newsroom.published() for _ in range(2)][-1]
    desk = at_desk(newsroom.thu)
    desk.open("/desk/royalties/")
    desk.page.focus(f"[name=coefficient-{newest.pk}]")
    desk.page.keyboard.press("Escape")
    desk.page.keyboard.press("Tab")
    assert desk.page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_an_author_is_found_while_typing_a_share(newsroom, at_desk):
    piece = newsroom.published()
    desk = at_desk(newsroom.thu)
    desk.open(f"/desk/royalties/pieces/{piece.pk}/")
    page = desk.page
    page.locator("#id_share-1-payee + .select2").click()
    page.keyboard.type("bình")
    page.locator(".select2-results__option", has_text="Trần Văn Bình").click()
    page.fill("#id_share-0-percent", "60")
    page.fill("#id_share-1-percent", "40")
    with page.expect_navigation():
        page.locator(".royalty-save button[type=submit]").click()
    assert [str(share) for share in Piece.objects.get().shares.all()] == [
        "Nguyễn Thị Lan: 60%",
        "Trần Văn Bình: 40%",
    ]
    assert desk.complaints == []


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_window(newsroom, at_desk, width):
    long_name = "Nguyễn Phước Bảo Ngọc Anh Thư" * 2
    photos = [PhotoFactory(byline=long_name) for _ in range(8)]
    piece = newsroom.published(headline="Đèo Khánh Vĩnh " * 8, **newsroom.with_photos(*photos))
    newsroom.score(piece, "1,5".replace(",", "."))
    newsroom.published()
    desk = at_desk(newsroom.giang, width)
    for path in (
        "",
        "?decision=all",
        f"pieces/{piece.pk}/",
        "periods/",
        f"periods/{newsroom.april.pk}/",
        f"periods/{newsroom.april.pk}/close/",
        f"periods/{newsroom.april.pk}/adjust/",
        f"periods/{newsroom.april.pk}/dates/",
        "cards/",
        f"cards/{newsroom.card.pk}/",
        "mine/",
    ):
        desk.open(f"/desk/royalties/{path}")
        assert desk.overhang() == 0, path
    assert [words for words in desk.complaints if "404" not in words] == []
    assert RoyaltyEvent.objects.exists()
