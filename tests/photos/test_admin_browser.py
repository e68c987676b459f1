"""The library in a real browser: choose several, send many, write under each."""

import pytest

from photos.models import Collection, Photo
from tests.journeys.conftest import at_desk, browsers, chromium, on_phone
from tests.journeys.dropped import AS_IN_A_TEST, PIXEL, drop, photos
from tests.photos.factories import PhotoFactory

__all__ = ["at_desk", "browsers", "chromium", "on_phone"]

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

LIBRARY = "/desk/photos/photo/"


class Library:
    """Somebody at the photo library."""

    def __init__(self, desk):
        self.desk, self.page = desk, desk.page
        self.page.route(
            "**/photos/proof/**", lambda route: route.fulfill(body=PIXEL, content_type="image/webp")
        )
        desk.open(LIBRARY)

    def tick(self, number, *modifiers):
        box = self.page.locator("[data-grid] input[name=photo]").nth(number)
        box.click(modifiers=list(modifiers))

    def chosen(self):
        return self.page.locator("input[name=photo]:checked").count()

    def press(self, verb):
        with self.page.expect_navigation():
            self.page.click(f".photo-bar [name=_verb][value={verb}]")


def test_shift_and_a_click_choose_a_row_of_photos_and_undo_takes_them_back(at_desk, newsroom):
    PhotoFactory.create_batch(6, uploaded_by=newsroom.lan)
    lan = Library(at_desk(newsroom.lan))
    assert not lan.page.locator(".photo-bar").is_visible()
    lan.tick(1)
    lan.tick(4, "Shift")
    assert lan.chosen() == 4
    assert "4" in lan.desk.text("[data-chosen]")
    lan.press("trash")
    assert Photo.objects.in_library().count() == 2
    with lan.page.expect_navigation():
        lan.page.click(".photo-undo button")
    assert Photo.objects.in_library().count() == 6
    assert lan.desk.complaints == []


def test_all_photos_of_the_page_are_chosen_and_none_again_with_the_keyboard(at_desk, newsroom):
    PhotoFactory.create_batch(3, uploaded_by=newsroom.lan)
    lan = Library(at_desk(newsroom.lan))
    lan.page.locator("[data-choose-all]").press("Enter")
    assert lan.chosen() == 3
    lan.page.locator("[data-choose-none]").press("Enter")
    assert lan.chosen() == 0
    lan.page.keyboard.press("/")
    assert lan.page.evaluate("document.activeElement.name") == "q"


def test_enter_in_the_name_of_a_collection_puts_the_photos_in(at_desk, newsroom):
    PhotoFactory.create_batch(2)
    lan = Library(at_desk(newsroom.lan))
    lan.tick(0)
    lan.page.click(".photo-bar-collect summary")
    lan.page.fill(".photo-bar-collect input", "Lễ hội Cầu ngư")
    with lan.page.expect_navigation():
        lan.page.press(".photo-bar-collect input", "Enter")
    assert Collection.objects.get().photos.count() == 1


def test_photos_dropped_on_the_page_appear_at_its_top_and_get_their_words(at_desk, newsroom):
    PhotoFactory()
    lan = Library(at_desk(newsroom.lan))
    lan.page.evaluate(AS_IN_A_TEST)
    drop(lan.page.locator("h1"), *photos(3))
    lan.page.locator("[data-new-grid] > li").nth(2).wait_for()
    lan.page.click("[data-choose-new]")
    assert lan.chosen() == 3
    lan.press("each")
    fields = lan.page.locator("textarea[name$=caption]")
    assert fields.count() == 3
    for number in range(3):
        fields.nth(number).fill(f"Đoàn thuyền thứ {number}")
    with lan.page.expect_navigation():
        lan.page.click("[name=_save]")
    assert Photo.objects.filter(caption__startswith="Đoàn thuyền").count() == 3


def test_typing_ticks_a_field_and_taking_the_tick_away_leaves_the_photos_as_they_are(
    at_desk, newsroom
):
    photo = PhotoFactory(uploaded_by=newsroom.lan, credit="Cũ", place="Cũ")
    lan = at_desk(newsroom.lan)
    lan.open(f"{LIBRARY}together/?ids={photo.pk}")
    lan.page.fill("#id_credit", "TTXVN")
    assert lan.page.is_checked("[name=change-credit]")
    lan.page.fill("#id_place", "Nha Trang")
    lan.page.uncheck("[name=change-place]")
    lan.page.check("#id_one_use_only")
    lan.page.uncheck("[name=change-one_use_only]")
    with lan.page.expect_navigation():
        lan.page.click("[name=_save]")
    photo.refresh_from_db()
    assert (photo.credit, photo.place, photo.one_use_only) == ("TTXVN", "Cũ", False)


def test_library_fits_a_phone(on_phone, newsroom):
    photo, *_rest = PhotoFactory.create_batch(
        3, caption="Nghiêng-" * 12, credit="TTXVN/" * 20, place="Khánh Hòa" * 9
    )
    lan = Library(on_phone(newsroom.lan))
    lan.page.tap("[data-grid] input[name=photo]")
    assert lan.page.is_visible(".photo-bar [value=together]")
    for address in ("", "?trash=1", "add/", f"{photo.pk}/change/", f"{photo.pk}/crops/"):
        lan.desk.open(LIBRARY + address)
        assert lan.desk.overhang() == 0, address
    assert lan.desk.complaints == []
