"""Sections, and stories that went through the newsroom's own verbs."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cached_property

import factory

from articles import actions
from articles.copy import BylineCopy, CaptionCopy, Copy
from articles.models import DeskAssignment, Section, Topic
from articles.models.article import PicturePlace
from people.roles import Role
from photos.actions import change
from tests.factories.people import PersonFactory

# A Monday evening in the newsroom: 12/04/2021 21:13 GMT+7.
EVENING = datetime(2021, 4, 12, 14, 13, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


class SectionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Section
        django_get_or_create = ["slug"]

    name = "Thời sự"
    slug = "thoi-su"


class TopicFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Topic
        django_get_or_create = ["slug"]

    name = "Biển đảo"
    slug = "bien-dao"


class Newsroom:
    """A newsroom: its people by name, its clock, and stories as far as a test needs them."""

    def __init__(self):
        self.now = EVENING

    def _person(self, username, name, role):
        return PersonFactory(username=username, full_name=name, role=role)

    @cached_property
    def lan(self):
        """A reporter."""
        return self._person("lan", "Nguyễn Thị Lan", Role.REPORTER)

    @cached_property
    def binh(self):
        """Another reporter."""
        return self._person("binh", "Trần Văn Bình", Role.REPORTER)

    @cached_property
    def hanh(self):
        """An editor."""
        return self._person("hanh", "Phạm Thị Hạnh", Role.EDITOR)

    @cached_property
    def duc(self):
        """The head of the section that stories stand in."""
        person = self._person("duc", "Lê Minh Đức", Role.DESK_HEAD)
        DeskAssignment.objects.create(user=person, section=self.section)
        return person

    @cached_property
    def thu(self):
        """The managing editor."""
        return self._person("thu", "Hoàng Anh Thư", Role.MANAGING_EDITOR)

    @cached_property
    def mai(self):
        """The photo desk."""
        return self._person("mai", "Đỗ Thị Mai", Role.PHOTO_DESK)

    @cached_property
    def section(self):
        return SectionFactory()

    def copy(self, **changes):
        """A desk copy that lacks nothing."""
        copy = Copy(
            headline="Đèo Khánh Vĩnh thông xe trở lại",
            standfirst="Sau bốn ngày sạt lở, xe khách đã qua đèo từ 5 giờ sáng nay.",
            body="<p>Từ 5 giờ sáng 12-4, những chuyến xe đầu tiên đã qua đèo.</p>",
            section_id=self.section.pk,
            bylines=(BylineCopy(printed_as="V.THÀNH"),),
        )
        return replace(copy, **changes)

    def with_photos(self, *photos, **changes):
        """What a copy has with these photos: above the story, in the text, then in the gallery."""
        places = [PicturePlace.LEAD, PicturePlace.BODY] + [PicturePlace.GALLERY] * len(photos)
        captions = [
            CaptionCopy(
                photo_id=photo.pk,
                key=f"anh{number:05}",
                placement=place.value,
                alt_text="Xe khách qua đèo",
            )
            for number, (photo, place) in enumerate(zip(photos, places, strict=False))
        ]
        body = "".join(
            f'<figure data-key="{caption.key}"></figure>'
            for caption in captions
            if caption.placement == PicturePlace.BODY
        )
        return {"captions": tuple(captions), "body": f"<p>Đèo đã thông.</p>{body}", **changes}

    def change(self, *photos, by=None, **changes):
        """Change photos in the library, as the photo desk does."""
        return change(
            photo_ids=[photo.pk for photo in photos],
            changes=changes,
            actor=by or self.mai,
            at=self.tick(),
        )

    def tick(self):
        """Let a minute pass, and return the new time."""
        self.now += MINUTE
        return self.now

    def do(self, verb, article, by, **arguments):
        """Carry out a verb on the story as it is now."""
        article.refresh_from_db()
        return getattr(actions, verb)(
            article_id=article.pk, version=article.version, actor=by, at=self.tick(), **arguments
        )

    def reword(self, article, **changes):
        """Save other words of the story at the desk, by its editor."""
        article.refresh_from_db()
        changes = changes or {"standfirst": f"Thêm tin lúc {self.now:%H:%M}."}
        self.do("save", article, self.hanh, copy=replace(Copy.of(article), **changes))

    def draft(self, *, by=None, planning=None, **changes):
        return actions.create(
            copy=self.copy(**changes), actor=by or self.lan, at=self.tick(), planning=planning
        )

    def submitted(self, **changes):
        article = self.draft(**changes)
        self.do("submit", article, article.created_by)
        return article

    def approved(self, **changes):
        article = self.submitted(**changes)
        self.do("approve", article, self.hanh)
        article.refresh_from_db()
        return article

    def live(self, **changes):
        article = self.approved(**changes)
        self.do("publish", article, self.hanh)
        article.refresh_from_db()
        return article
