"""A paper whose pages are kept, and everything that changes what readers see on them."""

import re
from datetime import timedelta
from io import BytesIO

from django.core.handlers.wsgi import WSGIHandler
from django.test import TestCase

from articles.actions.readdress import readdress
from articles.models import Article, Section, Topic
from articles.refusals import Refused
from frontpage.actions import end_placement, lower_banner, place, raise_banner
from frontpage.models import Banner, Masthead, Placement, Slot, UtilityItem
from newsroom.parameters import PARAMETERS
from pagecache.asking import Site
from pagecache.door import Door
from people.models import Author
from tests.articles.test_pages import Paper
from tests.photos.factories import PhotoFactory

HOUR = timedelta(hours=1)


class KeptPaper(Paper):
    """A `Paper` on one clock with its readers, who ask at several doors."""

    def __init__(self, newsroom, random, stores):
        self.photos = [PhotoFactory(uploaded_by=newsroom.mai) for _ in range(2)]
        super().__init__(newsroom, random)
        self.press = WSGIHandler()
        self.press.load_middleware()
        self.doors = [self._door(store) for store in stores]

    def _door(self, store):
        site = Site("http://testserver", apart=["/desk/"], parameters=PARAMETERS)
        return Door(self.press, site=site, store=store, most=60, clock=self.seconds)

    def seconds(self):
        return self.newsroom.now.timestamp()

    def words(self):
        with_photo = self.newsroom.with_photos(*self.random.sample(self.photos, 1))
        return super().words() | {"captions": with_photo["captions"]}

    # -- what happens

    def happen(self):
        """Let something happen to the paper as the desk does it, and commit it; return its name."""
        random = self.random
        things = [self.change] * 4 + [self.schedule, self.unschedule, self.let_time_pass]
        things += [self.photo, self.photo, self.licence, self.banner, self.lower, self.masthead]
        things += [self.place, self.take_away, self.utility, self.rename, self.readdress, self.move]
        thing = random.choice(things)
        with TestCase.captureOnCommitCallbacks(execute=True):
            try:
                thing()
            except Refused:
                # Nothing has changed then.
                return f"{thing.__name__} (refused)"
        return thing.__name__

    def let_time_pass(self):
        self.newsroom.now += self.random.choice(
            [timedelta(seconds=30), timedelta(minutes=20), HOUR, 5 * HOUR, timedelta(days=2)]
        )

    def schedule(self, minutes=None):
        minutes = minutes or self.random.choice([20, 30, 300])
        later = self.newsroom.now + minutes * timedelta(minutes=1)
        story = self.newsroom.approved(**self.words())
        self.stories.append(story)
        self._do("schedule", story, go_live_at=later)

    def unschedule(self):
        self._do("unschedule", self.random.choice(self.stories))

    def photo(self):
        caption = f"Ảnh {self.random.randrange(1000)}"
        self.newsroom.change(self.random.choice(self.photos), caption=caption, ai_origin="edited")

    def licence(self):
        until = self.random.choice([None, self.newsroom.now + 2 * HOUR])
        self.newsroom.change(self.random.choice(self.photos), licence_until=until)

    def banner(self):
        now = self.newsroom.tick()
        raise_banner(
            text=f"Tin nóng {self.random.randrange(1000)}",
            article=self.random.choice([None, *self.stories]),
            actor=self.newsroom.thu,
            at=now,
            visible_from=now + self.random.choice([0, 1]) * HOUR,
            visible_until=now + self.random.choice([2, 4]) * HOUR,
        )

    def lower(self):
        banner, now = Banner.objects.order_by("-id").first(), self.newsroom.tick()
        if banner:
            lower_banner(banner=banner, actor=self.newsroom.thu, at=now, ends_at=now)

    def place(self):
        now = self.newsroom.tick()
        place(
            front=self.random.choice([None, *Section.objects.all()]),
            slot=self.random.choice([Slot.LEAD, Slot.SECONDARY]),
            article=self.random.choice(self.stories),
            actor=self.newsroom.thu,
            at=now,
            visible_from=now + self.random.choice([0, 1]) * HOUR,
            visible_until=now + self.random.choice([2, 4]) * HOUR,
        )

    def take_away(self):
        placed, now = Placement.objects.order_by("-id").first(), self.newsroom.tick()
        end_placement(placement=placed, actor=self.newsroom.thu, at=now, ends_at=now)

    def masthead(self):
        masthead = Masthead.objects.get()
        masthead.tagline = f"Khẩu hiệu {self.random.randrange(1000)}"
        masthead.save()

    def utility(self):
        UtilityItem.objects.create(
            title=f"Giá vàng {self.random.randrange(1000)}",
            kind="gold",
            visible_from=self.newsroom.now + self.random.choice([0, 1]) * HOUR,
        )

    def rename(self):
        thing = self._thing()
        thing.name = f"{type(thing).__name__} {self.random.randrange(1000)}"
        thing.save()

    def readdress(self):
        word = f"tu-{self.random.randrange(1000)}"
        readdress(thing=self._thing(), slug=word, actor=self.newsroom.thu, at=self.newsroom.tick())

    def move(self):
        section = Section.objects.order_by("-position", "-id").first()
        section.position, section.is_active = self.random.randrange(9), self.random.random() > 0.2
        section.save()

    def _thing(self):
        model = self.random.choice([Section, Author, Topic])
        return self.random.choice(list(model.objects.order_by("pk")))

    # -- what readers see

    def addresses(self):
        """Every address of the paper, those that lead elsewhere and those at which nothing is."""
        more = ["/khong-co/gi/", "/tac-gia/ai-do/", "/robots.txt", "/tim-kiem/?q=tin"]
        more += ["/thoi-su/?truoc=9000000000000000-1", "/.well-known/security.txt"]
        more += [f"/x/y-{story.pk}/" for story in Article.objects.all()]
        more += [f"/{row.slug}/" for row in Section.objects.all()]
        known = getattr(self, "known", {})
        self.known = {**known, **dict.fromkeys(super().addresses()), **dict.fromkeys(more)}
        return list(self.known)

    def at_door(self, number, address):
        return said(self.doors[number % len(self.doors)], address)

    def unkept(self, address):
        return said(self.press, address)


def said(application, address):
    """Return status, Location and body of the answer at an address."""
    path, _question, query = address.partition("?")
    environ = {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": path,
        "QUERY_STRING": query,
        "SERVER_NAME": "testserver",
        "SERVER_PORT": "80",
        "HTTP_HOST": "testserver",
        "wsgi.url_scheme": "http",
        "wsgi.input": BytesIO(),
    }
    answer = []

    def start_response(status, headers, exc_info=None):
        answer.extend([status, dict(headers).get("Location")])

    parts = application(environ, start_response)
    body = b"".join(parts)
    if hasattr(parts, "close"):
        parts.close()
    # A feed without stories says when it was made.
    return *answer, re.sub(rb"<lastBuildDate>.*?</lastBuildDate>", b"", body)
