"""What sort of change the next text of a live story is, and what in it is touchy."""

import re
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import zip_longest

from django.utils.translation import gettext_lazy as _

from richtext.figures import plain_text
from richtext.sanitise import sanitise
from richtext.tree import parse
from vietnamese.text import exact, fold

# What an editor says with each kind of change; the form shows no other fields, the verb takes none.
NOTE_FIELDS = {
    "typo": ("looked_twice",),
    "update": ("right_text",),
    "clarification": ("right_text", "authority_document", "hides_difference"),
    "correction": (
        *("wrong_text", "right_text", "apology"),
        *("authority_document", "hides_difference"),
    ),
}


@dataclass(frozen=True, kw_only=True)
class ChangeNote:
    """How an editor files a change to a live story."""

    kind: str = "update"  # a `CorrectionKind`
    wrong_text: str = ""
    right_text: str = ""
    apology: str = ""
    authority_document: str = ""
    hides_difference: bool = False
    # Filed as a typo although a number, name, quotation or the headline changed: looked at again.
    looked_twice: bool = False
    # Whose second look that was, where the change is carried out later by somebody else: an id.
    looked_by: int | None = None

    @property
    def strangers(self):
        """The names of what is filled in although notes of this kind have no such thing."""
        known = {"kind", "looked_twice", "looked_by", *NOTE_FIELDS.get(self.kind, ())}
        return [
            name
            for name, value in vars(self).items()
            if name not in known and str(value or "").strip()
        ]


PARTS = {
    "headline": _("headline"),
    "number": _("number"),
    "name": _("name"),
    "quotation": _("quotation"),
}


# What a change is that nobody says more of.
PLAIN_UPDATE = ChangeNote()


@dataclass(frozen=True)
class Change:
    """Something touchy that changed; one of both sides is empty where it came or went."""

    part: str  # of `PARTS`
    before: str
    after: str

    @property
    def label(self):
        """The printed name of the part."""
        return PARTS[self.part]

    def __str__(self):
        return f"{self.label}: {self.before or '∅'} → {self.after or '∅'}"


def touchy_changes(before, after):
    """Return the `Change`s between two publications that are no mere slip of the keyboard.

    Publications are anything with headline, kicker, standfirst, body, source, pictures, bylines.
    """
    changes = []
    if _flat(before.headline) != _flat(after.headline):
        changes.append(Change("headline", _flat(before.headline), _flat(after.headline)))
    if _said(before) == _said(after):
        return changes
    one, other = _lines(before), _lines(after)
    changes += _changed_numbers(one, other)
    known = _names_within(one) | _names_within(other)
    changes += _changed(
        "name", [*_printed(before), *_names(one, known)], [*_printed(after), *_names(other, known)]
    )
    changes += [change for change in _changed_openings(one, other, known) if _is_other(change)]
    return changes + _changed(
        "quotation",
        [*_quotations(one), *_block_quotations(before.body)],
        [*_quotations(other), *_block_quotations(after.body)],
    )


def reworded(before, after):
    """Return the first sentences that differ between two publications, as they were and are.

    What a notice may begin with: at most so many sentences, and nothing where it is only longer.
    """
    one, other = (
        [s for line in _all_lines(p) for s in SENTENCES.split(line)] for p in (before, after)
    )
    changes = [change for change in _changed("name", one, other) if change.before and change.after]
    if not changes or len(changes) > MOST_REWORDED:
        return "", ""
    sides = [change.before for change in changes], [change.after for change in changes]
    return tuple(" ".join(side)[:LONGEST_REWORDED] for side in sides)


def _all_lines(story):
    return [_flat(story.headline), *_lines(story)]


SENTENCES = re.compile(r"(?<=[.!?…])\s+")
MOST_REWORDED, LONGEST_REWORDED = 3, 1500


def _said(story):
    words = (story.kicker, story.standfirst, story.body, story.source)
    return (*words, _picture_words(story), _printed(story))


def _lines(story):
    """Return the words of a story but for its headline, a line for each paragraph or caption."""
    parts = (story.kicker, story.standfirst, plain_text(story.body), *_picture_words(story))
    return [line for part in (*parts, story.source) for line in part.split("\n") if line.strip()]


