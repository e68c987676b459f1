"""Proof-reading, desks, whose hands a story is in, and the promise to a source."""

import re
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles import actions, workflow
from articles.copy import Copy
from articles.models import Article, DeskAssignment, Event, Publication
from articles.refusals import (
    NoReason,
    NotAllowed,
    Stale,
    UnderEmbargo,
    WrongPerson,
    WrongTime,
)
from articles.states import State
from articles.workflow import VERBS, may_see, people_for, seen_by, sees_all_handed_in
from people.models import User
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory
from tests.photos.factories import PhotoFactory

HOUR = timedelta(hours=1)


@pytest.fixture
def ty(newsroom):
    """A proof-reader."""
    return PersonFactory(username="ty", full_name="Đặng Văn Tý", role=Role.PROOF_READER)


@pytest.fixture
def read(newsroom):
    """The newsroom's section has its stories proof-read from now on."""
    newsroom.section.proofreads = True
    newsroom.section.save()


def state_of(article):
    article.refresh_from_db()
    return article.state


def in_proofs(newsroom, **changes):
    article = newsroom.submitted(**changes)
    newsroom.do("take", article, newsroom.hanh)
    newsroom.do("send_to_proofs", article, newsroom.hanh)
    return article


# -- proof-reading


def test_story_of_a_section_that_proof_reads_goes_by_the_proof_reader(newsroom, ty, read):
    article = in_proofs(newsroom)
    assert state_of(article) == State.PROOFS
    assert may_see(ty, article)
    newsroom.do("save", article, ty, copy=newsroom.copy(headline="Đèo đã thông"))
    newsroom.do("proofread", article, ty)
    assert state_of(article) == State.PROOFED
    newsroom.do("approve", article, newsroom.hanh)
    newsroom.do("publish", article, newsroom.hanh)
    assert Publication.objects.get().headline == "Đèo đã thông"
    verbs = Event.objects.filter(article=article).order_by("at").values_list("verb", flat=True)
    assert list(verbs)[3:] == ["send_to_proofs", "save", "proofread", "approve", "publish"]


def test_story_is_not_passed_before_it_was_proof_read_and_the_person_is_told_why(newsroom, read):
    article = newsroom.submitted()
    for person in (newsroom.hanh, newsroom.duc, newsroom.thu):
        with pytest.raises(NotAllowed) as refusal:
            newsroom.do("approve", article, person)
        assert "Duyệt" not in str(refusal.value)  # not the sentence about states
    in_work = in_proofs(newsroom)
    with pytest.raises(NotAllowed):
        newsroom.do("approve", in_work, newsroom.thu)


def test_nobody_proof_reads_a_story_they_wrote_themselves(newsroom, ty, read):
    article = newsroom.draft(by=ty)
    newsroom.do("submit", article, ty)
    newsroom.do("send_to_proofs", article, newsroom.hanh)
    with pytest.raises(NotAllowed):
        newsroom.do("proofread", article, ty)
    newsroom.do("proofread", article, newsroom.duc)


def test_text_that_changes_after_it_was_proof_read_is_read_again(newsroom, ty, read):
    article = in_proofs(newsroom)
    newsroom.do("proofread", article, ty)
    # A date is no text.
    dates = {"deadline_at": newsroom.now + HOUR}
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(), planning=dates)
    assert state_of(article) == State.PROOFED
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Tít mới"))
    assert state_of(article) == State.PROOFS
    assert article.waits_since == newsroom.now
    event = article.events.first()
    assert (event.verb, event.from_state, event.to_state) == ("save", "proofed", "proofs")
    with pytest.raises(NotAllowed):
        newsroom.do("approve", article, newsroom.hanh)


def test_proof_reader_does_not_pass_a_text_that_changed_while_they_read(newsroom, ty, read):
    article = in_proofs(newsroom)
    article.refresh_from_db()
    opened = article.version
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Tít mới"))
    with pytest.raises(Stale):
        actions.proofread(article_id=article.pk, version=opened, actor=ty, at=newsroom.now)


def test_section_without_proof_reading_has_none(newsroom, ty):
    article = newsroom.submitted()
    with pytest.raises(NotAllowed):
        newsroom.do("send_to_proofs", article, newsroom.thu)
    newsroom.do("approve", article, newsroom.hanh)


