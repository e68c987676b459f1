import random
import unicodedata

import pytest

from vietnamese.collation import name_sort_key, sort_key


@pytest.mark.parametrize(
    "in_order",
    [
        "An Ánh Ăn Ân Ẩn Ấn Đặng Đinh Oanh Ông Ơn Út Uyên Ưng",
        "ma mà mả mã má mạ mă mâ",
        "dê dương đa đê em êm go hu",
        "tai táo tăng tâm tem tổ tơ tu từ",
        "1 2 9 a",
    ],
)
def test_words_stand_as_in_a_vietnamese_dictionary(in_order):
    words = in_order.split()
    shuffled = random.Random(1).sample(words, len(words))
    assert sorted(shuffled, key=sort_key) == words


def test_a_short_name_stands_before_the_longer_one_that_begins_with_it():
    in_order = ["Âu", "Ấu", "Âu Dương", "Dương", "Đời", "Đời sống"]
    shuffled = random.Random(1).sample(in_order, len(in_order))
    assert sorted(shuffled, key=sort_key) == in_order


def test_letters_decide_before_tones_over_a_whole_title():
    assert sort_key("Má an") < sort_key("Ma ăn")


def test_capitals_typing_and_punctuation_do_not_change_the_order():
    assert sort_key("Ẩn, Danh") == sort_key("ẩn danh")
    assert sort_key(unicodedata.normalize("NFD", "Ẩn Danh")) == sort_key("Ẩn Danh")


def test_foreign_letters_stand_after_the_vietnamese_ones():
    assert sort_key("Zũ") < sort_key("北京")


def test_a_sort_key_is_digits_so_that_every_database_agrees():
    assert sort_key("Đặng Thị Ánh, 北京 2").isdecimal()
    assert sort_key("") == "00"


def test_people_stand_by_given_name_then_by_family_name():
    staff = ["Trần Thị Bé", "Trần Văn An", "Nguyễn Thị Ánh", "Nguyễn Văn An", "Lê Ái", "Ân"]
    assert sorted(staff, key=name_sort_key) == [
        "Lê Ái",
        "Nguyễn Văn An",
        "Trần Văn An",
        "Nguyễn Thị Ánh",
        "Ân",
        "Trần Thị Bé",
    ]


def test_a_person_without_a_name_stands_first():
    assert name_sort_key("  ") < name_sort_key("An")
