"""The record is in the newsroom's words: no key and no stored value of the code reaches it."""

import ast
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings

from articles.changes import ChangeNote
from articles.models import Article, Event
from frontpage.cards import Card
from frontpage.models import FrontEvent
from publishing.models import BundleEvent
from royalties.models import RoyaltyEvent
from shift.models import Export
from shift.record.asked import Asked, RecordForm
from shift.record.labels import CHANGES, LABELS, LEFT_OUT, SPOKEN
from shift.record.reading import page
from shift.record.words import details
from tests.publishing.conftest import desk

__all__ = ["desk"]

AT = datetime(2021, 4, 12, 14, 0, tzinfo=UTC)
# Packages whose verbs keep details, and the parameters of their `record`s that are none.
KEEPERS = ("articles", "frontpage", "publishing", "royalties")
COLUMNS = {"actor", "at", "period", "piece", "reason", "from_state"}


def sources():
    for package in KEEPERS:
        for path in sorted((settings.BASE_DIR / package).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def is_details(node):
    return "details" in (getattr(node, "attr", ""), getattr(node, "id", ""))


def keys_of(node):
    """Return the keys that a value of details has: of a dict, or of two dicts joined."""
    if isinstance(node, ast.Dict):
        return {key.value for key in node.keys if isinstance(key, ast.Constant)}
    if isinstance(node, ast.BinOp):
        return keys_of(node.left) | keys_of(node.right)
    if isinstance(node, ast.Call) and getattr(node.func, "attr", "") == "plain":
        return set(Card.__dataclass_fields__)
    return set()


def written(node):
    """Return the keys of details that a statement or call writes."""
    if isinstance(node, ast.Assign | ast.AugAssign):
        targets = node.targets if isinstance(node, ast.Assign) else [node.target]
        inside = {
            target.slice.value
            for target in targets
            if isinstance(target, ast.Subscript) and is_details(target.value)
        }
        return inside | (keys_of(node.value) if any(map(is_details, targets)) else set())
    if isinstance(node, ast.Call):
        given = {keyword.arg: keyword.value for keyword in node.keywords if keyword.arg}
        of_record = getattr(node.func, "id", "") == "record"
        return (set(given) - COLUMNS if of_record else set()) | keys_of(given.get("details"))
    return set()


def all_keys():
    found = {}
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            for key in written(node) - {"details"}:
                found.setdefault(key, path.relative_to(settings.BASE_DIR))
    return found


def test_every_detail_that_a_verb_keeps_has_a_label_or_is_left_out_on_purpose():
    found = all_keys()
    # The walk sees each of the ways in which the verbs write.
    assert {"publication", "second_look", "hands", "opened", "slot", "rates", "photos"} <= set(
        found
    )
    known = set(LABELS) | LEFT_OUT | SPOKEN | {key for pair in CHANGES for key in pair}
    assert {key: str(path) for key, path in found.items() if key not in known} == {}


def test_nothing_that_has_a_label_is_left_out():
    assert not set(LABELS) & LEFT_OUT


@pytest.mark.parametrize(
    ("kept", "told"),
    [
        ({"slot": "lead", "position": 0}, ["vị trí: bài chính", "thứ tự: 1"]),
        ({"hands": [2, 3], "to": "Phạm Thị Hạnh"}, ["cho: Phạm Thị Hạnh"]),
        ({"from": "1", "to": "1.50"}, ["hệ số: 1 → 1,5"]),
        ({"from": None, "to": "2"}, ["hệ số: – → 2"]),
        ({"total": 1234567}, ["tổng cộng: 1.234.567\u00a0₫"]),
        ({"valid_from": "2021-04-12"}, ["hiệu lực từ: 12/04/2021"]),
        ({"notice": 6, "item": 7, "placement": 3, "banner": 2}, []),
    ],
)
def test_a_detail_is_told_in_vietnamese(kept, told):
    assert details(kept) == told


def test_rates_and_shares_are_told_with_the_names_of_the_kinds_and_people():
    (rates,) = details({"rates": {"news": ["2.00", "10.00"], "photo": ["0.5", "3"]}})
    assert "tin 2 (" in rates.lower()
    assert "0,5" in rates
    assert "photo" not in rates
    (shares,) = details({"shares": [["Lê Văn Bình", "60.00"], ["Cộng tác viên", "40.00"]]})
    assert shares.endswith("Lê Văn Bình 60 %; Cộng tác viên 40 %")


def test_a_detail_of_a_form_that_nobody_knows_any_more_breaks_no_page():
    strange = {"slot": "middle", "rates": ["x"], "shares": {"a": 1}, "total": "viel", "kind": 7}
    assert all(isinstance(line, str) for line in details(strange))


def told(user, kind):
    found = page(Asked.of(RecordForm({"kind": kind})), user).entries
    return " | ".join(line for entry in found for line in entry.details)


def test_a_bundle_is_told_with_its_stories_by_their_headlines(newsroom, desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    text = told(newsroom.thu, "bundle")
    added = BundleEvent.objects.filter(bundle=bundle, verb="add_story")
    for story in Article.objects.filter(pk__in=[event.details["article"] for event in added]):
        assert f"“{story.headline}”" in text
    for raw in ("item", "opened", "place:", "article"):
        assert raw not in text


def test_a_story_that_went_live_in_a_bundle_names_it(newsroom, desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    assert Event.objects.filter(details__has_key="bundle").exists()
    assert f": {bundle.name}" in told(newsroom.thu, "story")


def test_a_slot_of_a_front_is_told_by_its_name(newsroom):
    kept = {"slot": "lead", "article": 12}
    FrontEvent.objects.create(verb="place", actor=newsroom.thu, at=AT, details=kept)
    assert "lead" not in told(newsroom.thu, "front")


def test_a_change_of_readers_copy_says_what_readers_were_told(newsroom):
    article = newsroom.live()
    newsroom.now += timedelta(minutes=5)
    note = ChangeNote(kind="update", right_text="Thêm số liệu mới.")
    newsroom.do("update", article, newsroom.hanh, note=note)
    assert "“Thêm số liệu mới.”" in told(newsroom.thu, "story:update")


def test_a_copy_of_the_record_tells_its_filters_by_their_names(newsroom):
    asked = {"kind": "story:submit", "words": "đèo", "since": "2021-04-12", "person": None}
    Export.objects.create(actor=newsroom.thu, at=AT, asked=asked)
    text = told(newsroom.thu, "export")
    assert "12/04/2021" in text
    for raw in ("since", "words", "story:submit", "kind"):
        assert raw not in text


def test_an_export_of_a_period_says_which_file(newsroom):
    RoyaltyEvent.objects.create(
        verb="export", actor=newsroom.thu, at=AT, details={"format": "xlsx"}
    )
    assert told(newsroom.thu, "royalty").endswith(": XLSX")


def test_what_a_bundle_put_on_fronts_names_it_and_what_it_was(newsroom, desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    found = page(Asked.of(RecordForm({"kind": "front"})), newsroom.thu).entries
    assert [str(entry.thing) for entry in found] == ["Dải tin nóng", "Trang chủ"]
    assert all(f": {bundle.name}" in " | ".join(entry.details) for entry in found)
