"""An editor arranges the front page: with the mouse, with the keyboard, and without a script."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Publication
from frontpage.models import FrontDraft, Placement
from tests.journeys.conftest import PHONE
from tests.reader import factories as paper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
FRONT = "/desk/fronts/site/"
MINUTE = timedelta(minutes=1)


@pytest.fixture
def stories(live_server):
    """Thirty stories of two sections, the newest last."""
    sections = [paper.section(name, position=n) for n, name in enumerate(["Chính trị", "Thể thao"])]
    start = timezone.now() - 60 * MINUTE
    published = paper.publish_many(30, sections=sections, start=start)
    # Their pictures have no files, which the browser would complain about.
    Publication.objects.update(pictures=[])
    lead, beside = published[3].article, published[5].article
    Placement.objects.create(article=lead, visible_from=start)
    Placement.objects.create(article=beside, slot="secondary", visible_from=start)
    return published


class Board:
    """The front editor in somebody's window."""

    def __init__(self, window):
        self.window, self.page = window, window.page

    def place(self, key):
        return self.page.locator(f'section.place[data-place="{key}"]')

    def stories(self, key):
        return self.place(key).locator(".card .tile-headline").all_inner_texts()

    def fills(self, key):
        return self.place(key).locator(".fills .tile-headline").all_inner_texts()

    def card(self, story):
        return self.page.locator(f'.card[data-story="{story.article_id}"]')

    def offer(self, story):
        return self.page.locator(f'.story[data-offer="{story.article_id}"]')

    def status(self):
        return self.page.locator("[data-status]").inner_text()

    def focused(self):
        return self.page.evaluate(
            "[document.activeElement.closest('.card')?.dataset.story,"
            " [...document.activeElement.attributes].map((a) => a.name).join(' ')]"
        )

    def wait_until_filled(self, key, headline):
        self.page.wait_for_function(
            "([key, headline]) => [...document.querySelectorAll("
            "`section.place[data-place='${key}'] .fills .tile-headline`)]"
            ".every((one) => one.textContent.trim() !== headline)",
            arg=[key, headline],
        )

    def press(self, verb):
        with self.page.expect_navigation():
            self.page.click(f'button[name=do][value="{verb}"].verb')


@pytest.fixture
def board(at_desk, newsroom, stories):
    window = at_desk(newsroom.hanh)
    window.open(FRONT)
    return Board(window)


def test_story_is_dragged_to_the_lead_and_the_old_lead_moves_beside(board, stories, reader, client):
    new = stories[-2]
    board.offer(new).drag_to(board.place("lead").locator("[data-cards]"))
    assert board.stories("lead") == [new.headline]
    assert board.stories("secondary") == [stories[3].headline, stories[5].headline]
    assert new.headline in board.status()
    # What fills itself is asked for anew: the story stands nowhere twice.
    board.wait_until_filled("secondary", new.headline)
    board.press("save")
    assert [card["article"] for card in FrontDraft.objects.get().cards] == [
        new.article_id,
        stories[3].article_id,
        stories[5].article_id,
    ]
    reader.open("/")
    assert reader.page.locator(".front__lead .card__headline").inner_text() == stories[3].headline
    board.press("publish")
    # Not the same reader: whose browser may keep the page for its minute.
    assert client.get("/").context["lead"] == new
    assert board.window.complaints == []


def test_cards_are_moved_by_keyboard_and_the_focus_stays(board, stories):
    page = board.page
    board.offer(stories[-1]).locator("select").select_option("secondary")
    assert board.focused()[0] == str(stories[-1].article_id)
    assert board.stories("secondary") == [stories[5].headline, stories[-1].headline]
    up = board.card(stories[-1]).locator("[data-up]")
    up.focus()
    page.keyboard.press("Enter")
    assert board.stories("secondary") == [stories[-1].headline, stories[5].headline]
    story, attributes = board.focused()
    assert story == str(stories[-1].article_id)
    assert "data-up" in attributes
    assert "1" in board.status()
    assert "2" in board.status()
    page.keyboard.press("Enter")
    assert stories[-1].headline in board.status()
    assert board.stories("secondary")[0] == stories[-1].headline
    off = board.card(stories[-1]).locator("[data-off]")
    off.focus()
    page.keyboard.press("Enter")
    assert board.stories("secondary") == [stories[5].headline]
    assert board.focused()[0] == str(stories[5].article_id)
    # Taken off, it can be chosen again.
    assert board.offer(stories[-1]).locator("select").is_enabled()
    assert board.window.complaints == []


