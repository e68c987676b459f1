"""Give a body its one canonical form: paragraphs, crossheads, quotes, lists, tables, figures.

Editors, Word, Google Docs and old systems write the same text in a hundred ways. Everything is
read here as a flow of words, breaks and blocks, and written again in one way, so that two
revisions differ where their text differs and nowhere else.
"""

import re
from dataclasses import dataclass, field, replace
from enum import Enum, auto
from html import escape
from itertools import groupby

from vietnamese.text import normalise

from . import allowed
from .tree import Element

DEEPEST_LIST = 4

# The look-behind: "mso-bidi-font-weight:normal" is another property.
BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:bold|[6-9]00)")
NOT_BOLD = re.compile(r"(?<![\w-])font-weight\s*:\s*(?:normal|[1-5]00)")
ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*italic")
NOT_ITALIC = re.compile(r"(?<![\w-])font-style\s*:\s*normal")
RAISED = re.compile(r"(?<![\w-])vertical-align\s*:\s*super")
LOWERED = re.compile(r"(?<![\w-])vertical-align\s*:\s*sub")
WHITE = re.compile(r"[ \t\n]+")


class Break(Enum):
    LINE = auto()
    PARAGRAPH = auto()


@dataclass(frozen=True)
class Look:
    """How a run of text looks: its marks and where it leads."""

    marks: frozenset = frozenset()
    href: str = ""

    def nesting(self):
        links = [("a", self.href)] if self.href else []
        return links + [(mark, "") for mark in allowed.MARKS if mark in self.marks]


@dataclass(frozen=True)
class Run:
    text: str
    look: Look = Look()


@dataclass
class Lines:
    """Lines of text with breaks between them, the only thing that holds words."""

    lines: list[list[Run]]


@dataclass
class Block:
    name: str
    attrs: dict = field(default_factory=dict)
    children: list = field(default_factory=list)


# A figure or a table inside something else leaves it, and stands after it.
TOP_LEVEL_ONLY = {"figure", "table"}


def shape(root):
    """Write the tree of a cleaned body in canonical form, one block a line."""
    return "\n".join(_write(block) for block in _paragraphs(_flow(root, Look(), 0)))


# -- reading: a tree becomes a flow of runs, breaks and blocks


def _flow(element, look, depth):
    for child in element.children:
        if isinstance(child, str):
            yield Run(child, look)
        else:
            yield from _read(child, look, depth)


def _read(element, look, depth):
    name = allowed.RENAMED.get(element.name, element.name)
    if name == "br":
        yield Break.LINE
    elif name in {"a", "span", *allowed.MARKS}:
        yield from _flow(element, _look_of(element, name, look), depth)
    elif name in READERS:
        yield from READERS[name](element, name, look, depth)
    elif name != "img":
        yield Break.PARAGRAPH
        yield from _flow(element, look, depth)
        yield Break.PARAGRAPH


def _look_of(element, name, look):
    marks, href = set(look.marks), look.href
    if name in allowed.MARKS:
        marks.add(name)
    if name == "a":
        address = element.attrs.get("href", "").strip(" \t\n\r")
        href = address if allowed.is_allowed("href", address) else href
    style = element.attrs.get("style", "").lower()
    for pattern, change, mark in (
        (BOLD, marks.add, "strong"),
        # Google Docs wraps everything in <b style="font-weight:normal">.
        (NOT_BOLD, marks.discard, "strong"),
        (ITALIC, marks.add, "em"),
        (NOT_ITALIC, marks.discard, "em"),
        (RAISED, marks.add, "sup"),
        (LOWERED, marks.add, "sub"),
    ):
        if style and pattern.search(style):
            change(mark)
    return replace(look, marks=frozenset(marks), href=href)


