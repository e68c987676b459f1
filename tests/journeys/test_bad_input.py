"""Wrong dates, long headlines, decomposed accents, attacks, files that are no photos."""

import unicodedata
from datetime import date

import pytest
from django.utils import timezone

from articles.models import Article, Publication
from photos import printing
from photos.models import Photo
from tests.photos.pictures import bomb, jpeg

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

ATTACK = '"><script>window.__pwned=1</script><img src=x onerror="window.__pwned=2">'
PASTED_ATTACK = (
    "<p onclick='window.__pwned=3'>Trước</p><script>window.__pwned=4</script>"
    "<img src=x onerror='window.__pwned=5'><svg onload='window.__pwned=6'></svg>"
    "<a href='javascript:window.__pwned=7'>liên kết</a><p>Sau</p>"
)


@pytest.fixture
def lan(at_desk, newsroom):
    """A reporter before an empty form."""
    desk = at_desk(newsroom.lan)
    newsroom.section  # noqa: B018 there is a section to choose
    desk.open_new_story()
    return desk


def write(desk, headline="Đèo Khánh Vĩnh thông xe trở lại", body="Từ 5 giờ sáng, xe đã qua đèo."):
    desk.page.fill("#id_headline", headline)
    desk.body.click()
    desk.type(body)
    desk.page.select_option("#id_section", label="Thời sự")
    desk.page.fill("#id_bylines-0-printed_as", "V.THÀNH")


def errors(desk, field):
    return desk.page.locator(f".field-{field} .errorlist").all_inner_texts()


def test_impossible_dates_are_explained_and_the_twelfth_of_april_is_in_april(lan):
    write(lan)
    lan.page.fill("#id_planned_date", "31/02/2021")
    lan.page.fill("#id_deadline_at_0", "12/04/2021")
    lan.page.fill("#id_deadline_at_1", "25:99")
    lan.save()
    assert "Hãy nhập một ngày có thật" in errors(lan, "planned_date")[0]
    assert "Giờ không hợp lệ" in errors(lan, "deadline_at")[0]
    assert lan.page.input_value("#id_planned_date") == "31/02/2021"
    assert lan.page.input_value("#id_deadline_at_1") == "25:99"
    lan.wait_for_form()
    assert "xe đã qua đèo" in lan.body.inner_text()

    lan.page.fill("#id_planned_date", "12/04/2021")
    lan.page.fill("#id_deadline_at_1", "21:13")
    lan.save()
    article = Article.objects.get()
    assert article.planned_date == date(2021, 4, 12)
    assert f"{timezone.localtime(article.deadline_at):%d/%m/%Y %H:%M}" == "12/04/2021 21:13"
    assert lan.page.input_value("#id_planned_date") == "12/04/2021"


def test_impossible_date_of_publication_is_explained_where_it_was_typed(at_desk, newsroom):
    article = newsroom.approved()
    thu = at_desk(newsroom.thu)
    thu.open_story(article)
    thu.page.fill("#id_headline", "Tít đang sửa dở")
    thu.publish("31/02/2021", "25:99")
    thu.wait_for_form()
    panel = thu.page.locator("[data-verb=publish] .panel")
    assert panel.is_visible()
    assert "Hãy nhập một ngày có thật" in panel.inner_text()
    assert "Giờ không hợp lệ" in panel.inner_text()
    assert thu.page.input_value("#id_publish-at_0") == "31/02/2021"
    assert thu.page.input_value("#id_headline") == "Tít đang sửa dở"
    assert not Publication.objects.exists()


def test_headline_of_three_hundred_characters_is_kept_and_its_length_told(lan):
    headline = " ".join(["Nghiêng"] * 38)[:300]
    assert len(headline) == 300
    write(lan, headline=headline)
    lan.save()
    assert "dài nhất" in errors(lan, "headline")[0]
    assert "300" in errors(lan, "headline")[0]
    assert lan.page.input_value("#id_headline") == headline
    lan.wait_for_form()
    assert "xe đã qua đèo" in lan.body.inner_text()


