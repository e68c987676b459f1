"""The sizes in which readers get a photo, their addresses, and the HTML that offers them."""

from django.core.files.storage import default_storage
from django.utils.html import conditional_escape
from django.utils.safestring import mark_safe

# In pixels: a phone's column at 1x, the same at 2x, the full measure at 2x.
WIDTHS = (480, 960, 1600)

# Best first; the last one is for browsers that know nothing newer.
EXTENSIONS = ("webp", "jpg")
CONTENT_TYPES = {"webp": "image/webp", "jpg": "image/jpeg"}


def widths_for(width):
    """Return the widths made of a photo that is `width` pixels wide; nothing is scaled up."""
    widest = min(width, WIDTHS[-1])
    return [step for step in WIDTHS if step < widest] + [widest]


def name(token, width, extension):
    """Return the name of a rendition in the storage; what it names never changes."""
    return f"photos/{token}/{width}.{extension}"


def names(token, widths):
    """Return the names of all renditions of a photo."""
    return [name(token, width, extension) for width in widths for extension in EXTENSIONS]


def url(token, width, extension):
    """Return the public address of a rendition."""
    return f"{_folder_url(token)}{width}.{extension}"


def render_picture(picture, *, alt, sizes, lazy=True, priority=False):
    """Return the `<picture>` of what `Photo.picture()` gave; empty `alt` means decoration.

    `priority` is for the one picture that a page opens with: loaded at once and before others.
    """
    # A front page shows thirty of these within 4 ms: strings, no template.
    folder, widths = conditional_escape(_folder_url(picture["token"])), picture["widths"]
    sizes = conditional_escape(sizes)
    if priority:
        loading = 'fetchpriority="high"'
    else:
        loading = 'loading="lazy"' if lazy else 'loading="eager"'
    return mark_safe(  # noqa: S308 the words are escaped, the rest is ours
        f'<picture><source type="image/webp" srcset="{_srcset(folder, widths, "webp")}"'
        f' sizes="{sizes}"><img src="{folder}{_middle(widths):d}.jpg"'
        f' srcset="{_srcset(folder, widths, "jpg")}" sizes="{sizes}"'
        f' width="{picture["width"]:d}" height="{picture["height"]:d}"'
        f' alt="{conditional_escape(alt)}" {loading} decoding="async"></picture>'
    )


def _folder_url(token):
    # Asked once a picture, not once a file: the storage takes 13 microseconds for an address.
    return default_storage.url(f"photos/{token}/")


def _srcset(folder, widths, extension):
    return ", ".join(f"{folder}{width:d}.{extension} {width:d}w" for width in widths)


def _middle(widths):
    # What a browser without srcset shows, and what people save.
    return widths[min(1, len(widths) - 1)]
