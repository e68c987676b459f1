"""The verbs of the fronts: who may, what is refused, what is recorded, what readers then see."""

from datetime import timedelta

import pytest
from django.db.models import ProtectedError

from articles.models import DeskAssignment, Event
from frontpage import actions
from frontpage.models import Banner, FrontDraft, FrontEvent, Placement, SectionTop, Slot
from frontpage.refusals import NotAllowed, Refused, Stale, WrongCard, WrongTime
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.reader import factories as paper

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]


@pytest.fixture
def sections():
    return [paper.section(name, position=n) for n, name in enumerate(["Chính trị", "Thể thao"])]


@pytest.fixture
def stories(sections, clock):
    clock.at = paper.NOON + 100 * MINUTE
    return paper.publish_many(40, sections=sections)


@pytest.fixture
def editor(db):
    return PersonFactory(role=Role.EDITOR)


@pytest.fixture
def now(stories, clock):
    return clock.at


def card(story, slot=Slot.LEAD, position=0, block=None, until=None):
    return {
        "slot": slot,
        "block": block and block.pk,
        "position": position,
        "article": story.article_id,
        "until": until,
    }


def lay(cards, by, at, **more):
    return actions.arrange(
        **{"front": None, "cards": cards, "actor": by, "at": at, "visible_from": at} | more
    )


class TestPlace:
    def test_placed_story_leads_the_next_page_and_is_on_record(self, client, stories, editor, now):
        row = actions.place(
            front=None,
            slot=Slot.LEAD,
            article=stories[0].article,
            actor=editor,
            at=now,
            visible_from=now,
        )
        assert client.get("/").context["lead"] == stories[0]
        event = FrontEvent.objects.get()
        assert (event.verb, event.actor, event.front) == ("place", editor, None)
        assert event.details["placement"] == row.pk

    def test_story_is_put_into_a_block_and_opens_it(self, client, stories, sections, editor, now):
        actions.place(
            front=None,
            slot=Slot.BLOCK,
            block=sections[1],
            article=stories[0].article,
            actor=editor,
            at=now,
            visible_from=now,
        )
        block = client.get("/").context["blocks"][1]["publications"]
        assert block[0] == stories[0]
        assert len(block) == 5

    @pytest.mark.parametrize(
        ("slot", "on_section", "in_block"),
        [
            (Slot.BLOCK, False, False),
            (Slot.LEAD, False, True),
            (Slot.BLOCK, True, True),
            ("corner", False, False),
        ],
    )
    def test_place_that_the_front_does_not_have_is_refused(
        self, stories, sections, editor, now, slot, on_section, in_block
    ):
        with pytest.raises(WrongCard):
            actions.place(
                front=sections[0] if on_section else None,
                slot=slot,
                block=sections[1] if in_block else None,
                article=stories[0].article,
                actor=editor,
                at=now,
                visible_from=now,
            )
        assert not Placement.objects.exists()
        assert not FrontEvent.objects.exists()

    @pytest.mark.parametrize(
        ("since", "until"), [(-MINUTE, None), (MINUTE, MINUTE), (HOUR, MINUTE), (HOUR, -HOUR)]
    )
    def test_span_that_makes_no_sense_is_refused(self, stories, editor, now, since, until):
        with pytest.raises(WrongTime):
            actions.place(
                front=None,
                slot=Slot.LEAD,
                article=stories[0].article,
                actor=editor,
                at=now,
                visible_from=now + since,
                visible_until=until and now + until,
            )
        assert not Placement.objects.exists()

    def test_story_that_nobody_sees_is_placed_and_the_record_says_so(self, client, editor, now):
        editor_in_chief = PersonFactory(role=Role.EDITOR_IN_CHIEF)
        draft = paper.article("Bản nháp")
        lead = client.get("/").context["lead"]
        actions.place(
            front=None,
            slot=Slot.LEAD,
            article=draft,
            actor=editor_in_chief,
            at=now,
            visible_from=now,
        )
        assert client.get("/").context["lead"] == lead
        assert "Bản nháp" not in client.get("/").text
        assert FrontEvent.objects.get().details["unseen"] == [draft.pk]

    def test_nobody_places_a_story_that_they_may_not_see(self, editor, now):
        draft = paper.article("Bản nháp của người khác")
        with pytest.raises(WrongCard) as refused:
            actions.place(
                front=None, slot=Slot.LEAD, article=draft, actor=editor, at=now, visible_from=now
            )
        assert "Bản nháp" not in str(refused.value)

    def test_placement_ends_when_it_is_told_to(self, client, stories, editor, now, clock):
        row = Placement.objects.create(article=stories[0].article, visible_from=now - HOUR)
        actions.end_placement(placement=row, actor=editor, at=now, ends_at=now + MINUTE)
        assert client.get("/").context["lead"] == stories[0]
        clock.at = now + MINUTE
        assert client.get("/").context["lead"] == stories[-1]
        with pytest.raises(WrongTime):
            actions.end_placement(
                placement=row, actor=editor, at=now + HOUR, ends_at=now + 2 * HOUR
            )

    def test_placement_to_come_that_is_ended_never_begins(self, stories, editor, now):
        row = Placement.objects.create(article=stories[0].article, visible_from=now + HOUR)
        actions.end_placement(placement=row, actor=editor, at=now, ends_at=now)
        assert not Placement.objects.ever_visible().exists()
        assert not FrontEvent.objects.filter(verb="place").exists()


