"""Pictures come in the size that their place needs, and nothing moves when they arrive."""

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

TELEPHONE = {"viewport": {"width": 400, "height": 860}, "device_scale_factor": 2}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}
UPRIGHT = {"width": 1067, "height": 1600}

# What the layout itself is moved by, from the first byte on.
COUNT_SHIFTS = """window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({ type: "layout-shift", buffered: true });"""

FONTS_ARE_THERE = """() => document.fonts.status === "loaded" && document.fonts.size > 0
  && [...document.fonts].some((font) => font.status === "loaded")"""

# Where every picture's box stands: x, y, width, height.
BOXES = """[...document.querySelectorAll("main .picture img")]
  .filter((image) => image.offsetParent)
  .map((image) => Object.values(image.getBoundingClientRect().toJSON()).slice(0, 4))"""

# How many CSS pixels wide each picture is shown, and how many the browser was told.
WIDTHS = """[...document.querySelectorAll("main .picture img")]
  .filter((image) => image.offsetParent)
  .map((image) => {
    const box = image.getBoundingClientRect();
    const isWhole = getComputedStyle(image).objectFit === "contain";
    const ratio = image.naturalWidth / image.naturalHeight;
    const shown = isWhole ? Math.min(box.width, box.height * ratio) : box.width;
    return [image.closest(".card")?.className ?? "photo", shown, image.naturalWidth];
  })"""


@pytest.fixture
def stories(live_server):
    """A front page's worth of stories, each with a picture; every third one is upright."""
    section = paper.section()
    return [
        paper.publish(
            f"Tàu về bến số {number}",
            section=section,
            standfirst="Ba giờ sáng, cảng cá đã sáng đèn.",
            pictures=[paper.picture(number, **(UPRIGHT if number % 3 == 0 else {}))],
        )
        for number in range(1, 12)
    ]


@pytest.fixture(params=["front", "section", "gallery", "photo story"])
def address(request, live_server, stories):
    """One page of each kind, in turn."""
    if request.param == "gallery":
        pictures = [paper.picture(12, **UPRIGHT), *paper.gallery(5)]
        path = paper.publish("Lễ cầu ngư", pictures=pictures).get_absolute_url()
    elif request.param == "photo story":
        pictures = [paper.picture(11), *paper.gallery(4)]
        story = paper.publish("Một ngày ở bến", kind="photo_story", pictures=pictures)
        path = story.get_absolute_url()
    else:
        path = {"front": "/", "section": "/chinh-tri/"}[request.param]
    return live_server.url + path


def walk(page):
    """Scroll to the end, as a reader does, so that what waits is loaded."""
    for top in range(0, page.evaluate("document.documentElement.scrollHeight"), 700):
        page.evaluate(f"scrollTo(0, {top})")
        page.wait_for_timeout(20)
    page.wait_for_load_state("networkidle")
    page.evaluate("scrollTo(0, 0)")


@pytest.mark.parametrize("device", [TELEPHONE, LAPTOP], ids=["telephone", "laptop"])
def test_nothing_moves_when_the_pictures_arrive(chromium, address, device):
    page = chromium.new_page(**device)
    page.add_init_script(COUNT_SHIFTS)
    files = Files(page)
    files.hold = True
    page.goto(address, wait_until="domcontentloaded")
    page.wait_for_function(FONTS_ARE_THERE)
    before = page.evaluate(BOXES)
    # What the fonts moved is not the pictures' doing.
    page.evaluate("window.shifts = 0")
    files.release()
    walk(page)
    after = page.evaluate(BOXES)
    # A file's height is a whole number, so its proportions differ by less than a pixel's worth.
    moved = [
        abs(one - other)
        for box, same in zip(before, after, strict=True)
        for one, other in zip(box, same, strict=True)
    ]
    assert max(moved) <= 2
    assert page.evaluate("window.shifts") < 0.001


@pytest.mark.parametrize("device", [TELEPHONE, LAPTOP], ids=["telephone", "laptop"])
def test_browser_knows_how_wide_each_picture_will_be(chromium, address, device):
    page = chromium.new_page(**device)
    Files(page)
    page.goto(address)
    walk(page)
    found = page.evaluate(WIDTHS)
    assert found
    # `naturalWidth` of an image with `sizes` is what the browser was told.
    wrong = [each for each in found if abs(each[1] - each[2]) > 0.06 * each[1] + 2]
    assert wrong == []


def test_telephone_fetches_no_more_than_it_shows(chromium, live_server, stories):
    page = chromium.new_page(**TELEPHONE)
    files = Files(page)
    page.goto(live_server.url + stories[0].get_absolute_url())
    page.wait_for_load_state("networkidle")
    assert files.of("full") == [800]
    assert all(address.endswith(".avif") for address in files.asked)


def test_main_colour_stands_exactly_where_the_photo_will(chromium, live_server):
    story = paper.publish(pictures=[paper.picture(3, **UPRIGHT)])
    page = chromium.new_page(**LAPTOP)
    files = Files(page)
    files.hold = True
    page.goto(live_server.url + story.get_absolute_url(), wait_until="commit")
    page.wait_for_selector(".article .picture path")
    colour = page.locator(".article .picture path").first.bounding_box()
    image = page.locator(".article .picture img").first.bounding_box()
    assert colour["height"] == pytest.approx(image["height"], abs=1)
    assert colour["width"] == pytest.approx(image["height"] * 1067 / 1600, abs=1)
    assert colour["x"] - image["x"] == pytest.approx((image["width"] - colour["width"]) / 2, abs=1)
    files.release()


def test_upright_picture_is_never_higher_than_the_window(chromium, live_server):
    story = paper.publish(pictures=[paper.picture(3, **UPRIGHT)])
    page = chromium.new_page(**LAPTOP)
    Files(page)
    page.goto(live_server.url + story.get_absolute_url())
    assert page.locator(".article .picture img").bounding_box()["height"] <= 0.9 * 800 + 1


def test_policy_of_the_page_has_nothing_against_its_pictures(chromium, live_server, stories):
    page = chromium.new_page(**LAPTOP)
    window = Window(page, live_server.url)
    Files(page)
    window.open("/")
    walk(page)
    assert window.complaints == []
