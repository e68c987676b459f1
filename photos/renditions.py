"""The files in which readers get a photo: their names, their addresses, the HTML for them."""

import re

from django.conf import settings
from django.urls import reverse
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

from photos.shapes import FULL, SHAPES, height_at

CONTENT_TYPES = {"avif": "image/avif", "webp": "image/webp", "jpg": "image/jpeg"}

# Stories from before editions name the files of then: one shape, two kinds.
OLD_EXTENSIONS = ("webp", "jpg")

NO_TOKEN = "0" * 24

COLOR = re.compile(r"#[0-9a-f]{6}", re.IGNORECASE)


def name(token, edition, shape, width, extension):
    """Return the name of a rendition in the storage; what it names never changes."""
    return f"{folder(token)}{edition}/{shape}-{width}.{extension}"


def folder(token):
    """Return the folder in the storage that holds all renditions of a photo."""
    return f"photos/{token}/"


def url(picture, shape, width, extension):
    """Return the public address of a rendition of what `Photo.picture()` gave."""
    return f"{_base(picture, shape)}{width}.{extension}"


def for_desk(html):
    """Return a page with the desk's own addresses of readers' pictures, guarded, in their place.

    For previews: readers' files of a photo are there only once they have seen it in a story.
    """
    any_file = reverse("photos:rendition", args=[NO_TOKEN, "-"])
    return html.replace(f"{settings.MEDIA_URL}photos/", any_file.removesuffix(f"{NO_TOKEN}/-"))


def is_old(picture):
    """Tell whether a story from before editions named the picture: it has the whole photo only."""
    return isinstance(picture["widths"], list)


def is_prepared(picture):
    """Tell whether readers' files of the picture were there when the page's copy was made."""
    return is_old(picture) or bool(picture["edition"])


def widths(picture, shape):
    """Return the widths in which there are files for a shape."""
    return picture["widths"] if is_old(picture) else picture["widths"][shape]


def largest(picture, shape):
    """Return (width, height) in pixels of the largest file for a shape."""
    width = widths(picture, shape)[-1]
    shown = FULL if is_old(picture) else shape
    return width, height_at(shown, width, size=(picture["width"], picture["height"]))


def render_picture(picture, *, alt, sizes, shape=FULL, lazy=True, priority=False):
    """Return the `<picture>` of what `Photo.picture()` gave; empty `alt` means decoration.

    `priority` is for the one picture that a page opens with: loaded at once and before others.
    """
    # A front page shows thirty of these within 4 ms: strings, no template.
    if not is_prepared(picture):
        return _proof(picture, alt)
    there, (width, height) = widths(picture, shape), largest(picture, shape)
    base, sizes = conditional_escape(_base(picture, shape)), conditional_escape(sizes)
    *newer, last = OLD_EXTENSIONS if is_old(picture) else SHAPES[shape].extensions
    sources = "".join(
        f'<source type="{CONTENT_TYPES[extension]}" srcset="{_srcset(base, there, extension)}"'
        f' sizes="{sizes}">'
        for extension in newer
    )
    return mark_safe(  # noqa: S308 the words are escaped, the rest is ours
        f'<span class="picture">{_placeholder(picture, width, height)}<picture>{sources}'
        f'<img src="{base}{_middle(there):d}.{last}" srcset="{_srcset(base, there, last)}"'
        f' sizes="{sizes}" width="{width:d}" height="{height:d}" alt="{conditional_escape(alt)}"'
        f' {_loading(lazy, priority)} decoding="async"></picture></span>'
    )


def _base(picture, shape):
    # Not the storage's own address: a licence that ends must end at the address, too.
    place = f"{settings.MEDIA_URL}photos/{picture['token']}/"
    return place if is_old(picture) else f"{place}{picture['edition']}/{shape}-"


def _srcset(base, there, extension):
    return ", ".join(f"{base}{width:d}.{extension} {width:d}w" for width in there)


def _middle(there):
    # What a browser without srcset shows, and what people save.
    return there[min(1, len(there) - 1)]


def _loading(lazy, priority):
    if priority:
        return 'fetchpriority="high"'
    return 'loading="lazy"' if lazy else 'loading="eager"'


def _placeholder(picture, width, height):
    """Return the photo's main colour in its proportions, for where the photo is on its way.

    Not a style, which the page's policy refuses. An SVG fits into its place as the photo does
    (object-fit: contain), so that the colour stands where the photo will, and nowhere else. A page
    without our CSS, such as the desk's, does not see it.
    """
    color = str(picture.get("color"))
    if not COLOR.fullmatch(color):
        return ""
    return (
        f'<svg width="0" height="0" viewBox="0 0 {width:d} {height:d}" aria-hidden="true">'
        f'<path fill="{color}" d="M0 0h{width:d}v{height:d}H0"/></svg>'
    )


def _proof(picture, alt):
    # Only people at the desk see a story whose photo is still being prepared, in its preview.
    address = conditional_escape(reverse("photos:proof", args=[picture["token"], "large"]))
    return mark_safe(  # noqa: S308 the words are escaped, the rest is ours
        f'<img src="{address}" width="{picture["width"]:d}" height="{picture["height"]:d}"'
        f' alt="{conditional_escape(alt)}">'
    )
