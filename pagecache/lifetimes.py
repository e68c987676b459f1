"""What the headers of a page say to the caches and browsers outside."""

from math import floor

# What a cache that hears of purges may keep, in seconds; and how long it may show what it has
# while it asks for another one, or while nobody answers. Never past the next boundary.
PURGED_LIFE = 3_600
WHILE_ASKING = 30
WHILE_AWAY = 24 * 3_600


def cache_control(*, now, hard, most, is_purged):
    """Return Cache-Control for a page that must not be shown from `hard` on (seconds since 1970).

    `most` is READER_PAGE_TTL; `is_purged` tells whether shared caches hear of changes. Where they
    do not, what they have is old after that time, and they are not asked to show it longer.
    """
    left = floor(hard - now)
    seconds = min(most, left)
    if seconds < 1:
        return "no-store"
    if not is_purged:
        return f"public, max-age={seconds}, s-maxage={seconds}"
    shared = min(PURGED_LIFE, left)
    words = [f"public, max-age={seconds}", f"s-maxage={shared}"]
    for name, most_stale in (
        ("stale-while-revalidate", WHILE_ASKING),
        ("stale-if-error", WHILE_AWAY),
    ):
        if stale := min(most_stale, left - shared):
            words.append(f"{name}={stale}")
    return ", ".join(words)
