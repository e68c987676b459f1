"""Which character set bytes are in, when nobody says so or somebody lies."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from darkroom.metadata import charsets
from darkroom.metadata.syllables import is_syllable, is_syllable_without_accents
from tests.darkroom.metadata.samples.charsets import in_cp1258

VIETNAMESE = [
    "Nguyễn Thị Ánh Tuyết",
    "Đắk Lắk",
    "Đăk Nông, Gia Lai, Kon Tum",
    "Hồ Hoàn Kiếm",
    "người dân ở xã Ea H’leo thu hoạch cà phê",
    "Lũ",
]
WESTERN = [
    "Niccolò Ammaniti",
    "Così è, se vi pare",
    "Perché l'università può chiudere",
    "João não foi a São Paulo",
    "Þór Guðmundsson",
    "Ýmir Örn",
    "Muñoz Íñigo",
    "François Hollande à Hué",
    "Jörg Weiß – „Hanoi“",
    "Tõnu Õnnepalu",
    "Això és d’Òscar",
    "Mòrag NicLeòid",
    "£50, 20 °C",
]


@pytest.mark.parametrize("text", VIETNAMESE)
def test_vietnamese_in_its_old_table_is_read(text):
    assert charsets.decode([in_cp1258(text).encode("cp1252")]) == [text]


@pytest.mark.parametrize("text", WESTERN)
def test_western_names_are_not_made_vietnamese(text):
    assert charsets.decode([text.encode("cp1252")]) == [text]


@pytest.mark.parametrize("text", VIETNAMESE + WESTERN)
def test_utf_8_is_utf_8(text):
    assert charsets.decode([text.encode()]) == [text]
    assert charsets.mended(text) == text


def test_one_block_may_hold_utf_8_and_an_old_table():
    values = ["Trần Bình".encode(), "Hélène".encode("latin-1")]
    assert charsets.decode(values) == ["Trần Bình", "Hélène"]


def test_a_letter_that_was_cut_is_dropped():
    assert charsets.decode(["Phạm Thị Huệ".encode()[:-1]]) == ["Phạm Thị Hu"]
    assert charsets.decode(["Pham Thi Huệ".encode()[:-1]]) == ["Pham Thi Hu"]
    assert charsets.decode([b"Beyonc\xe9"]) == ["Beyoncé"]


@pytest.mark.parametrize("text", VIETNAMESE[:5])
@pytest.mark.parametrize("table", ["latin-1", "cp1252"])
def test_utf_8_that_was_taken_for_latin_is_mended(text, table):
    # Programs have no holes in cp1252, Python has.
    damaged = "".join(bytes([byte]).decode(table, "ignore") or chr(byte) for byte in text.encode())
    assert charsets.mended(damaged) == text


@given(st.lists(st.binary(max_size=40), max_size=5))
def test_any_bytes_are_some_text(values):
    assert len(charsets.decode(values)) == len(values)


@given(st.text())
def test_mending_never_fails(text):
    charsets.mended(text)


def test_syllables_are_told_from_other_words():
    ours = "Nguyễn khuya quýt giếng gì Huỳnh nghiêng Đắk uống yêu thuở ngoằn quốc"
    others = "năo Joăo Smith strong năi zoo wơng ơe hello kraków"
    assert all(map(is_syllable, ours.split()))
    assert not any(map(is_syllable, others.split()))
    assert all(map(is_syllable_without_accents, ("NGUYEN", "Thanh", "HUYNH")))
