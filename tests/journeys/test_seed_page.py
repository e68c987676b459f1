"""A whole page of the old paper, written in the admin, published, and read on the site."""

from pathlib import Path

import pytest

from articles.models import Event
from frontpage.models import UtilityItem
from photos import printing
from photos.models import Photo
from tests.factories.stories import EVENING
from tests.photos.pictures import jpeg

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

# The text is not ours to print: it stays where it is, beside the project.
ROOT = Path(__file__).resolve().parents[2]
SEED = "../shared/seed/khanh-vinh.txt"
AS_READ = """() => [...document.querySelectorAll(
    `.article__date time, h1, .article__standfirst, .article__body > h2, .article__body > p,
     .article__body img, figcaption, .article__byline, .utilities__title`
  )].map((element) => [element.localName, element.alt ?? element.innerText])"""


class Seed:
    """The lines of the scraped page by what they are (counted from one, as in an editor)."""

    def __init__(self, text):
        lines = ["", *(line.strip() for line in text.split("\n"))]
        self.date_line = lines[3]
        self.headline = lines[5]
        self.standfirst = lines[7]
        self.crossheads = lines[9], lines[27]
        self.before_photo = lines[12]
        self.alt, self.caption = lines[16], lines[18]
        self.after_photo = lines[21], lines[24]
        self.to_the_end = lines[30], lines[33]
        self.byline = lines[36]
        self.utilities = lines[42]


@pytest.fixture
def seed():
    if not (ROOT / SEED).exists():
        pytest.skip(f"the text of the old page, {SEED}, is not beside this project")
    return Seed((ROOT / SEED).read_text(encoding="utf-8"))


def write(desk, seed):
    page = desk.page
    desk.open_new_story()
    page.fill("#id_headline", seed.headline)
    page.fill("#id_standfirst", seed.standfirst)
    page.select_option("#id_section", label="Chính trị")
    page.fill("#id_bylines-0-printed_as", seed.byline)
    desk.body.click()
    desk.type_crosshead(seed.crossheads[0])
    desk.type(seed.before_photo)
    desk.next_paragraph()
    desk.put_picture_into_text(
        {"name": "mot-cua.jpg", "mimeType": "image/jpeg", "buffer": jpeg()},
        caption=seed.caption,
        alt=seed.alt,
    )
    desk.go_to_the_end()
    for paragraph in seed.after_photo:
        desk.type(paragraph)
        desk.next_paragraph()
    desk.type_crosshead(seed.crossheads[1])
    desk.type(seed.to_the_end[0])
    desk.next_paragraph()
    desk.type(seed.to_the_end[1])


def test_a_page_of_the_old_paper_is_written_edited_published_and_read(
    seed, newsroom, politics, at_desk, reader
):
    UtilityItem.objects.create(
        kind="phones", title="Gọi khi cần", rows=[["Cấp cứu", "115"]], visible_from=EVENING
    )

    lan = at_desk(newsroom.lan)
    write(lan, seed)
    lan.save()
    lan.do("submit")
    assert "Đã nộp bài" in lan.said()[0]

    thu = at_desk(newsroom.thu)
    thu.open("/desk/articles/article/")
    thu.page.click(f"text={seed.headline}")
    thu.wait_for_form()
    printing.print_many(Photo.objects.all())
    thu.do("approve")
    thu.wait_for_form()
    thu.publish("12/04/2021", "21:13")
    address = thu.page.get_attribute("a.state-live", "href")

    answer = reader.open(address)
    assert answer.status == 200
    assert "set-cookie" not in answer.headers
    assert reader.page.title().startswith(seed.headline)
    *story, utilities = reader.page.evaluate(AS_READ)
    assert story == [
        ["time", seed.date_line],
        ["h1", seed.headline],
        ["p", seed.standfirst],
        ["h2", seed.crossheads[0]],
        ["p", seed.before_photo],
        ["img", seed.alt],
        ["figcaption", seed.caption],
        *(["p", paragraph] for paragraph in seed.after_photo),
        ["h2", seed.crossheads[1]],
        *(["p", paragraph] for paragraph in seed.to_the_end),
        ["p", seed.byline],
    ]
    assert utilities[1].lower() == seed.utilities
    assert reader.page.context.cookies() == []
    published = Event.objects.get(verb="publish")
    assert published.actor == newsroom.thu
    assert published.details["backdated_to"] == "2021-04-12T21:13:00+07:00"
    assert [lan.complaints, thu.complaints, reader.complaints] == [[], [], []]
