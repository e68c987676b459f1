"""The body of a story as a list of blocks, from which its HTML and its words are made."""

from typing import NamedTuple

from articles.models import Kind

# Syllables, from which on a story has crossheads, and after how many paragraphs one comes.
LONG, BETWEEN_CROSSHEADS = 520, 4
QUOTED = 0.15


class Block(NamedTuple):
    """A paragraph ("p"), crosshead ("h2"), quotation, list ("ul"), or a figure's key."""

    name: str
    text: str | tuple

    @property
    def html(self):
        return _WRITTEN[self.name](self.text)

    @property
    def words(self):
        """The words as a reader may look for them, a line for each paragraph or item."""
        return _READ.get(self.name, str)(self.text)


_WRITTEN = {
    "p": "<p>{}</p>".format,
    "question": "<p><strong>{}</strong></p>".format,
    "h2": "<h2>{}</h2>".format,
    "quote": "<blockquote><p>“{}”</p></blockquote>".format,
    "ul": lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>",
    "figure": '<figure data-key="{}"></figure>'.format,
}
_READ = {"quote": "“{}”".format, "ul": "\n".join, "figure": lambda key: ""}


def html(blocks):
    """Return the body as it is stored."""
    return "\n".join(block.html for block in blocks)


def plain_text(blocks):
    """Return the words of the body, as `richtext.plain_text` would read them from its HTML."""
    return "\n".join(filter(None, (block.words for block in blocks)))


def write(prose, *, kind, length, figures):
    """Return the blocks of a story of about so many syllables, with figures between them."""
    blocks = [Block("p", prose.opening())]
    said = _length(blocks[0].text)
    while said < length:
        block = Block("p", prose.paragraph())
        blocks += _before(prose, kind, len(blocks), length)
        blocks.append(block)
        said += _length(block.text)
    if kind == Kind.ANSWER:
        blocks.append(Block("ul", tuple(prose.sentence() for _ in range(3))))
    blocks.append(Block("p", prose.closing()))
    return _with_figures(blocks, figures)


def _before(prose, kind, place, length):
    """Return what stands before a paragraph: a question, a crosshead, a quotation, or nothing."""
    if kind == Kind.INTERVIEW:
        return [Block("question", prose.question())]
    if length > LONG and place % (BETWEEN_CROSSHEADS + 1) == BETWEEN_CROSSHEADS:
        return [Block("h2", prose.crosshead())]
    if kind == Kind.REPORTAGE and prose.random.random() < QUOTED:
        return [Block("quote", prose.spoken())]
    return []


def _with_figures(blocks, keys):
    """Return the blocks with figures at even distances, none first and none below a crosshead."""
    written = list(blocks)
    for number, key in reversed(list(enumerate(keys, 1))):
        place = max(1, len(blocks) * number // (len(keys) + 1))
        if written[place - 1].name != "p":
            place += 1
        written.insert(place, Block("figure", key))
    return written


def _length(text):
    return text.count(" ") + 1
