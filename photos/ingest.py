"""How a file becomes a photo of the library: checked by its content, read, stored whole.

The renditions are not made here: a task does that, see `photos.printing`.
"""

import hashlib
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils import timezone
from django.utils.translation import gettext as _

import darkroom
from photos import alike, tasks
from photos.actions.trash import take_up_again
from photos.models import Photo
from vietnamese.text import truncate

# Whoever sends a batch says these once for all of it. Words only fill what a file leaves open;
# what a photo may be used for is known better by the sender than by the file.
DEFAULT_WORDS = ("byline", "credit", "source", "copyright", "place", "keywords", "usage_terms")
DEFAULT_RIGHTS = (
    "owner",
    "licence",
    "cost",
    "one_use_only",
    "embargo_until",
    "licence_until",
    "ai_origin",
)


class RefusedPhoto(Exception):
    """The file is no photo we can use; `str()` is the sentence for the person who sent it."""


class TooManyBytes(RefusedPhoto):
    """The file is too large to be read at all."""


class KnownPhoto(RefusedPhoto):
    """The same file is in the library already, as `photo`."""

    def __init__(self, sentence, photo):
        super().__init__(sentence)
        self.photo = photo


@dataclass(frozen=True)
class Examined:
    """A file that has passed every check, and what was seen in it."""

    data: bytes
    sha256: str
    negative: darkroom.Negative


@dataclass(frozen=True)
class Received:
    """A photo of the library that was sent; `known` is the sentence where it was there before."""

    photo: Photo
    known: str = ""
    likeness: tuple = ()


def ingest(file, *, uploaded_by, defaults=None, **words):
    """Put a file into the library and return its Photo; the same bytes are the same Photo.

    `defaults` are those of the batch, `words` the photo's own. Raises RefusedPhoto.
    """
    return receive(file, uploaded_by=uploaded_by, defaults=defaults, **words).photo


def receive(file, *, uploaded_by, defaults=None, **words):
    """Do as `ingest` and return `Received`, which says more."""
    try:
        examined = examine(file)
    except KnownPhoto as known:
        photo = take_up_again(photo_id=known.photo.pk, actor=uploaded_by)
        if photo:
            return Received(photo, known=str(known))
        # Deleted between the two looks, for good.
        file.seek(0)
        examined = examine(file)
    photo = new_photo(examined.negative, uploaded_by=uploaded_by, defaults=defaults or {})
    for name, value in words.items():
        setattr(photo, name, value or getattr(photo, name))
    return Received(store(examined, photo), likeness=examined.negative.likeness)


def examine(file):
    """Check a file and read it; nothing is stored.

    Raises RefusedPhoto, and of that KnownPhoto where the library has these very bytes.
    """
    name = {"name": truncate(file.name or "", 80)}
    if file.size > darkroom.MAX_BYTES:
        raise _refusal(darkroom.Refused("too_many_bytes", size=file.size), name)
    data = file.read()
    sha256 = hashlib.sha256(data).hexdigest()
    photo = Photo.objects.filter(sha256=sha256).first()
    if photo:
        raise KnownPhoto(_("“%(name)s” is in the photo library already.") % name, photo)
    try:
        return Examined(data, sha256, darkroom.examine(data))
    except darkroom.Refused as refused:
        raise _refusal(refused, name) from refused


def new_photo(negative, *, uploaded_by, defaults):
    """Return an unsaved photo that has the words of its file and the defaults of its batch."""
    photo = Photo(uploaded_by=uploaded_by, **words_of(negative.words))
    for name in DEFAULT_WORDS:
        setattr(photo, name, getattr(photo, name) or defaults.get(name) or "")
    for name in DEFAULT_RIGHTS:
        if defaults.get(name):
            setattr(photo, name, defaults[name])
    return photo


def words_of(words):
    """Return the words of a file as fields of a photo, cut where a column ends."""
    place = ", ".join(dict.fromkeys(filter(None, (words.location, words.city, words.province))))
    fields = {
        name: getattr(words, name)
        for name in ("headline", "caption", "alt_text", "byline", "credit", "source")
    }
    fields |= {
        "copyright": words.copyright,
        "usage_terms": words.usage_terms,
        "keywords": ", ".join(words.keywords),
        "place": ", ".join(filter(None, (place, _abroad(words.country)))),
        "ai_origin": words.ai_origin,
        "taken_at": _moment(words.taken_at),
    }
    return {name: _fitting(name, value) for name, value in fields.items()}


def store(examined, photo):
    """Write the files, then the row, and return it; where one fails, nothing is left behind.

    `photo` is a new one that has its words and its uploader. Should somebody store the same bytes
    at the same moment, theirs is returned.
    """
    negative = examined.negative
    photo.sha256, photo.format = examined.sha256, negative.format
    photo.width, photo.height, photo.color = negative.width, negative.height, negative.color
    try:
        with _all_or_nothing() as written:
            _write_files(examined, photo, written)
            with transaction.atomic():
                photo.save(force_insert=True)
                alike.remember(photo, negative.likeness)
                tasks.print_photo.enqueue(photo.pk)
    except IntegrityError:
        theirs = Photo.objects.filter(sha256=examined.sha256).first()
        if theirs is None:
            raise
        return theirs
    return photo


def _abroad(country):
    return "" if country.casefold() in {"việt nam", "viet nam", "vietnam"} else country


def _moment(written):
    if not written:
        return None
    moment = datetime.fromisoformat(written)
    # A camera that knows no zone shows the clock of the place, and that is ours as a rule.
    return timezone.make_aware(moment) if timezone.is_naive(moment) else moment


def _fitting(name, value):
    limit = Photo._meta.get_field(name).max_length
    return truncate(value, limit) if limit and isinstance(value, str) else value


def _refusal(refused, name):
    """Return the darkroom's refusal as a sentence about this file."""
    kind = TooManyBytes if refused.reason == "too_many_bytes" else RefusedPhoto
    return kind(_sentence(refused.reason) % (_limits(refused.details) | name))


def _sentence(reason):
    return {
        "empty": _("“%(name)s” is empty."),
        "too_many_bytes": _("“%(name)s” has %(size)s; a photo may have at most %(limit)s."),
        "web_page": _("“%(name)s” has the code of a web page in it. Please send the photo itself."),
        "unknown_format": _(
            "“%(name)s” is not a photo we can use. Please send a JPEG, PNG, WebP, AVIF or HEIC"
            " file."
        ),
        "too_many_pixels": _(
            "“%(name)s” has too many pixels: at most %(megapixels)s megapixels, and %(side)s pixels"
            " on each side. Please make it smaller and send it again."
        ),
        "broken": _("“%(name)s” is damaged and cannot be read to its end. Please copy it again."),
        "too_hard": _(
            "“%(name)s” takes more time or memory to read than a photo does. Please save it as a"
            " JPEG and send that."
        ),
    }[reason]


def _limits(details):
    return {
        "size": filesizeformat(details.get("size", 0)),
        "limit": filesizeformat(darkroom.MAX_BYTES),
        "megapixels": details.get("megapixels", ""),
        "side": details.get("side", ""),
    }


def _write_files(examined, photo, written):
    photo.original.save("", ContentFile(examined.data), save=False)
    storage = photo.original.storage
    written.append((storage, photo.original.name))
    small = ContentFile(examined.negative.thumbnail)
    written.append((storage, storage.save(photo.proof_name("small"), small)))


@contextmanager
def _all_or_nothing():
    """Yield a list for (storage, name) of what was written; an error deletes all of it."""
    written = []
    try:
        yield written
    except BaseException:
        for storage, name in written:
            storage.delete(name)
        raise
