"""What in a changed text is more than a slip of the keyboard."""

from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.changes import Change, ChangeNote, reworded, still_stands, touchy_changes


def story(body="", **parts):
    """What readers see of a story, as far as the comparison looks at it."""
    empty = {"headline": "Mở cảng cá", "kicker": "", "standfirst": "", "source": ""}
    return SimpleNamespace(**empty | {"pictures": [], "bylines": []} | {"body": body} | parts)


def touched(before, after):
    """The changes between two bodies, as (part, before, after)."""
    changes = touchy_changes(story(f"<p>{before}</p>"), story(f"<p>{after}</p>"))
    return [(change.part, change.before, change.after) for change in changes]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Cảng cá dài 210 m.", "Cảng cá dài 120 m.", ("210", "120")),
        ("Có 1.003 hộ dân.", "Có 1.030 hộ dân.", ("1.003", "1.030")),
        ("Có 1.003 hộ dân.", "Có 1003 hộ dân.", ("1.003", "1003")),
        ("Đạt 85,5 tỷ đồng", "Đạt 8,55 tỷ đồng", ("85,5", "8,55")),
        ("tăng 85,5% so với", "tăng 85,5 so với", ("85,5%", "85,5")),
        ("Chiều 12-4, mưa to", "Chiều 14-2, mưa to", ("12-4", "14-2")),
        ("ngày 12/04/2021", "ngày 12/04/2012", ("12/04/2021", "12/04/2012")),
        ("lúc 5h30 sáng", "lúc 3h50 sáng", ("5h30", "3h50")),
        ("lạnh -3 độ", "lạnh 3 độ", ("-3", "3")),
        ("rộng 600m²", "rộng 600m³", ("²", "³")),
        ("Nghị quyết 57-NQ/TW", "Nghị quyết 75-NQ/TW", ("57", "75")),
        ("hai trăm triệu", "ba trăm triệu", ("hai trăm triệu", "ba trăm triệu")),
        ("200 triệu đồng", "200 tỷ đồng", ("triệu", "tỷ")),
        ("Ba người bị thương", "Bốn người bị thương", ("ba", "bốn")),
        ("mười lăm người", "mười người", ("mười lăm", "mười")),
        ("năm người chết", "một người chết", ("năm", "một")),
        ("Five people died", "Two people died", ("five", "two")),
    ],
)
def test_changed_number_is_named_as_it_was_and_is(before, after, change):
    assert ("number", *change) in touched(before, after)


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("bà Hà Thị Thu nói", "bà Hà Thị Thư nói", ("Hà Thị Thu", "Hà Thị Thư")),
        ("theo V.THÀNH", "theo V.THANH", ("V THÀNH", "V THANH")),
        ("ở huyện Ea H’leo", "ở huyện Ea H’lê", ("Ea H’leo", "Ea H’lê")),
        ("ở TP. Huế hôm qua", "ở TP. Vinh hôm qua", ("TP Huế", "TP Vinh")),
        ("UBND xã cho biết", "HĐND xã cho biết", ("UBND", "HĐND")),
        ("Nguyễn Văn An nói", "Nguyễn Văn Anh nói", ("Nguyễn Văn An", "Nguyễn Văn Anh")),
        ("về khánh vĩnh", "về Khánh Vĩnh", ("", "Khánh Vĩnh")),
        ("Tác giả: Lan", "Tác giả: Loan", ("Lan", "Loan")),
        ("Lan nói sẽ kiện", "Mai nói sẽ kiện", ("Lan", "Mai")),
    ],
)
def test_changed_name_is_named_as_it_was_and_is(before, after, change):
    assert ("name", *change) in touched(before, after)


def test_person_with_one_name_is_known_at_the_beginning_of_a_sentence_too():
    before = "Hạnh đến trước. Hôm ấy có Hạnh và mẹ."
    assert touched(before, before.replace("Hạnh đến", "Hành đến")) == [("name", "Hạnh", "")]


@pytest.mark.parametrize(
    ("before", "after", "change"),
    [
        ("Ông nói: “Tôi sẽ làm.”", "Ông nói: “Tôi sẽ không làm.”", ("làm", "không làm")),
        ('Ông nói: "sẽ làm" rồi đi', 'Ông nói: "sẽ xong" rồi đi', ("làm", "xong")),
        ("gọi là «nhà lá» đó", "gọi là «nhà ngói» đó", ("lá", "ngói")),
        ("Ông nói: “Tôi sẽ làm", "Ông nói: “Tôi đã làm", ("sẽ", "đã")),
        ("Ông nói sẽ làm", "Ông nói “sẽ làm”", ("", "sẽ làm")),
    ],
)
def test_nothing_is_changed_in_what_somebody_said(before, after, change):
    ((part, said, says),) = touched(before, after)
    assert part == "quotation"
    assert change[0] in said
    assert change[1] in says


