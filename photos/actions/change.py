"""Change the words and the rights of photos, of one or of many at once."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from photos import editions, record, rights, tasks
from photos.models import Photo
from photos.refusals import PhotoRefused
from photos.signals import pictures_changed

WORDS = (
    "headline",
    "caption",
    "alt_text",
    "byline",
    "credit",
    "source",
    "copyright",
    "usage_terms",
    "keywords",
    "place",
    "taken_at",
    "ai_origin",
)
RIGHTS = ("owner", "licence", "cost", "one_use_only", "embargo_until", "licence_until")
# What pages themselves must know at once; the rest of a picture comes with its next edition.
ON_PAGES = ("embargo_until", "licence_until", "ai_origin")


@dataclass
class Changed:
    """The photos that were changed, and the `uses.Use`s of them on which it acts now."""

    photos: list = field(default_factory=list)
    touched: list = field(default_factory=list)

    def add(self, other):
        """Take in what another change of the same photos did; each photo counts once."""
        known = {photo.pk for photo in self.photos}
        self.photos += [photo for photo in other.photos if photo.pk not in known]
        self.touched += other.touched


@transaction.atomic
def change(*, photo_ids, changes, actor, at):
    """Give photos other words or rights and return `Changed`; live stories follow at once.

    `changes` are new values by the names of WORDS and RIGHTS. One photo that may not be changed
    or would make no sense refuses all of them.
    """
    changed, on_pages = Changed(), []
    for photo in Photo.objects.select_for_update().filter(pk__in=photo_ids).order_by("pk"):
        if not rights.may_change(actor, photo):
            raise PhotoRefused(_("You may not change the photo “%(photo)s”.") % {"photo": photo})
        news = {name: value for name, value in changes.items() if getattr(photo, name) != value}
        if news:
            _write(photo, news, actor)
            changed.photos.append(photo)
            on_pages += [photo] if set(news) & set(ON_PAGES) else []
    # Once for all of them: a story with forty of the photos follows once.
    changed.touched = tell_pages(on_pages, actor, at) if on_pages else []
    return changed


def _write(photo, news, actor):
    for name, value in news.items():
        setattr(photo, name, value)
    try:
        photo.full_clean(exclude=["original"], validate_unique=False)
    except ValidationError as error:
        raise PhotoRefused(*error.messages) from error
    photo.save(update_fields=list(news))
    record.changed(photo, actor, news)
    print_again(photo, actor)


def print_again(photo, actor):
    """Ask for the edition that the photo should have now, unless it has that one."""
    if photo.edition != editions.wanted(photo):
        tasks.print_photo.enqueue(photo.pk, actor.pk)


def tell_pages(photos, actor, at):
    """Let live stories follow the photos and return the uses that changed."""
    answers = pictures_changed.send(sender=Photo, photos=photos, actor=actor, at=at)
    return [use for _receiver, uses in answers for use in uses or []]
