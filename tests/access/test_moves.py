"""Every move with every story, tried by everybody: by calling the verb, and by forging the form."""

from datetime import date, timedelta
from itertools import product

import pytest
from django.db import transaction
from django.utils import timezone

from articles import actions
from articles.copy import Copy
from articles.models import (
    Article,
    Byline,
    Correction,
    DeskAssignment,
    Event,
    ImageCaption,
    Publication,
    Revision,
    Section,
)
from articles.refusals import Refused
from articles.states import State
from articles.workflow import VERBS as VERBS_OF_THE_WORKFLOW
from articles.workflow import allowed, may_see, seen_by
from tests.access import moves
from tests.access.paper import Browser, person
from tests.access.table import ANONYMOUS, DEACTIVATED, EDITOR, EVERYBODY, HEAD, PROOF, SUPERUSER
from tests.articles.article_form import form_data

# Nobody else has a story of their own: a newcomer could not have begun one.
SIGNED_IN = [who for who in EVERYBODY if who not in (ANONYMOUS, DEACTIVATED)]


def test_rules_here_know_every_move_of_the_newsroom():
    assert set(VERBS_OF_THE_WORKFLOW) == moves.VERBS
    assert set(moves.STATES) == set(State.values)


@pytest.mark.parametrize("who", [*SIGNED_IN, DEACTIVATED])
def test_everybody_moves_what_the_newsroom_lets_them_and_nothing_else(newsroom, who):
    actor = person(who, heads=newsroom.section)
    desk = Desk(newsroom)
    # Only to a desk head does the section matter.
    elsewhere = [True, False] if who == HEAD else [True]
    wrong = []
    for own, here, life in product([True, False], elsewhere, moves.LIVES):
        article = desk.story(life, by=actor if own else newsroom.lan, here=here)
        before = desk.rows()
        wrong += desk.wrong_moves(who, actor, article, own=own, at_desk=here, life=life)
        desk.put(article, "approved")
        assert desk.rows() == before, "a refused move left something behind"
    assert wrong == []


@pytest.mark.parametrize("who", [EDITOR, PROOF])
def test_editor_or_proof_reader_with_a_desk_works_there_and_nowhere_else(newsroom, who):
    actor = person(who)
    DeskAssignment.objects.create(user=actor, section=newsroom.section)
    desk = Desk(newsroom)
    wrong = []
    for own, here, life in product([True, False], [True, False], ["never", "scheduled"]):
        article = desk.story(life, by=actor if own else newsroom.lan, here=here)
        wrong += desk.wrong_moves(who, actor, article, own=own, at_desk=here, life=life)
    assert wrong == []


@pytest.mark.parametrize("who", [*SIGNED_IN, DEACTIVATED])
def test_stories_of_a_section_that_proof_reads_are_passed_only_after_that(newsroom, who):
    actor = person(who, heads=newsroom.section)
    desk = Desk(newsroom)
    wrong = []
    for own in (True, False):
        article = desk.story("never", by=actor if own else newsroom.lan, here=True)
        Section.objects.filter(pk=newsroom.section.pk).update(proofreads=True)
        wrong += desk.wrong_moves(who, actor, article, own=own, life="never", proofreads=True)
        Section.objects.filter(pk=newsroom.section.pk).update(proofreads=False)
    assert wrong == []


@pytest.mark.parametrize("who", [*SIGNED_IN, DEACTIVATED])
def test_person_works_on_what_is_in_their_hands_while_people_like_them_work_on_it(newsroom, who):
    """Here in a section that is none of theirs, so that nothing else gives them the right."""
    actor = person(who)
    if who in (EDITOR, PROOF, HEAD):
        DeskAssignment.objects.create(user=actor, section=newsroom.section)
    desk = Desk(newsroom)
    article = desk.story("never", by=newsroom.lan, here=False)
    Article.objects.filter(pk=article.pk).update(handler=actor)
    article.refresh_from_db()
    story = {"own": False, "at_desk": False, "handed": True, "life": "never"}
    assert desk.wrong_moves(who, actor, article, **story) == []
    for state in moves.STATES:
        article.state = state
        expected = moves.may_read(who, state=state, own=False, at_desk=False, handed=True)
        assert may_see(actor, article) is expected, state
        desk.put(article, state)
        seen = Article.objects.filter(seen_by(actor), pk=article.pk).exists()
        assert (seen and actor.is_active) is expected, state


