"""The demo newspaper's own words: its stories, and what is printed around them.

A story is one text file in `stories/`: `key: value` lines, an empty line, then the body in a
small markup: `## crosshead`, `> quote`, `- list`, `| table |`, `**bold**`, and a picture as
`![picture|caption|alt|credit]`.
"""

import hashlib
import re
import tomllib
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from html import escape
from pathlib import Path
from zoneinfo import ZoneInfo

FOLDER = Path(__file__).parent / "stories"
HANOI = ZoneInfo("Asia/Ho_Chi_Minh")

BOLD = re.compile(r"\*\*(.+?)\*\*")
GALLERY_PICTURE = re.compile(r"^!!\[(.+)\]$", re.MULTILINE)
# {day-1}, {month}, {year+1}: the demo must read like today's paper in any year it is started.
DATE_MARK = re.compile(r"\{(day|month|year)([+-]\d+)?\}")


@dataclass(frozen=True)
class Figure:
    """A picture with the words this story prints under it; `key` is its token in the body."""

    key: str
    picture: str
    caption: str
    alt: str
    credit: str


@dataclass(frozen=True)
class Correction:
    """What a published story got wrong, and what is right."""

    kind: str
    wrong: str
    right: str


@dataclass(frozen=True)
class Story:
    """One story as the demo newsroom wrote it, ready to be typed into the desk."""

    name: str
    state: str
    published_at: datetime
    section: str
    kind: str
    kicker: str
    headline: str
    standfirst: str
    body: str
    bylines: tuple[str, ...]
    photo_bylines: tuple[str, ...]
    topics: tuple[str, ...]
    lead: Figure | None
    figures: tuple[Figure, ...]
    gallery: tuple[Figure, ...]
    note: str
    public_note: str
    correction: Correction | None


def load(now: datetime | None = None) -> list[Story]:
    """Return all stories in file order, dated as if the paper had come out until `now`."""
    now = now or datetime.now(HANOI)
    return [_story(path, now) for path in sorted(FOLDER.glob("[0-9]*.md"))]


def paper() -> dict:
    """Return the invented paper: masthead, sections, topics, authors, utilities, sources."""
    return tomllib.loads((FOLDER / "paper.toml").read_text("utf-8"))


def _story(path: Path, now: datetime) -> Story:
    text = path.read_text("utf-8")
    age = re.search(r"^age_hours: (.+)$", text, re.MULTILINE)
    published_at = now - timedelta(hours=float(age[1]))
    header, _, markup = _dated(text, published_at.astimezone(HANOI).date()).partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.splitlines())
    markup, gallery = _apart(markup, partial(_figure, path.stem))
    body, figures = _parse(markup, partial(_figure, path.stem))
    return Story(
        name=path.stem,
        state=fields["state"],
        published_at=published_at,
        section=fields["section"],
        kind=fields["kind"],
        kicker=fields.get("kicker", ""),
        headline=fields["headline"],
        standfirst=fields.get("standfirst", ""),
        body=body,
        bylines=_several(fields.get("byline", ""), ";"),
        photo_bylines=_several(fields.get("photo_byline", ""), ";"),
        topics=_several(fields.get("topics", ""), ","),
        lead=_lead(path.stem, fields),
        figures=figures,
        gallery=gallery,
        note=fields.get("note", ""),
        public_note=fields.get("public_note", ""),
        correction=_correction(fields),
    )


def _dated(text: str, day: date) -> str:
    def words(match: re.Match) -> str:
        shift = int(match[2] or 0)
        if match[1] == "day":
            moved = day + timedelta(days=shift)
            return f"{moved.day}-{moved.month}"
        if match[1] == "month":
            return str((day.month - 1 + shift) % 12 + 1)
        return str(day.year + shift)

    return DATE_MARK.sub(words, text)


def _several(value: str, separator: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in value.split(separator) if part.strip())


def _lead(name: str, fields: dict[str, str]) -> Figure | None:
    if "picture" not in fields:
        return None
    words = (fields[f"picture_{part}"] for part in ("caption", "alt", "credit"))
    return _figure(name, "lead", fields["picture"], *words)


def _correction(fields: dict[str, str]) -> Correction | None:
    if "correction_kind" not in fields:
        return None
    return Correction(*(fields[f"correction_{part}"] for part in ("kind", "wrong", "right")))


def _figure(name: str, place: str, picture: str, caption: str, alt: str, credit: str) -> Figure:
    # The same story has the same keys whenever it is loaded, so that the demo can be repeated.
    key = hashlib.sha256(f"{name}/{place}/{picture}".encode()).hexdigest()[:8]
    return Figure(key, picture, caption, alt, credit)


def _apart(markup: str, figure) -> tuple[str, tuple[Figure, ...]]:
    """Part the text and the pictures of its gallery, which are written with two marks."""
    gallery = []
    for number, found in enumerate(GALLERY_PICTURE.findall(markup)):
        gallery.append(figure(f"gallery{number}", *(part.strip() for part in found.split("|"))))
    return GALLERY_PICTURE.sub("", markup), tuple(gallery)


def _parse(markup: str, figure) -> tuple[str, tuple[Figure, ...]]:
    html, figures = [], []
    for block in re.split(r"\n\s*\n", markup.strip()):
        if block.startswith("!["):
            parts = (part.strip() for part in block[2:-1].split("|"))
            figures.append(figure(str(len(figures)), *parts))
            html.append(f'<figure data-key="{figures[-1].key}"></figure>')
        else:
            html.append(_block(block))
    return "\n".join(html), tuple(figures)


def _block(block: str) -> str:
    lines = block.splitlines()
    if block.startswith("## "):
        return f"<h2>{_inline(block[3:])}</h2>"
    if block.startswith("> "):
        return f"<blockquote><p>{_inline(' '.join(line[2:] for line in lines))}</p></blockquote>"
    if block.startswith("- "):
        return "<ul>" + "".join(f"<li>{_inline(line[2:])}</li>" for line in lines) + "</ul>"
    if block.startswith("| "):
        return _table(lines)
    return f"<p>{_inline(' '.join(lines))}</p>"


def _table(lines: list[str]) -> str:
    head, *rows = ([cell.strip() for cell in line.strip("| ").split("|")] for line in lines)
    body = "".join(_row(row, "td") for row in rows)
    return f"<table><thead>{_row(head, 'th')}</thead><tbody>{body}</tbody></table>"


def _row(cells: list[str], tag: str) -> str:
    return "<tr>" + "".join(f"<{tag}>{_inline(cell)}</{tag}>" for cell in cells) + "</tr>"


def _inline(text: str) -> str:
    return BOLD.sub(r"<strong>\1</strong>", escape(text, quote=False))
