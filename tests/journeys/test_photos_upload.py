"""A photographer comes back from an event with forty photos, and the network is what it is."""

import io

import pytest
from PIL import Image

from photos.ingest import ingest
from photos.models import Photo
from tests.journeys.dropped import AS_IN_A_TEST, Sender, drop, file, photos, picture, said
from tests.photos.pictures import sent, truncated

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

COUNTED = {
    "stored": "{count} stored",
    "known": "{count} known",
    "refused": "{count} refused",
    "failed": "{count} did not arrive",
}
KEPT = "Object.keys(localStorage).filter((key) => key.startsWith('photos.defaults'))"
A_YEAR_LATER = """() => {
  const key = Object.keys(localStorage).find((each) => each.startsWith("photos.defaults"));
  const kept = JSON.parse(localStorage.getItem(key));
  localStorage.setItem(key, JSON.stringify({...kept, licence_until: "01/01/2020 00:00"}));
}"""


@pytest.fixture
def lan(at_desk, newsroom, politics):
    return Sender(at_desk(newsroom.lan)).begin()


def summary(**counts):
    return ", ".join(said(COUNTED[name], count=count) for name, count in counts.items())


def test_forty_photos_are_dropped_and_each_bad_one_has_its_sentence(lan, newsroom):
    ingest(sent(picture(0)), uploaded_by=newsroom.hanh)
    files = [
        *photos(38),
        file("ghi-chu.jpg", b"ghi nhanh o hien truong"),
        file("hong.jpg", truncated()),
    ]
    drop(lan.open_picker(), *files)
    lan.wait_for_summary(summary(stored=37, known=1, refused=2), patience=240)

    rows = lan.rows()
    assert len(rows) == 40
    assert rows["DSC_0000.jpg"] == said("already in the library")
    assert rows["DSC_0001.jpg"] == said("in the library")
    assert "ghi-chu.jpg" in rows["ghi-chu.jpg"]
    assert "hong.jpg" in rows["hong.jpg"]
    # What needs a hand stands first.
    assert set(list(rows)[:2]) == {"ghi-chu.jpg", "hong.jpg"}
    assert Photo.objects.filter(uploaded_by=newsroom.lan).count() == 37
    assert len(lan.sent) == 39, "the known one was not sent"
    assert lan.complaints() == []


def test_photos_are_dropped_anywhere_on_the_page_of_the_library(at_desk, newsroom):
    lan = Sender(at_desk(newsroom.lan))
    lan.desk.open("/desk/photos/photo/")
    lan.page.evaluate(AS_IN_A_TEST)
    drop(lan.page.locator("h1").first, *photos(3), file("ghi-chu.jpg", b"ghi nhanh"))
    lan.wait_for_summary(summary(stored=3, refused=1))
    lan.page.locator("[data-new-grid] [data-card]").nth(2).wait_for()
    assert lan.complaints() == []


def test_photos_dropped_again_are_not_sent_again(lan):
    picker = lan.open_picker()
    drop(picker, *photos(6))
    lan.wait_for_summary(summary(stored=6))
    drop(picker, *photos(8))
    lan.wait_for_summary(summary(stored=8, known=6))
    assert len(lan.sent) == 8
    assert lan.complaints() == []


def test_two_are_sent_at_a_time_and_the_writer_goes_on_writing(lan):
    lan.page.evaluate("NewsroomUploads.queue.atOnce = 2")
    held = []
    lan.page.route("**/photos/upload/", lambda route: held.append(route))
    drop(lan.page.locator(".rows-image_captions"), *photos(5))
    lan.page.fill("#id_headline", "Lễ hội Cầu ngư")
    lan.page.wait_for_timeout(500)
    assert len(held) == 2
    held[0].abort()
    lan.page.wait_for_timeout(500)
    assert len(held) == 3
    assert lan.page.input_value("#id_headline") == "Lễ hội Cầu ngư"


def test_lost_connection_is_tried_again_and_then_waits_for_the_person(lan):
    lan.page.route("**/photos/upload/", lambda route: route.abort())
    drop(lan.open_picker(), *photos(3))
    lan.wait_for_summary(summary(failed=3))
    assert len(lan.sent) == 3 * 4, "each was tried four times"
    assert not Photo.objects.exists()

    lan.page.unroute("**/photos/upload/")
    lan.page.locator(".photo-tray").get_by_role("button", name=said("Try all again")).press("Enter")
    lan.wait_for_summary(summary(stored=3))
    assert lan.complaints() == []