@pytest.mark.parametrize("who", [*SIGNED_IN, DEACTIVATED])
def test_buttons_are_the_moves_that_the_newsroom_allows_and_no_others(newsroom, who):
    actor = person(who, heads=newsroom.section)
    wrong = []
    cases = product([True, False], moves.LIVES, moves.STATES, [True, False])
    for own, life, state, proofreads in cases:
        newsroom.section.proofreads = proofreads
        article = Article(
            section=newsroom.section,
            created_by=actor if own else newsroom.lan,
            state=state,
            embargo_until=newsroom.now,
        )
        buttons = allowed(
            actor,
            article,
            is_live=life == "live",
            is_scheduled=life == "scheduled",
            was_live=life in ("live", "withdrawn"),
        )
        story = {"state": state, "own": own, "life": life, "proofreads": proofreads}
        expected = {verb for verb in moves.VERBS if moves.may(who, verb, **story)}
        if {button.name for button in buttons} != expected:
            wrong.append((story, expected))
    assert wrong == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_forged_form_moves_what_the_verb_would_and_nothing_else(newsroom, who):
    """As a browser sends it, and alone as a script would; by those who see no such button too."""
    browser, desk = Browser(person(who, heads=newsroom.section)), Desk(newsroom)
    wrong = []
    for verb, (state, life) in SUITABLE.items():
        article = desk.story(life, by=newsroom.lan, here=True)
        desk.put(article, state)
        desk.prepare(verb, article)
        proofreads = verb == "send_to_proofs"
        expected = moves.may(who, verb, state=state, own=False, life=life, proofreads=proofreads)
        for forgery in (desk.form(article, verb), desk.button(article, verb)):
            moved = desk.is_changed_by(browser, article.get_desk_url(), forgery)
            if moved is not expected:
                wrong.append((verb, state, "form" if "headline" in forgery else "button", expected))
    assert wrong == []


@pytest.mark.parametrize("who", EVERYBODY)
def test_forged_form_saves_only_for_those_who_may_save(newsroom, who):
    browser, desk = Browser(person(who, heads=newsroom.section)), Desk(newsroom)
    article = desk.story("never", by=newsroom.lan, here=True)
    data = form_data(newsroom.copy(headline="Tít giả mạo"), version=article.version)
    earlier = article.get_desk_url().replace("change/", "revisions/1/")
    for state in moves.STATES:
        desk.put(article, state)
        may = moves.may(who, "save", state=state, own=False, life="never")
        assert desk.is_changed_by(browser, article.get_desk_url(), data) is may, state
        # Going back to an earlier text is saving too.
        assert desk.is_changed_by(browser, earlier, {"version": article.version}) is may, state


@pytest.mark.parametrize("who", EVERYBODY)
def test_story_opens_for_those_who_may_read_it_and_for_nobody_else(newsroom, who):
    browser, desk = Browser(person(who, heads=newsroom.section)), Desk(newsroom)
    stories = {here: desk.story("never", by=newsroom.lan, here=here) for here in (True, False)}
    for state in moves.STATES:
        for article in stories.values():
            desk.put(article, state)
        listed = browser.ask("get", "/desk/articles/article/").content.decode()
        for here, article in stories.items():
            at_desk = here or who != HEAD
            opened = moves.may_read(who, state=state, own=False, at_desk=at_desk)
            assert (article.get_desk_url() in listed) is opened, (state, here)
            # The other pages ask the same question; a draft and what is handed in are enough.
            others = ("history/", "preview/", "revisions/1/") if state in WRITTEN else ()
            for page in ("change/", *others):
                address = article.get_desk_url().replace("change/", page)
                text = browser.ask("get", address).content.decode()
                assert (article.headline in text) is opened, (state, here, page)