def test_story_is_not_stuck_when_its_section_stops_proof_reading(newsroom, ty, read):
    article = in_proofs(newsroom)
    newsroom.section.proofreads = False
    newsroom.section.save()
    newsroom.do("proofread", article, ty)
    newsroom.do("approve", article, newsroom.hanh)
    assert state_of(article) == State.APPROVED


def test_proof_reader_sees_what_is_to_be_read_and_nothing_else(newsroom, ty, read):
    waiting = newsroom.submitted()
    article = in_proofs(newsroom)
    assert list(Article.objects.filter(seen_by(ty))) == [article]
    assert not may_see(ty, waiting)
    newsroom.do("send_back", article, ty, reason="Sai tên huyện")
    assert not may_see(ty, Article.objects.get(pk=article.pk))


# -- desks


def test_editor_with_a_desk_works_for_its_sections_and_those_below_only(newsroom):
    fishing = SectionFactory(name="Thủy sản", slug="thuy-san", parent=newsroom.section)
    sport = SectionFactory(name="Thể thao", slug="the-thao")
    DeskAssignment.objects.create(user=newsroom.hanh, section=newsroom.section)
    here, below = newsroom.submitted(), newsroom.submitted(section_id=fishing.pk)
    elsewhere = newsroom.submitted(section_id=sport.pk)
    seen = Article.objects.filter(seen_by(newsroom.hanh))
    assert set(seen) == {here, below}
    newsroom.do("approve", below, newsroom.hanh)
    with pytest.raises(NotAllowed):
        newsroom.do("take", elsewhere, newsroom.hanh)
    assert not sees_all_handed_in(newsroom.hanh)
    assert sees_all_handed_in(newsroom.thu)


def test_editor_without_a_desk_works_everywhere_and_a_head_without_one_nowhere(newsroom):
    article = newsroom.submitted()
    head = PersonFactory(role=Role.DESK_HEAD)
    assert sees_all_handed_in(newsroom.hanh)
    assert not sees_all_handed_in(head)
    with pytest.raises(NotAllowed):
        newsroom.do("take", article, head)
    newsroom.do("take", article, newsroom.hanh)


# -- hands


def test_story_is_in_the_hands_of_who_works_on_it_since_when_they_do(newsroom, ty, read):
    article = newsroom.draft()
    told = []
    for verb, by, more in [
        ("", newsroom.lan, {}),
        ("submit", newsroom.lan, {}),
        ("take", newsroom.hanh, {}),
        ("save", newsroom.hanh, {"copy": newsroom.copy(headline="Tít mới")}),
        ("send_to_proofs", newsroom.hanh, {}),
        ("hand_over", newsroom.hanh, {"to": ty}),
        ("proofread", ty, {}),
        ("send_back", newsroom.hanh, {"reason": "Thiếu ý kiến của xã"}),
        ("spike", newsroom.lan, {}),
        ("revive", newsroom.thu, {}),
    ]:
        if verb:
            newsroom.do(verb, article, by, **more)
        article.refresh_from_db()
        told.append((verb, article.handler, article.waits_since == newsroom.now))
    assert told == [
        ("", newsroom.lan, True),
        ("submit", None, True),
        ("take", newsroom.hanh, True),
        ("save", newsroom.hanh, False),
        ("send_to_proofs", None, True),
        ("hand_over", ty, True),
        ("proofread", None, True),
        ("send_back", newsroom.lan, True),
        ("spike", None, True),
        ("revive", newsroom.lan, True),
    ]


def test_editor_hands_a_story_to_an_editor_of_another_desk_who_may_then_work_on_it(newsroom):
    sport = SectionFactory(name="Thể thao", slug="the-thao")
    other = PersonFactory(full_name="Ngô Thị Sen", role=Role.EDITOR)
    DeskAssignment.objects.create(user=other, section=sport)
    article = newsroom.submitted()
    assert not may_see(other, article)
    newsroom.do("hand_over", article, newsroom.hanh, to=other, reason="Chị rành chuyện này")
    article.refresh_from_db()
    event = article.events.first()
    assert (event.reason, event.details["to"]) == ("Chị rành chuyện này", "Ngô Thị Sen")
    assert may_see(other, article)
    assert article in Article.objects.filter(seen_by(other))
    newsroom.do("save", article, other, copy=newsroom.copy(headline="Tít mới"))
    # To pass it is for the desk it belongs to.
    with pytest.raises(NotAllowed):
        newsroom.do("approve", article, other)
    newsroom.do("hand_over", article, other, to=newsroom.hanh)
    article.refresh_from_db()
    assert not may_see(other, article)


