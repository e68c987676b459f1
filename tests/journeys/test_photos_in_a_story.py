"""Photos find their place in a story: dropped into the text, as rows, from the library."""

import pytest
from django.utils.translation import override

from articles.models import Article
from articles.models.article import PicturePlace
from photos import licence, printing
from photos.ingest import ingest
from photos.models import Photo
from richtext.figures import from_editor
from tests.journeys.dropped import AS_IN_A_TEST, Sender, drop, file, photos, picture, said
from tests.journeys.test_keyboard import tab_to
from tests.photos.pictures import sent

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PICTURE, ON_ITS_WAY = "figure.photo", "figure.sending"


@pytest.fixture
def lan(at_desk, newsroom, politics):
    return Sender(at_desk(newsroom.lan)).begin()


def write_paragraphs(lan, count=3):
    lan.page.fill("#id_headline", "Lễ hội Cầu ngư")
    lan.page.select_option("#id_section", label="Chính trị")
    lan.page.fill("#id_bylines-0-printed_as", "NGỌC LAN")
    lan.desk.body.click()
    for number in range(1, count + 1):
        lan.desk.type(f"Đoạn {number}.")
        if number < count:
            lan.desk.next_paragraph()


def drop_above(lan, number, *files):
    """Drop files on the upper half of a paragraph of the text."""
    paragraph = lan.desk.body.locator("> p", has_text=f"Đoạn {number}.")
    paragraph.scroll_into_view_if_needed()
    box = paragraph.bounding_box()
    drop(lan.desk.body, *files, x=box["x"] + 20, y=box["y"] + 3)


OUTLINE = """(body) => [...body.querySelectorAll("p, figure")].map((element) =>
  element.matches("figure") ? element.className.split(" ")[0] : element.innerText.trim())"""


def outline(lan):
    """Return the paragraphs of the text and what the figures between them are."""
    return lan.desk.body.evaluate(OUTLINE)


def test_photos_dropped_into_the_text_stand_where_they_were_dropped(lan):
    write_paragraphs(lan)
    drop_above(lan, 2, *photos(2))
    assert outline(lan) == ["Đoạn 1.", "sending", "sending", "Đoạn 2.", "Đoạn 3."]
    lan.page.locator(PICTURE).nth(1).wait_for()
    assert outline(lan) == ["Đoạn 1.", "photo", "photo", "Đoạn 2.", "Đoạn 3."]

    lan.page.locator("figure.photo figcaption").first.click()
    lan.desk.type("Ghe nghinh ông ra khơi.")
    lan.desk.save()
    story = Article.objects.get()
    first, second = story.image_captions.order_by("position")
    assert [first.caption, second.caption] == ["Ghe nghinh ông ra khơi.", ""]
    assert [first.photo, second.photo] == list(Photo.objects.order_by("pk"))
    assert story.body.split("\n") == [
        "<p>Đoạn 1.</p>",
        f'<figure data-key="{first.key}"></figure>',
        f'<figure data-key="{second.key}"></figure>',
        "<p>Đoạn 2.</p>",
        "<p>Đoạn 3.</p>",
    ]
    assert lan.complaints() == []


def test_pasted_photo_goes_behind_the_paragraph_that_is_written(lan):
    write_paragraphs(lan, 2)
    lan.desk.body.locator("> p").first.click()
    lan.desk.body.evaluate(
        """(body, {name, data}) => {
          const transfer = new DataTransfer();
          const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
          transfer.items.add(new File([bytes], name, {type: "image/jpeg"}));
          const options = {clipboardData: transfer, bubbles: true, cancelable: true};
          body.dispatchEvent(new ClipboardEvent("paste", options));
        }""",
        photos(1)[0],
    )
    lan.page.locator(PICTURE).wait_for()
    assert outline(lan) == ["Đoạn 1.", "photo", "Đoạn 2."]


def test_story_saved_while_a_photo_is_sent_has_no_trace_of_it(lan):
    write_paragraphs(lan, 1)
    held = []
    lan.page.route("**/photos/upload/", lambda route: held.append(route))
    drop_above(lan, 1, *photos(1))
    lan.page.locator(ON_ITS_WAY).wait_for()
    # What CKEditor would send, and what a script that knows nothing of it would.
    raw = lan.desk.body.inner_html()
    assert "DSC_0000" in raw
    assert from_editor(raw) == ("<p>Đoạn 1.</p>", [])
    lan.desk.save()
    assert Article.objects.get().body == "<p>Đoạn 1.</p>"
    assert "beforeunload" in lan.desk.questions