def test_reporter_cannot_make_fields_up_that_the_form_does_not_have(newsroom):
    article = newsroom.draft()
    publication = newsroom.live().publications.get()
    forged = form_data(
        newsroom.copy(headline="Tít mới"),
        version=article.version,
        state="approved",
        created_by=newsroom.binh.pk,
        updated_by=newsroom.binh.pk,
        publications=publication.pk,
        id=publication.article_id,
    )
    Browser(newsroom.lan).ask("post", article.get_desk_url(), forged)
    article.refresh_from_db()
    assert article.headline == "Tít mới"
    assert (article.state, article.created_by) == ("draft", newsroom.lan)
    assert Publication.objects.get() == publication


def test_reporter_cannot_reach_the_rows_of_another_story_through_their_own_form(newsroom):
    theirs = newsroom.draft(by=newsroom.binh).bylines.get()
    article = newsroom.draft()
    forged = form_data(newsroom.copy(), version=article.version) | {
        "bylines-INITIAL_FORMS": 1,
        "bylines-0-id": theirs.pk,
        "bylines-0-printed_as": "Kẻ mạo danh",
        "bylines-0-DELETE": "on",
    }
    response = Browser(newsroom.lan).ask("post", article.get_desk_url(), forged)
    assert response.status_code < 500
    assert Byline.objects.get(pk=theirs.pk).printed_as == "V.THÀNH"
    assert Byline.objects.get(pk=theirs.pk).article_id == theirs.article_id


@pytest.mark.parametrize("action", ["delete_selected", "publish", "approve"])
def test_nobody_moves_a_story_by_sending_to_the_list(newsroom, action):
    article = newsroom.approved()
    forged = {"action": action, "_selected_action": article.pk, "post": "yes", "index": 0}
    forged |= {"form-TOTAL_FORMS": 1, "form-INITIAL_FORMS": 1, "form-0-id": article.pk}
    forged |= {"form-0-state": "draft", "_save": "1"}
    browser = Browser(person(SUPERUSER))
    assert not Desk(newsroom).is_changed_by(browser, "/desk/articles/article/", forged)


WRITTEN = ("draft", "submitted")
# A state and a life in which somebody may make the move.
SUITABLE = {
    "submit": ("draft", "never"),
    "hand_over": ("editing", "never"),
    "send_to_proofs": ("editing", "never"),
    "proofread": ("proofs", "never"),
    "lift_embargo": ("approved", "never"),
    "take": ("submitted", "never"),
    "send_back": ("submitted", "never"),
    "approve": ("editing", "never"),
    "publish": ("approved", "never"),
    "schedule": ("approved", "never"),
    "unschedule": ("approved", "scheduled"),
    "update": ("approved", "live"),
    "withdraw": ("approved", "live"),
    "retract": ("approved", "live"),
    "restore": ("approved", "withdrawn"),
    "spike": ("draft", "never"),
    "revive": ("spiked", "never"),
}


