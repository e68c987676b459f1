"""Who took it and who delivers it, out of what agencies write."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from darkroom.metadata import Words
from darkroom.metadata.cleaning import clean
from tests.darkroom.metadata.test_words import ANY_WORDS

# What credits are made of, so that chance finds the combinations that matter.
PIECES = """
TTXVN|AP|REUTERS|Getty Images|NGUYỄN VĂN AN|Trần Bình|LK|V.THÀNH|An|Hau Dinh|Bộ Y tế|/| / | - | via
|, | và |: |(|)|[|]|.| |Ảnh: |Photo by |by |©|(c) |Copyright |2024 |File|Photo|Lũ|McDONALD|’
""".split("|")  # noqa: SIM905 forty quotes would not read better
LINE = st.lists(st.sampled_from(PIECES), max_size=8).map("".join)


@given(ANY_WORDS)
@example(Words(caption="(AP)" * 1250))
@example(Words(byline=", , 2024 Copyright , Photo by LK,", credit="/ (c)"))
def test_cleaning_twice_changes_nothing_more(words):
    assert clean(clean(words)) == clean(words)


@given(st.builds(Words, byline=LINE, credit=LINE, caption=LINE, copyright=LINE))
def test_cleaning_any_mixture_of_credits_twice_changes_nothing_more(words):
    assert clean(clean(words)) == clean(words)


@pytest.mark.parametrize(
    ("byline", "credit", "cleaned"),
    [
        ("TTXVN", "Nguyễn Văn An", ("Nguyễn Văn An", "TTXVN")),
        ("TTXVN", "", ("", "TTXVN")),
        ("Reuters", "REUTERS", ("", "Reuters")),
        ("AFP", "Getty Images", ("AFP", "Getty Images")),
        ("AFP", "AFP/Nhac NGUYEN", ("Nhac Nguyen", "AFP")),
        ("Reuters", "Nhac NGUYEN/AFP", ("Reuters", "Nhac NGUYEN/AFP")),
        ("", "THX/TTXVN", ("", "THX/TTXVN")),
        ("TTXVN", "Bộ Y tế", ("TTXVN", "Bộ Y tế")),
        ("Nguyễn Văn An/TTXVN", "", ("Nguyễn Văn An", "TTXVN")),
        ("Nguyễn Văn An / TTXVN", "TTXVN", ("Nguyễn Văn An", "TTXVN")),
        ("", "(AP Photo/Hau Dinh)", ("Hau Dinh", "AP")),
        ("Dương Giang-TTXVN", "", ("Dương Giang", "TTXVN")),
        ("", "Văn An - TTXVN", ("Văn An", "TTXVN")),
        ("Trần Bình", "Nguyễn Văn An/TTXVN", ("Trần Bình", "Nguyễn Văn An/TTXVN")),
        ("", "AFP/Getty Images", ("", "AFP/Getty Images")),
        ("", "Anadolu via Getty Images", ("", "Anadolu via Getty Images")),
        ("Ảnh: V.THÀNH", "Nguồn: TTXVN", ("V.THÀNH", "TTXVN")),
        ("Bài, ảnh: HỒ BÌNH", "", ("Hồ Bình", "")),
        ("Photo by Hau Dinh", "© 2024 AP", ("Hau Dinh", "AP")),
        ("By Minh Nguyen", "The Associated Press", ("Minh Nguyen", "AP")),
        ("BYRON SMITH", "", ("BYRON SMITH", "")),
        ("Photography Club", "", ("Photography Club", "")),
        ("NGUYỄN VĂN AN", "", ("Nguyễn Văn An", "")),
        ("Nhac NGUYEN", "", ("Nhac Nguyen", "")),
        ("NGÔ VĂN AN và ĐẶNG THỊ Ý", "", ("Ngô Văn An, Đặng Thị Ý", "")),
        ("Sở Văn hóa và Thể thao", "", ("Sở Văn hóa và Thể thao", "")),
        ("LK", "VGP", ("LK", "VGP")),
        ("HOÀNG", "", ("HOÀNG", "")),
        ("M.H", "", ("M.H", "")),
        ("SHAWN MCDONALD", "", ("SHAWN MCDONALD", "")),
        ("Michael Fox Jr./AP", "", ("Michael Fox Jr.", "AP")),
        ("Nguyễn Văn An, Nguyễn Văn An", "", ("Nguyễn Văn An", "")),
        ("Charles de Gaulle/AFP", "", ("Charles de Gaulle", "AFP")),
        ("A/B testing/AFP", "", ("A/B testing/AFP", "")),
    ],
)
def test_photographer_and_agency_come_to_their_places(byline, credit, cleaned):
    words = clean(Words(byline=byline, credit=credit))
    assert (words.byline, words.credit) == cleaned


@pytest.mark.parametrize(
    ("caption", "cleaned"),
    [
        ("Lũ ở Huế. Ảnh: LK", ("Lũ ở Huế.", "LK", "")),
        ("Lũ ở Huế. (Ảnh: LK)", ("Lũ ở Huế.", "LK", "")),
        ("Lũ ở Huế (Ảnh: LK).", ("Lũ ở Huế.", "LK", "")),
        ("Lũ ở Huế. (Photo by Nhac NGUYEN / AFP)", ("Lũ ở Huế.", "Nhac Nguyen", "AFP")),
        ("Lũ ở Huế. [Xinhua/Hu Jiali]", ("Lũ ở Huế.", "Hu Jiali", "Xinhua")),
        ("Lũ ở Huế. REUTERS/Minh Nguyen", ("Lũ ở Huế.", "Minh Nguyen", "Reuters")),
        ("Lũ ở Huế. (TTXVN)", ("Lũ ở Huế.", "", "TTXVN")),
        ("Lũ ở Huế (Ảnh: TTXVN)", ("Lũ ở Huế", "", "TTXVN")),
        ("Lũ ở Huế.\nẢnh: TTXVN phát", ("Lũ ở Huế.", "", "TTXVN")),
        ("Lũ ở Huế. VNA Photo: An Đăng", ("Lũ ở Huế.", "An Đăng", "VNA")),
        ("Lũ. — VNA/VNS Photo Hồng Thái", ("Lũ.", "Hồng Thái", "VNA/VNS")),
        ("Lũ. — VNA/VNS Photo", ("Lũ.", "", "VNA/VNS")),
        ("Lũ. REUTERS/Kham/File Photo", ("Lũ.", "Kham", "Reuters")),
        ("Chợ hoa - Ảnh: T.T.D.", ("Chợ hoa", "T.T.D.", "")),
        ("Chợ hoa. Ảnh: Duy Hiệu.", ("Chợ hoa.", "Duy Hiệu", "")),
        ("Chợ hoa. (Nguồn: AFP/TTXVN)", ("Chợ hoa.", "", "AFP/TTXVN")),
        ("Ảnh: Hồ Giáp - Công Sang", ("", "Hồ Giáp, Công Sang", "")),
        # What only looks like a credit stays.
        ("Ảnh: Cầu Rồng phun lửa", ("Ảnh: Cầu Rồng phun lửa", "", "")),
        ("Bộ trưởng thăm. Ảnh: Bộ Y tế", ("Bộ trưởng thăm. Ảnh: Bộ Y tế", "", "")),
        # Two names, or a name and a paper that we do not know?
        ("Lũ. (Photo: Linh Pham/The Guardian)", ("Lũ. (Photo: Linh Pham/The Guardian)", "", "")),
        ("Ngập ở Hà Nội. (Hà Nội)", ("Ngập ở Hà Nội. (Hà Nội)", "", "")),
        ("Đường 1/Quốc lộ 2", ("Đường 1/Quốc lộ 2", "", "")),
        ("Trụ sở Thông tấn xã Việt Nam (TTXVN)", ("Trụ sở Thông tấn xã Việt Nam (TTXVN)", "", "")),
        ("Tổng thống Pháp (phải)", ("Tổng thống Pháp (phải)", "", "")),
    ],
)
def test_a_credit_in_the_caption_comes_to_its_place(caption, cleaned):
    words = clean(Words(caption=caption))
    assert (words.caption, words.byline, words.credit) == cleaned


def test_a_credit_that_is_known_is_not_printed_twice():
    words = clean(Words(caption="Lũ. (Ảnh: Văn An/TTXVN)", byline="Văn An", credit="TTXVN"))
    assert words.caption == "Lũ."


def test_a_credit_that_contradicts_is_left_for_an_editor():
    words = Words(caption="Lũ. (Ảnh: Văn An/TTXVN)", byline="Trần Bình", credit="TTXVN")
    assert clean(words) == words


@pytest.mark.parametrize(
    ("notice", "cleaned"),
    [
        ("© 2024 TTXVN", "2024 TTXVN"),
        ("Copyright (c) 2024 The Associated Press", "2024 The Associated Press"),
        ("Bản quyền thuộc về Báo Khánh Hòa", "Báo Khánh Hòa"),
        ("2024 Getty Images", "2024 Getty Images"),
        ("Copyright", ""),
        ("Copyrighted work", "Copyrighted work"),
    ],
)
def test_a_notice_loses_its_signs_and_keeps_its_year(notice, cleaned):
    assert clean(Words(copyright=notice)).copyright == cleaned


def test_a_headline_in_capitals_is_somebodys_choice():
    assert clean(Words(headline="BÃO SỐ 3")).headline == "BÃO SỐ 3"


def test_keywords_in_one_line_are_taken_apart():
    assert clean(Words(keywords=("bão; lũ, Huế",))).keywords == ("bão", "lũ", "Huế")
    assert clean(Words(keywords=("Huế, Việt Nam", "lũ"))).keywords == ("Huế, Việt Nam", "lũ")
