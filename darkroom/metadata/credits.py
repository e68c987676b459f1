"""Credit lines taken apart: "Ảnh: Nguyễn Văn An/TTXVN" is a photographer and an agency."""

import re

from darkroom.metadata.agencies import agency
from darkroom.metadata.names import NO_NAMES, looks_like_people

LABELS = (
    "ảnh",
    "ảnh và bài",
    "bài, ảnh",
    "bài và ảnh",
    "bài - ảnh",
    "chùm ảnh",
    "nguồn",
    "nguồn ảnh",
    "tác giả",
    "credit",
    "file photo",
    "image",
    "photo",
    "photo credit",
    "photograph",
    "photographer",
    "source",
)
# "Photo by An", "Photo: An", "Ảnh: An"; "Photo" alone may begin a name: "Photo Press".
_LABELS = "|".join(sorted(map(re.escape, LABELS), key=len, reverse=True))
LABEL = re.compile(
    rf"\s*(?:(?:{_LABELS})\s*[:：]|(?:photo|photograph|image|picture)s?\s+by\b|by\s)\s*",
    re.IGNORECASE,
)
# The same at the end of a caption, where "by" is any "by".
LABEL_INSIDE = re.compile(
    rf"(?:^|(?<=[\s.(\[]))(?:(?:{_LABELS})\s*[:：]|(?:photo|image)s?\s+by\b)\s*", re.IGNORECASE
)
SIGNS = re.compile(r"\s*(?:©|\(c\)|copyright\b|bản quyền(?: thuộc về)?\b)[\s:©]*", re.IGNORECASE)
YEARS = re.compile(r"\s*(?:19|20)[0-9]{2}(?:\s*[-–]\s*(?:19|20)[0-9]{2})?\b[\s,]*")
BRACKETS = {"(": ")", "[": "]"}

# Between two names, or a name and its agency; a slash only stands before or behind an agency.
DASHES = re.compile(r"\s+[-–—|]\s+")
# "Dương Giang-TTXVN", "VNA/VNS Photo Hồng Thái": how it is written at home.
AT_HOME = r"-(?=(?:TTXVN|VNA|VGP|VOV)\b)|(?<=VN[AS])\s+Photos?\b\s*:?\s*"
SEPARATORS = re.compile(rf"\s*/\s*|{DASHES.pattern}|\s*:\s+|{AT_HOME}")
MOST_PARTS = 5


def without_label(line):
    """Return a byline or a credit without "Ảnh:", "Photo by", "©", a year and brackets."""
    while True:
        bare = line.strip()
        if bare and BRACKETS.get(bare[0]) == bare[-1] and len(bare) > 1:
            bare = bare[1:-1]
        for rule in (SIGNS, LABEL):
            bare = bare[match.end() :] if (match := rule.match(bare)) else bare
        if (match := YEARS.match(bare)) and match.end() < len(bare):
            bare = bare[match.end() :]
        if bare == line:
            return bare
        line = bare


def without_signs(notice):
    """Return a copyright notice without its signs: whoever shows it sets one; the year stays."""
    while match := SIGNS.match(notice):
        notice = notice[match.end() :]
    return notice.strip()


def taken_apart(line):
    """Return (byline, credit) of a line that names both or only an agency, else None."""
    parts = [part.strip() for part in SEPARATORS.split(line)]
    parts = [part for part in parts if part.casefold() not in NO_NAMES]
    names = [part for part in parts if not agency(part)]
    if len(parts) > MOST_PARTS or len(names) == len(parts):
        return None
    if not all(map(looks_like_people, names)):
        return None
    return ", ".join(names), "/".join(dict.fromkeys(filter(None, map(agency, parts))))
