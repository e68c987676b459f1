"""A dry run says what a release changes, and changes nothing."""

from datetime import timedelta
from types import SimpleNamespace

import pytest
from django.test import Client

from articles.models import Publication
from frontpage.front import SECONDARY
from frontpage.models import Banner, Placement, Slot
from publishing.differences import _led, dry_run
from publishing.fronts import cards_of_site
from publishing.rehearsal import rehearsal
from tests.publishing.all_rows import all_rows
from tests.publishing.previews import as_readers_get
from tests.publishing.test_bundles import ALL, NOTHING, opened

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)


def tried(desk, bundle, by=None):
    bundle.refresh_from_db()
    return dry_run(bundle, actor=by or desk.newsroom.hanh, at=desk.newsroom.now)


def test_it_tells_of_stories_addresses_notices_banners_and_cards(desk):
    run = tried(desk, desk.filled())
    assert run.refusals == []
    assert [(was, becomes) for _what, was, becomes in run.stories] == [
        ("", "Công bố quy hoạch cảng Khánh Vĩnh"),
        ("Cảng cá dài 210 m", "Cảng cá dài 120 m"),
    ]
    known = desk.known.pk
    assert run.addresses[1] == (
        f"/thoi-su/cang-ca-dai-210-m-{known}/",
        f"/thoi-su/cang-ca-dai-120-m-{known}/",
    )
    assert [notice.right_text for notice in run.notices] == ["120 m"]
    assert run.banners == [
        ("Thủ tướng phê duyệt quy hoạch cảng Khánh Vĩnh", "bạn đọc thấy dải này")
    ]
    assert run.covered_at is None
    (_name, cards, _led), *_sections = run.fronts
    lead = cards[0]
    assert lead[1:] == (1, "Cảng cá dài 210 m", "Công bố quy hoạch cảng Khánh Vĩnh")
    assert [until for until, _item in run.ends] == [desk.six + 2 * HOUR, desk.six + 4 * HOUR]


def test_nothing_stays_of_it(desk):
    bundle = desk.filled()
    before = all_rows()
    tried(desk, bundle)
    assert all_rows() == before
    assert opened(desk.six) == NOTHING


def test_what_it_says_is_what_happens(desk):
    """The cards that it tells are those on the front page after the release."""
    bundle = desk.filled()
    (_name, cards, _led), *_sections = tried(desk, bundle).fronts
    desk.do("release", bundle)
    after = tried(desk, desk.empty(name="Khác"))
    assert opened(desk.six) == ALL
    assert after.refusals  # nothing is in it: so nothing more was found out
    told = {becomes for _place, _number, _was, becomes in cards if becomes}
    assert {"Công bố quy hoạch cảng Khánh Vĩnh", "Cảng cá dài 120 m"} <= told


def test_it_says_where_the_old_lead_goes(desk, newsroom):
    led = newsroom.live(headline="Cầu Đá thông xe")
    for front in (None, newsroom.section):
        Placement.objects.create(front=front, article=led, visible_from=newsroom.now)
    bundle = desk.filled()
    desk.do("add_placement", bundle, article_id=desk.new.pk, front=newsroom.section)
    told = {name: told for name, _cards, told in tried(desk, bundle).fronts}
    assert told == dict.fromkeys(
        ["Trang chủ", "Thời sự"],
        "“Cầu Đá thông xe” (bài chính nếu không có gói) sẽ chuyển xuống: cạnh bài chính, vị trí 1.",
    )
    desk.do("release", bundle)
    (card,) = cards_of_site(desk.six)[Slot.LEAD.label]
    assert card.article == desk.new
    assert cards_of_site(desk.six)[Slot.SECONDARY.label][0].article == led


def test_it_says_where_a_lead_goes_that_nobody_put_there(desk, newsroom):
    beside = [newsroom.live(headline=f"Tin {number}") for number in range(SECONDARY)]
    for position, story in enumerate(beside):
        Placement.objects.create(
            article=story, slot=Slot.SECONDARY, position=position, visible_from=newsroom.now
        )
    newest = newsroom.live(headline="Cầu Đá thông xe")
    bundle = desk.empty()
    desk.do("add_placement", bundle, article_id=beside[0].pk)
    ((_name, _cards, told),) = tried(desk, bundle).fronts
    # What was put beside the lead moved up, and the newest takes the place that it left.
    assert newest.headline in told
    assert told.endswith("cạnh bài chính, vị trí 4.")


def test_it_says_that_a_lead_leaves_the_page(desk):
    lead, other = [SimpleNamespace(article_id=pk, headline=f"Tin {pk}") for pk in (1, 2)]
    place = Slot.LEAD.label
    told = _led({place: [lead]}, {place: [other]})
    assert told == "“Tin 1” (bài chính nếu không có gói) sẽ rời trang này."
    assert _led({place: [lead]}, {place: [lead]}) == ""
    assert _led({place: []}, {place: [lead]}) == ""


def test_it_says_which_of_several_banners_readers_see(desk, newsroom, client, clock):
    Banner.objects.create(text="Bão số 9 vào gần bờ", visible_from=newsroom.now)
    bundle = desk.filled()
    desk.do("add_banner", bundle, text="Họp báo lúc 8 giờ")
    run = tried(desk, bundle)
    fates = dict(run.banners)
    (seen,) = [text for text, fate in fates.items() if fate == "bạn đọc thấy dải này"]
    assert run.banners[0][0] == seen
    assert fates["Bão số 9 vào gần bờ"].startswith("vẫn bật, nhưng bạn đọc không thấy")
    (other,) = fates.keys() - {seen, "Bão số 9 vào gần bờ"}
    assert fates[other].startswith("được bật, nhưng bạn đọc không thấy")
    desk.do("release", bundle)
    clock.at = desk.six
    page = client.get("/").text
    assert [text for text in fates if text in page] == [seen]


