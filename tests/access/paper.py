"""A paper with one of each thing, and one of each person, for asking who may do what."""

import re
from datetime import UTC, date, datetime
from functools import cached_property

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.test import Client
from django.urls import URLResolver, get_resolver

from articles.copy import BylineCopy
from articles.models import DeskAssignment, LegacyAddress, Section
from articles.pages import STORIES_IN_PART
from frontpage.models import Masthead, Placement, UtilityItem
from people.models import User
from people.roles import Role
from photos import renditions
from photos.models import Collection
from publishing.models import Bundle
from receipts.models import Receipt
from royalties.models import Period, RateCard
from tests.access.table import ANONYMOUS, DEACTIVATED, HEAD, NEWCOMER, SUPERUSER
from tests.factories.people import AuthorFactory, PersonFactory
from tests.factories.stories import Newsroom, TopicFactory
from tests.photos.factories import PhotoFactory

LONG_AGO = datetime(2021, 4, 12, tzinfo=UTC)


def person(who, heads=None, username=None):
    """Make the person whom the table calls `who`; the desk head heads the section given."""
    if who == ANONYMOUS:
        return None
    if who == SUPERUSER:
        return PersonFactory(username=username or who, is_superuser=True)
    if who == DEACTIVATED:
        return PersonFactory(username=who, role=Role.EDITOR_IN_CHIEF, is_active=False)
    made = PersonFactory(username=who, role=None if who == NEWCOMER else who)
    if who == HEAD and heads:
        DeskAssignment.objects.create(user=made, section=heads)
    return made


class Browser:
    """Somebody's browser: what one request changes in it, the next one does not feel."""

    def __init__(self, who):
        client = Client()
        if who:
            client.force_login(who)
        self.cookies = client.cookies

    def ask(self, method, address, data=None):
        client = Client(raise_request_exception=False)
        client.cookies = self.cookies.copy()
        response = getattr(client, method)(address, data or {})
        if response.streaming:
            response.getvalue()  # closes the file, and not the database's connection
        return response


def views():
    """Return every view of the site as `{name or pattern: pattern}`, the admin's own too."""
    found = {}
    for name, pattern in _walk(get_resolver()):
        assert name not in found, f"two views go by {name}"
        found[name] = pattern
    return found


def _walk(resolver, before="", namespace=""):
    for entry in resolver.url_patterns:
        pattern = before + str(entry.pattern)
        if isinstance(entry, URLResolver):
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from _walk(entry, pattern, inner)
        else:
            yield (namespace + entry.name if entry.name else pattern), pattern