class TestArrange:
    def test_arranged_front_is_what_readers_see(self, client, stories, sections, editor, now):
        lay(
            [
                card(stories[0]),
                card(stories[2], Slot.SECONDARY, 2),
                card(stories[4], Slot.SECONDARY, 1),
                card(stories[6], Slot.BLOCK, block=sections[0]),
            ],
            editor,
            now,
        )
        page = client.get("/").context
        assert page["lead"] == stories[0]
        assert page["secondary"][:2] == [stories[4], stories[2]]
        assert page["blocks"][0]["publications"][0] == stories[6]

    def test_second_arrangement_ends_the_first(self, client, stories, editor, now, clock):
        lay([card(stories[0]), card(stories[1], Slot.SECONDARY)], editor, now)
        clock.at = now + HOUR
        lay([card(stories[2])], editor, clock.at)
        page = client.get("/").context
        assert page["lead"] == stories[2]
        assert stories[1] not in page["secondary"]

    def test_card_that_stays_keeps_its_row(self, stories, editor, now):
        (first,) = lay([card(stories[0])], editor, now)
        rows = lay([card(stories[0]), card(stories[1], Slot.SECONDARY)], editor, now + HOUR)
        assert first in rows
        assert Placement.objects.get(pk=first.pk).visible_until is None
        assert Placement.objects.count() == 2

    def test_arrangement_of_later_changes_over_at_its_second(
        self, client, stories, editor, now, clock
    ):
        lay([card(stories[0])], editor, now)
        lay([card(stories[1])], editor, now, visible_from=now + HOUR)
        clock.at = now + HOUR - timedelta(seconds=1)
        assert client.get("/").context["lead"] == stories[0]
        assert client.get("/")["Cache-Control"] == "public, max-age=1, s-maxage=1"
        clock.at = now + HOUR
        assert client.get("/").context["lead"] == stories[1]

    def test_arranging_now_calls_off_what_was_to_come(self, client, stories, editor, now, clock):
        lay([card(stories[1])], editor, now, visible_from=now + HOUR)
        lay([card(stories[2])], editor, now)
        clock.at = now + 2 * HOUR
        assert client.get("/").context["lead"] == stories[2]

    def test_arranging_now_may_leave_what_is_to_come(self, client, stories, editor, now, clock):
        lay([card(stories[1])], editor, now, visible_from=now + HOUR)
        lay([card(stories[2]), card(stories[3], Slot.SECONDARY)], editor, now, keep_coming=True)
        assert client.get("/").context["lead"] == stories[2]
        clock.at = now + HOUR
        page = client.get("/").context
        assert page["lead"] == stories[1]
        assert stories[3] not in page["secondary"]

    def test_story_that_is_to_come_by_itself_does_not_end_the_others(
        self, client, stories, editor, now, clock
    ):
        Placement.objects.create(article=stories[5].article, visible_from=now + HOUR)
        lay([card(stories[2], Slot.SECONDARY)], editor, now, keep_coming=True)
        clock.at = now + HOUR
        page = client.get("/").context
        assert page["lead"] == stories[5]
        assert page["secondary"][0] == stories[2]

    def test_card_with_an_end_makes_room_at_its_second(self, client, stories, editor, now, clock):
        lay([card(stories[0], until=now + HOUR)], editor, now)
        clock.at = now + HOUR - timedelta(seconds=1)
        assert client.get("/").context["lead"] == stories[0]
        clock.at = now + HOUR
        assert client.get("/").context["lead"] == stories[-1]

    def test_empty_arrangement_lets_the_front_fill_itself(self, client, stories, editor, now):
        lay([card(stories[0])], editor, now)
        lay([], editor, now)
        assert client.get("/").context["lead"] == stories[-1]

    @pytest.mark.parametrize(
        "wrong",
        [
            lambda s: [card(s[0]), card(s[0], Slot.SECONDARY)],
            lambda s: [card(s[0]), card(s[1])],
            lambda s: [card(one, Slot.SECONDARY, n) for n, one in enumerate(s[:5])],
            lambda s: [card(s[0]) | {"article": 99_999_999}],
            lambda s: [card(s[0]) | {"slot": "corner"}],
            lambda s: [card(s[0]) | {"block": 99_999_999, "slot": "block"}],
            lambda s: ["lead"],
            lambda s: [card(s[0]) | {"until": "tomorrow"}],
        ],
    )
    def test_arrangement_that_cannot_be_is_refused_whole(self, client, stories, editor, now, wrong):
        lay([card(stories[7])], editor, now)
        with pytest.raises(WrongCard):
            lay(wrong(stories), editor, now + MINUTE)
        assert client.get("/").context["lead"] == stories[7]
        assert FrontEvent.objects.count() == 1

    def test_arrangement_of_the_past_and_card_that_ends_before_it_are_refused(
        self, stories, editor, now
    ):
        with pytest.raises(WrongTime):
            lay([card(stories[0])], editor, now, visible_from=now - MINUTE)
        with pytest.raises(WrongTime):
            lay([card(stories[0], until=now)], editor, now)
        assert not Placement.objects.exists()

    def test_page_ends_its_life_with_the_next_card(self, client, stories, editor, now):
        lay([card(stories[0], until=now + timedelta(seconds=7))], editor, now)
        assert "max-age=7," in client.get("/")["Cache-Control"]