def test_photo_taken_back_leaves_the_text_and_a_refused_one_says_why(lan):
    write_paragraphs(lan, 1)
    held = []
    lan.page.route("**/photos/upload/", lambda route: held.append(route))
    drop_above(lan, 1, *photos(1))
    lan.page.locator(f"{ON_ITS_WAY} button").click()
    lan.page.locator(ON_ITS_WAY).wait_for(state="detached")
    lan.page.unroute("**/photos/upload/")
    drop_above(lan, 1, file("ghi-chu.jpg", b"ghi nhanh"))
    lan.page.locator(".cke_notification", has_text="ghi-chu.jpg").wait_for()
    lan.page.locator(ON_ITS_WAY).wait_for(state="detached")
    assert outline(lan) == ["Đoạn 1."]
    assert lan.complaints() == []


def test_undo_never_brings_back_a_photo_that_is_only_on_its_way(lan):
    write_paragraphs(lan, 2)
    drop_above(lan, 2, *photos(1))
    lan.page.locator(PICTURE).wait_for()
    lan.desk.body.locator("> p").last.click()
    lan.desk.type(" Hết.")
    for _step in range(3):
        lan.page.keyboard.press("Control+z")
        lan.page.wait_for_timeout(200)
        assert "sending" not in outline(lan)


def test_words_of_the_library_are_taken_into_the_dialog(lan, newsroom):
    photo = ingest(sent(picture(7)), uploaded_by=newsroom.hanh)
    write_paragraphs(lan, 1)
    drop_above(lan, 1, file("lai.jpg", picture(7)))
    lan.page.locator(PICTURE).wait_for()
    Photo.objects.filter(pk=photo.pk).update(caption="Chợ Đầm sáng nay", alt_text="Quầy cá")
    lan.page.locator(f"{PICTURE} img").dblclick()
    dialog = lan.page.locator(".cke_editor_id_body_dialog .cke_dialog")
    dialog.get_by_role("button", name="kho ảnh").click()
    caption = dialog.get_by_label("Chú thích ảnh")
    lan.page.wait_for_timeout(500)
    assert caption.input_value() == "Chợ Đầm sáng nay"
    assert dialog.get_by_label("Mô tả ảnh cho người không nhìn thấy").input_value() == "Quầy cá"
    assert lan.complaints() == []


def test_first_photo_dropped_on_the_rows_leads_and_the_others_are_the_gallery(lan):
    write_paragraphs(lan, 1)
    drop(lan.page.locator(".rows-image_captions"), *photos(3), file("hong.jpg", b"hong"))
    lan.page.locator(".rows-image_captions .photo-field img:visible").nth(2).wait_for()
    lan.wait_for_summary(f"{said('{count} stored', count=3)}, {said('{count} refused', count=1)}")
    lan.desk.save()
    rows = Article.objects.get().image_captions.order_by("position")
    assert [row.placement for row in rows] == [
        PicturePlace.LEAD,
        PicturePlace.GALLERY,
        PicturePlace.GALLERY,
    ]
    assert [row.photo_id for row in rows] == list(
        Photo.objects.order_by("pk").values_list("pk", flat=True)
    )
    assert lan.complaints() == []


def test_several_are_chosen_from_the_library_with_the_keyboard_alone(lan, newsroom):
    for number in range(3):
        words = {"caption": f"Ảnh {number}", "credit": "LK", "alt_text": f"Ghe {number}"}
        ingest(sent(picture(number)), uploaded_by=newsroom.hanh, **words)
    press = lan.page.keyboard.press
    button = lan.page.get_by_role("button", name=said("Add several photos"))
    button.focus()
    press("Enter")
    lan.page.locator(".photo-picker-grid button").nth(2).wait_for()
    press("ArrowDown")
    press("Space")
    press("ArrowRight")
    press("ArrowRight")
    press("Enter")
    tab_to(lan.desk, "[data-use]")
    press("Enter")
    lan.page.locator(".photo-picker").wait_for(state="hidden")
    captions = lan.page.locator("textarea[id^=id_image_captions]:not([id*=__prefix__])")
    assert [field.input_value() for field in captions.all()] == ["Ảnh 2", "Ảnh 0"]
    alts = lan.page.locator("input[id^=id_image_captions][id$=alt_text]:not([id*=__prefix__])")
    assert [field.input_value() for field in alts.all()] == ["Ghe 2", "Ghe 0"]
    places = lan.page.locator("select[id^=id_image_captions]:not([id*=__prefix__])")
    assert [field.input_value() for field in places.all()] == ["lead", "gallery"]
    assert lan.complaints() == []