def _picture_words(story):
    return [placed.get(name) or "" for placed in story.pictures for name in PICTURE_WORDS]


def _printed(story):
    return [byline["printed_as"] for byline in story.bylines]


PICTURE_WORDS = ("caption", "credit", "alt")


# -- numbers: 210, 1.003, 85,5, 12-4, 12/04/2021, 5h30, 57-NQ, -3, 100%, m²; and those in words

SMALL = "⁰¹²³⁴-⁹₀-₉¼-¾⅐-⅞"
DIGITS = rf"\d{SMALL}"
# In a row: after each other, with at most the signs between them that make one number of two.
NUMERALS = (
    "không|một|hai|ba|bốn|tư|năm|lăm|sáu|bảy|bẩy|tám|chín|mười|mươi|mốt|rưỡi|rưởi|chục|tá"
    "|trăm|nghìn|ngàn|vạn|triệu|tỷ|tỉ"
    "|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh"
    "|nine)teen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|thousand|million|billion|dozen"
)
# Alone they are mostly another word: a year, "not", "a", private. They count where one numeral
# stands in the place of another: "năm người chết" that becomes "một người chết".
ALONE_NO_NUMBER = {"không", "một", "tư", "năm", "lăm", "mốt", "tá", "mươi", "rưởi", "one"}
NUMBER = re.compile(
    rf"(?:(?<![\w)])[-−+±])?[{DIGITS}]+(?:[.,:/–-]?[{DIGITS}]+|[hg](?=[{DIGITS}]))*[%‰°]?"
    rf"|(?<!\w)(?:{NUMERALS})(?:\s+(?:{NUMERALS}))*(?!\w)",
    re.IGNORECASE,
)


def _changed_numbers(one, other):
    before, after = _numbers(one), _numbers(other)
    sure = _changed("number", _without_alone(before), _without_alone(after))
    in_place = [
        change
        for change in _changed("number", before, after)
        if change.before and change.after and {change.before, change.after} & ALONE_NO_NUMBER
    ]
    return sure + in_place


def _numbers(lines):
    return [_flat(match[0]).lower() for line in lines for match in NUMBER.finditer(line)]


def _without_alone(numbers):
    return [number for number in numbers if number not in ALONE_NO_NUMBER]


# -- names: Nguyễn Văn An, V.THÀNH, UBND, Ea H’leo

WORD = re.compile(r"[^\W\d_]+(?:[’'ʼ][^\W\d_]+)*")
# What stands between the words of one name.
INSIDE = re.compile(r"\s|-|–|\.\s?")
# After these the next word begins a sentence and is written large for that alone.
SENTENCE_END = re.compile(r"[.!?…][”\"»)\]’]*\s+[“\"«(\[‘]*\Z")
LINE_BEGIN = re.compile(r"[\W\d_]*\Z")
LONGEST_ABBREVIATION = 4
# Of letters in common: "Ngưòi" and "Người" are one word mistyped, "Lan" and "Mai" are two.
SAME_WORD = 0.5


@dataclass(frozen=True)
class _Run:
    """Words written large, one after the other."""

    words: tuple
    opens: bool  # a sentence

    @property
    def is_name(self):
        """Whether it would be written large within a sentence, too."""
        return not self.opens or len(self.words) > 1 or _is_abbreviation(self.words[0])


def _names(lines, known):
    runs = (run for line in lines for run in _runs(line))
    return [" ".join(run.words) for run in runs if run.is_name or run.words[0] in known]


def _changed_openings(one, other, known):
    """Return changes of the single words that open sentences, and so may or may not be names."""
    return _changed("name", _openings(one, known), _openings(other, known))


def _openings(lines, known):
    runs = (run for line in lines for run in _runs(line))
    return [run.words[0] for run in runs if not run.is_name and run.words[0] not in known]


def _is_other(change):
    """Tell whether one word took the place of another, rather than a mistyped one of itself."""
    alike = SequenceMatcher(None, fold(change.before), fold(change.after)).ratio()
    return bool(change.before and change.after) and alike < SAME_WORD


