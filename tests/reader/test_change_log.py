"""What changed in a story since it was first published, as readers see it."""

import re
from datetime import timedelta

import pytest

from articles.change_log import PAGE_SIZE
from articles.differences import Unchanged, differences
from tests.reader import factories as paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
MINUTE = timedelta(minutes=1)


def body(length):
    return f"<p>Đèo đã thông.</p><p>Cảng cá mới của xã dài {length} m.</p><p>Mưa tạnh.</p>"


def versions(*wanted, article=None, first=paper.NOON - 1000 * MINUTE):
    """Publish versions of one story, a minute apart; the last one is live."""
    article = article or paper.article("Mở cảng cá", paper.section())
    for number, fields in enumerate(wanted):
        last = number == len(wanted) - 1
        publication = paper.publish(
            article=article,
            section=article.section,
            at=first + number * MINUTE,
            until=None if last else first + (number + 1) * MINUTE,
            **fields,
        )
    return publication


def log(story, query=""):
    return f"{story.get_absolute_url()}thay-doi/{query}"


def test_readers_see_every_version_with_its_time_and_kind(client):
    story = versions(
        {}, {"change_kind": "typo"}, {"change_kind": "correction"}, {"change_kind": "update"}
    )
    text = client.get(log(story)).text
    listed = re.findall(r'<li value="(\d+)".*?<strong[^>]*>(.*?)</strong>', text, re.DOTALL)
    assert [int(number) for number, _kind in listed] == [4, 3, 2, 1]
    assert len({kind for _number, kind in listed}) == 4
    assert "19:23" in text  # 16 h 40 min before noon


def test_changed_words_are_marked_and_what_stayed_is_left_out(client):
    story = versions({"body": body(210)}, {"body": body(120), "change_kind": "correction"})
    text = client.get(log(story)).text
    assert re.search(r"<del>.*?210.*?</del>", text)
    assert re.search(r"<ins>.*?120.*?</ins>", text)
    assert "Cảng cá mới của xã dài" in text
    assert "Đèo đã thông" not in text
    assert "Mưa tạnh" not in text


def test_one_change_at_a_time(client):
    story = versions(
        {"body": body(210)},
        {"body": body(120), "change_kind": "correction"},
        {"body": body(120) + "<p>Thêm lời ngư dân.</p>", "change_kind": "update"},
    )
    newest, older = client.get(log(story)).text, client.get(log(story, "?ban=2")).text
    assert "Thêm lời ngư dân" in newest
    assert "210" not in newest
    assert "210" in older
    assert "Thêm lời ngư dân" not in older
    first = client.get(log(story, "?ban=1")).text
    assert "<ins>" not in first


def test_picture_that_followed_the_library_is_no_version(client):
    story = versions(
        {"body": body(210)},
        {"body": body(210), "change_kind": "picture"},
        {"body": body(120), "change_kind": "update"},
        {"body": body(120), "change_kind": "picture"},
    )
    page = client.get(log(story))
    assert [version.number for version in page.context["log"].versions] == [3, 1]
    assert "210" in page.text
    assert client.get(log(story, "?ban=2")).status_code == 404


def test_words_of_a_story_stay_words(client):
    story = versions(
        {"headline": "<b>Cũ</b>", "standfirst": "<script>một</script>"},
        {"headline": "<b>Mới</b>", "standfirst": "<script>hai</script>", "change_kind": "update"},
    )
    text = client.get(log(story)).text
    assert "<b>" not in text
    assert "<script>" not in text
    assert "&lt;script&gt;" in text


def test_earlier_wording_is_not_shown_where_it_must_not_be(client):
    at = paper.NOON - 999 * MINUTE
    hiding = {"kind": "correction", "wrong": "sai", "right": "đúng", "hides": True}
    hiding["at"] = at.isoformat()
    story = versions(
        {"body": body(210)},
        {"body": body(120), "change_kind": "correction", "corrections": [hiding]},
        {"body": body(130), "change_kind": "update", "corrections": [hiding]},
    )
    assert "210" not in client.get(log(story, "?ban=2")).text
    assert "130" in client.get(log(story)).text


def test_changes_before_the_hidden_wording_are_not_shown_either(client):
    at = paper.NOON - 998 * MINUTE
    hiding = {"kind": "correction", "wrong": "sai", "right": "đúng", "hides": True}
    hiding["at"] = at.isoformat()
    story = versions(
        {"body": body(200)},
        {"body": body(210), "change_kind": "update"},
        {"body": body(120), "change_kind": "correction", "corrections": [hiding]},
    )
    for number in (2, 3):
        text = client.get(log(story, f"?ban={number}")).text
        assert "210" not in text
        assert "<del>" not in text


