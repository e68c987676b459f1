"""Whatever is done in whatever order: one text at every moment, and no live story is lost."""

from contextlib import suppress
from datetime import timedelta

from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.models import Publication
from articles.refusals import Refused
from photos.models import Photo
from tests.photos.factories import PhotoFactory

MICROSECOND = timedelta(microseconds=1)
HALF_AN_HOUR = timedelta(minutes=30)
MOVES = st.one_of(
    st.sampled_from(["save", "publish", "unschedule", "update", "withdraw", "restore", "wait"]),
    st.tuples(st.just("schedule"), st.integers(1, 4)),
    # From now on in so many half hours; None for no end.
    st.tuples(st.just("licence"), st.none() | st.integers(-1, 4)),
)


class Story:
    """A story, and beside it in plain words what readers should see of it."""

    def __init__(self, newsroom):
        self.newsroom = newsroom
        self.photo = PhotoFactory()
        self.article = newsroom.approved(**newsroom.with_photos(self.photo, self.photo))
        self.live = self.last = self.coming = None
        self.desk, self.number = self.article.headline, 0

    def make(self, move):
        """Make the move; where it is refused, nothing may have changed."""
        name, *arguments = move if isinstance(move, tuple) else (move,)
        with suppress(Refused), transaction.atomic():
            getattr(self, name)(*arguments)
        self.check()

    def do(self, verb, **arguments):
        self.newsroom.do(verb, self.article, self.newsroom.thu, **arguments)

    def save(self):
        self.number += 1
        headline = f"Tít số {self.number}"
        placed = self.newsroom.with_photos(self.photo, self.photo)
        self.do("save", copy=self.newsroom.copy(headline=headline, **placed))
        self.desk = headline

    def publish(self):
        self.do("publish")
        self.shows(self.desk)

    def update(self):
        self.do("update")
        self.shows(self.desk)

    def shows(self, headline):
        """Readers see this from now on, and nothing is to come."""
        self.live, self.coming = headline, None

    def restore(self):
        self.do("restore")
        self.shows(self.last)

    def withdraw(self):
        self.do("withdraw", reason="Chờ xác minh")
        self.shows(None)

    def schedule(self, half_hours):
        go_live_at = self.newsroom.now + half_hours * HALF_AN_HOUR
        self.do("schedule", go_live_at=go_live_at)
        self.coming = go_live_at, self.desk

    def unschedule(self):
        self.do("unschedule")
        self.coming = None

    def licence(self, half_hours):
        until = None if half_hours is None else self.newsroom.now + half_hours * HALF_AN_HOUR
        self.newsroom.change(self.photo, licence_until=until)

    def wait(self):
        self.newsroom.now += HALF_AN_HOUR

    def check(self):
        now = self.newsroom.now
        if self.coming and self.coming[0] <= now:
            self.live, self.coming = self.coming[1], None
        self.last = self.live or self.last
        assert self.seen(now) == self.live
        if self.coming:
            moment, headline = self.coming
            assert self.seen(moment - MICROSECOND) == self.live
            assert self.seen(moment) == headline
        # Nothing ends by itself.
        assert self.seen(now + 1000 * HALF_AN_HOUR) == (self.coming or (None, self.live))[1]

    def seen(self, at):
        publications = list(Publication.objects.visible(at=at).filter(article=self.article))
        assert len(publications) <= 1
        for publication in publications:
            photo = Photo.objects.get(pk=self.photo.pk)
            if at >= self.newsroom.now:
                assert bool(publication.as_of(at).lead_picture) == photo.is_usable(at=at)
        return publications[0].headline if publications else None


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(moves=st.lists(MOVES, min_size=3, max_size=14))
def test_one_text_at_every_moment_and_no_live_story_is_lost(newsroom, moves):
    # The people first: what an example makes is taken back after it.
    assert [newsroom.lan, newsroom.hanh, newsroom.thu, newsroom.mai, newsroom.section]
    with transaction.atomic():
        story = Story(newsroom)
        for move in moves:
            story.make(move)
        transaction.set_rollback(True)
