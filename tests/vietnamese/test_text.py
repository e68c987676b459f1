import string
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vietnamese.text import exact, fold, normalise, slug, truncate

HEADLINE = "Khánh Vĩnh: Chuyển biến tích cực trong học tập và làm theo Bác"
VIETNAMESE_LETTERS = (
    "aàảãáạăằẳẵắặâầẩẫấậbcdđeèẻẽéẹêềểễếệfghiìỉĩíịjklmnoòỏõóọôồổỗốộơờởỡớợpqrstuùủũúụưừửữứựvwxyỳỷỹýỵz"
)
prose = st.text(
    st.sampled_from(
        VIETNAMESE_LETTERS + VIETNAMESE_LETTERS.upper() + string.digits + " .,-’“”\u00a0"
    )
)
any_text = st.one_of(prose, st.text())


def decomposed(text):
    return unicodedata.normalize("NFD", text)


def finds(query, text):
    """Say whether the query is a phrase of the text, as the search understands both."""
    return f" {fold(query)} " in f" {fold(text)} "


# -- the stored form


def test_a_place_name_typed_on_a_mac_is_stored_like_one_typed_on_windows():
    assert len(decomposed("Khánh Vĩnh")) == 12
    assert normalise(decomposed("Khánh Vĩnh")) == "Khánh Vĩnh"
    assert len(normalise(decomposed("Khánh Vĩnh"))) == 10


@pytest.mark.parametrize("lookalike", ["Ðường", "\u0189ường", "Đường"])
def test_a_road_typed_with_a_lookalike_of_đ_is_stored_with_the_letter_đ(lookalike):
    assert normalise(lookalike) == "Đường"
    assert fold(lookalike) == "duong"
    assert exact(lookalike) == "đường"


def test_a_small_eth_is_stored_as_small_đ():
    assert normalise("xe \u00f0\u1ea1p") == "xe đạp"


def test_pasted_junk_is_dropped_and_a_hard_space_becomes_a_space():
    assert normalise("Khánh\u00a0Vĩnh\u200b, ngày\u00ad 12-4\ufeff\x0b") == "Khánh Vĩnh, ngày 12-4"


def test_quotes_dashes_line_breaks_and_tabs_of_the_writer_are_kept():
    text = "“Đẩy mạnh học tập…” – ông Hà nói:\n\t‘85% của 5 năm’"
    assert normalise(text) == text


def test_windows_line_ends_become_plain_line_ends():
    assert normalise("Tin\r\nảnh") == "Tin\nảnh"


def test_a_family_emoji_stays_one_family():
    assert normalise("👨\u200d👩\u200d👧") == "👨\u200d👩\u200d👧"


@pytest.mark.parametrize("unstorable", ["\x00", "\ud800"])
def test_what_no_database_stores_is_dropped(unstorable):
    assert normalise(f"Nha{unstorable} Trang") == "Nha Trang"


# -- the search forms


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Đặng", "dang"),
        ("ĐẶNG ỦY Ư", "dang uy u"),
        ("Đặng Ủy, V.THÀNH", "dang uy v thanh"),
        ("Krông Pắc", "krong pac"),
        ("Y Thị, Ê Đê", "y thi e de"),
        ("Ƀuôn Čư̆", "buon cu"),
        ("500 m²", "500 m2"),
    ],
)
def test_a_reader_without_a_vietnamese_keyboard_types(text, folded):
    assert fold(text) == folded


@pytest.mark.parametrize(
    "query",
    [
        "khanh vinh",
        "Khánh Vĩnh",
        "KHÁNH VĨNH",
        "khánh vinh",
        decomposed("Khánh Vĩnh"),
        "Khánh\u00a0Vĩnh",
        "hoc tap va lam theo",
    ],
)
def test_the_article_is_found_however_its_place_is_typed(query):
    assert finds(query, HEADLINE)


def test_the_neighbouring_district_does_not_find_the_article():
    assert not finds("Khanh Son", HEADLINE)


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("thành", "Ảnh: V.THÀNH"),
        ("v.thanh", "V.THÀNH"),
        ("hcm", "TP.HCM"),
        ("1.003", "có 1.003 đảng viên"),
        ("1003", "có 1.003 đảng viên"),
        ("1.250.000", "phạt 1250000 đồng"),
        ("covid 19", "COVID-19"),
        ("57-NQ/TW", "Nghị quyết 57-NQ/TW"),
        ("m'nông", "người M’nông"),
        ("m\u02bcnông", "người M'nông"),
        ("Ea H'leo", "huyện Ea H’leo"),
    ],
)
def test_punctuation_hides_nothing_from_a_search(query, text):
    assert finds(query, text)


