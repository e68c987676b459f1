"""Who and what the archive's stories are filed under, read from the database once."""

from dataclasses import dataclass
from functools import cached_property

from articles.models import Section, Topic
from demo import pictures, stories
from demo.archive.founding import AUTHORS
from demo.archive.ranked import Ranked
from people.models import Author, User
from people.roles import Role
from photos.models import Photo


@dataclass(frozen=True)
class Writer:
    """An author, the names that are printed, and who types the story in at the desk."""

    author_id: int
    slug: str
    pen_names: tuple
    user_id: int


@dataclass(frozen=True)
class Desk:
    """A section, with those above it."""

    pk: int
    slug: str
    name: str
    above: tuple  # ids, its own first
    proofreads: bool


class Newsroom:
    """The paper as it was founded, in the same order each time it is read."""

    def __init__(self, marker):
        self.marker = marker

    @cached_property
    def desks(self):
        """The sections by rank: the first has the most stories."""
        sections = Section.objects.select_related("parent").order_by("pk")
        return Ranked(_desk(section) for section in sections)

    @cached_property
    def writers(self):
        """The authors by rank, with their pen names."""
        authors = list(Author.objects.prefetch_related("pen_names").order_by("pk")[:AUTHORS])
        typists = [author.user_id for author in authors if author.user_id]
        return Ranked(
            (_writer(author, typists[author.pk % len(typists)]) for author in authors),
            flatter=8,
        )

    @cached_property
    def topics(self):
        """The topics by their names."""
        return {topic.name: topic for topic in Topic.objects.all()}

    @cached_property
    def editors(self):
        """The ids of those who edit, pass and publish."""
        return self._ids(Role.EDITOR)

    @cached_property
    def proof_readers(self):
        return self._ids(Role.PROOF_READER)

    @cached_property
    def chief(self):
        """The editor-in-chief, who alone takes a story back."""
        return User.objects.filter(groups__name=Role.EDITOR_IN_CHIEF).order_by("pk").first()

    @cached_property
    def sources(self):
        return [row["name"] for row in stories.paper()["sources"]]

    @cached_property
    def photos(self):
        """The photos by the keys of what is drawn; a smaller pool is gone round."""
        pool = Photo.objects.in_bulk(self.marker.photos)
        found = [pool[pk] for pk in self.marker.photos]
        return {key: found[at % len(found)] for at, key in enumerate(pictures.KEYS)}

    @cached_property
    def placed(self):
        """What pages need of each photo, by its key."""
        return {key: photo.picture() for key, photo in self.photos.items()}

    def _ids(self, role):
        people = User.objects.filter(groups__name=role).order_by("pk")
        return tuple(people.values_list("pk", flat=True))


def _desk(section):
    above = tuple(section.with_ancestor_ids())
    return Desk(section.pk, section.slug, section.name, above, section.proofreads)


def _writer(author, typist):
    # The order in which they were written down: the long one first.
    pens = sorted(author.pen_names.all(), key=lambda pen: pen.pk)
    printed = tuple(pen.text for pen in pens) or (author.name.upper(),)
    return Writer(author.pk, author.slug, printed, author.user_id or typist)
