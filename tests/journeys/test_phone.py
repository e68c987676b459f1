"""A reporter at an event writes on a telephone; readers read on theirs."""

import pytest

from articles.models import Article, Publication
from photos import printing
from photos.models import Photo
from tests.photos.pictures import phone_photo

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

PHOTO = {"name": "IMG_0412.jpg", "mimeType": "image/jpeg", "buffer": phone_photo()}


def test_story_with_a_photo_is_written_and_submitted_on_a_phone(
    on_phone, newsroom, politics, reader_on_phone
):
    lan = on_phone(newsroom.lan)
    page = lan.page
    lan.open_new_story()
    assert lan.overhang() == 0
    page.fill("#id_headline", "Chuyện ở bến cảng: Nghiêng-nghiêng-nghiêng-nghiêng, tàu vẫn ra khơi")
    page.fill("#id_standfirst", "Gió cấp 5, bốn mươi tàu cá rời cảng Hòn Rớ.")
    lan.body.tap()
    lan.type("Sáng 12-4, bốn mươi tàu cá rời cảng.")
    lan.put_picture_into_text(PHOTO, caption="Trên cầu cảng.", alt="Người đứng trên cầu cảng")
    assert lan.overhang() == 0
    page.select_option("#id_section", label="Chính trị")
    page.fill("#id_bylines-0-printed_as", "NGỌC LAN")
    row = lan.add_lead_picture(PHOTO)
    row.get_by_label("Chú thích").fill("Tàu cá rời cảng Hòn Rớ.")
    row.get_by_label("Mô tả").first.fill("Tàu cá xanh đỏ nối đuôi nhau ra cửa biển")
    assert lan.overhang() == 0
    lan.save()
    lan.wait_for_form()
    assert lan.overhang() == 0
    lan.do("submit")
    assert "Đã nộp bài" in lan.said()[0]
    assert "NGỌC LAN" in lan.text(".field-bylines_as_read")
    assert lan.page.is_visible(".readonly img[alt^='Tàu cá xanh đỏ']")
    assert lan.page.is_visible(".readonly img[alt^='Người đứng']")
    assert lan.overhang() == 0
    lan.open("/desk/articles/article/")
    assert lan.overhang() == 0

    printing.print_many(Photo.objects.all())
    article = Article.objects.get()
    newsroom.do("approve", article, newsroom.hanh)
    newsroom.do("publish", article, newsroom.hanh)
    for address in ("/", Publication.objects.get().get_absolute_url(), "/chinh-tri/"):
        reader_on_phone.open(address)
        assert reader_on_phone.overhang() == 0, address
        assert reader_on_phone.page.is_visible("img[alt^='Tàu cá xanh đỏ']"), address
    assert [lan.complaints, reader_on_phone.complaints] == [[], []]
