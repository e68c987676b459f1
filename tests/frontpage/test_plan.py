"""However editors arrange the front: no story twice, no hole, their order kept."""

from hypothesis import given
from hypothesis import strategies as st

from articles.lists import Listed
from frontpage.front import IN_BLOCK, LATEST, SECONDARY, plan_of
from frontpage.models import Slot

SECTIONS = [{"id": 1}, {"id": 2}, {"id": 3}]
PLACES = [(Slot.LEAD, None), (Slot.SECONDARY, None), *((Slot.BLOCK, one["id"]) for one in SECTIONS)]
SIZES = {Slot.LEAD: 1, Slot.SECONDARY: SECONDARY, Slot.BLOCK: IN_BLOCK}

# The id of a story is its place on the list of all, and its publication's id less a thousand.
papers = st.lists(st.sampled_from([1, 2, 3]), max_size=60)
placements = st.lists(st.tuples(st.sampled_from(PLACES), st.integers(0, 70)), max_size=25).map(
    lambda rows: [
        {"slot": slot, "block": block, "article_id": article} for (slot, block), article in rows
    ]
)


def planned(sections_of_stories, placed):
    rows = [
        Listed(1000 + story, story, "", "", section)
        for story, section in enumerate(sections_of_stories)
    ]
    return plan_of(rows, sections=SECTIONS, placements=placed)


def places_of(plan):
    return {
        (Slot.LEAD, None): [plan.lead] if plan.lead else [],
        (Slot.SECONDARY, None): plan.secondary,
        **{(Slot.BLOCK, pk): block for pk, block in plan.blocks.items()},
    }


@given(papers, placements)
def test_no_story_stands_on_the_front_twice(stories, placed):
    plan = planned(stories, placed)
    shown = [pk for place in places_of(plan).values() for pk in place] + plan.latest
    assert len(shown) == len(set(shown))


@given(papers, placements)
def test_every_place_is_filled_while_there_are_stories(stories, placed):
    plan = planned(stories, placed)
    shown = {pk for place in places_of(plan).values() for pk in place} | set(plan.latest)
    left = [1000 + story for story in range(len(stories)) if 1000 + story not in shown]
    if left:
        assert plan.lead is not None
        assert len(plan.secondary) == SECONDARY
        assert len(plan.latest) == LATEST
    for pk, block in plan.blocks.items():
        if any(stories[one - 1000] == pk for one in left):
            assert len(block) == IN_BLOCK


def put(slot, block, stories, placed):
    """Return what editors put into a place, of what there is."""
    return [
        1000 + row["article_id"]
        for row in placed
        if (row["slot"], row["block"]) == (slot, block) and row["article_id"] < len(stories)
    ]


@given(papers, placements)
def test_what_editors_put_comes_first_and_in_their_order(stories, placed):
    plan = planned(stories, placed)
    taken = set()
    for (slot, block), shown in places_of(plan).items():
        wanted = put(slot, block, stories, placed)
        if slot == Slot.SECONDARY:
            # Beside the lead stands first what led before it, and nothing that led before that.
            leads = list(dict.fromkeys(put(Slot.LEAD, None, stories, placed)))
            wanted = leads[1:2] + wanted
        by_hand = [one for one in dict.fromkeys(wanted) if one not in taken][: SIZES[slot]]
        assert shown[: len(by_hand)] == by_hand
        assert len(shown) <= SIZES[slot]
        taken.update(by_hand)


@given(papers)
def test_front_that_nobody_arranges_is_the_newest_first(stories):
    plan = planned(stories, [])
    shown = [plan.lead, *plan.secondary, *plan.latest]
    assert shown[: len(stories)] == [1000 + n for n in range(len(stories))][:17] or not stories
