"""What search engines read of a story: schema.org's NewsArticle."""

import json
from urllib.parse import urljoin

from django.conf import settings

from photos import renditions
from vietnamese.dates import in_newsroom

# A headline that says </script> must not end the script element; JSON reads \u003C as "<".
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def absolute(path):
    """Return the full address, from the setting and never from the request's Host."""
    return f"{settings.SITE_ORIGIN}{path}"


def news_article(publication, *, publisher):
    """Return the story as schema.org data; what it does not have is left out."""
    image = social_image(publication)
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": absolute(publication.get_absolute_url()),
        "headline": publication.headline,
        "description": publication.standfirst,
        "datePublished": _written(publication.published_at),
        "dateModified": _written(publication.updated_at or publication.published_at),
        "articleSection": publication.section.name,
        "author": [_author(byline) for byline in publication.bylines],
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher},
        "image": image and image["url"],
    }
    return {name: value for name, value in data.items() if value}


def social_image(publication):
    """Return the picture that stands for the story elsewhere: url, width, height, alt; or None."""
    figure = publication.card_picture
    if not figure:
        return None
    picture = figure["picture"]
    width = picture["widths"][-1]
    return {
        # Pictures may have an origin of their own.
        "url": urljoin(settings.SITE_ORIGIN, renditions.url(picture["token"], width, "jpg")),
        "width": width,
        "height": round(width * picture["height"] / picture["width"]),
        "alt": figure["alt"],
    }


def as_script(data):
    """Return the data as JSON that cannot leave its script element."""
    return json.dumps(data, ensure_ascii=False).translate(ESCAPES)


def _author(byline):
    person = {"@type": "Person", "name": byline["printed_as"]}
    if byline["author_slug"]:
        person["url"] = absolute(f"/tac-gia/{byline['author_slug']}/")
    return person


def _written(moment):
    return in_newsroom(moment).isoformat(timespec="seconds")