def _heading(element, name, look, depth):
    flow = list(_flow(element, look, depth))
    words = [
        # A crosshead is one line, and bold already.
        Run(" ") if isinstance(item, Break) else _without(item, "strong")
        for item in flow
        if not isinstance(item, Block)
    ]
    line = _tidy(words)
    if line:
        yield Block(name, {}, [Lines([line])])
    yield from (item for item in flow if isinstance(item, Block))


def _without(run, mark):
    return replace(run, look=replace(run.look, marks=run.look.marks - {mark}))


def _quote(element, name, look, depth):
    inside, leaving = _sort_out(_flow(element, look, depth))
    blocks = []
    for block in _paragraphs(inside):
        if block.name in allowed.HEADINGS:
            block = Block("p", {}, block.children)
        blocks += block.children if block.name == "blockquote" else [block]
    if blocks:
        yield Block(name, {}, blocks)
    yield from leaving


def _list(element, name, look, depth):
    if depth >= DEEPEST_LIST:
        yield from _as_lines(element, look, depth)
        return
    items, leaving = [], []
    for content, is_item in _items(element, look, depth + 1):
        inside, out = _sort_out(content)
        children = _words_and_lists(inside)
        leaving += out
        if items and not is_item and _all_lists(children):
            # A list straight inside a list belongs to the item before it.
            items[-1].children += children
        elif children:
            items.append(Block("li", {}, children))
    if items:
        yield Block(name, {}, items)
    yield from leaving


def _items(element, look, depth):
    for child in element.children:
        if isinstance(child, str):
            yield [Run(child, look)], False
        elif child.name == "li":
            yield list(_flow(child, look, depth)), True
        else:
            yield list(_read(child, look, depth)), False


def _all_lists(children):
    return all(isinstance(child, Block) for child in children)


def _as_lines(element, look, depth):
    yield Break.PARAGRAPH
    yield from _flow(element, look, depth)
    yield Break.PARAGRAPH


def _table(element, name, look, depth):
    caption, head, body, leaving = [], [], [], []
    for child in element.children:
        if isinstance(child, str):
            continue
        if child.name == "caption":
            inside, out = _sort_out(_flow(child, look, depth))
            caption += _words_only(inside)
            leaving += out
        elif child.name in {"thead", "tbody", "tfoot"}:
            rows, out = _rows(child, look, depth)
            (head if child.name == "thead" else body).extend(rows)
            leaving += out
    parts = [("caption", caption), ("thead", head), ("tbody", body)]
    if any(cell.children for row in head + body for cell in row.children):
        yield Block(name, {}, [Block(part, {}, content) for part, content in parts if content])
    elif caption:
        yield Block("p", {}, caption)
    yield from leaving


def _rows(element, look, depth):
    rows, leaving = [], []
    for row in element.children:
        if isinstance(row, str) or row.name != "tr":
            continue
        cells = []
        for cell in row.children:
            if isinstance(cell, Element) and cell.name in {"td", "th"}:
                inside, out = _sort_out(_flow(cell, look, depth))
                cells.append(Block(cell.name, _kept(cell), _words_and_lists(inside)))
                leaving += out
        if cells:
            rows.append(Block("tr", {}, cells))
    return rows, leaving


def _kept(element):
    return {
        name: value
        for name, value in sorted(element.attrs.items())
        if name in allowed.ATTRIBUTES.get(element.name, ()) and allowed.is_allowed(name, value)
    }


def _figure(element, name, look, depth):
    key, provider = element.attrs.get("data-key", ""), element.attrs.get("data-embed", "")
    video = element.attrs.get("data-id", "")
    if allowed.is_allowed("data-key", key):
        yield Block(name, {"data-key": key})
    elif allowed.is_embed(provider, video):
        yield Block(name, {"data-embed": provider, "data-id": video})
    else:
        # Not ours (a table or a quotation may be in it): only its frame goes.
        yield from _as_lines(element, look, depth)


READERS = {
    **dict.fromkeys(allowed.HEADINGS, _heading),
    **dict.fromkeys(allowed.LISTS, _list),
    "blockquote": _quote,
    "table": _table,
    "figure": _figure,
}


