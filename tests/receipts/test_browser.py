"""The receipt in a real browser: it fills by itself, and fits a telephone."""

import os
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from receipts import checking, shown
from receipts.models import Receipt
from tests.browser import Window, chromium

__all__ = ["chromium"]
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.browser]
# Where to leave pictures of the screens, for people who look at them.
SHOTS = os.environ.get("SHOTS")


@pytest.fixture
def window(chromium, live_server, settings):
    settings.SITE_ORIGIN = live_server.url
    context = chromium.new_context(viewport={"width": 1280, "height": 900}, locale="vi-VN")
    context.set_default_timeout(20_000)
    yield Window(context.new_page(), live_server.url)
    context.close()


def shoot(page, name):
    if SHOTS:
        page.screenshot(path=Path(SHOTS) / f"{name}.png", full_page=True)


def test_receipt_fills_by_itself_while_it_is_open(window, newsroom, monkeypatch):
    article = newsroom.live()
    receipt = Receipt.objects.get()
    Receipt.objects.update(due_at=timezone.now())
    receipt.refresh_from_db()
    window.sign_in(newsroom.thu)
    page = window.page
    # However slow the machine is that runs this.
    monkeypatch.setattr(shown, "WATCHED", timedelta(hours=1))
    window.open(f"/desk/receipts/{receipt.pk}/")
    assert page.locator(".receipt-lines tbody tr").count() >= 10
    assert page.locator(".receipt-lines .receipt-right").count() == 0
    shoot(page, "waiting-1280")
    checking.check(receipt)
    page.locator(".receipt-result.receipt-right").wait_for()
    assert page.locator(".receipt-lines .receipt-right").count() >= 10
    shoot(page, "right-1280")
    line = receipt.lines.get(address="/")
    line.state, line.trouble = (
        "wrong",
        [["old", {"before": receipt.due_at.isoformat()}], ["age", {"seconds": 93}]],
    )
    line.seconds = None
    line.save()
    Receipt.objects.update(state="wrong")
    for width in (360, 768, 1600):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            for way in (f"/desk/receipts/{receipt.pk}/", "/desk/receipts/"):
                window.open(way)
                assert page.evaluate("document.documentElement.scrollWidth") <= width, (way, width)
                shoot(page, f"{'list' if way.endswith('receipts/') else 'one'}-{width}-{scheme}")
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme="light")
    window.open(article.get_desk_url())
    page.locator(".receipt-panel a").wait_for()
    shoot(page, "form")
    window.open(f"/desk/articles/section/{newsroom.section.pk}/change/")
    page.fill("#id_slug", "tin-tuc")
    page.locator("[name=_continue]").click()
    page.locator(".former-addresses").wait_for()
    shoot(page, "section")
    window.open("/desk/articles/legacyaddress/add/")
    page.fill("#id_path", "/thoi-su/")
    page.fill("#id_target", "/khong/co/")
    page.locator("[name=_save]").click()
    page.locator(".errorlist").first.wait_for()
    assert page.input_value("#id_path") == "/thoi-su/"
    shoot(page, "legacy")
    assert window.complaints == []


def test_look_now_works_with_the_keyboard_and_without_the_script(
    chromium, live_server, settings, newsroom
):
    settings.SITE_ORIGIN = live_server.url
    newsroom.live()
    receipt = Receipt.objects.get()
    context = chromium.new_context(java_script_enabled=False)
    window = Window(context.new_page(), live_server.url).sign_in(newsroom.thu)
    window.open(f"/desk/receipts/{receipt.pk}/")
    window.page.locator("form button.main").focus()
    with window.page.expect_navigation():
        window.page.keyboard.press("Enter")
    assert window.page.locator(".receipt-result.receipt-right").count() == 1
    context.close()
