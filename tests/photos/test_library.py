"""The photo library as rows: what is found, what is used, what goes with a deleted photo."""

import unicodedata
from datetime import UTC, datetime
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from articles.models import ImageCaption
from photos import library
from photos.ingest import ingest
from photos.library import Criteria
from photos.printing import print_photo
from tests.factories.people import PersonFactory
from tests.photos import pictures
from tests.photos.factories import PhotoFactory
from vietnamese.text import fold

pytestmark = pytest.mark.django_db


NFD = partial(unicodedata.normalize, "NFD")
NOON = datetime(2031, 5, 1, 5, 0, tzinfo=UTC)


def found(**criteria):
    """Return what is found, newest first."""
    return library.find(Criteria(**criteria), at=NOON).photos


@pytest.mark.parametrize(
    "words",
    [
        *["khanh vinh", "Khánh Vĩnh", "KHÁNH VĨNH", "khánh vinh", "vĩnh khánh", NFD("Khánh Vĩnh")],
        *["Khánh\u00a0Vĩnh", '"khanh vinh"', "“Khánh Vĩnh”", "  khanh   vinh  ", "Khánh, Vĩnh!"],
    ],
    ids=ascii,
)
def test_place_is_found_however_it_is_typed(words):
    photo = PhotoFactory(caption="Khánh Vĩnh: Chuyển biến tích cực")
    PhotoFactory(caption="Khánh Sơn được mùa sầu riêng")
    assert found(words=words) == [photo]


def test_another_place_does_not_find_it():
    PhotoFactory(caption="Khánh Vĩnh: Chuyển biến tích cực")
    assert found(words="Khanh Son") == found(words='"vinh khanh"') == []


@pytest.mark.parametrize(
    ("old", "new"),
    [("Hoà Bình", "Hòa Bình"), ("Thuý", "Thúy"), ("khoẻ", "khỏe"), ("uỷ ban", "ủy ban")],
)
def test_both_ways_to_place_the_tone_find_both(old, new):
    photos = [PhotoFactory(caption=old), PhotoFactory(caption=new)]
    PhotoFactory(caption="Ảnh khác")
    for typed in (old, new):
        assert found(words=typed) == photos[::-1]


def test_six_words_are_six_words_and_without_marks_they_are_one():
    words = ["ma", "má", "mà", "mả", "mã", "mạ"]
    photos = {word: PhotoFactory(caption=f"Chữ {word}") for word in words}
    for word in words[1:]:
        assert found(words=word) == [photos[word]]
    assert found(words="ma") == [*photos.values()][::-1]


def test_marked_word_is_not_met_by_its_look_alike():
    PhotoFactory(caption="Phía nam cầu")
    year = PhotoFactory(caption="Năm học mới")
    assert found(words="năm") == [year]
    assert found(words="đang") == found(words="nấm") == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Bài của V.THÀNH", "thành"),
        ("Bài của V.THÀNH", "v.thanh"),
        ("Về TP.HCM", "hcm"),
        ("Về TP.HCM", "tp.hcm"),
        ("Có 1.003 hộ", "1.003"),
        ("Có 1.003 hộ", "1003"),
        ("Chống COVID-19", "covid-19"),
        ("Nghị quyết 57-NQ/TW", "57-NQ/TW"),
        ("Nhà rông M’nông", "m'nông"),
        ("Krông Pắc, Ea H’leo", "ea h'leo"),
        ("Đặng Ủy", "DANG UY"),
        ("Ðường làng", "Đường"),
    ],
    ids=ascii,
)
def test_words_with_dots_and_dashes_are_found(text, words):
    photo = PhotoFactory(caption=text)
    PhotoFactory(caption="Đoàn 19 người chống covid, nghị quyết số 57, TP khác, 003")
    assert photo in found(words=words)


def test_words_that_a_dash_joins_stand_together():
    PhotoFactory(caption="Đoàn 19 người chống covid")
    assert found(words="covid-19") == []


def test_all_words_are_whole_syllables_in_whatever_field():
    photo = PhotoFactory(headline="Cảng", keywords="lưới, ghe", owner="Sở Du lịch", caption="")
    assert found(words="cang ghe lich") == [photo]
    assert found(words="can") == found(words="cảng thuyền") == []