def test_writer_hands_a_draft_to_a_colleague_who_finishes_it(newsroom):
    article = newsroom.draft()
    newsroom.do("hand_over", article, newsroom.lan, to=newsroom.binh)
    newsroom.do("save", article, newsroom.binh, copy=newsroom.copy(headline="Viết nốt"))
    newsroom.do("submit", article, newsroom.binh)
    article.refresh_from_db()
    assert (article.created_by, article.handler) == (newsroom.lan, None)
    newsroom.do("send_back", article, newsroom.hanh, reason="Thiếu nguồn")
    article.refresh_from_db()
    assert article.handler == newsroom.lan


def test_story_is_not_given_to_who_could_not_work_on_it(newsroom, ty):
    article = newsroom.submitted()
    gone = PersonFactory(role=Role.EDITOR, is_active=False)
    accounts = PersonFactory(role=Role.ACCOUNTANT)
    for nobody in (newsroom.lan, newsroom.mai, ty, gone, accounts, None):
        with pytest.raises(WrongPerson):
            newsroom.do("hand_over", article, newsroom.hanh, to=nobody)
    newsroom.do("hand_over", article, newsroom.hanh, to=newsroom.thu)
    with pytest.raises(WrongPerson):
        newsroom.do("hand_over", article, newsroom.hanh, to=newsroom.thu)
    assert article.events.filter(verb="hand_over").count() == 1


def test_people_offered_for_a_story_are_those_it_can_be_given_to(newsroom, ty):
    article = newsroom.submitted()
    article.refresh_from_db()
    everybody = [newsroom.lan, newsroom.hanh, newsroom.duc, newsroom.thu, newsroom.mai, ty]
    assert set(people_for(article)) == {newsroom.hanh, newsroom.duc, newsroom.thu}
    article.state = State.PROOFS
    assert set(people_for(article)) == {newsroom.hanh, newsroom.duc, newsroom.thu, ty}
    article.state = State.DRAFT
    assert set(people_for(article)) == set(everybody)
    article.state = State.SPIKED
    assert not people_for(article).exists()
    assert User.objects.count() == len(everybody)


def test_reporter_hands_over_nothing_that_was_handed_in(newsroom):
    article = newsroom.submitted()
    with pytest.raises(NotAllowed):
        newsroom.do("hand_over", article, newsroom.lan, to=newsroom.hanh)


# -- embargo


@pytest.fixture
def promised(newsroom):
    """An approved story with a promise to its source, five hours ahead."""
    article = newsroom.draft(planning={"embargo_until": newsroom.now + 5 * HOUR})
    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("approve", article, newsroom.hanh)
    article.refresh_from_db()
    return article


def saves(newsroom, article, by, until):
    planning = {"embargo_until": until}
    newsroom.do("save", article, by, copy=newsroom.copy(), planning=planning)
    article.refresh_from_db()


@pytest.mark.parametrize("person", ["hanh", "duc", "thu"])
def test_embargo_is_made_longer_by_saving_and_shorter_by_nobody_that_way(
    newsroom, promised, person
):
    by, until = getattr(newsroom, person), promised.embargo_until
    for shorter in (None, until - timedelta(microseconds=1), newsroom.now):
        with pytest.raises(UnderEmbargo):
            saves(newsroom, promised, by, shorter)
    promised.refresh_from_db()
    assert promised.embargo_until == until
    saves(newsroom, promised, by, until)
    saves(newsroom, promised, by, until + HOUR)
    assert promised.embargo_until == until + HOUR


def test_embargo_that_is_over_binds_nobody(newsroom, promised):
    newsroom.now += 6 * HOUR
    saves(newsroom, promised, newsroom.hanh, None)
    assert promised.embargo_until is None