def test_library_is_filtered_and_what_was_asked_is_kept(lan, newsroom):
    ingest(sent(picture(1)), uploaded_by=newsroom.hanh, caption="Của Hạnh")
    ingest(sent(picture(2, (160, 240))), uploaded_by=newsroom.lan, caption="Của Lan")
    picker = lan.open_picker()
    picker.locator(".photo-picker-grid button").nth(1).wait_for()
    picker.locator("[data-more-filters]").click()
    picker.locator("[name=mine]").check()
    picker.locator(".photo-picker-grid button").nth(1).wait_for(state="detached")
    assert "Của Lan" in picker.locator(".photo-picker-grid").inner_text()
    picker.locator("[data-close]").click()
    lan.page.locator(".photo-field button").first.click()
    assert picker.locator("[name=mine]").is_checked()
    picker.locator("[name=orientation]").select_option("landscape")
    picker.locator("[data-none]").wait_for()
    picker.locator("[data-no-filters]").click()
    picker.locator(".photo-picker-grid button").nth(1).wait_for()


def test_photo_whose_licence_has_ended_is_seen_but_not_chosen(lan, newsroom):
    photo = ingest(sent(picture(1)), uploaded_by=newsroom.hanh)
    Photo.objects.filter(pk=photo.pk).update(licence_until="2020-01-01T00:00Z")
    picker = lan.open_picker()
    cell = picker.locator(".photo-picker-grid button")
    assert said("licence has ended") in cell.inner_text()
    cell.click(force=True)
    lan.page.wait_for_timeout(200)
    assert picker.is_visible()


def test_story_waits_for_its_photo_and_then_goes_out(at_desk, newsroom, politics):
    article = newsroom.approved()
    thu = Sender(at_desk(newsroom.thu))
    thu.desk.open_story(article)
    thu.page.evaluate(AS_IN_A_TEST)
    drop(thu.page.locator(".rows-image_captions"), *photos(1))
    row = thu.page.locator(".rows-image_captions .row:not(.empty-form)")
    row.locator(".photo-field-mark", has_text=said("being prepared")).wait_for()
    row.get_by_label("Mô tả").first.fill("Xe khách qua đèo")
    thu.desk.save()
    thu.desk.wait_for_form()
    thu.desk.publish()
    article.refresh_from_db()
    assert article.state == "approved"
    with override("vi"):
        [sentence] = licence.unprepared(Photo.objects.get())
    assert sentence in thu.desk.text("#content")

    printing.print_photo(Photo.objects.get().pk)
    thu.desk.open_story(article)
    assert thu.page.locator(".photo-field-mark").is_hidden()
    thu.desk.publish()
    article.refresh_from_db()
    assert article.publications.exists()


def test_mark_goes_when_the_photo_is_ready(lan):
    drop(lan.page.locator(".rows-image_captions"), *photos(1))
    mark = lan.page.locator(".rows-image_captions .photo-field-mark")
    mark.get_by_text(said("being prepared")).wait_for()
    printing.print_photo(Photo.objects.get().pk)
    mark.wait_for(state="hidden", timeout=20_000)


def test_photos_are_sent_from_a_phone_and_the_moves_stay_in_reach(on_phone, newsroom, politics):
    lan = Sender(on_phone(newsroom.lan)).begin()
    write_paragraphs(lan, 1)
    drop_above(lan, 1, *photos(2))
    lan.page.locator(PICTURE).nth(1).wait_for()
    tray = lan.page.locator(".photo-tray").bounding_box()
    bar = lan.page.locator(".desk-bar").bounding_box()
    assert tray["y"] + tray["height"] <= bar["y"] + 1
    assert lan.page.locator(".photo-tray ol").is_hidden(), "folded: a phone has little room"
    lan.page.locator("[data-fold]").tap()
    assert lan.page.locator(".photo-tray li").count() == 2
    assert lan.desk.overhang() == 0
    lan.desk.save()
    assert Article.objects.get().image_captions.count() == 2
    assert lan.complaints() == []