def _names_within(lines):
    """Return the single words that are written large within sentences: names at their begin too."""
    runs = (run for line in lines for run in _runs(line))
    return {run.words[0] for run in runs if len(run.words) == 1 and not run.opens}


def _runs(line):
    words, opens, end = [], False, 0
    for match in WORD.finditer(line):
        word, between = match[0], line[end : match.start()]
        begins = _begins_sentence(line, match.start(), words)
        if words and not (word[0].isupper() and INSIDE.fullmatch(between) and not begins):
            yield _Run(tuple(words), opens)
            words = []
        if word[0].isupper():
            opens = opens if words else begins
            words.append(word)
        end = match.end()
    if words:
        yield _Run(tuple(words), opens)


def _begins_sentence(line, start, run):
    # Only a few characters can stand between two sentences; more would be slow in long lines.
    before = line[max(0, start - 12) : start]
    if start <= len(before) and LINE_BEGIN.match(before):
        return True
    if not SENTENCE_END.search(before):
        return False
    # "TP. Huế", "V. Thành", "TS. Lan": the stop belongs to the word.
    return not (run and len(run[-1]) <= LONGEST_ABBREVIATION and run[-1].isupper())


def _is_abbreviation(word):
    return len(word) > 1 and word.isupper()


# -- quotations

CLOSED_BY = {"“": "”", "‘": "’", "«": "»", '"': '"', "„": "”"}
# A line that begins so is what somebody said: interviews are printed in this way.
DASHES = ("– ", "— ")
QUOTATION = re.compile("|".join(f"{a}([^{b}]*)(?:{b}|$)" for a, b in CLOSED_BY.items()))


def _quotations(lines):
    """Return what stands between quotation marks; one that is not closed goes to the line's end."""
    marked = [_flat("".join(m.groups(""))) for line in lines for m in QUOTATION.finditer(line)]
    return [*marked, *(_flat(line) for line in lines if line.lstrip().startswith(DASHES))]


def _block_quotations(body):
    if "<blockquote" not in body:
        return []
    tree = parse(sanitise(body))
    return [_flat(element.text()) for element in tree.walk() if element.name == "blockquote"]


# -- comparing

# Beyond so many pairs the comparison no longer looks for what belongs together: it counts.
MOST_PAIRS = 40_000


def _changed(part, before, after):
    """Return what differs between two lists in their order, as `Change`s of that part."""
    start, end = _common(before, after)
    before, after = before[start : len(before) - end], after[start : len(after) - end]
    if not (before or after):
        return []
    if len(before) * len(after) > MOST_PAIRS:
        return list(_counted(part, before, after))
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    return [
        Change(part, one or "", other or "")
        for tag, a, b, c, d in matcher.get_opcodes()
        if tag != "equal"
        for one, other in zip_longest(before[a:b], after[c:d])
    ]


def _common(before, after):
    """Return how many things two lists have in common at their beginning, and at their end."""
    most = min(len(before), len(after))
    start = _equal_first(before, after, most)
    return start, _equal_first(before[::-1], after[::-1], most - start)


def _equal_first(before, after, most):
    return next((n for n in range(most) if before[n] != after[n]), most)


def _counted(part, before, after):
    gone, new = Counter(before) - Counter(after), Counter(after) - Counter(before)
    if not (gone or new):
        # The same in another order.
        yield Change(part, before[0], after[0])
    for one, other in zip_longest(gone.elements(), new.elements()):
        yield Change(part, one or "", other or "")


def _flat(text):
    return " ".join(text.split())


# -- words that should be gone


def still_stands(wrong, right, text):
    """Tell whether the wrong words stand in a text, other than as a part of the right ones.

    Case, punctuation and where a tone mark is put count only where nothing else is corrected.
    """
    form = _spaced if exact(wrong) != exact(right) else _flat
    wrong, right, text = form(wrong), form(right), form(text)
    if not wrong.strip():
        return False
    if wrong in right:
        # "Two are dead" is no error any more in "two are dead and three injured".
        text = text.replace(right, "  ")
    return wrong in text


def _spaced(text):
    return f" {exact(text)} "
