"""The receipt says what readers really get, over the network, and what is wrong with it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from articles.changes import ChangeNote
from articles.copy import BylineCopy
from articles.pages import KINDS, pages_of
from frontpage import actions as fronts
from receipts import checking, words
from receipts.models import Outcome
from tests.factories.people import AuthorFactory
from tests.factories.stories import TopicFactory

pytestmark = pytest.mark.django_db(transaction=True)


def look(receipt, **arguments):
    """Look once; return {address: (state, [sentence])}."""
    checking.check(receipt, **arguments)
    receipt.refresh_from_db()
    with override("en"):
        return {
            line.address: (line.state, words.sentences(line.trouble))
            for line in receipt.lines.all()
        }


def address(article):
    return article.publications.order_by("-number").first().get_absolute_url()


def update(newsroom, article, **changes):
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(**changes))
    newsroom.do("update", article, newsroom.hanh)


def test_every_address_is_right_when_the_site_serves_what_it_should(site, newsroom, newest):
    newsroom.live()
    receipt = newest()
    found = look(receipt)
    assert {state for state, _said in found.values()} == {Outcome.RIGHT}, found
    assert receipt.state == Outcome.RIGHT
    assert len(found) >= 10
    assert all(line.seconds >= 0 for line in receipt.lines.all())


@pytest.mark.parametrize("verb", ["update", "correct", "withdraw", "restore", "retract", "move"])
def test_every_verb_that_readers_see_has_a_receipt_that_comes_right(site, newsroom, newest, verb):
    article = newsroom.live()
    if verb == "update":
        update(newsroom, article, headline="Tít mới")
    elif verb == "correct":
        newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(standfirst="Khác."))
        note = ChangeNote(kind="correction", wrong_text="210 m", right_text="120 m")
        newsroom.do("update", article, newsroom.hanh, note=note)
    elif verb == "retract":
        reasons = {"reason": "sai", "public_reason": "Sai sự thật."}
        newsroom.do("retract", article, newsroom.thu, **reasons)
    elif verb == "move":
        update(newsroom, article, slug="khac")
    else:
        newsroom.do("withdraw", article, newsroom.thu, reason="sai")
        if verb == "restore":
            newsroom.do("restore", article, newsroom.thu)
    found = look(newest())
    assert {state for state, _said in found.values()} == {Outcome.RIGHT}, found


def test_stale_cache_is_named_with_the_version_it_serves_and_its_age(cache, newsroom, newest):
    article = newsroom.live()
    cache.keep(address(article))
    cache.keep("/thoi-su/")
    cache.age = "93"
    update(newsroom, article, standfirst="Sapo khác.")
    receipt = newest()
    found = look(receipt)
    version = article.publications.get(number=1).visible_from
    state, said = found[address(article)]
    assert state == Outcome.WRONG
    assert said[0].startswith("Still shows the version of ")
    assert f"{timezone.localtime(version):%H:%M:%S}" in said[0]
    assert said[1] == "A cache has kept this copy for 93 seconds."
    state, said = found["/thoi-su/"]
    assert said[0].startswith("Still what stood there before ")
    assert found["/"] == (Outcome.RIGHT, [])
    assert receipt.state == Outcome.WRONG


def test_what_is_not_right_yet_is_looked_at_again_until_it_is(cache, newsroom, newest, monkeypatch):
    # However slow the machine is that runs this.
    monkeypatch.setattr(checking, "PATIENCE", timedelta(hours=1))
    article = newsroom.live()
    cache.keep(address(article))
    update(newsroom, article, headline="Tít mới hơn", slug="deo-khanh-vinh-thong-xe-tro-lai")
    receipt = newest()
    found = look(receipt)
    assert found[address(article)][0] == Outcome.WAITING
    assert "Shows the headline “Đèo Khánh Vĩnh thông xe trở lại”." in found[address(article)][1]
    cache.copies.clear()
    asked = len(cache.asked)
    assert look(receipt)[address(article)] == (Outcome.RIGHT, [])
    # What was right is not asked for again.
    assert len(cache.asked) == asked + 1


def test_story_that_is_still_there_after_it_was_taken_down_is_named(cache, newsroom, newest):
    article = newsroom.live()
    cache.keep(address(article))
    cache.keep("/rss/")
    newsroom.do("withdraw", article, newsroom.thu, reason="sai")
    found = look(newest())
    state, said = found[address(article)]
    assert state == Outcome.WRONG
    assert said[0] == "Answers 200 instead of 410."
    assert found["/rss/"][0] == Outcome.WRONG


def test_page_that_answers_with_an_error_is_named(cache, newsroom, newest):
    newsroom.live()
    cache.status = 502
    found = look(newest())
    assert found["/"] == (Outcome.WRONG, ["Answers 502 instead of 200."])


def test_redirect_is_judged_by_where_it_leads_and_never_followed(cache, newsroom, newest):
    article = newsroom.live()
    earlier = address(article)
    update(newsroom, article, slug="khac")
    cache.age = ""
    cache.copies[earlier] = (301, {"Location": "http://169.254.169.254/"}, b"")
    found = look(newest())
    assert found[earlier][0] == Outcome.WRONG
    assert found[earlier][1] == [
        f"Leads to http://169.254.169.254/ instead of {cache.url}{address(article)}."
    ]
    assert found[address(article)][0] == Outcome.RIGHT


def test_sitemap_that_is_no_xml_is_named(cache, newsroom, newest):
    newsroom.live()
    cache.copies["/sitemap.xml"] = (200, {"Content-Type": "application/xml"}, b"<urlset><")
    assert look(newest())["/sitemap.xml"] == (
        Outcome.WRONG,
        ["Is no well-formed XML.", "A cache has kept this copy for 0 seconds."],
    )


@pytest.mark.parametrize(
    "change",
    [
        lambda body: body.replace(b"\n", b" "),
        lambda body: body.replace(b"</body>", b'<script src="/cdn/beacon.js"></script></body>'),
    ],
    ids=["minified", "a script of the edge"],
)
def test_edge_that_changes_bytes_and_no_word_is_right(cache, newsroom, newest, change):
    newsroom.live()
    cache.change = change
    found = look(newest())
    assert {state for state, _said in found.values()} == {Outcome.RIGHT}, found


def test_page_with_a_word_too_many_is_wrong(cache, newsroom, newest):
    newsroom.live()
    cache.change = lambda body: body.replace(b"</main>", b"<p>quang cao</p></main>")
    assert look(newest())["/"][0] == Outcome.WRONG


def raise_banner(newsroom):
    at = newsroom.tick()
    fronts.raise_banner(
        text="Bão số 9 đổ bộ", actor=newsroom.thu, at=at, visible_from=at, visible_until=None
    )


def test_banner_is_looked_for_on_a_page_of_each_kind(site, newsroom, newest, client):
    topic, author = TopicFactory(), AuthorFactory()
    signed = BylineCopy(printed_as="V.T", author_id=author.pk)
    article = newsroom.live(topic_ids=(topic.pk,), bylines=(signed,))
    raise_banner(newsroom)
    receipt = newest()
    found = look(receipt)
    assert {"/", "/thoi-su/", "/tim-kiem/", address(article)} <= found.keys()
    assert {state for state, _said in found.values()} == {Outcome.RIGHT}, found
    # On all of them it stands, and on no other kind of page.
    kinds = set(receipt.lines.values_list("kind", flat=True))
    assert kinds == {
        *(kind.name for kind in KINDS if kind.is_framed and kind.name != "corrections"),
        *("front", "search"),
    }
    assert [way for way in found if "Bão số 9 đổ bộ" not in client.get(way).text] == []
    for page in pages_of(article.publications.all()):
        has_it = "Bão số 9 đổ bộ" in client.get(page.address).text
        assert has_it == (page.kind in kinds), page


def test_banner_that_one_kind_of_page_lacks_is_not_everywhere(cache, newsroom, newest):
    article = newsroom.live()
    cache.keep(address(article))
    raise_banner(newsroom)
    receipt = newest()
    found = look(receipt)
    assert found["/"] == (Outcome.RIGHT, [])
    assert found[address(article)][0] == Outcome.WRONG
    assert receipt.state == Outcome.WRONG


def test_banner_of_a_paper_without_stories_is_looked_for_all_the_same(site, newsroom, newest):
    raise_banner(newsroom)
    assert look(newest()) == {
        "/": (Outcome.RIGHT, []),
        "/tim-kiem/": (Outcome.RIGHT, []),
    }


def test_dead_server_is_unreachable_and_not_wrong(site, settings, newsroom, newest):
    newsroom.live()
    settings.SITE_ORIGIN = "http://127.0.0.1:9"
    receipt = newest()
    found = look(receipt)
    said = {(state, *sentences) for state, sentences in found.values()}
    assert said == {(Outcome.UNREACHABLE, "The server cannot be reached.")}
    assert receipt.state == Outcome.UNREACHABLE


def test_slow_server_is_not_waited_for_without_end(cache, newsroom, newest):
    newsroom.live()
    cache.delay = 0.6
    receipt = newest()
    found = look(receipt, timeout=timedelta(seconds=0.2), budget=timedelta(seconds=20))
    late = [said for _state, said in found.values() if said]
    # The first four told enough: the rest was not waited for.
    assert late == [["No answer in time."]] * 4
    assert len(cache.asked) == 4


def test_receipt_of_a_time_to_come_waits_for_it(site, newsroom, newest):
    article = newsroom.approved()
    at = timezone.now() + timedelta(hours=1)
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=at)
    receipt = newest()
    assert checking.check(receipt) == receipt.due_at == at
    assert {line.state for line in receipt.lines.all()} == {Outcome.WAITING}


def test_looks_come_after_longer_and_longer_and_end_after_a_minute(
    cache, newsroom, newest, monkeypatch
):
    newsroom.now = timezone.now() - timedelta(minutes=6)
    newsroom.live()
    cache.copies["/"] = (200, {}, b"khac")
    receipt = newest()
    moment = receipt.due_at
    monkeypatch.setattr("receipts.checking.timezone.now", lambda: moment)
    delays = []
    while again := checking.check(receipt):
        delays.append((again - moment).total_seconds())
        moment = again
    assert delays == sorted(delays[:-1]) + delays[-1:]
    assert len(delays) < 15
    assert moment == receipt.due_at + checking.PATIENCE
    assert receipt.lines.get(address="/").state == Outcome.WRONG