class Paper:
    """One of each thing that an address can name; none belongs to the person who asks."""

    def __init__(self):
        self.newsroom = Newsroom()
        self.section = self.newsroom.section
        self.topic = TopicFactory()
        self.author = AuthorFactory(slug="vo-thanh")
        self.story = self.newsroom.submitted()
        byline = BylineCopy(printed_as="V.THÀNH", author_id=self.author.pk)
        self.live = self.newsroom.live(topic_ids=(self.topic.pk,), bylines=(byline,))
        self.photo = PhotoFactory(public_from=LONG_AGO)
        self.masthead = Masthead.objects.create(name="Báo thử", governing_body="Tòa soạn thử")
        self.utility = UtilityItem.objects.create(
            kind="weather",
            title="Thời tiết",
            rows=[["Nha Trang", "27-33 độ"]],
            as_of=LONG_AGO,
            visible_from=LONG_AGO,
        )
        self.placement = Placement.objects.create(article=self.live, visible_from=LONG_AGO)
        self.assignment = DeskAssignment.objects.create(
            user=self.newsroom.hanh, section=Section.objects.create(name="Thể thao")
        )
        self.collection = Collection.objects.create(
            name="Lễ hội Cầu ngư", created_by=self.newsroom.hanh
        )
        self.collection.photos.add(self.photo)
        self.legacy = LegacyAddress.objects.create(path="/kinh-te/bai-1", article=self.live)
        self.receipt = Receipt.objects.create(
            article=self.live,
            verb="publish",
            actor=self.newsroom.hanh,
            created_at=LONG_AGO,
            due_at=LONG_AGO,
        )
        self.bundle = Bundle.objects.create(name="Công bố", created_by=self.newsroom.hanh)
        self.period = Period.objects.create(
            start_date=date(2021, 4, 1), end_date=date(2021, 4, 30), opened_by=self.newsroom.thu
        )
        self.card = RateCard.objects.create(
            name="Đơn giá 2021", valid_from=date(2021, 1, 1), unit_value=234_000
        )
        original = self.photo.original
        original.storage.save(original.name, ContentFile(b"RIFF"))
        original.storage.save(self.photo.proof_name("small"), ContentFile(b"RIFF"))
        for name in ("480.webp", f"{self.photo.edition}/full-400.webp"):
            default_storage.save(f"photos/{self.photo.token}/{name}", ContentFile(b"RIFF"))

    @cached_property
    def rows(self):
        """The thing that each form of the admin is asked for."""
        return {
            "articles/article": self.story,
            "articles/section": self.section,
            "articles/topic": self.topic,
            "articles/legacyaddress": self.legacy,
            "articles/deskassignment": self.assignment,
            "photos/photo": self.photo,
            "photos/collection": self.collection,
            "people/user": User.objects.get(username="lan"),
            "people/author": self.author,
            "frontpage/masthead": self.masthead,
            "frontpage/utilityitem": self.utility,
        }

    @cached_property
    def _odd(self):
        """Addresses that cannot be read off their pattern."""
        live = self.live.publications.get().get_absolute_url()
        topics = "app_label=articles&model_name=article&field_name=topics"
        return {
            "articles:article": live,
            "<slug:section>/<slug:slug>-<story_id:article_id>": live.rstrip("/"),
            "articles:changes": f"{live}thay-doi/",
            "<slug:section>/<slug:slug>-<story_id:article_id>/thay-doi": f"{live}thay-doi",
            "articles:author": f"/tac-gia/{self.author.slug}/",
            "articles:topic": f"/chu-de/{self.topic.slug}/",
            "articles:section": f"/{self.section.slug}/",
            "articles:section-rss": f"/rss/{self.section.slug}.rss",
            "articles:archive-day": "/luu-tru/2021/04/12/",
            "articles:sitemap-part": f"/sitemap-{self.live.pk // STORIES_IN_PART}.xml",
            "articles:sitemap-month": "/sitemap-2021-04.xml",
            "media:rendition": renditions.url(self.photo.picture(), "full", 400, "webp"),
            "media:old-rendition": f"/media/photos/{self.photo.token}/480.webp",
            "photos:proof": self.photo.thumbnail_url,
            "photos:rendition": renditions.for_desk(
                renditions.url(self.photo.picture(), "full", 400, "webp")
            ),
            "receipts:receipt": f"/desk/receipts/{self.receipt.pk}/",
            "receipts:check": f"/desk/receipts/{self.receipt.pk}/check/",
            "receipts:story": f"/desk/receipts/story/{self.live.pk}/",
            "publishing:bundle": f"/desk/publishing/bundles/{self.bundle.pk}/",
            "publishing:dry-run": f"/desk/publishing/bundles/{self.bundle.pk}/dry-run/",
            "publishing:with-bundle": (
                f"/desk/publishing/bundles/{self.bundle.pk}/as-of/2021-04-13T06:00:00+07:00/"
            ),
            "publishing:as-of": "/desk/publishing/as-of/2021-04-12T21:13:00+07:00/",
            "royalties:piece": f"/desk/royalties/pieces/{self.live.publications.get().pk}/",
            "royalties:period": f"/desk/royalties/periods/{self.period.pk}/",
            "royalties:dates": f"/desk/royalties/periods/{self.period.pk}/dates/",
            "royalties:close": f"/desk/royalties/periods/{self.period.pk}/close/",
            "royalties:adjust": f"/desk/royalties/periods/{self.period.pk}/adjust/",
            "royalties:export": f"/desk/royalties/periods/{self.period.pk}/export/",
            "royalties:card": f"/desk/royalties/cards/{self.card.pk}/",
            "admin:photos_photo_together": f"/desk/photos/photo/together/?ids={self.photo.pk}",
            "admin:photos_photo_each": f"/desk/photos/photo/each/?ids={self.photo.pk}",
            "admin:photos_photo_cards": f"/desk/photos/photo/cards/?ids={self.photo.pk}",
            "admin:app_list": "/desk/articles/",
            "admin:autocomplete": f"/desk/autocomplete/?{topics}",
            "desk/(?P<url>.*)$": "/desk/nothing/of/this/name/",
        }

    def address(self, view, pattern):
        """Return an address of the view at which there is something."""
        if view in self._odd:
            return self._odd[view]
        pattern = pattern.replace("<path:object_id>", "<id>").replace("<int:article_id>", "<id>")
        pattern = pattern.replace("<int:version>", "1").replace("<front:front>", "site")
        if "<id>" in pattern:
            model = "/".join(pattern.removeprefix(settings.DESK_PREFIX).split("/")[:2])
            pattern = pattern.replace("<id>", str(self.rows[model].pk))
        assert not re.search(r"[<>()^$\\]", pattern), f"say in Paper where to find {view}"
        return f"/{pattern}"
