"""What a picture file says in words, whatever it was written in."""

import json
from dataclasses import asdict, dataclass, fields

from darkroom.metadata import dates
from darkroom.metadata.plaintext import plain, plain_lines

# No agency comes near; a hostile file must not flood the desk.
LONGEST_CAPTION = 5000
LONGEST_FIELD = 500
LONGEST_KEYWORD = 100
MOST_KEYWORDS = 50

AI_ORIGINS = ("generated", "edited")


@dataclass(frozen=True)
class Words:
    """The words of a picture, always plain, composed (NFC) and bounded; "" is unknown."""

    headline: str = ""
    caption: str = ""
    byline: str = ""
    credit: str = ""
    source: str = ""
    copyright: str = ""
    keywords: tuple[str, ...] = ()
    taken_at: str = ""
    city: str = ""
    province: str = ""
    country: str = ""
    location: str = ""
    alt_text: str = ""
    instructions: str = ""
    usage_terms: str = ""
    ai_origin: str = ""

    def __post_init__(self):
        for field in fields(self):
            bounded = BOUNDS.get(field.name, _short)(getattr(self, field.name))
            object.__setattr__(self, field.name, bounded)

    def as_json(self):
        """Return the words as JSON, in ASCII, for another process."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text):
        """Return the words that `as_json` wrote; of anything else, what can be understood."""
        try:
            told = json.loads(text)
        except (TypeError, ValueError, RecursionError):
            return cls()
        known = {field.name for field in fields(cls)}
        items = told.items() if isinstance(told, dict) else ()
        return cls(**{name: value for name, value in items if name in known})


def _short(text):
    return plain(text, LONGEST_FIELD)


def _caption(text):
    return plain_lines(text, LONGEST_CAPTION)


def _keywords(keywords):
    """Return each keyword once, in its order."""
    if not isinstance(keywords, list | tuple):
        return ()
    # Bounded before it is tidied: a file may hold a million of them.
    tidy = (plain(keyword, LONGEST_KEYWORD) for keyword in keywords[: MOST_KEYWORDS * 4])
    return tuple(dict.fromkeys(filter(None, tidy)))[:MOST_KEYWORDS]


def _ai_origin(origin):
    return origin if origin in AI_ORIGINS else ""


BOUNDS = {
    "caption": _caption,
    "keywords": _keywords,
    "taken_at": dates.moment,
    "ai_origin": _ai_origin,
}
