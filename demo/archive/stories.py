"""One story of the archive by its number: all its words, and what became of it."""

import re
import string
from dataclasses import dataclass, field
from math import exp, log

from articles.models import Kind
from articles.models.article import PicturePlace
from demo.archive import bodies, changed
from demo.archive.facts import Facts
from demo.archive.grammar import sentence
from demo.archive.prose import Prose
from demo.archive.vocabulary import lists, pictures
from vietnamese.dates import in_newsroom
from vietnamese.text import TONE_PLACES

# Syllables: half of the stories are shorter, one in six has more than 780.
MEDIAN, SPREAD, SHORTEST, LONGEST = 420, 0.62, 110, 3_000
SHORT, LONG_READ = 260, 850
LEAD, KICKER, STANDFIRST, GALLERY = 0.78, 0.6, 0.95, 5
KEY_CHARACTERS = string.ascii_lowercase + string.digits
# Writers whose keyboard puts the tone where it stood before: "hoà", "thuý".
OLD_SPELLING = 0.08
# After q the u is no vowel: "quý" is written so by everybody.
NEW_PLACE = re.compile(rf"(?<![qQ])(?:{'|'.join(TONE_PLACES.values())})(?!\w)")
OLD_PLACES = {new: old for old, new in TONE_PLACES.items()}


@dataclass
class Placed:
    """A picture of the pool in a story."""

    key: str
    picture: str
    placement: str
    caption: str
    alt: str


@dataclass
class Story:
    """A story as readers know it now; `versions` are its bodies since it was published."""

    kind: str
    kicker: str
    headline: str
    standfirst: str
    topics: tuple
    placed: list
    versions: list = field(default_factory=list)
    ending: str = ""  # "withdraw", "retract", or nothing


def write(random, subject, *, at, may_change=True):
    """Return a story about the subject, as it would have been written at the moment."""
    facts = Facts(random, today=in_newsroom(at).date(), thing=subject.thing)
    length = _length(random)
    kind = _kind(random, subject, length)
    spell = _old_spelling if random.random() < OLD_SPELLING else _as_it_is
    headline = spell(sentence(random.choice(subject.headlines), facts))
    placed = _placed(random, subject, facts, kind, length, spell)
    prose = Prose(subject, facts)
    keys = [row.key for row in placed if row.placement == PicturePlace.BODY]
    blocks = bodies.write(prose, kind=kind, length=length, figures=keys)
    blocks = [_spelt(block, spell) for block in blocks]
    kickers = (*subject.kickers, *lists("general")["kickers"])
    story = Story(
        kind=kind.value,
        kicker=spell(sentence(random.choice(kickers), facts)) if random.random() < KICKER else "",
        headline=headline,
        standfirst=spell(sentence(random.choice(subject.standfirsts), facts))
        if random.random() < STANDFIRST
        else "",
        topics=tuple(sorted(random.sample(subject.topics, min(2, len(subject.topics))))),
        placed=placed,
    )
    story.versions, story.ending = changed.versions(random, prose, blocks, may_change=may_change)
    return story


def _length(random):
    return min(LONGEST, max(SHORTEST, round(exp(random.gauss(log(MEDIAN), SPREAD)))))


def _kind(random, subject, length):
    if subject.kinds:
        return Kind(random.choice(subject.kinds))
    if length < SHORT:
        return random.choices([Kind.NEWS, Kind.PHOTO_NEWS, Kind.ANNOUNCEMENT], [90, 7, 3])[0]
    if length > LONG_READ:
        return random.choices([Kind.REPORTAGE, Kind.INTERVIEW, Kind.STORY], [45, 20, 35])[0]
    kinds = [Kind.STORY, Kind.NEWS, Kind.GOOD_PEOPLE, Kind.PHOTO_STORY, Kind.ADVERTORIAL]
    return random.choices(kinds, [58, 30, 6, 5, 1])[0]


def _placed(random, subject, facts, kind, length, spell):
    """Return the pictures: one above most stories, more in long ones, a gallery in a few."""
    places = [PicturePlace.LEAD] if random.random() < LEAD or kind == Kind.PHOTO_STORY else []
    places += [PicturePlace.BODY] * sum(length > limit for limit in (600, 1_000, 1_600))
    if kind == Kind.PHOTO_STORY:
        places += [PicturePlace.GALLERY] * GALLERY
    known = pictures()
    own = random.sample(subject.pictures, len(subject.pictures))
    others = random.sample(sorted(known.keys() - set(own)), GALLERY)
    placed = []
    for place, picture in zip(places, [*own, *others], strict=False):
        alt, captions = known[picture]
        placed.append(
            Placed(
                key="".join(random.choices(KEY_CHARACTERS, k=8)),
                picture=picture,
                placement=place.value,
                caption=spell(sentence(random.choice(captions[1:]), facts)),
                alt=alt,
            )
        )
    return placed


def _spelt(block, spell):
    if block.name == "figure":
        return block
    text = tuple(map(spell, block.text)) if block.name == "ul" else spell(block.text)
    return block._replace(text=text)


def _as_it_is(text):
    return text


def _old_spelling(text):
    return NEW_PLACE.sub(lambda match: OLD_PLACES[match[0]], text)