class Desk:
    """Stories in every state and life, put there without asking anybody, and attempts at them."""

    def __init__(self, newsroom):
        self.newsroom = newsroom
        self.elsewhere = Section.objects.create(name="Thể thao", slug="the-thao")

        self._stories = {}
        # Can work on every story of the desk, so that nothing but the actor's right decides.
        self.colleague = person(SUPERUSER, username="dongnghiep")

    def wrong_moves(self, who, actor, article, **story):
        """Return the moves in which the newsroom and the verbs differ, whatever the state."""
        wrong = []
        for state in moves.STATES:
            self.put(article, state)
            for verb in moves.VERBS:
                expected = moves.may(who, verb, state=state, **story)
                if self.lets(actor, verb, article) is not expected:
                    wrong.append((verb, state, story, expected))
        return wrong

    def story(self, life, *, by, here):
        """A complete story, written by the person, in a section that the head heads or not."""
        key = life, by, here
        if key not in self._stories:
            self._stories[key] = self._story(*key)
        return self._stories[key]

    def _story(self, life, by, here):
        section = self.newsroom.section if here else self.elsewhere
        headline = f"Tít số {len(self._stories) + 1}"
        article = self.newsroom.approved(section_id=section.pk, headline=headline)
        do, editor = self.newsroom.do, self.newsroom.hanh
        if life == "scheduled":
            do("schedule", article, editor, go_live_at=timezone.now() + timedelta(days=365))
        if life in ("live", "withdrawn"):
            do("publish", article, editor)
        if life == "withdrawn":
            do("withdraw", article, self.newsroom.thu, reason="nhầm")
        # Written on since: an update has something to show.
        Article.objects.filter(pk=article.pk).update(created_by=by, standfirst="Thêm tin.")
        article.refresh_from_db()
        return article

    def put(self, article, state):
        Article.objects.filter(pk=article.pk).update(state=state)

    def prepare(self, verb, article):
        """Give the story or its section what the verb is about."""
        if verb == "lift_embargo":
            later = timezone.now().replace(second=0, microsecond=0) + timedelta(days=400)
            Article.objects.filter(pk=article.pk).update(embargo_until=later)
        else:
            Article.objects.filter(pk=article.pk).update(embargo_until=None)
        Section.objects.filter(pk=article.section_id).update(proofreads=verb == "send_to_proofs")

    def lets(self, actor, verb, article):
        """Try the verb; tell whether it was carried out, which is then undone."""
        if verb == "lift_embargo":
            with transaction.atomic():
                until = self.newsroom.now + timedelta(days=2)
                Article.objects.filter(pk=article.pk).update(embargo_until=until)
                allowed = self._lets(actor, verb, article)
                transaction.set_rollback(True)
            return allowed
        return self._lets(actor, verb, article)

    def _lets(self, actor, verb, article):
        with transaction.atomic():
            try:
                getattr(actions, verb)(
                    article_id=article.pk,
                    version=article.version,
                    actor=actor,
                    at=self.newsroom.now + timedelta(hours=1),
                    **self.arguments(verb),
                )
            except Refused:
                return False  # and nothing is undone: what a refused verb wrote would be seen
            recorded = Event.objects.filter(article=article, verb=verb, actor=actor).exists()
            transaction.set_rollback(True)
            return recorded

    def arguments(self, verb):
        return {
            "save": {"copy": self.newsroom.copy(headline="Tít khác")},
            "send_back": {"reason": "thiếu nguồn"},
            "withdraw": {"reason": "nhầm"},
            "retract": {"reason": "nhầm", "public_reason": "Bài có thông tin sai."},
            "lift_embargo": {"reason": "nguồn đồng ý"},
            "hand_over": {"to": self.colleague},
            "plan": {"planning": {"planned_date": date(2026, 5, 1)}},
            "schedule": {"go_live_at": self.newsroom.now + timedelta(hours=2)},
        }.get(verb, {})

    def is_changed_by(self, browser, address, data):
        """Send the data, tell whether any row is another one now, and undo it."""
        before = self.rows()
        with transaction.atomic():
            response = browser.ask("post", address, data)
            changed = self.rows() != before
            transaction.set_rollback(True)
        assert response.status_code < 500, (address, data)
        return changed

    def rows(self):
        """Every row that a move may write, whole."""
        kept = (Article, Byline, ImageCaption, Revision, Event, Publication, Correction)
        return {model: list(model.objects.order_by("pk").values()) for model in kept}

    def form(self, article, verb):
        """The whole form with a button pressed, nothing typed."""
        embargo = {}
        if until := Article.objects.get(pk=article.pk).embargo_until:
            local = timezone.localtime(until)
            embargo["embargo_until_0"] = local.strftime("%d/%m/%Y")
            embargo["embargo_until_1"] = local.strftime("%H:%M")
        return form_data(Copy.of(article), **embargo, **self.button(article, verb))

    def button(self, article, verb):
        """The button alone."""
        tomorrow = timezone.localtime() + timedelta(days=1)
        return {
            "version": article.version,
            "_verb": verb,
            f"{verb}-reason": "thiếu nguồn thứ hai" if verb != "submit" else "",
            f"{verb}-public_reason": "Bài có thông tin sai." if verb == "retract" else "",
            f"{verb}-to": self.colleague.pk if verb == "hand_over" else "",
            f"{verb}-at_0": tomorrow.strftime("%d/%m/%Y") if verb == "schedule" else "",
            f"{verb}-at_1": "06:00" if verb == "schedule" else "",
        }