def test_files_that_did_not_arrive_are_taken_up_by_dropping_them_again(lan):
    passed = []

    def let_two_through(route):
        passed.append(route)
        route.continue_() if len(passed) <= 2 else route.abort()

    lan.page.route("**/photos/upload/", let_two_through)
    picker = lan.open_picker()
    drop(picker, *photos(5))
    lan.wait_for_summary(summary(stored=2, failed=3))
    lan.page.unroute("**/photos/upload/")
    lan.sent.clear()
    drop(picker, *photos(5))
    lan.wait_for_summary(summary(stored=5, known=2))
    assert len(lan.sent) == 3
    assert Photo.objects.count() == 5


def test_leaving_is_questioned_only_while_files_are_being_sent(lan):
    held = []
    lan.page.route("**/photos/upload/", lambda route: held.append(route))
    drop(lan.open_picker(), *photos(1))
    lan.page.wait_for_timeout(300)
    assert lan.page.evaluate("NewsroomUploads.queue.isMoving")
    lan.page.reload()
    assert lan.desk.questions == ["beforeunload"]

    lan.desk.questions.clear()
    lan.page.unroute("**/photos/upload/")
    lan.begin()
    drop(lan.open_picker(), *photos(1))
    lan.page.locator(".photo-picker[open]").wait_for(state="hidden")
    assert not lan.page.evaluate("NewsroomUploads.queue.isMoving")


def test_too_large_file_is_refused_before_it_is_sent(lan):
    picker = lan.open_picker()
    picker.evaluate(
        """(target) => {
          const transfer = new DataTransfer();
          transfer.items.add(new File([new Uint8Array(29360129)], "to.jpg", {type: "image/jpeg"}));
          const options = {dataTransfer: transfer, bubbles: true, cancelable: true};
          target.dispatchEvent(new DragEvent("drop", options));
        }"""
    )
    lan.wait_for_summary(summary(refused=1))
    assert lan.rows()["to.jpg"] == said(
        "“{name}” is larger than 28 MB. Please send a smaller file.", name="to.jpg"
    )
    assert lan.sent == []


def test_what_applies_to_all_photos_sticks_and_a_date_that_passed_does_not(lan):
    lan.open_picker()
    defaults = lan.page.locator(".photo-defaults")
    defaults.locator("summary").click()
    defaults.locator("[name=byline]").fill("Đặng Ủy")
    defaults.locator("[name=licence_until]").fill("01/06/2031 17:00")
    defaults.locator("[name=one_use_only]").check()
    drop(lan.page.locator(".photo-picker"), *photos(2))
    lan.wait_for_summary(summary(stored=2))
    assert {(p.byline, p.one_use_only, p.licence_until.year) for p in Photo.objects.all()} == {
        ("Đặng Ủy", True, 2031)  # in UTC
    }

    lan.page.evaluate(A_YEAR_LATER)
    lan.begin()
    lan.open_picker()
    assert "Đặng Ủy" in defaults.locator("summary").inner_text()
    assert defaults.locator("[name=licence_until]").input_value() == ""
    defaults.locator("summary").click()
    assert defaults.locator("[data-expired]").is_visible()
    defaults.locator("[data-defaults-clear]").click()
    assert "Đặng Ủy" not in defaults.locator("summary").inner_text()
    assert lan.page.evaluate(KEPT) == []


def test_photo_that_looks_like_another_is_shown_beside_it(lan, newsroom):
    first = ingest(sent(picture(1, (600, 400))), uploaded_by=newsroom.hanh, caption="Chợ Đầm")
    again = io.BytesIO()
    Image.open(io.BytesIO(picture(1, (600, 400)))).resize((300, 200)).save(again, "JPEG")
    drop(lan.open_picker(), file("nho.jpg", again.getvalue()), *photos(1, first=50))
    link = lan.page.locator(".photo-tray-alike a")
    link.wait_for()
    # Nothing is on its way any more when the test takes its tables down.
    lan.wait_for_summary(summary(stored=2))
    assert "Chợ Đầm" in link.inner_text()
    assert link.get_attribute("href").endswith(f"/{first.pk}/change/")


def test_file_that_misses_its_place_does_not_open_in_place_of_the_story(lan):
    drop(lan.page.locator("#id_headline"), *photos(1))
    lan.page.wait_for_timeout(300)
    assert lan.sent == []
    assert lan.page.url.endswith("/add/")
