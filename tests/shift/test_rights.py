"""Who sees the screens of the shift, and of which stories."""

import pytest
from django.test import Client

from people.roles import Role
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory

SCREENS = ("/desk/shift/", "/desk/shift/calendar/")
MAY_SEE = {
    Role.EDITOR,
    Role.DESK_HEAD,
    Role.MANAGING_EDITOR,
    Role.EDITOR_IN_CHIEF,
    Role.ADMINISTRATOR,
}
MAY_READ_THE_RECORD = {Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF, Role.ADMINISTRATOR}


def browser(person):
    client = Client()
    client.force_login(person)
    return client


def test_editors_and_those_above_them_see_the_shift(each_role):
    expected = 200 if set(each_role.roles) & MAY_SEE else 403
    assert [browser(each_role).get(screen).status_code for screen in SCREENS] == [expected] * 2


def test_chiefs_and_the_administrator_read_the_record_and_take_it_along(each_role):
    expected = 200 if set(each_role.roles) & MAY_READ_THE_RECORD else 403
    client = browser(each_role)
    assert client.get("/desk/shift/record/").status_code == expected
    response = client.post("/desk/shift/record/export/")
    assert response.status_code == expected
    if response.streaming:
        response.getvalue()


def test_whoever_only_looks_gets_no_boxes_to_tick(newsroom, each_role):
    newsroom.submitted()
    response = browser(each_role).get("/desk/shift/")
    ticks = b'name="story"' in response.content
    assert ticks is bool(set(each_role.roles) & (MAY_SEE - {Role.ADMINISTRATOR, Role.DESK_HEAD}))


@pytest.mark.parametrize("screen", SCREENS)
def test_the_administrator_moves_nothing(newsroom, screen):
    administrator = PersonFactory(role=Role.ADMINISTRATOR)
    article = newsroom.submitted()
    data = {"_verb": "take", "story": f"{article.pk}-{article.version}"}
    assert browser(administrator).post(screen, data).status_code == 403


@pytest.mark.parametrize("screen", SCREENS)
def test_no_headline_out_of_sight_stands_on_a_screen(newsroom, screen):
    """A draft of somebody else, and a story of a section that the head does not head."""
    other = SectionFactory(name="Thể thao", slug="the-thao")
    newsroom.draft(headline="Bí mật bản thảo")
    stories = [
        newsroom.submitted(headline="Bí mật đã nộp", section_id=other.pk),
        newsroom.approved(headline="Bí mật đã duyệt", section_id=other.pk),
        newsroom.live(headline="Bí mật đã đăng", section_id=other.pk),
    ]
    newsroom.do("take", stories[0], newsroom.hanh)
    page = browser(newsroom.duc).get(screen).content.decode()
    assert "Bí mật" not in page


def test_the_part_that_is_fetched_anew_is_the_board_alone(newsroom):
    newsroom.submitted(headline="Chờ biên tập đã lâu")
    part = browser(newsroom.thu).get("/desk/shift/", headers={"X-Part": "board"}).content.decode()
    assert "Chờ biên tập đã lâu" in part
    assert "<html" not in part
    assert "csrfmiddlewaretoken" not in part


def test_no_screen_of_the_shift_is_kept_by_a_cache(newsroom):
    for screen in (*SCREENS, "/desk/shift/record/"):
        assert "no-store" in browser(newsroom.thu).get(screen).headers["Cache-Control"]