def test_log_is_not_for_search_engines(client):
    assert "noindex" in client.get(log(versions({}, {"change_kind": "update"}))).text


def test_wrong_words_in_the_address_lead_to_the_right_one(client):
    story = versions({}, {"change_kind": "update"})
    for address in (f"/cu/tit-cu-{story.article_id}/thay-doi/", log(story).rstrip("/")):
        answer = client.get(address)
        assert (answer.status_code, answer.url) == (301, log(story))


def test_story_that_nobody_reads_has_no_log(client, clock):
    story = paper.publish(at=paper.NOON, until=paper.NOON + MINUTE)
    assert client.get(log(story)).status_code == 200
    clock.at = paper.NOON - MINUTE
    assert client.get(log(story)).status_code == 404
    clock.at = paper.NOON + MINUTE
    assert client.get(log(story)).status_code == 404
    assert client.get("/thoi-su/khong-co-999999/thay-doi/").status_code == 404


def test_version_that_is_to_come_is_in_no_log(client, clock):
    story = versions({"body": body(210)}, {"body": body(120), "change_kind": "update"})
    clock.at = story.visible_from - MINUTE
    page = client.get(log(story))
    assert [version.number for version in page.context["log"].versions] == [1]
    assert "120" not in page.text
    assert client.get(log(story, "?ban=2")).status_code == 404


@pytest.mark.parametrize(
    "query", ["?ban=0", "?ban=x", "?ban=", "?ban=-1", "?ban=9999999999", "?ban=99", "?tu=x"]
)
def test_version_that_is_none_is_not_found(client, query):
    assert client.get(log(versions({}, {"change_kind": "update"}), query)).status_code == 404


def test_hundred_versions_come_by_pages_and_three_questions(client, django_assert_max_num_queries):
    updates = [{"body": body(number), "change_kind": "update"} for number in range(99)]
    story = versions({}, *updates)
    seen, query = [], ""
    while query is not None:
        with django_assert_max_num_queries(3):
            page = client.get(log(story, query))
        changes = page.context["log"]
        assert len(changes.versions) <= PAGE_SIZE
        seen += [version.number for version in changes.versions]
        query = f"?tu={changes.older}" if changes.older else None
    assert seen == list(range(100, 0, -1))


def test_story_leads_to_its_log_when_there_is_something_in_it(client):
    once = versions({}, {"change_kind": "picture"})
    assert "thay-doi" not in client.get(once.get_absolute_url()).text
    typo = versions(
        {},
        {"change_kind": "typo"},
        {"change_kind": "picture"},
        article=paper.article("Hai", once.section),
    )
    assert log(typo) in client.get(typo.get_absolute_url()).text


def test_hidden_words_are_told_to_those_who_hear_the_page(client):
    story = versions({"body": body(210)}, {"body": body(120), "change_kind": "correction"})
    text = client.get(log(story)).text
    assert re.search(r'<del><span class="visually-hidden">', text)
    assert re.search(r'<ins><span class="visually-hidden">', text)


def words(number, of="xe"):
    return " ".join(f"{of}{n}" for n in range(number))


def test_work_for_long_texts_is_bounded():
    before, after = (
        paper.publish(of, body="".join(f"<p>{of} {n} {words(80, of)}</p>" for n in range(800)))
        for of in ("a", "b")
    )
    parts = differences(before, after)
    assert [part.blocks for part in parts if len(part.blocks) >= 1600]
    same = paper.publish("c", body=f"<p>{words(3000)}</p>")
    other = paper.publish("c", body=f"<p>{words(2999)}</p>")
    (part,) = differences(same, other)
    assert [block.pieces[0][0] for block in part.blocks] == ["gone", "new"]


def test_new_paragraph_does_not_hide_the_one_that_changed_a_little():
    before = paper.publish(body="<p>Một.</p><p>Cảng cá mới của xã dài 210 m.</p>")
    after = paper.publish(
        body="<p>Một.</p><p>Hoàn toàn khác hẳn đi.</p><p>Cảng cá mới của xã dài 120 m.</p>"
    )
    (part,) = differences(before, after)
    unchanged, new, changed = part.blocks
    assert unchanged == Unchanged(1)
    assert [what for what, _words in new.pieces] == ["new"]
    assert [what for what, _words in changed.pieces] == [
        *("same", "same", "gone", "same", "new", "same"),
    ]