def test_full_place_lets_its_last_card_go_and_says_so(board, stories):
    for story in stories[20:23]:
        board.offer(story).locator("select").select_option("secondary")
    assert len(board.stories("secondary")) == 4
    board.offer(stories[25]).locator("select").select_option("secondary")
    assert len(board.stories("secondary")) == 4
    assert stories[25].headline in board.stories("secondary")
    assert stories[22].headline not in board.stories("secondary")
    assert stories[22].headline in board.status()


def test_search_finds_without_accents_and_enter_publishes_nothing(board, stories):
    paper.publish("Đèo Khánh Vĩnh thông xe", at=timezone.now() - 600 * MINUTE)
    board.page.fill("#stories-q", "deo khanh vinh")
    board.page.press("#stories-q", "Enter")
    board.page.wait_for_selector('.story[data-headline="Đèo Khánh Vĩnh thông xe"]')
    assert board.stories("lead") == [stories[3].headline]
    assert not FrontDraft.objects.exists()


def test_preview_shows_the_unsaved_draft_in_a_tab_of_its_own(board, stories):
    board.offer(stories[-2]).locator("select").select_option("lead")
    with board.page.context.expect_page() as opened:
        board.page.click("[data-preview]")
    opened.value.wait_for_load_state()
    lead = opened.value.locator(".front__lead .card__headline").inner_text()
    assert lead == stories[-2].headline
    assert not FrontDraft.objects.exists()


def test_unsaved_cards_are_not_left_without_a_question(board, stories):
    board.offer(stories[-2]).locator("select").select_option("lead")
    board.window.open("/desk/fronts/")
    assert "beforeunload" in board.window.questions


def test_refused_draft_is_not_left_without_a_question_and_keeps_what_was_typed(board, stories):
    board.offer(stories[-2]).locator("select").select_option("lead")
    until = board.card(stories[-2]).locator("[data-until]")
    until.fill("12/04/2021 21:13")
    note = board.page.locator("[data-unsaved]")
    board.press("save")
    assert board.page.locator(".errornote").inner_text()
    assert note.is_visible()
    assert not board.page.locator("[data-untouched]").is_visible()
    assert board.stories("lead") == [stories[-2].headline]
    assert until.input_value() == "12/04/2021 21:13"
    # A browser asks only those who touched the page.
    until.click()
    board.window.open("/desk/fronts/")
    assert board.window.questions == ["beforeunload"]
    board.window.open(FRONT)
    assert not note.is_visible()
    assert board.page.locator("[data-untouched]").is_visible()


def test_two_editors_at_once_lose_nothing(board, stories, at_desk, newsroom):
    other = Board(at_desk(newsroom.thu))
    other.window.open(FRONT)
    other.offer(stories[-1]).locator("select").select_option("lead")
    other.press("save")
    board.offer(stories[-2]).locator("select").select_option("lead")
    board.press("publish")
    told = board.page.locator(".errornote").inner_text()
    assert str(newsroom.thu) in told
    assert board.stories("lead") == [stories[-2].headline]
    assert FrontDraft.objects.get().cards[0]["article"] == stories[-1].article_id


def test_front_is_arranged_without_a_script(at_desk, newsroom, stories):
    window = at_desk(newsroom.hanh, java_script_enabled=False)
    window.open(FRONT)
    page = window.page
    page.locator(f'.story[data-offer="{stories[-2].article_id}"] select').select_option("secondary")
    page.locator(f'[name="place-{stories[3].article_id}"]').select_option("")
    page.locator(f'[name="place-{stories[5].article_id}"]').select_option("lead")
    with page.expect_navigation():
        page.click('button[name=do][value="publish"]')
    now = timezone.now()
    standing = Placement.objects.visible(at=now).values_list("slot", "article_id")
    assert set(standing) == {
        ("lead", stories[5].article_id),
        ("secondary", stories[-2].article_id),
    }


@pytest.mark.parametrize("options", [PHONE, {"viewport": {"width": 1600, "height": 900}}])
@pytest.mark.parametrize(
    "address", [FRONT, "/desk/fronts/", f"{FRONT}earlier/", "/desk/fronts/banners/"]
)
def test_pages_fit_their_window_and_name_their_parts(at_desk, newsroom, stories, options, address):
    window = at_desk(newsroom.hanh, **options)
    window.open(address)
    page = window.page
    assert page.evaluate("document.documentElement.scrollWidth") <= options["viewport"]["width"]
    unnamed = page.evaluate("""() => [...document.querySelectorAll(
        "#content input:not([type=hidden]), #content select, #content button")]
        .filter((one) => one.offsetParent && !one.labels?.length && !one.ariaLabel
            && !one.textContent.trim()).map((one) => one.outerHTML)""")
    assert unnamed == []
    names = re.findall(r'<(?:nav|section)\b[^>]*aria-labelledby="([^"]+)"', page.content())
    assert len(names) == len(set(names))
    assert page.locator("h1").count() == 1
    assert window.complaints == []
