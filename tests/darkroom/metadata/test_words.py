"""The words of a picture: plain, composed, bounded, and the same after a journey as JSON."""

import json
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from darkroom.metadata import Words
from darkroom.metadata.words import BOUNDS

TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
ANY_WORDS = st.builds(
    Words,
    keywords=st.lists(TEXT, max_size=4).map(tuple),
    taken_at=st.datetimes().map(lambda moment: moment.isoformat()),
    ai_origin=st.sampled_from(["", "generated", "edited", "who knows"]),
    **{name: TEXT for name in Words().__dict__ if name not in {*BOUNDS} - {"caption"}},
)


@given(ANY_WORDS)
def test_words_survive_the_journey_to_another_process(words):
    assert Words.from_json(words.as_json()) == words
    assert words.as_json().isascii()


@given(ANY_WORDS)
def test_words_are_composed_and_visible(words):
    told = "".join(value for value in words.__dict__.values() if isinstance(value, str))
    assert unicodedata.is_normalized("NFC", words.caption)
    assert not {unicodedata.category(c) for c in told.replace("\n", "")} & {"Cc", "Cs"}


def test_a_flood_of_words_is_cut():
    words = Words(caption="a" * 9000, headline="b" * 9000, keywords=tuple(map(str, range(1000))))
    assert (len(words.caption), len(words.headline), len(words.keywords)) == (5000, 500, 50)
    assert Words(keywords=("c" * 999,)).keywords == ("c" * 100,)


def test_a_caption_keeps_its_lines_and_a_headline_has_one():
    assert Words(caption="Một\r\nhai \t ba\n\n\n\nbốn").caption == "Một\nhai ba\n\nbốn"
    assert Words(headline="Một\r\nhai").headline == "Một hai"


def test_text_that_turns_itself_round_is_straightened():
    assert Words(byline="An\u202egnp.exe\u200b\ufeff").byline == "Angnp.exe"


def test_markup_is_only_text():
    assert Words(caption="<b>Lũ</b> &amp; bão").caption == "<b>Lũ</b> &amp; bão"


def test_keywords_are_said_once():
    assert Words(keywords=["bão", "lũ", " bão ", "", None]).keywords == ("bão", "lũ")


def test_what_is_no_text_is_nothing():
    assert Words(headline=None, caption=5, keywords="bão", taken_at=[], ai_origin={}) == Words()


def test_json_from_a_broken_process_is_read_as_far_as_it_goes():
    assert Words.from_json('{"headline": "Bão", "gps": "21.02", "byline": ["An"]}') == Words(
        headline="Bão"
    )
    for broken in ("", "[]", "null", "{", "[" * 100_000, None):
        assert Words.from_json(broken) == Words()


def test_places_on_the_map_have_no_field():
    assert not [name for name in json.loads(Words().as_json()) if "gps" in name or "lat" in name]
