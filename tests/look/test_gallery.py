"""A gallery in the browser: without a script, with one, with the keyboard, with a finger."""

import re

import pytest

from tests.browser import Window, chromium
from tests.look.files import Files
from tests.reader import factories as paper
from tests.reader.conftest import clock

__all__ = ["chromium", "clock"]

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
    pytest.mark.usefixtures("clock"),
]

LAPTOP = {"width": 1280, "height": 800}
FOCUSED = "document.activeElement.id || document.activeElement.className"


@pytest.fixture
def address(live_server):
    pictures = [paper.picture(1), *paper.gallery(4, first=2)]
    body = "<p>Từ tờ mờ sáng, những chiếc thuyền đầu tiên đã cập bến.</p>" * 30
    return live_server.url + paper.publish(pictures=pictures, body=body).get_absolute_url()


@pytest.fixture
def windows(chromium, address):
    """Open the story; `page.files` are its pictures, `page.complaints` what the browser says."""

    def open_window(**options):
        page = chromium.new_page(**{"viewport": LAPTOP, **options})
        page.complaints = Window(page, address).complaints
        page.files = Files(page)
        page.goto(address)
        return page

    return open_window


@pytest.fixture(params=[True, False], ids=["with script", "without script"])
def page(windows, request):
    return windows(java_script_enabled=request.param)


@pytest.fixture
def with_script(windows):
    return windows()


def shown(page):
    """Return the numbers of the large pictures that are to be seen."""
    return [
        each.get_attribute("id") for each in page.locator(".lightbox").all() if each.is_visible()
    ]


def way(page, name):
    return page.locator(f".lightbox:target .lightbox__{name}")


def until_shown(page, *names):
    page.wait_for_function(
        """names => [...document.querySelectorAll(".lightbox:target")].map((e) => e.id).join()
          === names.join()""",
        arg=list(names),
    )


def test_large_pictures_are_not_fetched_before_they_are_asked_for(with_script):
    # Without scripts browsers let no picture wait: the standard forbids it, against tracking.
    page = with_script
    page.locator("#anh-nho-4").scroll_into_view_if_needed()
    page.wait_for_load_state("networkidle")
    assert shown(page) == []
    assert len(page.files.of("full")) == 1
    assert len(page.files.of("card")) == 4


def test_small_picture_opens_the_large_one_and_close_leads_back(page):
    page.locator("#anh-nho-2").click()
    assert shown(page) == ["anh-2"]
    box = page.locator("#anh-2").bounding_box()
    assert (box["width"], box["height"]) == (1280, 800)
    way(page, "close").click()
    until_shown(page)
    assert page.locator("#anh-nho-2").is_visible()


def test_large_picture_is_whole_in_the_window_with_its_words(page):
    page.locator("#anh-nho-2").click()
    page.wait_for_load_state("networkidle")
    image = page.locator("#anh-2 img").bounding_box()
    words = page.locator("#anh-2 figcaption").bounding_box()
    assert image["y"] >= 0
    assert image["y"] + image["height"] <= words["y"] + 1
    assert words["y"] + words["height"] <= 801
    assert "2/4" in page.locator("#anh-2 figcaption").inner_text()
    assert "Công Sáng" in page.locator("#anh-2 figcaption").inner_text()


def test_one_leads_to_the_next_and_there_is_an_end(page):
    page.locator("#anh-nho-3").click()
    way(page, "next").click()
    assert shown(page) == ["anh-4"]
    assert way(page, "next").count() == 0
    way(page, "previous").click()
    assert shown(page) == ["anh-3"]


def test_keyboard_alone_opens_turns_and_closes(page):
    page.locator("#anh-nho-1").focus()
    page.keyboard.press("Enter")
    assert shown(page) == ["anh-1"]
    page.keyboard.press("Tab")
    assert page.locator("#anh-1 .lightbox__next").evaluate("e => e === document.activeElement")
    assert (
        page.locator("#anh-1 .lightbox__next").evaluate("e => getComputedStyle(e).outlineStyle")
        == "solid"
    )
    page.keyboard.press("Enter")
    assert shown(page) == ["anh-2"]
    for _ in range(3):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    until_shown(page)
    assert page.locator("#anh-nho-2").evaluate("e => e === document.activeElement")


def test_page_stays_where_it_was_under_the_picture(page):
    page.locator("#anh-nho-3").scroll_into_view_if_needed()
    before = page.evaluate("scrollY")
    page.locator("#anh-nho-3").click()
    assert abs(page.evaluate("scrollY") - before) < 2
    way(page, "close").click()
    assert abs(page.evaluate("scrollY") - before) < 400


def test_policy_has_nothing_against_the_script(with_script):
    with_script.locator("#anh-nho-1").click()
    with_script.keyboard.press("ArrowRight")
    until_shown(with_script, "anh-2")
    assert with_script.complaints == []


