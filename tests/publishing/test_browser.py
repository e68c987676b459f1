"""A bundle put together in a browser, on a telephone too, by keyboard and without a complaint."""

from datetime import timedelta

import pytest
from django.utils import timezone

from publishing.models import Bundle
from tests.browser import chromium
from tests.journeys.conftest import at_desk, browsers, on_phone
from tests.publishing.test_bundles import opened

__all__ = ["at_desk", "browsers", "chromium", "on_phone"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def story(newsroom):
    newsroom.now = timezone.now() - timedelta(hours=2)
    newsroom.live(headline="Tin đang đứng đầu trang")
    return newsroom.approved(headline="Công bố quy hoạch cảng Khánh Vĩnh")


@pytest.fixture
def six():
    """Six o'clock, two days from now."""
    day = timezone.localtime() + timedelta(days=2)
    return day.replace(hour=6, minute=0, second=0, microsecond=0)


def fill(window, six):
    """Put a story, its place and a banner together; return the bundle."""
    page = window.page
    window.open("/desk/publishing/")
    page.locator(".new-bundle > summary").focus()
    page.keyboard.press("Enter")
    page.fill("#id_name", "Công bố quy hoạch")
    page.fill("#id_go_live_at_0", six.strftime("%d/%m/%Y"))
    page.fill("#id_go_live_at_1", "06:00")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.fill("#q", "quy hoach cang")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("button[value=add_story]").focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.locator("#place > summary").press("Enter")
    with page.expect_navigation():
        page.locator("button[value=add_placement]").press("Enter")
    page.locator("#banner > summary").press("Enter")
    page.fill("#id_banner-text", "Thủ tướng phê duyệt quy hoạch cảng")
    with page.expect_navigation():
        page.locator("button[value=add_banner]").press("Enter")
    return Bundle.objects.get()


@pytest.mark.parametrize("seat", ["at_desk", "on_phone"])
def test_a_bundle_is_released_with_the_keyboard_and_the_site_is_looked_at(
    request, newsroom, story, six, seat
):
    window = request.getfixturevalue(seat)(newsroom.hanh)
    bundle = fill(window, six)
    assert bundle.items.count() == 3
    page = window.page
    assert window.overhang() <= 0
    with page.expect_navigation():
        page.locator("a[href$='dry-run/']").click()
    assert window.overhang() <= 0
    with page.expect_navigation():
        page.locator("a[href*='/as-of/']").click()
    bar = page.locator(".as-of__moment")
    assert bar.is_visible()
    assert "06:00" in bar.inner_text()
    assert page.locator(".banner").count() or "phê duyệt" in page.inner_text("body")
    page.mouse.wheel(0, 4000)
    page.wait_for_timeout(200)
    # It is in sight wherever one reads.
    assert 0 <= bar.bounding_box()["y"] < 20
    assert window.overhang() <= 0
    page.locator("main a", has_text="Công bố quy hoạch").first.click()
    page.wait_for_url("**/as-of/**/thoi-su/**")
    assert bar.is_visible()
    with page.expect_navigation():
        page.locator(".as-of__back").click()
    page.locator(".moves summary.main").press("Enter")
    with page.expect_navigation():
        page.locator("button[value=release]").press("Enter")
    assert opened(six)[0] == 1
    assert window.complaints == []
