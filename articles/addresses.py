"""Readers' addresses: the words that sections may not take, and how earlier ones are written."""

from urllib.parse import unquote

from django.urls import reverse

from vietnamese.text import normalise

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

# First parts at which the server answers before any story is looked for.
SERVED_APART = frozenset({"desk", "health", "media", "static"})
LONGEST_PATH = 500


def normal_path(path):
    """Return the one form in which an earlier path is kept and looked for; "" if it is none.

    Old links are written in many ways: capitals, marks in one character or two, doubled slashes,
    with or without the last one.
    """
    words = [word for word in normalise(path).lower().split("/") if word]
    normal = normalise("/" + "/".join(words))
    return normal if words and len(normal) <= LONGEST_PATH else ""


def path_of(address):
    """Return the normal path of an address as people have it, with host, query, percent signs.

    "" for what is neither a path from "/" on nor a whole address with its "https://".
    """
    scheme, mark, rest = address.strip().partition("://")
    if mark and scheme.isalpha():
        path = f"/{rest.partition('/')[2]}"
    else:
        path = address.strip()
    path = path.partition("#")[0].partition("?")[0]
    return normal_path(unquote(path)) if path.startswith("/") else ""


def day_url(day):
    """Return the address of the archive's page of a day."""
    return reverse("articles:archive-day", args=[f"{day:%Y}", f"{day:%m}", f"{day:%d}"])
