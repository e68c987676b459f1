"""A day and a half of a newspaper, in which something of every kind appears, changes and goes."""

from datetime import timedelta

from articles.changes import ChangeNote
from articles.copy import BylineCopy
from articles.models import Publication
from articles.pages import STORIES_IN_PART
from frontpage import actions as fronts
from frontpage.models import Masthead, Placement, Slot, UtilityItem
from tests.factories.people import AuthorFactory
from tests.factories.stories import SectionFactory, TopicFactory
from tests.photos.factories import PhotoFactory

HOUR = timedelta(hours=1)


class Days:
    """Everything that is to happen is arranged at the beginning; `boundaries` says when."""

    def __init__(self, newsroom):
        self.newsroom = newsroom
        self.start = newsroom.now
        Masthead.objects.create(name="Báo Khánh Vĩnh", governing_body="Tỉnh ủy Khánh Vĩnh")
        self.sport = SectionFactory(name="Thể thao", slug="the-thao")
        self.topic = TopicFactory()
        self.author = AuthorFactory(slug="vo-thanh")
        self._stories()
        self.arranged = newsroom.now
        self._front()

    def hours(self, number):
        """Return the moment so many hours after the arranging, on the hour."""
        return self.start.replace(minute=0) + (number + 1) * HOUR

    def _stories(self):
        room = self.newsroom
        signed = BylineCopy(printed_as="V.THÀNH", author_id=self.author.pk)
        ending, coming = PhotoFactory(), PhotoFactory()
        room.change(ending, licence_until=self.hours(7))
        room.change(coming, embargo_until=self.hours(2))
        more = {"topic_ids": (self.topic.pk,), "bylines": (signed,)}
        self.old = [room.live(headline=f"Tin cũ số {number}") for number in range(4)]
        self.pictured = room.live(headline="Có ảnh hết hạn", **room.with_photos(ending, **more))
        self.sporting = room.live(headline="Bóng đá", section_id=self.sport.pk)
        self.corrected = room.live(headline="Cảng dài 210 m")
        self.goes_live = room.approved(headline="Tin sáu giờ sáng", **more)
        room.do("schedule", self.goes_live, room.hanh, go_live_at=self.hours(9))
        self.later = room.approved(headline="Tin có ảnh cấm", **room.with_photos(coming))
        room.do("schedule", self.later, room.hanh, go_live_at=self.hours(3))
        self._correct()

    def _correct(self):
        """Another headline and so another address, with a notice, at five hours."""
        room = self.newsroom
        words = room.copy(headline="Cảng dài 120 m")
        room.do("save", self.corrected, room.hanh, copy=words)
        note = ChangeNote(kind="correction", wrong_text="210 m", right_text="120 m")
        room.do("schedule", self.corrected, room.hanh, go_live_at=self.hours(5), note=note)

    def _front(self):
        place = self._place
        place(None, Slot.LEAD, self.old[0], 1, 4)
        place(None, Slot.SECONDARY, self.pictured, 1, 8)
        place(None, Slot.LEAD, self.goes_live, 9, 20)
        place(None, Slot.BLOCK, self.old[1], 2, 6, block=self.newsroom.section)
        place(self.newsroom.section, Slot.LEAD, self.sporting, 2, 10)
        for text, story, since, until in [
            ("Bão số 5 đổi hướng", self.goes_live, 8, 12),
            ("Tin khẩn khác", None, 10, 11),
        ]:
            fronts.raise_banner(
                text=text,
                article=story,
                actor=self.newsroom.hanh,
                at=self.newsroom.tick(),
                visible_from=self.hours(since),
                visible_until=self.hours(until),
            )
        UtilityItem.objects.create(
            kind="weather",
            title="Thời tiết",
            rows=[["Nha Trang", "27-33 độ"]],
            as_of=self.start,
            visible_from=self.hours(1),
            visible_until=self.hours(6),
        )

    def _place(self, front, slot, story, since, until, block=None):
        fronts.place(
            front=front,
            slot=slot,
            block=block,
            article=story,
            actor=self.newsroom.hanh,
            at=self.newsroom.tick(),
            visible_from=self.hours(since),
            visible_until=self.hours(until),
        )

    @property
    def paths(self):
        """Return an address of every kind of page, of what is there, is to come, and is not."""
        stories = Publication.objects.select_related("section")
        return [
            "/",
            *(f"/{section.slug}/" for section in (self.newsroom.section, self.sport)),
            *sorted({story.get_absolute_url() for story in stories}),
            f"/thoi-su/loi-cu-{self.corrected.pk}",
            f"/chu-de/{self.topic.slug}/",
            f"/tac-gia/{self.author.slug}/",
            "/luu-tru/",
            "/luu-tru/2021/04/12/",
            "/luu-tru/2021/04/13/",
            "/cai-chinh/",
            "/tim-kiem/?q=tin+sau+gio",
            "/tim-kiem/?q=cảng&trong=ngay",
            "/rss/",
            f"/rss/{self.newsroom.section.slug}.rss",
            "/sitemap.xml",
            *sorted({f"/sitemap-{story.article_id // STORIES_IN_PART}.xml" for story in stories}),
            "/news-sitemap.xml",
            "/khong-co-gi/",
            "/the-thao",
        ]

    @property
    def moments(self):
        """Return every boundary of the days to come, its last microsecond before, and midnight."""
        hours = [self.hours(number) for number in (*range(1, 13), 20)]
        midnight = self.hours(2)  # of the newsroom: 17:00 UTC
        assert midnight.hour == 17
        return [*hours, *(hour - timedelta(microseconds=1) for hour in hours)]

    def assert_something_of_every_kind(self):
        """Guard the tests: days on which nothing happens would prove nothing."""
        assert Placement.objects.count() == 5
