"""The receipts of a bundle name it, stand on its page, and wait for nothing that was called off."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article
from frontpage import actions as fronts
from people.roles import Role
from receipts.models import Line, Outcome, Receipt
from tests.factories.people import PersonFactory
from tests.publishing.conftest import desk

__all__ = ["desk"]
pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """Do something and all that waits for its commit."""
    return lambda: django_capture_on_commit_callbacks(execute=True)


@pytest.fixture
def released(desk, newsroom, committed):
    """A bundle of two stories, a place and a banner that goes live in an hour."""
    newsroom.now = timezone.now() - timedelta(minutes=30)
    desk.six = timezone.now() + HOUR
    bundle = desk.filled()
    with committed():
        desk.do("release", bundle)
    return bundle


def of(bundle):
    return Receipt.objects.filter(item__bundle=bundle).order_by("item__position")


def address(bundle):
    return f"/desk/publishing/bundles/{bundle.pk}/"


def test_each_thing_of_a_bundle_has_a_receipt_that_names_both(client, newsroom, released):
    assert [receipt.verb for receipt in of(released)] == [
        *("schedule", "schedule"),
        *("place", "raise_banner"),
    ]
    client.force_login(newsroom.thu)
    text = client.get("/desk/receipts/").text
    for item in released.items.all():
        assert f"Gói “{released.name}”: {item}" in text
    for receipt in of(released):
        text = client.get(f"/desk/receipts/{receipt.pk}/").text
        assert str(receipt.item) in text
        assert f'href="{address(released)}">{released.name}<' in text


def test_receipt_of_a_place_does_not_tell_a_headline_that_is_a_drafts_again(
    client, newsroom, released
):
    item = released.items.get(kind="placement")
    Article.objects.filter(pk=item.article_id).update(
        state="draft", created_by=newsroom.lan, handler=None, headline="Tít bí mật"
    )
    client.force_login(newsroom.hanh)
    receipt = Receipt.objects.get(item=item)
    for path in ("/desk/receipts/", f"/desk/receipts/{receipt.pk}/", address(released)):
        page = client.get(path)
        assert page.status_code == 200
        assert "Tít bí mật" not in page.text


def test_page_of_a_bundle_shows_its_receipts_with_ticks_and_seconds(client, newsroom, released):
    client.force_login(newsroom.thu)
    Line.objects.filter(receipt__in=of(released)).update(state=Outcome.RIGHT, seconds=0.4)
    story = of(released).first()
    slowest = story.lines.first()
    slowest.seconds = 3.2
    slowest.save()
    Receipt.objects.update(state=Outcome.RIGHT, due_at=timezone.now())
    text = client.get(address(released)).text
    for receipt in of(released):
        assert f'href="/desk/receipts/{receipt.pk}/">{receipt.item}</a>' in text
    count = story.lines.count()
    assert f"{count}/{count} · 3,2 giây" in text
    assert "1/1 · 0,4 giây" in text
    # Of the banner, which stands on every page, the page of the receipt says what was looked at.
    banner = of(released).get(verb="raise_banner")
    text = client.get(f"/desk/receipts/{banner.pk}/").text
    assert "Bạn đọc nhận được đúng ở mọi địa chỉ đã kiểm tra." in text
    assert "trang chủ, bài, " in text
    assert "tìm kiếm." in text
    assert "Bạn đọc đã nhận đúng ở mọi địa chỉ." not in text


def test_page_of_a_bundle_that_opened_nothing_shows_no_receipts(client, newsroom, desk):
    client.force_login(newsroom.thu)
    assert 'id="receipts"' not in client.get(address(desk.filled())).text


def test_called_off_bundle_waits_for_none_of_its_receipts(client, desk, released, committed):
    with committed():
        desk.do("call_off", released, reason="Hoãn")
    assert {receipt.state for receipt in Receipt.objects.exclude(item=None)} == {Outcome.CALLED_OFF}
    # Readers saw none of it come, nor go.
    assert not Receipt.objects.filter(verb__in=["end_placement", "lower_banner"]).exists()


def test_bundle_of_another_time_waits_for_that_one(desk, released, committed):
    with committed():
        desk.do("reschedule", released, go_live_at=desk.six + HOUR)
    waiting = of(released).filter(state=Outcome.WAITING)
    assert [receipt.due_at for receipt in waiting] == [desk.six + HOUR] * 4
    assert of(released).filter(state=Outcome.CALLED_OFF).count() == 4


def test_place_that_others_moved_is_still_waited_for(desk, newsroom, released, committed):
    placement = released.items.get(kind="placement").placement
    with committed():
        fronts.end_placement(
            placement=placement,
            actor=newsroom.thu,
            at=newsroom.tick(),
            ends_at=desk.six + HOUR,
        )
    with committed():
        desk.do("call_off", released)
    ended = Receipt.objects.get(verb="end_placement")
    assert (ended.state, ended.due_at) == (Outcome.WAITING, desk.six + HOUR)


def test_nobody_is_told_of_a_bundle_that_they_may_not_see(client, newsroom, released):
    client.force_login(PersonFactory(role=Role.REPORTER))
    answer = client.get("/desk/receipts/")
    assert answer.status_code == 200
    assert answer.context["rows"]
    assert released.name not in answer.text
    assert "quy hoạch" not in answer.text
    for receipt in of(released).filter(article=None):
        text = client.get(f"/desk/receipts/{receipt.pk}/").text
        assert "quy hoạch" not in text
        assert address(released) not in text


def test_banner_by_hand_is_named_as_a_banner(client, newsroom, committed):
    client.force_login(newsroom.thu)
    with committed():
        at = newsroom.tick()
        fronts.raise_banner(text="Bão số 9", actor=newsroom.thu, at=at, visible_from=at)
    receipt = Receipt.objects.get()
    assert ">Dải tin nóng</a>" in client.get("/desk/receipts/").text
    assert "Dải tin nóng" in client.get(f"/desk/receipts/{receipt.pk}/").text
