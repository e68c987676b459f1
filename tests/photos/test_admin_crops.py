"""Crops: who may cut, what is refused, and a hand, a keyboard and a finger on the photo."""

import random

import pytest
from django.contrib.admin.models import LogEntry
from django_tasks import task_backends

from people.roles import Role
from photos import shapes
from photos.models import Photo
from tests.factories.people import PersonFactory
from tests.journeys.conftest import at_desk, browsers, chromium, on_phone
from tests.photos import pictures
from tests.photos.factories import PhotoFactory

__all__ = ["at_desk", "browsers", "chromium", "on_phone"]

CHANGE_ANY = {
    Role.PHOTO_DESK,
    Role.EDITOR,
    Role.DESK_HEAD,
    Role.MANAGING_EDITOR,
    Role.EDITOR_IN_CHIEF,
}
POINT = {"focus_x": "30", "focus_y": "40.5"}
OWN = {"own-square": "on", "square-x": "10", "square-y": "20", "square-size": "40"}


def page_of(photo):
    return f"/desk/photos/photo/{photo.pk}/crops/"


@pytest.fixture
def desk(client):
    desk = PersonFactory(username="mai", role=Role.PHOTO_DESK, language="en")
    client.force_login(desk)
    return desk


# -- what is sent, with a script or without


@pytest.mark.django_db
class TestSent:
    def test_own_photos_are_cut_by_everybody_and_others_by_editors(self, client, each_role):
        client.force_login(each_role)
        own, other = PhotoFactory(uploaded_by=each_role), PhotoFactory()
        assert client.post(page_of(own), POINT).status_code == 302
        assert client.get(page_of(other)).status_code == 200
        client.post(page_of(other), POINT)
        own.refresh_from_db()
        other.refresh_from_db()
        assert (own.focal_x, own.focal_y) == (0.3, 0.405)
        may = {Role(group.name) for group in each_role.groups.all()} & CHANGE_ANY
        assert (other.focal_x == 0.3) is bool(may)

    def test_a_box_needs_no_height_because_its_place_has_a_shape(self, client, desk):
        photo = PhotoFactory(width=3000, height=2000)
        client.post(page_of(photo), POINT | OWN)
        photo.refresh_from_db()
        assert photo.crops == {"square": [0.1, 0.2, 0.4, 0.6]}
        assert task_backends["default"].results[-1].args[0] == photo.pk

    def test_following_the_focal_point_again_forgets_the_box(self, client, desk):
        photo = PhotoFactory(crops={"square": [0.1, 0.2, 0.4, 0.6]})
        client.post(page_of(photo), POINT | OWN | {"own-square": ""})
        photo.refresh_from_db()
        assert photo.crops == {}

    def test_page_shows_the_cut_as_it_is_and_saving_it_changes_nothing(self, client, desk):
        crops = {"wide": [0.11111, 0.2, 0.33333, 0.28125]}
        photo = PhotoFactory(width=3000, height=2000, focal_x=0.123456, focal_y=0.9, crops=crops)
        form = client.get(page_of(photo)).context["form"]
        sent = {name: form[name].value() for name in form.fields}
        client.post(page_of(photo), {name: value for name, value in sent.items() if value})
        assert not LogEntry.objects.exists()
        assert Photo.objects.get().crops == crops

    @pytest.mark.parametrize(
        "sent",
        [
            {},
            {"focus_x": "nan", "focus_y": "1"},
            {"focus_x": "-1", "focus_y": "1"},
            {"focus_x": "101", "focus_y": "1"},
            POINT | OWN | {"square-size": "0"},
            POINT | OWN | {"square-size": ""},
            POINT | OWN | {"square-size": "inf"},
            POINT | OWN | {"square-size": "90"},
            POINT | OWN | {"square-x": "61"},
            POINT | OWN | {"square-y": "<b>"},
        ],
    )
    def test_a_cut_that_makes_no_sense_is_an_error_and_nothing_is_cut(self, client, desk, sent):
        photo = PhotoFactory(width=3000, height=2000)
        before = Photo.objects.values().get()
        answer = client.post(page_of(photo), sent)
        assert answer.status_code == 200
        assert answer.context["form"].errors
        assert Photo.objects.values().get() == before

    def test_who_may_not_cut_sees_the_cut_without_a_button(self, client):
        client.force_login(PersonFactory(role=Role.REPORTER))
        page = client.get(page_of(PhotoFactory())).content.decode()
        assert "disabled" in page
        assert 'name="_save"' not in page


# -- in a browser


class Cutter:
    """Somebody at the page of a photo's crops."""

    def __init__(self, desk, photo):
        self.desk, self.page, self.photo = desk, desk.page, photo
        file = pictures.jpeg(*photo.size)
        self.page.route(
            "**/photos/proof/**", lambda route: route.fulfill(body=file, content_type="image/jpeg")
        )
        desk.open(page_of(photo))
        self.focus = self.page.locator("[data-focus]")
        self.box = self.page.locator("[data-box]")
        self.stage = self.page.locator("[data-stage] img").bounding_box()

    def point(self, x, y):
        """Return a point of the photo as one of the window."""
        return (
            self.stage["x"] + x * self.stage["width"],
            self.stage["y"] + y * self.stage["height"],
        )

    def drag(self, start, end):
        mouse = self.page.mouse
        mouse.move(*self.point(*start))
        mouse.down()
        mouse.move(*self.point(*end), steps=4)
        mouse.up()

    def place(self, shape):
        return self.page.locator(f"[data-place={shape}]")

    def edit(self, shape):
        self.place(shape).locator("[data-edit]").click()

    def shown(self):
        """Return what every preview shows of the photo, in fractions."""
        width, height = self.photo.size
        found = {}
        for shape in shapes.CROPPED:
            view = self.place(shape).locator("[data-preview]").get_attribute("viewBox").split()
            x, y, wide, tall = map(float, view)
            found[shape] = pytest.approx(
                [x / width, y / height, wide / width, tall / height], abs=1e-4
            )
        return found

    def save(self):
        with self.page.expect_navigation():
            self.page.click("[name=_save]")
        self.photo.refresh_from_db()
        return self.photo


