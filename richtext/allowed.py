"""What a stored body may hold, as data. Whatever is not named here does not survive."""

import re
from typing import NamedTuple

# Runs of text; the order is the order of nesting, from the outside.
MARKS = ("strong", "em", "sub", "sup")
HEADINGS = ("h2", "h3")
LISTS = ("ul", "ol")

TAGS = {
    "p", "br", "a", *MARKS, *HEADINGS, "blockquote", *LISTS, "li",
    "table", "caption", "thead", "tbody", "tr", "th", "td", "figure",
}  # fmt: skip

ATTRIBUTES = {
    "a": {"href"},
    "th": {"colspan", "rowspan", "scope"},
    "td": {"colspan", "rowspan"},
    "figure": {"data-key", "data-embed", "data-id"},
}

# Same meaning, our name. The headline is the only h1 of a page.
RENAMED = {
    "b": "strong",
    "i": "em",
    "h1": "h2",
    "h4": "h3",
    "h5": "h3",
    "h6": "h3",
}

# They end a line of text but are not kept: "<div>một</div><div>hai</div>" is not "mộthai".
BOUNDARIES = {
    "address", "article", "aside", "center", "dd", "details", "dialog", "dir", "div", "dl", "dt",
    "fieldset", "figcaption", "footer", "form", "header", "hgroup", "hr", "legend", "main", "menu",
    "nav", "pre", "search", "section", "summary", "tfoot",
}  # fmt: skip

# Read while cleaning for what they say about the text, never written. A paste says bold by style.
HINTS = {"span": {"style"}, "p": {"style"}, "b": {"style"}, "i": {"style"}}

# Their text is no text of the article and goes with them.
DROP_CONTENT = {
    "script", "style", "template", "noscript", "noembed", "noframes", "iframe", "object", "applet",
    "svg", "math", "xmp", "plaintext", "textarea", "title", "select", "button", "audio", "video",
    "canvas", "xml",
}  # fmt: skip

URL_SCHEMES = {"http", "https", "mailto", "tel"}

# No white space, control or direction characters, no backslash: what a browser would read as
# another address than the one we see is no address.
_ADDRESS = (
    r"[^\s\\<>\"`\x00-\x20\x7f-\x9f\u00ad\u061c\u200b-\u200f\u2028-\u202f\u2060-\u206f\ufeff]"
)
_HOST = rf"(?:(?![/?#@:]){_ADDRESS})+(?::[0-9]{{1,5}})?"
LINK = re.compile(
    rf"(?i:https?)://{_HOST}(?:[/?#]{_ADDRESS}*)?"
    rf"|(?i:mailto):{_ADDRESS}+"
    r"|(?i:tel):\+?[0-9().-]+"
    rf"|/(?:(?![/\\]){_ADDRESS}+)?"
)
KEY = re.compile(r"[a-z0-9]{8}")


class Provider(NamedTuple):
    """Where videos may come from: its name, what its ids look like, the page that plays one."""

    name: str
    video: re.Pattern
    address: str


EMBEDS = {
    "youtube": Provider(
        "YouTube",
        re.compile(r"[A-Za-z0-9_-]{11}"),
        "https://www.youtube-nocookie.com/embed/{}",
    ),
    "vimeo": Provider(
        "Vimeo",
        re.compile(r"[0-9]{6,12}"),
        "https://player.vimeo.com/video/{}?dnt=1",
    ),
}

VALUES = {
    "href": LINK,
    "colspan": re.compile(r"[2-9]|[1-9][0-9]"),
    "rowspan": re.compile(r"[2-9]|[1-9][0-9]"),
    "scope": re.compile(r"row|col|rowgroup|colgroup"),
    "data-key": KEY,
    "data-embed": re.compile("|".join(EMBEDS)),
    "data-id": re.compile("|".join(provider.video.pattern for provider in EMBEDS.values())),
}


def is_allowed(attribute, value):
    """Say whether the whole value is one that this attribute may have."""
    return attribute in VALUES and VALUES[attribute].fullmatch(value) is not None


def is_embed(provider, video):
    """Say whether this names a video of a provider we know."""
    return provider in EMBEDS and EMBEDS[provider].video.fullmatch(video) is not None