# -- grouping: a flow becomes blocks


def _sort_out(flow):
    """Part what may stay inside a list, a quotation or a cell from what must leave it."""
    inside, leaving = [], []
    for item in flow:
        leaves = isinstance(item, Block) and item.name in TOP_LEVEL_ONLY
        (leaving if leaves else inside).append(item)
    return inside, leaving


def _paragraphs(flow):
    """Group loose words into paragraphs; an empty line ends one."""
    for is_block, items in groupby(flow, key=lambda item: isinstance(item, Block)):
        if is_block:
            yield from items
            continue
        for has_words, lines in groupby(_lines(items), key=bool):
            if has_words:
                yield Block("p", {}, [Lines(list(lines))])


def _words_and_lists(flow):
    """Group the content of an item or a cell: lines of words, and lists."""
    children = []
    for item in _without_frames(flow):
        if isinstance(item, Block):
            children.append(item)
        elif children and isinstance(children[-1], list):
            children[-1].append(item)
        else:
            children.append([item])
    grouped = (child if isinstance(child, Block) else _joined(child) for child in children)
    return [child for child in grouped if child]


def _words_only(flow):
    lines = _joined(item for item in _without_frames(flow, lists=False))
    return [lines] if lines else []


def _joined(items):
    lines = [line for line in _lines(items) if line]
    return Lines(lines) if lines else None


def _without_frames(flow, *, lists=True):
    """Turn paragraphs, crossheads and quotations inside something into its lines."""
    for item in flow:
        if not isinstance(item, Block) or (lists and item.name in allowed.LISTS):
            yield item
            continue
        yield Break.PARAGRAPH
        for child in item.children:
            if isinstance(child, Block):
                yield from _without_frames([child], lists=lists)
                yield Break.PARAGRAPH
            else:
                for line in child.lines:
                    yield from line
                    yield Break.PARAGRAPH


def _lines(items):
    """Cut at the breaks and tidy each line; an empty line stands for a paragraph's end."""
    line = []
    for item in items:
        if isinstance(item, Run):
            line.append(item)
            continue
        yield _tidy(line)
        line = []
        if item is Break.PARAGRAPH:
            yield []
    yield _tidy(line)


def _tidy(runs):
    """Normalise the words of one line, with single spaces, and join runs that look alike."""
    tidy = []
    for run in runs:
        # Here and not on the HTML: U+0338 after a ">" would become one character with it.
        text = WHITE.sub(" ", normalise(run.text))
        look = run.look if text.strip(" ") else Look()
        if not tidy or tidy[-1].text.endswith(" "):
            text = text.lstrip(" ")
        if not text:
            continue
        if tidy and tidy[-1].look == look:
            tidy[-1] = Run(normalise(tidy[-1].text + text), look)
        else:
            tidy.append(Run(text, look))
    if tidy and tidy[-1].text.endswith(" "):
        last = tidy.pop()
        if last.text != " ":
            tidy.append(replace(last, text=last.text[:-1]))
    return tidy


# -- writing


def _write(part):
    if isinstance(part, Lines):
        return "<br>".join(_write_line(line) for line in part.lines)
    attrs = "".join(f' {name}="{escape(value)}"' for name, value in part.attrs.items())
    return f"<{part.name}{attrs}>{''.join(map(_write, part.children))}</{part.name}>"


def _write_line(runs):
    written, opened = [], []
    for run in [*runs, Run("")]:
        wanted = run.look.nesting()
        while opened and opened != wanted[: len(opened)]:
            written.append(f"</{opened.pop()[0]}>")
        for tag, href in wanted[len(opened) :]:
            written.append(f'<{tag} href="{escape(href)}">' if href else f"<{tag}>")
            opened.append((tag, href))
        written.append(escape(run.text, quote=False))
    return "".join(written)