def test_photo_is_not_found_by_words_of_another():
    PhotoFactory(caption="Ghe cá", credit="Đặng Ủy")
    PhotoFactory(caption="Tháp Bà", credit="V.THÀNH", alt_text="Tháp")
    assert found(words="ghe thành") == []


@pytest.mark.parametrize("typed", ["v.thành", "V THANH", "thánh", "ủy/thành", "uy", "ttxvn"])
def test_credit_is_found_in_all_that_says_whose_it_is_with_any_marks(typed):
    photo = PhotoFactory(byline="V.THÀNH", credit="Ảnh: Đặng Ủy", source="TTXVN")
    PhotoFactory(caption="V.THÀNH, Đặng Ủy, TTXVN", byline="", credit="")
    assert found(credit=typed) == ([photo] if "/" not in typed else [])


def test_place_is_not_found_in_the_caption():
    photo = PhotoFactory(place="Vịnh Vân Phong, Khánh Hòa", caption="Tàu")
    PhotoFactory(caption="Vịnh Vân Phong, Khánh Hòa")
    for typed in ("van phong", "Khánh Hoà", '"vịnh vân phong"', "hòa phong"):
        assert found(place=typed) == [photo]
    assert found(place="vân", credit="vân") == found(place="tàu") == []


def test_words_credit_and_place_hold_together():
    photo = PhotoFactory(caption="Ghe cá", credit="Đặng Ủy", place="Hòn Rớ")
    PhotoFactory(caption="Ghe cá", credit="Đặng Ủy", place="Nha Trang")
    assert found(words="ghé cá") == []
    assert found(words="ghe cá", credit="dang", place="hon ro") == [photo]


@pytest.mark.parametrize(
    "typed",
    [
        *["' OR 1=1 --", "%", "_", "%%%%", "\\", "[", "\x00", "\ud800", "🎉", '"', '"""', "“", "-"],
        *["a" * 100_000, "a " * 50_000, '"' * 100_000, "\u0301" * 100_000, "ﷺ" * 1_000, "㏀" * 200],
        *['ca" OR "cang', "cang NOT moi", "NEAR(cang moi)", "words:cang", "can*", "©dang", "⌂"],
    ],
    ids=lambda typed: ascii(typed[:20]),
)
@pytest.mark.parametrize("field", ["words", "credit", "place"])
def test_hostile_words_break_nothing(field, typed):
    photo = PhotoFactory(caption="Cảng cá mới", credit="", place="")
    nothing_is_looked_for = not fold(typed) or not fold(typed[:200])
    assert found(**{field: typed}) == ([photo] if nothing_is_looked_for else [])


def test_signs_of_credit_and_place_are_in_no_query():
    PhotoFactory(caption="Tàu", credit="Ủy", place="Hòn Rớ")
    assert found(words="©uy", place="©uy") == found(words="⌂hon", credit="⌂hon") == []
    assert len(found(words="©uy")) == 1


def test_changed_words_are_found_even_when_only_they_are_saved():
    photo = PhotoFactory(caption="Chưa rõ")
    photo.caption, photo.place = "Vịnh Vân Phong", "Vạn Ninh"
    photo.save(update_fields=["caption", "place"])
    assert found(words="van phong", place="ninh") == [photo]


def test_words_are_stored_composed():
    assert PhotoFactory(caption=NFD("Tháp Bà")).caption == "Tháp Bà"


def test_photo_without_words_is_named_by_its_number():
    photo = PhotoFactory(caption="", alt_text="")
    assert str(photo.pk) in str(photo)


def test_focal_point_lies_inside_the_picture():
    with pytest.raises(IntegrityError), transaction.atomic():
        PhotoFactory(focal_x=1.5)


def test_photo_in_a_story_is_used(newsroom):
    photo = PhotoFactory()
    assert not photo.is_used()
    ImageCaption.objects.create(article=newsroom.draft(), photo=photo, key="k3f9a2c1")
    assert photo.is_used()


def test_files_of_a_deleted_photo_go_once_that_is_sure(
    public_files, private_files, django_capture_on_commit_callbacks
):
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=PersonFactory())
    print_photo(photo.pk)
    with django_capture_on_commit_callbacks() as callbacks:
        photo.delete()
    assert public_files()
    for callback in callbacks:
        callback()
    assert public_files() == private_files() == []
