"""What a button of the bar asks opens below that button, and what sends it can be reached."""

from datetime import timedelta

import pytest
from django.utils import timezone

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]
WINDOWS = {
    "laptop": {"viewport": {"width": 1366, "height": 900}},
    "phone": {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True},
}


@pytest.mark.parametrize("window", WINDOWS)
@pytest.mark.parametrize("verb", ["update", "retract", "hand_over"])
def test_panel_opens_at_its_button_and_is_sent_without_a_search(newsroom, at_desk, window, verb):
    newsroom.now = timezone.now() - timedelta(hours=2)
    article = newsroom.live(body="<p>Cảng cá dài 210 m.</p>")
    new_words = newsroom.copy(body="<p>Cảng cá dài 120 m.</p>")
    newsroom.do("save", article, newsroom.hanh, copy=new_words)
    desk = at_desk(newsroom.thu, **WINDOWS[window])
    page = desk.page
    page.goto(f"{desk.address}{article.get_desk_url()}")
    details = page.locator(f'details[data-verb="{verb}"]')
    details.locator("summary").click()
    if verb == "update":
        details.locator("[value=correction]").check()
    size = page.viewport_size
    panel, button = (
        details.locator(".panel").bounding_box(),
        details.locator("summary").bounding_box(),
    )
    send = details.locator("[name=_verb]").bounding_box()
    for box in (panel, send):
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= size["width"]
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= size["height"]
    if window == "laptop":
        below = panel["y"] - button["y"] - button["height"]
        assert 0 <= below <= 12
        assert panel["x"] <= button["x"] + button["width"]
        assert button["x"] <= panel["x"] + panel["width"]