class TestDraft:
    def save(self, cards, by, at, version=0, front=None):
        return actions.save_draft(front=front, cards=cards, version=version, actor=by, at=at)

    def test_draft_shows_readers_nothing(self, client, stories, editor, now):
        before = client.get("/").content
        draft = self.save([card(stories[0], until=now + HOUR)], editor, now)
        assert client.get("/").content == before
        assert draft.version == 1
        assert draft.cards[0]["until"] == (now + HOUR).isoformat()

    def test_save_over_a_newer_draft_is_refused_and_says_whose_it_is(self, stories, editor, now):
        other = PersonFactory(role=Role.MANAGING_EDITOR, full_name="Hoàng Anh Thư")
        self.save([card(stories[0])], other, now)
        with pytest.raises(Stale) as refused:
            self.save([card(stories[1])], editor, now)
        assert "Hoàng Anh Thư" in str(refused.value)
        assert refused.value.version == 1
        assert FrontDraft.objects.get().cards[0]["article"] == stories[0].article_id

    def test_draft_that_was_published_cannot_be_published_again(self, stories, editor, now):
        self.save([card(stories[0])], editor, now)
        lay([card(stories[0])], editor, now, draft_version=1)
        assert FrontDraft.objects.get().cards is None
        with pytest.raises(Stale):
            lay([card(stories[1])], editor, now, draft_version=1)
        assert Placement.objects.get().article == stories[0].article

    def test_version_counts_on_when_a_draft_is_thrown_away(self, stories, editor, now):
        self.save([card(stories[0])], editor, now)
        actions.drop_draft(front=None, version=1, actor=editor, at=now)
        with pytest.raises(Stale):
            self.save([card(stories[1])], editor, now, version=1)
        assert self.save([card(stories[1])], editor, now, version=2).version == 3

    def test_every_front_has_a_draft_of_its_own(self, stories, sections, editor, now):
        self.save([card(stories[0])], editor, now)
        self.save([card(stories[1])], editor, now, front=sections[0])
        assert FrontDraft.objects.count() == 2


