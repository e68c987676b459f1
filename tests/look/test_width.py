"""No page is wider than its window, whatever stands on the utility board."""

import pytest
from django.utils import timezone

from frontpage.models import UtilityItem
from tests.browser import Window, chromium

__all__ = ["chromium"]

pytestmark = pytest.mark.django_db(transaction=True)
FOURTH_PRIZE = ["Giải tư", "19275", "88031", "06452", "47719", "30068", "91524", "65803"]
OUTAGE = ["Phường Đồng Tràm: hẻm 30-58 đường Trà Lam", "6 giờ - 9 giờ 30", "Thay trụ hạ thế"]


@pytest.fixture
def board(live_server):
    for kind, row in [("lottery", FOURTH_PRIZE), ("outages", OUTAGE), ("other", ["Cấm" * 40])]:
        UtilityItem.objects.create(
            kind=kind, title=kind, rows=[row], visible_from=timezone.now(), source_name="X"
        )


@pytest.mark.parametrize("width", [320, 768, 1280])
def test_the_board_never_makes_a_page_wider_than_its_window(chromium, live_server, board, width):
    page = chromium.new_page(viewport={"width": width, "height": 800})
    Window(page, live_server.url).open("/")
    assert page.locator(".utility__table").count() == 3
    assert page.evaluate("document.documentElement.scrollWidth") == width
    prizes = page.locator(".utility--lottery")
    assert prizes.evaluate("element => element.scrollWidth - element.clientWidth") == 0


def test_lottery_labels_are_not_squeezed(chromium, live_server, board):
    page = chromium.new_page(viewport={"width": 1280, "height": 800})
    Window(page, live_server.url).open("/")
    label = page.locator(".utility--lottery th").first
    assert label.bounding_box()["width"] >= 90