def test_it_says_when_a_banner_to_come_covers_that_of_the_bundle(desk, newsroom, client, clock):
    later = Banner.objects.create(text="Bão số 9", visible_from=desk.six + HOUR)
    bundle = desk.filled()
    assert tried(desk, bundle).covered_at == desk.six + HOUR
    clock.at = newsroom.now
    client.force_login(newsroom.hanh)
    page = client.get(f"/desk/publishing/bundles/{bundle.pk}/dry-run/").text
    assert "Từ 07:00, 13/04/2021 (GMT+7)" in page
    # That of the bundle is over by then.
    later.visible_from = desk.six + 2 * HOUR
    later.save()
    assert tried(desk, bundle).covered_at is None


def test_it_tells_all_refusals(desk, newsroom):
    bundle = desk.filled()
    for story in (desk.new, desk.known):
        newsroom.do("save", story, newsroom.hanh, copy=newsroom.copy(headline="Khác"))
    before = all_rows()
    run = tried(desk, bundle)
    assert len(run.refusals) == 2
    assert run.stories == []
    assert all_rows() == before


def test_a_place_for_a_story_that_nobody_sees_is_told(desk, newsroom):
    bundle = desk.filled()
    unseen = newsroom.approved(headline="Chưa đăng")
    desk.do("add_placement", bundle, article_id=unseen.pk, slot="secondary")
    assert [item.article for item in tried(desk, bundle).idle] == [unseen]


def test_a_bundle_for_now_is_tried_out_as_of_now(desk, newsroom):
    bundle = desk.filled(go_live_at=None)
    before = all_rows()
    run = tried(desk, bundle)
    assert run.moment == newsroom.now
    assert len(run.stories) == 2
    assert all_rows() == before


def test_what_waits_for_the_commit_never_happens(
    desk, newsroom, django_capture_on_commit_callbacks
):
    bundle = desk.filled()
    with (
        django_capture_on_commit_callbacks() as callbacks,
        rehearsal(bundle, actor=newsroom.hanh, at=newsroom.now) as refusal,
    ):
        assert refusal is None
        assert opened(desk.six) == ALL
    assert callbacks == []


def test_pages_after_a_preview_show_nothing_of_it(desk, newsroom, clock, settings):
    """What a process remembers was made of rows that are gone, whose numbers come again."""
    settings.SITE_ORIGIN = "http://testserver"
    bundle = desk.filled()
    clock.at = newsroom.now
    reader, editor = Client(), Client()
    editor.force_login(newsroom.hanh)
    paths = ["/", "/thoi-su/", "/rss/", "/cai-chinh/", f"/thoi-su/x-{desk.new.pk}/"]
    before = {path: reader.get(path).content for path in paths}
    rows = all_rows()
    for path in [*paths, f"/thoi-su/cong-bo-quy-hoach-cang-khanh-vinh-{desk.new.pk}/"]:
        moment = "2021-04-13T06:00:00+07:00"
        answer = editor.get(f"/desk/publishing/bundles/{bundle.pk}/as-of/{moment}{path}")
        assert answer.status_code in (200, 302)
    page = editor.get(f"/desk/publishing/bundles/{bundle.pk}/as-of/{moment}/").content.decode()
    assert "Thủ tướng phê duyệt quy hoạch cảng Khánh Vĩnh" in page
    assert all_rows() == rows
    # The same numbers, given to other rows.
    other = newsroom.live(headline="Tin khác hẳn")
    Placement.objects.create(article=other, visible_from=newsroom.now)
    clock.at = newsroom.tick()
    front = reader.get("/").content.decode()
    assert "Tin khác hẳn" in front
    assert "quy hoạch" not in front
    assert reader.get(f"/thoi-su/x-{desk.new.pk}/").status_code == 404
    assert b"quy ho" not in before["/"]


def test_the_site_with_the_bundle_is_the_site_after_its_release(desk, newsroom, clock, settings):
    settings.SITE_ORIGIN = "http://testserver"
    bundle = desk.filled()
    clock.at = newsroom.now
    editor, reader = Client(), Client()
    editor.force_login(newsroom.hanh)
    start = f"/desk/publishing/bundles/{bundle.pk}/as-of/2021-04-13T06:00:00+07:00/"
    new = f"thoi-su/cong-bo-quy-hoach-cang-khanh-vinh-{desk.new.pk}/"
    paths = ["", "thoi-su/", "cai-chinh/", new, f"thoi-su/cang-ca-dai-120-m-{desk.known.pk}/"]
    previews = {path: editor.get(start + path).content.decode() for path in paths}
    desk.do("release", bundle)
    clock.at = desk.six
    for path, preview in previews.items():
        assert (
            as_readers_get(preview, start).splitlines()
            == reader.get(f"/{path}").content.decode().splitlines()
        ), path


def test_a_bundle_that_cannot_be_released_shows_why_in_the_place_of_a_preview(
    desk, newsroom, client
):
    bundle = desk.filled()
    newsroom.do("save", desk.new, newsroom.hanh, copy=newsroom.copy(headline="Khác"))
    client.force_login(newsroom.hanh)
    answer = client.get(f"/desk/publishing/bundles/{bundle.pk}/as-of/2021-04-13T06:00:00+07:00/")
    assert answer.status_code == 302
    assert "dry-run" in answer.headers["Location"]
    assert Publication.objects.count() == 1
