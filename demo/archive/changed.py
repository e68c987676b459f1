"""What became of a story after it was published: added to, corrected, withdrawn, retracted."""

from dataclasses import dataclass

from articles.models.correction import CorrectionKind
from demo.archive.bodies import Block
from demo.archive.facts import dotted
from demo.archive.grammar import fill
from demo.archive.vocabulary import lists

# In a thousand stories. A paper of this size admits about one error in a day.
FATES = {
    "update": 62,
    "typo": 10,
    "correction": 6,
    "clarification": 3,
    "withdraw": 3,
    "retract": 2,
}
UPDATES = (1, 1, 1, 2, 2, 3)


@dataclass
class Version:
    """A body that readers saw, and why it was another one than that before it."""

    blocks: list
    kind: str | None = None  # a `CorrectionKind`; None: the first
    wrong: str = ""
    right: str = ""


def versions(random, prose, blocks, *, may_change):
    """Return the bodies of a story in their order, and how it ended ("" if it is live)."""
    fate = random.choices([*FATES, ""], [*FATES.values(), 1000 - sum(FATES.values())])[0]
    if not may_change or not fate:
        return [Version(blocks)], ""
    if fate in ("withdraw", "retract"):
        return [Version(blocks)], fate
    return _CHANGES[fate](random, prose, blocks), ""


def _updated(random, prose, blocks):
    """Let a paragraph or two be added while the story goes on."""
    found = [Version(blocks)]
    for _ in range(random.choice(UPDATES)):
        blocks = [*blocks, Block("p", f"{prose.sentence()} {_later(prose)}")]
        found.append(Version(blocks, CorrectionKind.UPDATE.value))
    return found


def _later(prose):
    text = prose.filled("later")
    return text[0].upper() + text[1:]


def _corrected(random, prose, blocks):
    """Let a number be wrong in what readers saw first."""
    template = random.choice(lists("general")["figures"])
    right = random.randint(24, 890)
    wrong = _misread(right)
    said = {}
    for number in (wrong, right):
        prose.facts.set("figure", dotted(number))
        said[number] = fill(template, prose.facts)
    place = _last_paragraph(blocks)
    wrong_blocks, right_blocks = (
        _with(blocks, place, f"{blocks[place].text} {said[number]}") for number in (wrong, right)
    )
    notice = {"wrong": said[wrong], "right": said[right]}
    return [
        Version(wrong_blocks),
        Version(right_blocks, CorrectionKind.CORRECTION.value, **notice),
    ]


def _clarified(random, prose, blocks):
    """Let a sentence be made clear that could be read in two ways."""
    clear = _later(prose)
    return [
        Version(blocks),
        Version([*blocks, Block("p", clear)], CorrectionKind.CLARIFICATION.value, right=clear),
    ]


def _typed_wrong(random, prose, blocks):
    """Let the last letter of a word be missing at first."""
    place = _last_paragraph(blocks)
    words = blocks[place].text.split(" ")
    # Nothing that a reader relies on: no number, name or quotation, and not the first word.
    plain = [at for at, word in enumerate(words) if at and word.isalpha() and word.islower()]
    plain = [at for at in plain if len(words[at]) > 3]
    if not plain or "“" in blocks[place].text:
        return [Version(blocks)]
    at = random.choice(plain)
    words[at] = words[at][:-1]
    return [
        Version(_with(blocks, place, " ".join(words))),
        Version(blocks, CorrectionKind.TYPO.value),
    ]


_CHANGES = {
    "update": _updated,
    "typo": _typed_wrong,
    "correction": _corrected,
    "clarification": _clarified,
}


def _misread(number):
    """Return the number with two digits changed over, or another one where they are the same."""
    text = str(number)
    swapped = int(text[:-2] + text[-1] + text[-2])
    return swapped if swapped != number and text[-1] != "0" else number + 9


def _last_paragraph(blocks):
    return max(place for place, block in enumerate(blocks) if block.name == "p")


def _with(blocks, place, text):
    return [*blocks[:place], Block("p", text), *blocks[place + 1 :]]
