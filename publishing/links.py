"""Keep whoever browses a preview inside of it: readers' addresses become the preview's."""

import re
from urllib.parse import urlsplit

from django.conf import settings
from django.utils.html import conditional_escape

TAG = re.compile(r"<[a-zA-Z](?:[^\"'>]|\"[^\"]*\"|'[^']*')*>")
LEADS = re.compile(r"(?<=\s)(href|action|formaction)=\"(/[^\"]*)\"")
# Whole addresses of the site, which people write into their texts.
OWN_LINK = re.compile(r"(?<=\s)href=\"([^\"]*)\"")


def inside(html, base):
    """Return readers' HTML with its links leading to `base` + path; files stay where they are."""
    return TAG.sub(lambda tag: _led_inside(tag[0], conditional_escape(base)), html)


def address_inside(address, base):
    """Return where a redirect leads within the preview; another site's address stays."""
    own = settings.SITE_ORIGIN
    if address == own or address.startswith(f"{own}/"):
        parts = urlsplit(address)
        address = parts._replace(scheme="", netloc="").geturl() or "/"
    return base + address[1:] if _is_page(address) else address


def _led_inside(tag, base):
    if tag[:2].lower() == "<a":
        tag = OWN_LINK.sub(_without_origin, tag)
    return LEADS.sub(
        lambda found: f'{found[1]}="{base}{found[2][1:]}"' if _is_page(found[2]) else found[0],
        tag,
    )


def _without_origin(found):
    own = f"{settings.SITE_ORIGIN}/"
    return f'href="{found[1][len(own) - 1 :]}"' if found[1].startswith(own) else found[0]


def _is_page(address):
    """Tell whether readers' pages are behind the address: neither files nor the desk."""
    apart = (settings.STATIC_URL, settings.MEDIA_URL, f"/{settings.DESK_PREFIX}")
    return address.startswith("/") and not address.startswith(("//", *apart))
