"""The credit at the end of a caption: "… (AP Photo/Hau Dinh)", "… Ảnh: LK"."""

import re

from darkroom.metadata.agencies import agency
from darkroom.metadata.credits import DASHES, LABEL_INSIDE, taken_apart, without_label
from darkroom.metadata.names import looks_like_people

# No credit is longer; looking no further keeps a caption of brackets cheap.
LONGEST = 160

IN_BRACKETS = re.compile(r"[(\[]([^()\[\]]{2,150})[)\]]\s*\.?$")
# Reuters and EPA write no brackets: "… November 1, 2024. REUTERS/Minh Nguyen".
BEHIND_A_STOP = re.compile(
    r"(?:^|(?<=[.!?…”\"])\s+|\n)(?:[-–—]\s+)?([^\s/.][^/.\n]{0,40}/[^\n]{2,80}?)\.?$"
)
# The stop behind a credit is the sentence's, but T.T.D. signs with three.
STOP = re.compile(r"(?<!\.\w)\.$")


def credit_of(caption):
    """Return (caption without it, byline, credit) of the credit at its end, or None."""
    # From a blank on, or "phong cảnh:" could be cut into a label.
    start = caption.find(" ", len(caption) - LONGEST) if len(caption) > LONGEST else 0
    head, tail = (caption[:start], caption[start:]) if start >= 0 else (caption, "")
    for found in (_in_brackets(tail), _behind_a_label(tail), _behind_a_stop(tail)):
        if found:
            left, byline, credit = found
            return (head + left).rstrip(" \n-–—"), byline, credit
    return None


def _in_brackets(tail):
    match = IN_BRACKETS.search(tail)
    credited = _credited(match[1]) if match else None
    left = tail[: match.start()].rstrip() if match else ""
    if not credited or _explains(left, credited):
        return None
    # "… ở Đà Nẵng (Ảnh: LK)." The stop belongs to the sentence.
    is_open = match[0].endswith(".") and left[-1:].isalnum()
    return (left + "." if is_open else left, *credited)


def _explains(left, credited):
    """Return whether brackets say what the words before are for short.

    "… Thông tấn xã Việt Nam (TTXVN)" is no credit, "… ở Huế. (TTXVN)" is one.
    """
    byline, _ = credited
    return not byline and left[-1:].isalnum()


def _behind_a_label(tail):
    labels = list(LABEL_INSIDE.finditer(tail))
    if not labels:
        return None
    start = labels[-1].start()
    credited = _credited(STOP.sub("", tail[start:].strip(" )]")))
    if not credited:
        return None
    left, (byline, credit) = tail[:start].rstrip(" (["), credited
    # "… VNA Photo: An Đăng"
    rest, _, last = left.rpartition(" ")
    if not credit and agency(last):
        return rest.rstrip(), byline, agency(last)
    return left, byline, credit


def _behind_a_stop(tail):
    match = BEHIND_A_STOP.search(tail)
    credited = taken_apart(match[1]) if match else None
    return (tail[: match.start()], *credited) if credited else None


def _credited(line):
    """Return (byline, credit) of a line; a bare name counts only behind a label."""
    bare = without_label(line)
    if credited := taken_apart(bare):
        return credited
    names = DASHES.split(bare)
    if LABEL_INSIDE.match(line.strip()) and all(map(looks_like_people, names)):
        return ", ".join(names), ""
    return None
