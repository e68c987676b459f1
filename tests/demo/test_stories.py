"""The demo paper's stories: complete, well-formed, and as mixed as a real day's list."""

import re
import unicodedata
from collections import Counter
from datetime import datetime

import pytest

from articles.models import Kind
from demo import stories
from frontpage.models import Masthead, UtilityKind
from richtext import sanitise

NOON = datetime(2031, 1, 2, 12, 0, tzinfo=stories.HANOI)
STORIES = stories.load(NOON)
PAPER = stories.paper()


def words(html):
    return len(re.sub(r"<[^>]+>", " ", html).split())


def test_there_is_a_story_in_every_state_and_most_are_published():
    states = Counter(story.state for story in STORIES)
    assert states["published"] == 33
    assert states["scheduled"] == 1
    assert set(states) == {
        *("draft", "submitted", "editing", "approved", "sent_back", "spiked"),
        *("scheduled", "published", "withdrawn", "proofs", "retracted"),
    }


def test_only_the_scheduled_story_lies_ahead():
    ahead = {story.state for story in STORIES if story.published_at > NOON}
    assert ahead == {"scheduled"}


def test_a_story_sent_back_says_why():
    assert all(story.note for story in STORIES if story.state in ("sent_back", "withdrawn"))


def test_every_kind_of_writing_is_there():
    kinds = {story.kind for story in STORIES}
    assert kinds <= set(Kind.values)
    assert kinds >= {
        *(Kind.NEWS, Kind.STORY, Kind.REPORTAGE, Kind.INTERVIEW, Kind.EDITORIAL),
        *(Kind.GOOD_PEOPLE, Kind.ANSWER, Kind.PHOTO_STORY),
    }


def test_every_section_has_a_published_story():
    filled = {story.section for story in STORIES if story.state == "published"}
    parents = {s["slug"]: s.get("parent") for s in PAPER["sections"]}
    assert filled <= parents.keys()
    assert {slug for slug, parent in parents.items() if not parent} <= (
        filled | {parents[slug] for slug in filled}
    )


def test_there_are_long_pieces_with_crossheads_and_short_ones():
    lengths = [words(story.body) for story in STORIES]
    assert sum(length >= 900 for length in lengths) >= 8
    assert sum(length < 320 for length in lengths) >= 15
    assert all(2 <= s.body.count("<h2>") <= 4 for s in STORIES if words(s.body) >= 900)


def test_the_hard_shapes_are_there():
    assert any(len(story.headline.split()) >= 14 for story in STORIES)
    assert any(not story.standfirst for story in STORIES)
    assert any(not story.lead and not story.figures for story in STORIES)
    assert any("<table>" in story.body for story in STORIES)
    assert any("<ul>" in story.body for story in STORIES)
    assert any("H’" in story.body for story in STORIES)
    assert any("1.003" in story.body for story in STORIES)
    assert any("85,5%" in story.body for story in STORIES)


def test_one_published_story_is_corrected_and_prints_what_is_right():
    (story,) = [story for story in STORIES if story.correction]
    assert story.state == "published"
    assert story.correction.right in story.standfirst
    assert story.correction.wrong not in story.standfirst


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_a_story_is_ready_for_the_desk(story):
    assert story.headline
    assert story.bylines
    assert story.topics
    assert sanitise(story.body) == story.body
    assert not re.search(r"[{}*|]|^#|\n[->]", story.body)
    keys = re.findall(r'<figure data-key="([0-9a-f]{8})">', story.body)
    assert keys == [figure.key for figure in story.figures]
    pictures = [*story.figures, *([story.lead] if story.lead else [])]
    assert all(p.picture and p.caption and p.alt and p.credit for p in pictures)
    assert len({p.key for p in pictures}) == len(pictures)


def test_the_text_is_stored_as_an_editor_would_type_it():
    for path in [*stories.FOLDER.glob("*.md"), stories.FOLDER / "paper.toml"]:
        text = path.read_text("utf-8")
        assert unicodedata.is_normalized("NFC", text), path.name
        assert not re.search("[\u00a0\u200b\u00ad\u00d0\u00f0\t]| $", text, re.MULTILINE), path.name
        assert text.count("“") == text.count("”"), path.name


def test_dates_in_a_story_follow_the_day_it_is_published():
    assert stories._dated("ngày {day-3}, tháng {month+1}", NOON.date()) == "ngày 30-12, tháng 2"
    assert stories._dated("năm {year-1}", NOON.date()) == "năm 2030"


def test_the_markup_becomes_the_html_of_a_body():
    body, _ = stories._parse("## A & B\n\n> “**Có**”\n\n- một\n- hai", None)
    assert body == (
        "<h2>A &amp; B</h2>\n<blockquote><p>“<strong>Có</strong>”</p></blockquote>\n"
        "<ul><li>một</li><li>hai</li></ul>"
    )


def test_every_printed_name_is_known_to_the_paper_or_belongs_to_a_guest():
    known = {name for author in PAPER["authors"] for name in author["pen_names"]}
    printed = {n for s in STORIES for n in (*s.bylines, *s.photo_bylines)}
    assert printed - known <= set(PAPER["guests"])


def test_every_topic_is_on_the_papers_list():
    assert {t for story in STORIES for t in story.topics} <= {t["name"] for t in PAPER["topics"]}


def test_section_and_topic_addresses_are_unique_ascii():
    for group in ("sections", "topics"):
        slugs = [item["slug"] for item in PAPER[group]]
        assert len(set(slugs)) == len(slugs)
        assert all(re.fullmatch(r"[a-z0-9-]+", slug) for slug in slugs)


def test_the_lottery_keeps_its_leading_zeros():
    (lottery,) = [u for u in PAPER["utilities"] if u["kind"] == "lottery"]
    assert any(value.startswith("0") for row in lottery["rows"] for value in row[1:])


def test_the_paper_fills_every_line_of_the_imprint():
    lines = {field.name for field in Masthead._meta.fields} - {"id"}
    assert {name for name, text in PAPER["masthead"].items() if text} == lines


def test_the_utility_board_has_known_kinds_and_text_in_every_cell():
    board = PAPER["utilities"]
    assert {item["kind"] for item in board} <= set(UtilityKind.values)
    assert all(isinstance(cell, str) for item in board for row in item["rows"] for cell in row)


def test_headlines_fit_the_desks_form():
    assert all(len(story.headline) <= 255 and len(story.kicker) <= 120 for story in STORIES)
