"""The archive's words: complete, well-formed, and each slot one that a story can fill."""

import re
import unicodedata
from datetime import date
from random import Random

import pytest

from articles.models import Kind
from demo import pictures, stories
from demo.archive import names, vocabulary
from demo.archive.facts import Facts, comma, dotted, town_of
from demo.archive.grammar import fill
from demo.archive.ranked import Ranked
from vietnamese.text import exact

SUBJECTS = [subject for rows in vocabulary.subjects().values() for subject in rows]
TEMPLATED = ("thing", "kickers", "headlines", "standfirsts", "openings", "sentences", "quotes",
             "crossheads")  # fmt: skip
PAPER = stories.paper()


def facts(subject=SUBJECTS[0], today=date(2021, 4, 12)):
    return Facts(Random(1), today=today, thing=subject.thing)


def test_every_section_has_its_subjects():
    assert vocabulary.subjects().keys() == {section["slug"] for section in PAPER["sections"]}


@pytest.mark.parametrize("subject", SUBJECTS, ids=lambda subject: subject.name)
def test_a_subject_can_be_written_about(subject):
    for name in TEMPLATED:
        entries = getattr(subject, name)
        assert isinstance(entries, tuple), name
        assert entries, name
        for template in entries:
            assert "{" not in fill(template, facts(subject)), template
    assert set(subject.pictures) <= set(pictures.KEYS)
    assert set(subject.topics) <= {topic["name"] for topic in PAPER["topics"]}
    assert set(subject.kinds) <= set(Kind.values)


@pytest.mark.parametrize("name", ["general", "people", "places"])
def test_every_other_sentence_can_be_filled_too(name):
    told = facts()
    told.set("q", "Nói thật")
    told.set("figure", "120")
    for entries in vocabulary.lists(name).values():
        for template in entries:
            assert "{" not in fill(template, told), template


def test_free_sentences_can_be_filled():
    for template in vocabulary.lists("words")["patterns"]:
        assert "{" not in fill(template, facts()), template


def test_an_unknown_slot_is_an_error_and_no_gap_in_a_story():
    with pytest.raises(KeyError):
        fill("{nobody}", facts())


def test_every_drawn_picture_has_its_words():
    assert vocabulary.pictures().keys() == set(pictures.KEYS)
    for alt, captions in vocabulary.pictures().values():
        assert alt
        assert len(captions) >= 1
        assert "{" not in captions[0], "the library knows no story"


def test_there_are_some_thousands_of_words():
    words = vocabulary.ranked_words()
    things = [thing for letter in "NCVA" for thing in words[letter].things]
    assert len(set(things)) > 3_000
    assert len({syllable for thing in things for syllable in exact(thing).split()}) > 600


def test_the_text_is_stored_as_an_editor_would_type_it():
    for path in vocabulary.FOLDER.rglob("*.toml"):
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        assert not re.search("[\u00a0\u200b\u00ad\u00d0\u00f0\t]| $", text, re.MULTILINE), path.name
        assert text.count("“") == text.count("”"), path.name


def test_common_words_are_common():
    ranked, random = Ranked(range(1_000)), Random(1)
    picked = [ranked.pick(random) for _ in range(5_000)]
    assert picked.count(0) > 5 * picked.count(40)
    assert len(set(picked)) > 500


def test_a_story_says_the_same_of_its_place_throughout():
    told = facts()
    assert told["place"] == told["place"]
    assert told["place"].endswith(told["town"])
    assert told["leader"].split(" - ")[0].endswith(told["mr"].split()[-1])


def test_there_is_no_district_after_the_first_of_july_2025():
    before = facts(today=date(2025, 6, 30))["authority"]
    after = facts(today=date(2025, 7, 1))
    assert before.startswith(("UBND huyện", "UBND thị xã", "UBND thành phố"))
    assert after["authority"] == f"UBND {after['place']}"


def test_numbers_and_places_are_printed_as_vietnamese_does():
    assert (dotted(1003), comma(855), comma(850)) == ("1.003", "85,5", "85")
    assert town_of("xã đảo Hòn Nhạn") == "Hòn Nhạn"
    assert names.pen_names("Võ Minh Thành") == ["MINH THÀNH", "M.THÀNH"]
    assert names.given("Y Blim Niê") == "Y Blim Niê"
