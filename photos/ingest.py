"""How a file becomes a photo of the library: checked by its content, copied clean, stored whole."""

import hashlib
import io
import re
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from PIL import Image

from photos import pixels, renditions
from photos.models import Photo
from vietnamese.text import truncate

# The finest JPEG of a 45-megapixel camera has 25 MB, and the front takes requests up to 30 MB.
MAX_BYTES = 28 * 1024 * 1024

# A 12 KB PNG can unpack to 100 megapixels, 400 MB; the largest press cameras have 50.
MAX_PIXELS = 60_000_000
# PNG and WebP stand whole in memory, some of it twice, where JPEG is scaled while it is read.
MAX_PIXELS_WHOLE = 30_000_000
MAX_SIDE = 12_000  # pixels

# Pillow knows 43 formats unless told; every decoder is a door. MPO is a JPEG with a second one.
FORMATS = ("JPEG", "PNG", "WEBP")
FORMAT_NAMES = {"MPO": "JPEG"}

# A picture that is also a web page. Renditions would be clean, but no camera writes such files.
MARKUP = re.compile(rb"<(?:script|html|!doctype html|\?php)[\s>]", re.IGNORECASE)


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
class Prepared:
    """A file that has passed every check, with everything that will be stored."""

    original: bytes
    sha256: str
    format: str
    width: int
    height: int
    color: str
    taken_at: datetime | None
    renditions: dict[tuple[int, str], bytes]


def ingest(file, *, uploaded_by, caption="", credit="", alt_text=""):
    """Put a file into the library and return its Photo; the same bytes are the same Photo."""
    try:
        prepared = prepare(file)
    except KnownPhoto as known:
        return known.photo
    photo = Photo(uploaded_by=uploaded_by, caption=caption, credit=credit, alt_text=alt_text)
    return store(prepared, photo)


def prepare(file):
    """Check a file and make its renditions, in memory; nothing is stored.

    Raises RefusedPhoto, and of that KnownPhoto where the library has these very bytes.
    """
    name = {"name": truncate(file.name or "", 80)}
    data = _read(file, name)
    sha256 = hashlib.sha256(data).hexdigest()
    photo = Photo.objects.filter(sha256=sha256).first()
    if photo:
        raise KnownPhoto(_("“%(name)s” is in the photo library already.") % name, photo)
    image = _open(data, name)
    exif = pixels.read_exif(image)
    orientation = pixels.orientation_of(exif)
    width, height = pixels.upright_size(image, orientation)
    picture = _decode(image, orientation, name)
    return Prepared(
        original=data,
        sha256=sha256,
        format=FORMAT_NAMES.get(image.format, image.format),
        width=width,
        height=height,
        color=pixels.mean_color(picture),
        taken_at=pixels.taken_at_of(exif),
        renditions={
            (step, extension): pixels.encode(picture, step, extension)
            for step in renditions.widths_for(width)
            for extension in renditions.EXTENSIONS
        },
    )


def store(prepared, photo):
    """Write the files, then the row, and return it; where one fails, nothing is left behind.

    `photo` is a new one that has its words and its uploader. Should somebody store the same bytes
    at the same moment, theirs is returned.
    """
    photo.sha256, photo.format = prepared.sha256, prepared.format
    photo.width, photo.height = prepared.width, prepared.height
    photo.widths = renditions.widths_for(prepared.width)
    photo.color = prepared.color
    photo.taken_at = photo.taken_at or prepared.taken_at
    try:
        with _all_or_nothing() as written:
            _write_files(prepared, photo, written)
            with transaction.atomic():
                photo.save(force_insert=True)
    except IntegrityError:
        return Photo.objects.get(sha256=prepared.sha256)
    return photo


def _read(file, name):
    if file.size > MAX_BYTES:
        sizes = {"size": filesizeformat(file.size), "limit": filesizeformat(MAX_BYTES)}
        raise TooManyBytes(
            _("“%(name)s” has %(size)s; a photo may have at most %(limit)s.") % (name | sizes)
        )
    data = file.read()
    if not data:
        raise RefusedPhoto(_("“%(name)s” is empty.") % name)
    if MARKUP.search(data):
        raise RefusedPhoto(
            _("“%(name)s” has the code of a web page in it. Please send the photo itself.") % name
        )
    return data


def _open(data, name):
    """Read the header only, and refuse what should never be decoded."""
    try:
        image = Image.open(io.BytesIO(data), formats=FORMATS)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise _too_many_pixels(name, MAX_PIXELS) from bomb
    except Exception as error:  # noqa: BLE001 hostile bytes make a decoder raise anything
        raise RefusedPhoto(
            _("“%(name)s” is not a photo we can use. Please send a JPEG, PNG or WebP file.") % name
        ) from error
    most = MAX_PIXELS if image.format in ("JPEG", "MPO") else MAX_PIXELS_WHOLE
    if image.width * image.height > most or max(image.size) > MAX_SIDE:
        raise _too_many_pixels(name, most)
    return image


def _decode(image, orientation, name):
    try:
        return pixels.decode(image, orientation, renditions.WIDTHS[-1])
    except Exception as error:  # noqa: BLE001 hostile bytes make a decoder raise anything
        raise RefusedPhoto(
            _("“%(name)s” is damaged and cannot be read to its end. Please copy it again.") % name
        ) from error


def _too_many_pixels(name, most):
    limits = {"megapixels": most // 1_000_000, "side": MAX_SIDE}
    return RefusedPhoto(
        _(
            "“%(name)s” has too many pixels: at most %(megapixels)s megapixels, and %(side)s pixels"
            " on each side. Please make it smaller and send it again."
        )
        % (name | limits)
    )


def _write_files(prepared, photo, written):
    photo.original.save("", ContentFile(prepared.original), save=False)
    written.append((photo.original.storage, photo.original.name))
    for (width, extension), data in prepared.renditions.items():
        name = renditions.name(photo.token, width, extension)
        written.append((default_storage, default_storage.save(name, ContentFile(data))))


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
