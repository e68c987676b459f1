"""What was done with published stories afterwards: brought up to date, mended, taken down."""

from datetime import timedelta

from articles.models.correction import CorrectionKind
from demo.archive.vocabulary import lists

# Minutes until a text changes, hours until a story is taken down.
SOON, LATE = 25, 900
HOURS_UP = (1, 200)
# Older desk copies of stories that nobody touched again have been thinned out.
REVISIONS_KEPT = timedelta(days=2 * 365)


def bring(random, filed, editor, *, chief, until):
    """Let happen what the story says happened to it, as far as there has been time for it."""
    at = filed.life.updated_at
    for number in range(1, len(filed.copies)):
        saved = at + timedelta(minutes=random.randint(SOON, LATE))
        at = saved + timedelta(minutes=random.randint(1, 9))
        if at >= until:
            break
        filed.change(number, editor, saved=saved, at=at)
    if filed.story.ending:
        at += timedelta(hours=random.randint(*HOURS_UP))
        reasons = random.choice(lists("general")["withdrawals"])
        public = random.choice(lists("general")["retractions"])
        if at < until:
            filed.take_down(filed.story.ending, chief, at, reason=reasons, public_reason=public)


def is_lately(begun, until):
    """Tell whether the desk still has the earlier copies of a story of that time."""
    return until - begun < REVISIONS_KEPT


def prints_update(kind):
    """Tell whether readers are told the time of such a change."""
    return kind != CorrectionKind.TYPO