def test_decomposed_accents_are_stored_whole_and_found_however_they_are_typed(
    lan, newsroom, reader
):
    headline = "Đường về Khánh Vĩnh đã thông"
    apart = unicodedata.normalize("NFD", headline)
    write(lan, headline=apart, body=unicodedata.normalize("NFD", "Quốc lộ 27C."))
    lan.save()
    article = Article.objects.get()
    assert article.headline == headline
    assert "Quốc lộ 27C." in article.body

    for words in (apart, headline, "duong ve khanh vinh"):
        lan.open("/desk/articles/article/")
        lan.page.fill("#searchbar", words)
        with lan.page.expect_navigation():
            lan.page.press("#searchbar", "Enter")
        assert headline in lan.text("#result_list"), words

    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("approve", article, newsroom.hanh)
    newsroom.do("publish", article, newsroom.hanh)
    for words in (apart, "khanh vinh"):
        reader.open("/")
        reader.page.fill("#masthead-search", words)
        with reader.page.expect_navigation():
            reader.page.press("#masthead-search", "Enter")
        assert headline in reader.text("main"), words


def test_no_attack_typed_at_the_desk_runs_anywhere(lan, newsroom, reader):
    page = lan.page
    write(lan, headline=f"Tít {ATTACK}", body="")
    for field in ("kicker", "standfirst", "source", "bylines-0-printed_as"):
        page.fill(f"#id_{field}", f"{field} {ATTACK}")
    lan.body.click()
    lan.paste(PASTED_ATTACK)
    lan.body.get_by_text("Sau").wait_for()
    row = lan.add_lead_picture({"name": "a.jpg", "mimeType": "image/jpeg", "buffer": jpeg()})
    for words in ("caption", "credit", "alt_text"):
        row.locator(f"[name$={words}]").fill(f"{words} {ATTACK}")
    lan.save()
    lan.wait_for_form()
    article = Article.objects.get()
    assert article.headline == f"Tít {ATTACK}"
    assert_unharmed(lan)
    for path in ("/desk/articles/article/", f"{article.get_desk_url()}../preview/", "/desk/"):
        lan.open(path)
        assert_unharmed(lan)

    printing.print_many(Photo.objects.all())
    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("approve", article, newsroom.hanh)
    newsroom.do("publish", article, newsroom.hanh)
    story = Publication.objects.get().get_absolute_url()
    for path in (story, "/", "/thoi-su/", "/tim-kiem/?q=tit", f"/tim-kiem/?q={ATTACK}"):
        reader.open(path)
        assert_unharmed(reader)
    assert "<script>window.__pwned=1</script>" in reader.text("main")
    assert [lan.complaints, reader.complaints] == [[], []]


def assert_unharmed(window):
    window.page.wait_for_load_state("load")
    assert window.page.evaluate("window.__pwned") is None, window.page.url


def test_files_that_are_no_photos_are_explained_and_the_others_are_stored(lan):
    write(lan)
    lan.page.click(".cke_button__picture")
    lan.send_photos(
        {"name": "ghi-chep.jpg", "mimeType": "image/jpeg", "buffer": b"Day la ghi chep. " * 99},
        {"name": "bom.png", "mimeType": "image/png", "buffer": bomb()},
        {"name": "cho-dam.jpg", "mimeType": "image/jpeg", "buffer": jpeg()},
    )
    sent = lan.page.locator(".photo-tray li")
    sent.filter(has_text="cho-dam.jpg").and_(lan.page.locator(".is-stored")).wait_for()
    told = " ".join(sent.all_inner_texts())
    assert "“ghi-chep.jpg” không phải là ảnh dùng được" in told
    assert "“bom.png” có quá nhiều điểm ảnh" in told
    lan.page.locator(".photo-picker-grid button").first.click()
    lan.body.locator("figure img").wait_for()
    lan.save()
    assert Article.objects.get().image_captions.get().photo == Photo.objects.get()
