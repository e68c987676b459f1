"""Caches between the newsroom and its readers: each is told in its own words what has changed."""

import json
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

# Somebody at the desk waits for it.
TIMEOUT = 3
FASTLY, CLOUDFLARE = "https://api.fastly.com", "https://api.cloudflare.com/client/v4"


class NotTold(Exception):
    """Raised where a cache could not be told; it is told again later."""


class Varnish:
    """Varnish with the module xkey; its rules take PURGE from the newsroom's machines alone."""

    tag = ("xkey", " ")
    at_once = 50

    def __init__(self, address):
        self.address = f"http://{address}/"

    def purge(self, keys):
        _ask(self.address, "PURGE", {"xkey-purge": " ".join(keys)})


class Fastly:
    tag = ("Surrogate-Key", " ")
    # The service takes 256.
    at_once = 250

    def __init__(self, service, *, api=FASTLY):
        self.address = f"{api}/service/{service}/purge"

    def purge(self, keys):
        headers = {"Fastly-Key": settings.FASTLY_KEY, "Surrogate-Key": " ".join(keys)}
        _ask(self.address, "POST", headers)


class Cloudflare:
    tag = ("Cache-Tag", ",")
    # Every plan takes 30.
    at_once = 30

    def __init__(self, zone, *, api=CLOUDFLARE):
        self.address = f"{api}/zones/{zone}/purge_cache"

    def purge(self, keys):
        headers = {
            "Authorization": f"Bearer {settings.CLOUDFLARE_TOKEN}",
            "Content-Type": "application/json",
        }
        answer = _ask(self.address, "POST", headers, json.dumps({"tags": keys}).encode())
        try:
            is_done = json.loads(answer)["success"] is True
        except (ValueError, KeyError, TypeError) as error:
            raise NotTold("no answer that says so") from error
        if not is_done:
            raise NotTold("it says that it did not")


KINDS = {"varnish": Varnish, "fastly": Fastly, "cloudflare": Cloudflare}


def at(address):
    """Return the cache that a line of PAGE_CACHE_PURGES names."""
    parts = urlsplit(address)
    if parts.scheme not in KINDS or not parts.netloc or parts.path.strip("/"):
        raise ImproperlyConfigured(
            "PAGE_CACHE_PURGES names caches like varnish://host:port, fastly://service,"
            " cloudflare://zone"
        )
    return KINDS[parts.scheme](parts.netloc)


def tell(cache, keys):
    """Tell a cache that everything under the keys has changed; raise `NotTold`."""
    keys = sorted(keys)
    for start in range(0, len(keys), cache.at_once):
        cache.purge(keys[start : start + cache.at_once])


def _ask(address, method, headers, body=None):
    request = Request(address, method=method, headers=headers, data=body)  # noqa: S310 ours, above
    try:
        with urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310 the same
            return answer.read(100_000)
    except HTTPError as error:
        # Its number and never its request: that has a token in it.
        error.close()
        raise NotTold(str(error.code)) from error
    except URLError as error:
        raise NotTold(str(error.reason)) from error
    except (OSError, ValueError) as error:
        raise NotTold(type(error).__name__) from error