def test_block_quotation_is_a_quotation():
    before, after = (story(f"<blockquote><p>{w}</p></blockquote>") for w in ("lời này", "lời kia"))
    assert touchy_changes(before, after) == [Change("quotation", "lời này", "lời kia")]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Sang nay mưa to.", "Sáng nay mưa to."),
        ("Mưa to. Chièu tạnh.", "Mưa to. Chiều tạnh."),
        ("nhửng chuyến xe đầu tiên", "những chuyến xe đầu tiên"),
        ('Ông nói: "Tôi làm"', "Ông nói: “Tôi làm”"),
        ("xe  khách ,đã qua", "xe khách, đã qua"),
        ("trong năm nay", "năm nay"),
    ],
)
def test_slip_of_the_keyboard_touches_nothing(before, after):
    assert touched(before, after) == []


def test_headline_is_touchy_whatever_changes_in_it():
    changes = touchy_changes(story(headline="Mở cảng ca"), story(headline="Mở cảng cá"))
    assert changes == [Change("headline", "Mở cảng ca", "Mở cảng cá")]


@pytest.mark.parametrize("part", ["kicker", "standfirst", "source"])
def test_every_part_of_the_text_counts(part):
    changes = touchy_changes(story(**{part: "dài 210 m"}), story(**{part: "dài 120 m"}))
    assert changes == [Change("number", "210", "120")]


@pytest.mark.parametrize("word", ["caption", "credit", "alt"])
def test_words_of_pictures_count(word):
    before, after = (
        {"caption": "", "credit": "", "alt": ""} | {word: w} for w in ("3 tàu", "4 tàu")
    )
    changes = touchy_changes(story(pictures=[before]), story(pictures=[after]))
    assert changes == [Change("number", "3", "4")]


def test_byline_is_a_name_as_it_is_printed():
    changes = touchy_changes(
        story(bylines=[{"printed_as": "v.thành"}]), story(bylines=[{"printed_as": "v.thanh"}])
    )
    assert changes == [Change("name", "v.thành", "v.thanh")]


def test_numbers_that_change_places_are_a_change():
    assert touched("5 nam và 7 nữ", "7 nam và 5 nữ") != []


WORDS = st.text(alphabet='aăâđeêôơư Nn.,:;“”"«»-–/()0123456789%²', max_size=60)


@given(WORDS, st.sampled_from("0123456789"), st.sampled_from("0123456789"), WORDS)
def test_changed_digit_is_never_missed(left, digit, other, right):
    before, after = (f"<p>{left}{d}{right}</p>" for d in (digit, other))
    changes = touchy_changes(story(before), story(after))
    assert bool(changes) is (digit != other)


@given(WORDS, st.sampled_from("0123456789"), st.sampled_from("0123456789"), WORDS)
def test_changed_digit_is_never_missed_in_a_long_table_of_figures(left, digit, other, right):
    figures = " ".join(str(number) for number in range(300))
    turned = " ".join(reversed(figures.split()))
    before = story(f"<p>{figures} {left}{digit}{right} {turned}</p>")
    after = story(f"<p>{figures} {left}{other}{right} {turned}</p>")
    assert bool(touchy_changes(before, after)) is (digit != other)


def test_long_texts_that_share_nothing_are_compared_all_the_same():
    before, after = (
        story("".join(f"<p>Tổ {n * step} có {n + step} hộ.</p>" for n in range(3_000)))
        for step in (7, 11)
    )
    assert len(touchy_changes(before, after)) > 1_000


def test_same_figures_in_another_order_are_a_change_in_long_texts_too():
    figures = [str(number) for number in range(500)]
    before, after = (story(f"<p>{' và '.join(f)}</p>") for f in (figures, figures[::-1]))
    assert touchy_changes(before, after) != []


@pytest.mark.parametrize(
    ("wrong", "right", "text", "stands"),
    [
        ("Cảng cá dài 210 m.", "Cảng cá dài 120 m.", "nay cảng cá dài 210 m, rộng", True),
        ("14 hộ", "140 hộ", "có 140 hộ dân", False),
        ("hai người chết", "hai người chết, ba người bị thương", "Đã có hai người chết.", True),
        (
            "hai người chết",
            "hai người chết, ba người bị thương",
            "Đã có hai người chết, ba người bị thương.",
            False,
        ),
        ("khánh vĩnh", "Khánh Vĩnh", "ở khánh vĩnh", True),
        ("khánh vĩnh", "Khánh Vĩnh", "ở Khánh Vĩnh", False),
        ("Hoà Bình", "Hòa Vang", "tỉnh Hòa Bình", True),
        ("1.003 hộ", "1.030 hộ", "1003 hộ dân", True),
        ("", "đúng", "bất kỳ", False),
    ],
)
def test_wrong_words_that_still_stand_are_found(wrong, right, text, stands):
    assert still_stands(wrong, right, text) is stands


def test_notice_begins_with_the_sentences_that_changed():
    before = story("<p>Đèo đã thông. Cảng cá dài 210 m. Mưa tạnh.</p>")
    after = story("<p>Đèo đã thông. Cảng cá dài 120 m. Mưa tạnh.</p>")
    assert reworded(before, after) == ("Cảng cá dài 210 m.", "Cảng cá dài 120 m.")
    assert reworded(before, before) == ("", "")


def test_note_knows_what_it_has_no_use_for():
    assert ChangeNote(kind="typo", right_text="đúng").strangers == ["right_text"]
    assert ChangeNote(kind="update", right_text="mới").strangers == []
    assert ChangeNote(kind="update", apology="  ").strangers == []
