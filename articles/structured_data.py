"""What search engines read of a story: schema.org's NewsArticle."""

import json
from datetime import datetime
from urllib.parse import urljoin

from django.conf import settings
from django.utils.translation import gettext as _

from articles.models.correction import ADMITTED
from photos import renditions
from vietnamese.dates import iso

# A headline that says </script> must not end the script element; JSON reads \u003C as "<".
ESCAPES = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}

# The cuts of a photo that others are offered, the one for a link's preview first.
SHAPES = ("social", "wide")


def absolute(path):
    """Return the full address, from the setting and never from the request's Host."""
    return f"{settings.SITE_ORIGIN}{path}"


def news_article(publication, *, publisher):
    """Return the story as schema.org data; what it does not have is left out."""
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "mainEntityOfPage": absolute(publication.get_absolute_url()),
        "headline": publication.headline,
        "description": publication.standfirst,
        "datePublished": iso(publication.published_at),
        "dateModified": iso(publication.updated_at or publication.published_at),
        "correction": [_correction(notice) for notice in admitted(publication)],
        "articleSection": publication.section.name,
        "author": [_author(byline) for byline in publication.bylines],
        "publisher": {"@type": "NewsMediaOrganization", "name": publisher},
        "image": [image["url"] for image in images(publication)],
    }
    return {name: value for name, value in data.items() if value}


def social_image(publication):
    """Return the picture that stands for the story elsewhere: url, width, height, alt; or None."""
    return next(iter(images(publication)), None)


def images(publication):
    """Return the story's picture as others are offered it, in each of `SHAPES`; or nothing."""
    figure = publication.card_picture
    if not figure or not renditions.is_prepared(figure["picture"]):
        return []
    shapes = SHAPES[:1] if renditions.is_old(figure["picture"]) else SHAPES
    return [_image(figure, shape) for shape in shapes]


def _image(figure, shape):
    picture = figure["picture"]
    width, height = renditions.largest(picture, shape)
    return {
        # Pictures may have an origin of their own.
        "url": urljoin(settings.SITE_ORIGIN, renditions.url(picture, shape, width, "jpg")),
        "width": width,
        "height": height,
        "alt": figure["alt"],
    }


def as_script(data):
    """Return the data as JSON that cannot leave its script element."""
    return json.dumps(data, ensure_ascii=False).translate(ESCAPES)


def admitted(publication):
    """Return the notices of a publication in which the paper admits an error or makes one clear."""
    return [notice for notice in publication.corrections if notice["kind"] in ADMITTED]


def printed_notice(notice):
    """Return a notice of a publication as one line for programs."""
    if notice["wrong"]:
        line = _("As published: “%(wrong)s”. Corrected: “%(right)s”.") % notice
    else:
        line = notice["right"]
    return " ".join(" ".join((line, notice.get("apology", ""))).split())


def _correction(notice):
    return {
        "@type": "CorrectionComment",
        "datePublished": iso(datetime.fromisoformat(notice["at"])),
        "text": printed_notice(notice),
    }


def _author(byline):
    person = {"@type": "Person", "name": byline["printed_as"]}
    if byline["author_slug"]:
        person["url"] = absolute(f"/tac-gia/{byline['author_slug']}/")
    return person