class TestRights:
    ALL_FRONTS = {Role.EDITOR, Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF}

    def tries(self, person, front, story, now):
        return [
            lambda: actions.save_draft(
                front=front, cards=[card(story)], version=0, actor=person, at=now
            ),
            lambda: actions.drop_draft(front=front, version=1, actor=person, at=now),
            lambda: actions.arrange(
                front=front, cards=[card(story)], actor=person, at=now, visible_from=now
            ),
            lambda: actions.place(
                front=front,
                slot=Slot.SECONDARY,
                article=story.article,
                actor=person,
                at=now,
                visible_from=now,
            ),
            lambda: actions.end_placement(
                placement=Placement.objects.filter(front=front).first()
                or Placement(front=front, article=story.article, visible_from=now),
                actor=person,
                at=now,
                ends_at=now,
            ),
        ]

    @pytest.mark.parametrize("whose", ["site", "own", "below", "other"])
    def test_matrix_of_fronts(self, each_role, sections, stories, now, whose):
        below = paper.section("Xây dựng Đảng", parent=sections[0])
        front = {"site": None, "own": sections[0], "below": below, "other": sections[1]}[whose]
        (role,) = each_role.roles
        DeskAssignment.objects.create(user=each_role, section=sections[0])
        may = role in self.ALL_FRONTS or (role == Role.DESK_HEAD and whose in ("own", "below"))
        for attempt in self.tries(each_role, front, stories[0], now):
            if may:
                attempt()
            else:
                with pytest.raises(NotAllowed):
                    attempt()
        assert FrontEvent.objects.exists() is may
        assert not Event.objects.exists()

    def test_matrix_of_banners(self, each_role, now):
        (role,) = each_role.roles
        banner = Banner.objects.create(text="Bão số 9", visible_from=now)

        def attempt():
            actions.raise_banner(text="Bão số 10", actor=each_role, at=now, visible_from=now)
            actions.lower_banner(banner=banner, actor=each_role, at=now, ends_at=now)

        if role in self.ALL_FRONTS:
            attempt()
        else:
            with pytest.raises(NotAllowed):
                attempt()
            with pytest.raises(NotAllowed):
                actions.lower_banner(banner=banner, actor=each_role, at=now, ends_at=now)
            assert Banner.objects.count() == 1

    def test_head_does_not_place_a_coming_story_of_another_desk(self, sections, stories, now):
        head = PersonFactory(role=Role.DESK_HEAD)
        DeskAssignment.objects.create(user=head, section=sections[0])
        coming = paper.publish("Tin cấm đăng trước giờ", at=now + HOUR, section=sections[1])
        with pytest.raises(WrongCard) as refused:
            actions.save_draft(
                front=sections[0], cards=[card(coming)], version=0, actor=head, at=now
            )
        assert "Tin cấm" not in str(refused.value)


class TestFurniture:
    def test_fronts_of_sections_stay_out_of_what_every_page_reads(
        self, stories, sections, editor, now
    ):
        from frontpage.models import Furniture

        lay([card(stories[0])], editor, now, front=sections[0])
        assert Furniture.objects.get().content["placements"] == []
        assert SectionTop.objects.get().placements[0]["article_id"] == stories[0].article_id

    def test_deleting_a_row_is_on_the_next_page(self, client, stories, now):
        row = Placement.objects.create(article=stories[0].article, visible_from=now)
        assert client.get("/").context["lead"] == stories[0]
        row.delete()
        assert client.get("/").context["lead"] == stories[-1]

    def test_section_that_is_deleted_takes_its_front_along(self, stories, now):
        gone = paper.section("Chuyên mục thừa")
        Placement.objects.create(front=gone, article=stories[0].article, visible_from=now)
        gone.delete()
        assert not SectionTop.objects.exists()
        assert not Placement.objects.exists()

    def test_section_whose_front_is_on_record_is_kept(self, stories, sections, editor, now):
        empty = paper.section("Chuyên mục thừa")
        lay([card(stories[0])], editor, now, front=empty)
        with pytest.raises(ProtectedError):
            empty.delete()

    def test_refusal_is_one_of_the_newsrooms(self):
        assert issubclass(WrongCard, Refused)
