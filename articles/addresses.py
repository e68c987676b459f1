"""Readers' addresses: the words that sections may not take, and how a story's address is made."""

# First parts of the addresses that the site itself uses.
RESERVED_SLUGS = frozenset(
    {
        "cai-chinh",
        "chu-de",
        "desk",
        "health",
        "luu-tru",
        "media",
        "rss",
        "static",
        "tac-gia",
        "tim-kiem",
    }
)
