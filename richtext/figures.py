"""The pictures and videos of a body: as the editor shows them, as stored, as readers see them.

Stored, a picture is `<figure data-key="k3f9a2c1"></figure>` and nothing more: its photo, caption,
credit and description live in a row that has this key.
"""

import re
import secrets
import string
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from vietnamese.text import normalise

from . import allowed
from .sanitise import INCOMING_TAGS, cleaned_again, cleaner, read, sanitise, write
from .shape import WHITE
from .tree import parse

KEY_CHARACTERS = string.ascii_lowercase + string.digits
LONGEST_PHOTO_ID = 18

# What the editor's picture carries besides its key; what it shows of the photo is not read.
EDITOR_FIGURE = {
    **allowed.HINTS,
    "figure": {"data-photo", "data-credit", "data-decorative"},
    "img": {"alt"},
}
_from_editor = cleaner(extra_tags=INCOMING_TAGS | {"img"}, extra_attributes=EDITOR_FIGURE)

# Of our own canonical HTML only, where a figure is always written like this.
STORED_FIGURE = re.compile(
    r'<figure data-(?:key="(?P<key>[a-z0-9]{8})"'
    r'|embed="(?P<provider>[a-z]+)" data-id="(?P<video>[A-Za-z0-9_-]+)")></figure>\n?'
)


@dataclass(frozen=True)
class Figure:
    """A picture in a body, with the words that belong to it here."""

    key: str
    photo_id: int
    caption: str = ""
    credit: str = ""
    alt_text: str = ""
    is_decorative: bool = False


@dataclass(frozen=True)
class EditorFigure(Figure):
    """A picture as the editor shows it; `src` is the address of a small rendition."""

    src: str = ""


def new_key():
    """Return a key for a picture that has none."""
    return "".join(secrets.choice(KEY_CHARACTERS) for _ in range(8))


def from_editor(html: str) -> tuple[str, list[Figure]]:
    """Part what the editor sent into the stored body and its pictures, in reading order."""
    tree = read(html, using=_from_editor)
    figures: dict[str, Figure] = {}
    for element in tree.walk():
        if element.name == "figure" and _is_picture(element):
            figure = _figure(element, taken=figures)
            element.attrs = {"data-key": figure.key} if figure else {}
            element.children = []
            if figure:
                figures[figure.key] = figure
    body = write(tree)
    return body, [figures[key] for key in figure_keys(body)]


def for_editor(body: str, figures: Mapping[str, EditorFigure]) -> str:
    """Show the pictures of a stored body as the editor edits them; unknown ones are dropped."""

    def show(match):
        if match["provider"]:
            return _render("video_in_editor", provider=match["provider"], video=match["video"])
        figure = figures.get(match["key"])
        return _render("picture_in_editor", figure=figure) if figure else ""

    return STORED_FIGURE.sub(show, sanitise(body)).rstrip("\n")


def for_reader(body: str, render_figure: Callable[[str], str]) -> SafeString:
    """Write the body for a page; `render_figure(key)` gives safe HTML, or "" to leave it out.

    The body is cleaned again: SQL and old backups do not pass through the field.
    """

    def show(match):
        if match["key"]:
            return render_figure(match["key"])
        provider, video = match["provider"], match["video"]
        if not allowed.is_embed(provider, video):
            return ""
        embed = allowed.EMBEDS[provider]
        return _render("video", provider=embed.name, address=embed.address.format(video))

    return mark_safe(STORED_FIGURE.sub(show, cleaned_again(body)))  # noqa: S308 sanitised here


def figure_keys(body: str) -> list[str]:
    """Return the keys of the pictures of a body, in reading order."""
    return [match["key"] for match in STORED_FIGURE.finditer(sanitise(body)) if match["key"]]


def plain_text(body: str) -> str:
    """Return the words of a body, a line for each paragraph, item or cell."""
    lines = (line.strip() for line in _lined_text(parse(sanitise(body))).split("\n"))
    return "\n".join(line for line in lines if line)


def is_empty(body: str) -> bool:
    """Say whether there is neither a word nor a picture nor a video in a body."""
    return not sanitise(body)


def _lined_text(element):
    parts = []
    for child in element.children:
        if isinstance(child, str):
            parts.append(child)
        elif child.name in {"a", *allowed.MARKS}:
            parts.append(_lined_text(child))
        else:
            parts.append("\n" + _lined_text(child) + "\n")
    return "".join(parts)


def _is_picture(element):
    return "data-key" in element.attrs or "data-photo" in element.attrs


def _figure(element, taken):
    photo = element.attrs.get("data-photo", "")
    if not (photo.isascii() and photo.isdigit() and len(photo) <= LONGEST_PHOTO_ID):
        return None
    key = element.attrs.get("data-key", "")
    if not allowed.is_allowed("data-key", key) or key in taken:
        # A picture copied and pasted brings its key with it; two rows cannot share one.
        key = new_key()
    image, caption = element.find("img"), element.find("figcaption")
    return Figure(
        key=key,
        photo_id=int(photo),
        caption=_words(caption.text()) if caption else "",
        credit=_words(element.attrs.get("data-credit", "")),
        alt_text=_words(image.attrs.get("alt", "")) if image else "",
        is_decorative=element.attrs.get("data-decorative") == "1",
    )


def _words(text):
    return WHITE.sub(" ", normalise(text)).strip()


def _render(name, **context):
    return render_to_string(f"richtext/_{name}.html", context).strip() + "\n"