def test_arrow_keys_turn_and_escape_closes(with_script):
    page = with_script
    page.locator("#anh-nho-2").click()
    for key, expected in [
        ("ArrowRight", "anh-3"),
        ("ArrowRight", "anh-4"),
        ("ArrowRight", "anh-4"),
        ("ArrowLeft", "anh-3"),
    ]:
        page.keyboard.press(key)
        until_shown(page, expected)
    page.keyboard.press("Escape")
    until_shown(page)
    page.wait_for_function("() => document.activeElement.id === 'anh-nho-3'")


def test_focus_stays_with_the_picture(with_script):
    page = with_script
    page.locator("#anh-nho-2").click()
    until_shown(page, "anh-2")
    page.wait_for_function("() => document.activeElement.id === 'anh-2'")
    visited = []
    for _ in range(4):
        page.keyboard.press("Tab")
        visited.append(page.evaluate(FOCUSED))
    ways = [f"lightbox__{name}" for name in ("previous", "next", "close")]
    assert visited == [*ways, ways[0]]
    page.keyboard.press("Shift+Tab")
    assert page.evaluate(FOCUSED) == ways[-1]


def test_one_step_back_leaves_however_many_pictures_were_looked_at(with_script):
    page = with_script
    page.locator("#anh-nho-1").click()
    for number in (2, 3, 4):
        page.keyboard.press("ArrowRight")
        until_shown(page, f"anh-{number}")
    page.go_back()
    until_shown(page)
    assert "#" not in page.url


def test_looking_at_pictures_leaves_nothing_in_the_history(with_script):
    page = with_script
    before = page.evaluate("history.length")
    for number in (1, 2, 3):
        page.locator(f"#anh-nho-{number}").click()
        until_shown(page, f"anh-{number}")
        page.keyboard.press("Escape")
        until_shown(page)
    assert page.evaluate("history.length") <= before + 1


def test_link_to_one_picture_opens_it_and_closes_onto_the_page(with_script, address):
    page = with_script
    page.goto("about:blank")
    page.goto(f"{address}#anh-3")
    until_shown(page, "anh-3")
    page.keyboard.press("Escape")
    until_shown(page)
    assert page.url.startswith(address)


def test_page_does_not_scroll_under_the_picture(with_script):
    page = with_script
    page.locator("#anh-nho-1").click()
    until_shown(page, "anh-1")
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "hidden"
    page.keyboard.press("Escape")
    until_shown(page)
    assert page.evaluate("getComputedStyle(document.documentElement).overflowY") == "visible"


def test_click_beside_the_picture_closes_it(with_script):
    page = with_script
    page.locator("#anh-nho-2").click()
    page.mouse.click(640, 8)
    until_shown(page)


def test_next_picture_is_on_its_way_while_one_is_looked_at(with_script):
    page = with_script
    page.locator("#anh-nho-1").click()
    page.wait_for_load_state("networkidle")
    assert len(page.files.of("full")) == 3


def test_finger_turns_the_pictures(windows):
    page = windows(viewport={"width": 400, "height": 860}, has_touch=True)
    page.locator("#anh-nho-2").tap()
    until_shown(page, "anh-2")
    for start, end, expected in [(320, 60, "anh-3"), (60, 320, "anh-2"), (200, 215, "anh-2")]:
        stroke(page, start, end)
        until_shown(page, expected)


def stroke(page, start, end):
    """Draw a finger across the open picture."""
    page.evaluate(
        """([start, end]) => {
          const target = document.querySelector(".lightbox:target img");
          const at = (clientX) => new Touch({ identifier: 1, target, clientX, clientY: 400 });
          const send = (type, touches, changedTouches) =>
            target.dispatchEvent(new TouchEvent(type, { bubbles: true, touches, changedTouches }));
          send("touchstart", [at(start)], [at(start)]);
          send("touchend", [], [at(end)]);
        }""",
        [start, end],
    )


def test_everything_that_can_be_pressed_has_a_name(with_script):
    page = with_script
    page.locator("#anh-nho-2").click()
    until_shown(page, "anh-2")
    tree = page.locator("#anh-2").aria_snapshot()
    assert re.search(r"dialog \"[^\"]*2[^\"]*\"", tree)
    assert len(re.findall(r"link \"[^\"]+\"", tree)) == 3
    page.keyboard.press("Escape")
    until_shown(page)
    gallery = page.locator(".gallery").aria_snapshot()
    names = re.findall(r"link \"([^\"]+)\"", gallery)
    assert len(set(names)) == 4
    assert "dialog" not in gallery


def test_gallery_is_printed_as_figures(with_script):
    page = with_script
    page.emulate_media(media="print")
    assert shown(page) == ["anh-1", "anh-2", "anh-3", "anh-4"]
    assert not page.locator(".gallery__list").is_visible()
    assert not page.locator(".lightbox__close").first.is_visible()
    assert page.locator("#anh-2 figcaption").is_visible()