def test_embargo_is_lifted_by_chiefs_alone_with_a_reason_that_is_kept(newsroom, promised):
    until = promised.embargo_until
    for person in (newsroom.lan, newsroom.hanh, newsroom.duc):
        with pytest.raises(NotAllowed):
            newsroom.do("lift_embargo", promised, person, reason="Nguồn đã đồng ý")
    with pytest.raises(NoReason):
        newsroom.do("lift_embargo", promised, newsroom.thu, reason=" ")
    for not_earlier in (until, until + HOUR):
        with pytest.raises(WrongTime):
            newsroom.do(
                "lift_embargo", promised, newsroom.thu, reason="Nguồn đồng ý", until=not_earlier
            )
    newsroom.do(
        "lift_embargo", promised, newsroom.thu, reason="Nguồn đã đồng ý", until=until - HOUR
    )
    promised.refresh_from_db()
    assert promised.embargo_until == until - HOUR
    event = promised.events.first()
    assert (event.verb, event.actor, event.reason) == (
        "lift_embargo",
        newsroom.thu,
        "Nguồn đã đồng ý",
    )
    assert event.details["dates"]["embargo_until"] == [
        until.isoformat(),
        (until - HOUR).isoformat(),
    ]
    newsroom.do("lift_embargo", promised, newsroom.thu, reason="Đã công bố")
    newsroom.do("publish", promised, newsroom.hanh)
    with pytest.raises(NotAllowed):
        newsroom.do("lift_embargo", promised, newsroom.thu, reason="Không còn gì")


def test_who_had_the_form_open_is_told_that_the_embargo_was_lifted(newsroom, promised):
    opened = promised.version
    newsroom.do("lift_embargo", promised, newsroom.thu, reason="Nguồn đã đồng ý")
    with pytest.raises(Stale) as refusal:
        actions.save(
            article_id=promised.pk,
            version=opened,
            copy=newsroom.copy(),
            actor=newsroom.hanh,
            at=newsroom.now,
        )
    assert refusal.value.changes == ["embargo_until"]


def test_nobody_opens_the_story_before_the_embargo_by_whatever_verb(newsroom):
    article = newsroom.live()
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Bản mới"))
    ends = newsroom.now + 5 * HOUR
    saves(newsroom, article, newsroom.hanh, ends)
    for person in (newsroom.hanh, newsroom.duc, newsroom.thu):
        with pytest.raises(UnderEmbargo):
            newsroom.do("update", article, person)
        with pytest.raises(UnderEmbargo):
            newsroom.do("schedule", article, person, go_live_at=ends - timedelta(seconds=1))
    # Taking down is never hindered; bringing back is.
    newsroom.do("withdraw", article, newsroom.thu, reason="Nguồn xin gỡ")
    with pytest.raises(UnderEmbargo):
        newsroom.do("restore", article, newsroom.thu)
    with pytest.raises(UnderEmbargo):
        newsroom.do("publish", article, newsroom.thu)
    assert article.publications.count() == 1


def test_taking_back_with_a_reason_for_readers_is_not_hindered_by_an_embargo(newsroom):
    article = newsroom.live()
    saves(newsroom, article, newsroom.hanh, newsroom.now + 5 * HOUR)
    newsroom.do(
        "retract", article, newsroom.thu, reason="Sai", public_reason="Bài có thông tin sai."
    )
    assert not Publication.objects.visible(at=newsroom.now).exists()


def test_spans_are_opened_by_nothing_before_the_embargo(newsroom, promised):
    """Whatever opens one some day need not think of it."""
    from articles.reader_copy import open_span
    from articles.snapshot import snapshot

    early = promised.embargo_until - timedelta(seconds=1)
    publication = snapshot(promised, visible_from=early, published_at=early)
    with pytest.raises(UnderEmbargo):
        open_span(publication, actor=newsroom.thu)


def test_photos_changed_in_the_library_show_no_story_earlier(newsroom):
    photo = PhotoFactory()
    article = newsroom.approved(**newsroom.with_photos(photo))
    later = newsroom.now + 5 * HOUR
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=later)
    newsroom.change(photo, licence_until=later + HOUR)
    assert {p.visible_from for p in article.publications.ever_visible()} == {later}
    Article.objects.filter(pk=article.pk).update(embargo_until=later + HOUR)
    with pytest.raises(UnderEmbargo):
        newsroom.change(photo, licence_until=later + 2 * HOUR)


def test_photos_of_a_live_story_follow_the_library_whatever_its_next_text_waits_for(newsroom):
    photo = PhotoFactory()
    article = newsroom.live(**newsroom.with_photos(photo))
    planning = {"embargo_until": newsroom.now + 5 * HOUR}
    copy = newsroom.copy(headline="Bản mới", **newsroom.with_photos(photo))
    newsroom.do("save", article, newsroom.hanh, copy=copy, planning=planning)
    newsroom.change(photo, licence_until=newsroom.now + HOUR)
    now = Publication.objects.visible(at=newsroom.now).get()
    assert now.headline != "Bản mới"
    assert now.pictures[0]["picture"]["until"]