def boxes(photo):
    return {shape: list(photo.box(shape)) for shape in shapes.CROPPED}


@pytest.fixture
def photo(newsroom):
    return PhotoFactory(uploaded_by=newsroom.lan, width=1200, height=800)


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
class TestByHand:
    def test_all_places_follow_the_focal_point_under_the_keyboard(self, at_desk, newsroom, photo):
        lan = Cutter(at_desk(newsroom.lan), photo)
        lan.focus.focus()
        for key in ("ArrowRight", "ArrowRight", "ArrowUp", "Shift+ArrowLeft", "Shift+ArrowDown"):
            lan.page.keyboard.press(key)
        assert "47" in lan.focus.get_attribute("aria-valuetext")
        assert "54" in lan.focus.get_attribute("aria-valuetext")
        before = lan.shown()
        saved = lan.save()
        assert (saved.focal_x, saved.focal_y) == pytest.approx((0.47, 0.54))
        assert boxes(saved) == before
        assert lan.desk.complaints == []

    def test_a_box_is_moved_and_resized_with_keys_and_the_others_still_follow(
        self, at_desk, newsroom, photo
    ):
        lan = Cutter(at_desk(newsroom.lan), photo)
        lan.edit("square")
        lan.box.focus()
        for key in ("Shift+-", "-", "-", "+", "ArrowLeft", "Shift+ArrowDown", "ArrowUp"):
            lan.page.keyboard.press(key)
        before = lan.shown()
        saved = lan.save()
        assert set(saved.crops) == {"square"}
        assert boxes(saved) == before
        assert saved.crops["square"][2] == pytest.approx(2 / 3 - 0.06, abs=1e-4)

    def test_a_mouse_drags_point_box_and_corner(self, at_desk, newsroom, photo):
        lan = Cutter(at_desk(newsroom.lan), photo)
        lan.drag((0.5, 0.5), (0.2, 0.9))
        assert boxes(Photo(width=1200, height=800, focal_x=0.2, focal_y=0.9)) == lan.shown()
        lan.edit("wide")
        # The corner first: a box as wide as the photo has nowhere to go.
        lan.drag((0.99, 0.99), (0.5, 0.65))
        lan.drag((0.25, 0.4), (0.55, 0.3))
        before = lan.shown()
        saved = lan.save()
        assert boxes(saved) == before
        x, y, width, _height = saved.crops["wide"]
        assert width < 0.6
        assert x == pytest.approx(0.3, abs=0.02)
        assert y < shapes.box_of("wide", size=(1200, 800), focus=(0.2, 0.9), crops={}).y

    def test_a_press_makes_a_box_follow_the_focal_point_again(self, at_desk, newsroom, photo):
        Photo.objects.update(crops={"card": [0.2, 0.2, 0.5, 0.5]})
        lan = Cutter(at_desk(newsroom.lan), photo)
        lan.place("card").locator("[data-follow]").click()
        assert lan.save().crops == {}

    def test_numbers_are_typed_and_kept_inside_the_photo(self, at_desk, newsroom, photo):
        lan = Cutter(at_desk(newsroom.lan), photo)
        place = lan.place("social")
        place.locator("[data-size]").fill("50")
        place.locator("[data-x]").fill("80")
        place.locator("[data-y]").fill("10")
        place.locator("[data-y]").press("Tab")
        assert place.locator("[data-x]").input_value() == "50"
        assert lan.save().crops["social"][:3] == [0.5, 0.1, 0.5]

    def test_a_finger_drags_the_point_on_a_phone(self, on_phone, newsroom, photo):
        lan = Cutter(on_phone(newsroom.lan), photo)
        assert lan.desk.overhang() == 0
        touch = lan.page.context.new_cdp_session(lan.page)

        def send(kind, *points):
            points = [dict(zip("xy", lan.point(*point), strict=True)) for point in points]
            touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

        send("touchStart", (0.5, 0.5))
        send("touchMove", (0.6, 0.4))
        send("touchMove", (0.75, 0.25))
        send("touchEnd")
        before = lan.shown()
        saved = lan.save()
        assert (saved.focal_x, saved.focal_y) == pytest.approx((0.75, 0.25), abs=0.02)
        assert boxes(saved) == before

    def test_browser_and_server_cut_alike(self, at_desk, newsroom, photo):
        lan = Cutter(at_desk(newsroom.lan), photo)
        chance = random.Random(7)
        cases = []
        for _ in range(300):
            size = chance.randrange(1, 9000), chance.randrange(1, 9000)
            cases.append((chance.choice(shapes.CROPPED), size, (chance.random(), chance.random())))
        cases += [("wide", (16, 9), (0, 1)), ("square", (5, 5), (0.5, 0.5))]
        asked = [[shapes.SHAPES[shape].ratio, w / h, focus] for shape, (w, h), focus in cases]
        found = lan.page.evaluate(
            """async (cases) => {
              const { boxOf } = await import("/static/photos/crops.js");
              return cases.map((each) => boxOf(...each)).map((b) => [b.x, b.y, b.width, b.height]);
            }""",
            asked,
        )
        for (shape, size, focus), box in zip(cases, found, strict=True):
            expected = shapes.box_of(shape, size=size, focus=focus, crops={})
            assert box == pytest.approx(list(expected), abs=2e-6)