def test_the_dots_of_a_date_are_not_those_of_a_number():
    assert fold("12.04.2021") == "12 04 2021"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("hoà", "hòa"),
        ("thuý", "thúy"),
        ("khoẻ", "khỏe"),
        ("uỷ", "ủy"),
        ("toà", "tòa"),
        ("HOẠ SĨ", "họa sĩ"),
        ("Khánh Hoà", "Khánh Hòa"),
    ],
)
def test_both_places_of_the_tone_mark_are_one_word(old, new):
    assert exact(old) == exact(new) == new.lower()


@pytest.mark.parametrize(
    "word", ["quý", "giá", "quà", "hoàn", "toán", "khuỷu", "huỳnh", "thuở", "ngoài", "thuế", "hòa"]
)
def test_a_tone_mark_with_one_right_place_stays_there(word):
    assert exact(word) == word


def test_six_tones_are_six_words_when_typed_with_marks():
    tones = "ma má mà mả mã mạ"
    assert len({exact(word) for word in tones.split()}) == 6
    assert {fold(word) for word in tones.split()} == {"ma"}


@pytest.mark.parametrize(("one", "other"), [("năm", "nam"), ("đang", "dang"), ("quý", "qúy")])
def test_marks_that_were_typed_count(one, other):
    assert exact(one) != exact(other)


def test_capitals_with_marks_become_small_letters():
    assert exact("ĐẶNG ỦY Ư") == "đặng ủy ư"


# -- addresses


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_the_headline_gives_its_address(form):
    address = slug(unicodedata.normalize(form, HEADLINE))
    assert address == "khanh-vinh-chuyen-bien-tich-cuc-trong-hoc-tap-va-lam-theo-bac"
    assert len(address) == 61


def test_đ_is_kept_in_an_address():
    headline = "Đưa Nghị quyết của Đảng vào cuộc sống"
    assert slug(headline) == "dua-nghi-quyet-cua-dang-vao-cuoc-song"


def test_two_headlines_may_share_an_address_so_that_only_the_id_tells_them_apart():
    assert slug("Hội An") == slug("Hồi ăn") == "hoi-an"


def test_a_long_headline_gives_an_address_of_whole_words():
    assert slug(HEADLINE, max_length=30) == "khanh-vinh-chuyen-bien-tich"


def test_an_endless_word_gives_a_short_address():
    assert slug("a" * 300) == "a" * 80


def test_a_headline_without_letters_has_no_words_for_an_address():
    assert slug("😀 …!") == ""


# -- shortening


def test_a_short_text_stays_whole():
    assert truncate("Khánh Vĩnh", 10) == "Khánh Vĩnh"


def test_a_long_text_ends_after_a_whole_syllable():
    assert truncate(HEADLINE, 22) == "Khánh Vĩnh: Chuyển…"
    assert truncate(HEADLINE, 19) == "Khánh Vĩnh: Chuyển…"
    assert truncate(HEADLINE, 18) == "Khánh Vĩnh…"


def test_decomposed_letters_count_as_one_character_when_shortening():
    assert truncate(decomposed("Khánh Vĩnh"), 10) == "Khánh Vĩnh"


def test_a_letter_is_never_parted_from_its_marks():
    assert truncate("ư̆" * 10, 6) == "ư̆ư̆…"


# -- what holds for every text


@given(any_text)
def test_storing_twice_changes_nothing(text):
    stored = normalise(text)
    assert normalise(stored) == stored
    assert unicodedata.is_normalized("NFC", stored)


@given(any_text)
def test_the_search_forms_of_a_search_form_are_itself(text):
    assert fold(fold(text)) == fold(text)
    assert exact(exact(text)) == exact(text)


@given(prose)
def test_how_letters_were_typed_changes_no_result(text):
    typed_otherwise = decomposed(text)
    assert normalise(typed_otherwise) == normalise(text)
    assert fold(typed_otherwise) == fold(text)
    assert exact(typed_otherwise) == exact(text)
    assert slug(typed_otherwise) == slug(text)


@given(prose)
def test_marks_are_all_that_the_two_search_forms_differ_in(text):
    assert fold(exact(text)) == fold(text)


@given(prose)
def test_vietnamese_without_marks_is_plain_ascii_words(text):
    assert set(fold(text)) <= set(string.ascii_lowercase + string.digits + " ")
    assert "  " not in fold(text)


@given(any_text)
def test_an_address_is_ascii_words_and_hyphens_of_bounded_length(text):
    address = slug(text)
    assert set(address) <= set(string.ascii_lowercase + string.digits + "-")
    assert len(address) <= 80
    assert not address.startswith("-")
    assert not address.endswith("-")


@given(any_text, st.integers(min_value=1, max_value=200))
def test_a_shortened_text_fits(text, limit):
    assert len(truncate(text, limit)) <= limit