# -- what the shift reads


@pytest.mark.parametrize(
    ("index", "condition", "value"),
    [
        ("articles_article_waiting", "state = %s", "submitted"),
        ("articles_article_in_hand", "handler_id = %s", 1),
    ],
)
def test_what_waits_is_read_from_its_index_in_the_order_of_waiting(db, index, condition, value):
    sql = f"SELECT id FROM articles_article WHERE {condition} ORDER BY waits_since"  # noqa: S608
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {sql}", [value])
        else:
            cursor.execute("SET LOCAL enable_seqscan = off")
            cursor.execute("SET LOCAL enable_sort = off")
            cursor.execute(f"EXPLAIN {sql}", [value])
        plan = " ".join(str(row) for row in cursor.fetchall())
    assert index in plan


def test_text_that_changes_after_it_was_passed_is_proof_read_again(newsroom, ty, read):
    article = in_proofs(newsroom)
    newsroom.do("proofread", article, ty)
    newsroom.do("approve", article, newsroom.hanh)
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Tít mới"))
    assert state_of(article) == State.PROOFS
    newsroom.do("proofread", article, ty)
    newsroom.do("approve", article, newsroom.hanh)
    newsroom.do("publish", article, newsroom.hanh)
    # Readers must not wait for what corrects it.
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Tít đúng"))
    assert state_of(article) == State.APPROVED


def test_proof_reading_is_not_gone_round_by_another_section(newsroom, ty, read):
    article = in_proofs(newsroom)
    sport = SectionFactory(name="Thể thao", slug="the-thao")
    elsewhere = newsroom.copy(section_id=sport.pk)
    newsroom.do("send_back", article, newsroom.thu, reason="Sang thể thao")
    newsroom.do("save", article, newsroom.thu, copy=elsewhere)
    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("approve", article, newsroom.thu)
    newsroom.do("save", article, newsroom.thu, copy=newsroom.copy(headline="Chưa ai soát"))
    assert state_of(article) == State.PROOFS


def test_whoever_finished_a_draft_that_was_handed_over_does_not_pass_it(newsroom):
    article = newsroom.draft()
    newsroom.do("hand_over", article, newsroom.lan, to=newsroom.hanh)
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Viết lại hết"))
    newsroom.do("hand_over", article, newsroom.hanh, to=newsroom.lan)
    newsroom.do("submit", article, newsroom.lan)
    with pytest.raises(NotAllowed):
        newsroom.do("approve", article, newsroom.hanh)
    newsroom.do("approve", article, newsroom.thu)
    with pytest.raises(NotAllowed):
        newsroom.do("publish", article, newsroom.hanh)
    newsroom.do("publish", article, newsroom.thu)


def test_each_move_stands_in_the_table_once():
    source = Path(workflow.__file__).read_text()
    names = re.findall(r'Verb\(\s*"(\w+)"', source)
    assert sorted(names) == sorted(VERBS)


def test_moves_at_the_desk_can_write_nothing_that_readers_see():
    """So that nobody has to ask after them which pages have changed."""
    assert set(VERBS) - workflow.AT_THE_DESK == {
        *("publish", "schedule", "unschedule", "update", "withdraw", "retract", "restore")
    }
    for verb in workflow.AT_THE_DESK:
        source = Path(actions.__file__).with_name(f"{verb}.py").read_text("utf-8")
        assert not re.search(r"reader_copy|Publication\b|Correction\b|notices", source), verb


def test_saving_a_text_asks_and_writes_nothing_of_what_stands_beside_it(newsroom):
    article = newsroom.draft()
    rows = set(article.bylines.values_list("pk", flat=True))
    copy = replace(Copy.of(article), body="<p>Chữ mới.</p>")
    with CaptureQueriesContext(connection) as asked:
        newsroom.do("save", article, newsroom.lan, copy=copy)
    assert set(article.bylines.values_list("pk", flat=True)) == rows
    beside = [row["sql"] for row in asked.captured_queries if "articles_byline" in row["sql"]]
    assert len(beside) == 1, "it is read once, to be compared"
