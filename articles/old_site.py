"""Addresses of the site that the paper had before: what may be one, and what it leads to."""

import re
from collections import defaultdict
from dataclasses import dataclass

from django.urls import Resolver404, resolve
from django.utils.translation import gettext as _

from articles.addresses import SERVED_APART, path_of
from articles.models import Article, FormerSlug, LegacyAddress, Publication, Section, Topic
from people.models import Author
from people.sent import number
from photos.models import Photo

# A file of the photo library: the token is the photo's.
FILE = re.compile(r"/media/photos/([0-9a-f]{24})(/|\Z)")
# As many digits as a database takes for an id.
CHANGING = {"articles:section": Section, "articles:topic": Topic, "articles:author": Author}
COLUMNS = {Section: "section", Topic: "topic", Author: "author"}


class BadAddress(ValueError):
    """Raised with a sentence for a row that cannot be stored."""


@dataclass(frozen=True)
class Row:
    """An earlier path and what it leads to: a story or a photo, by id."""

    path: str
    kind: str
    pk: int

    def as_model(self):
        return LegacyAddress(path=self.path, **{f"{self.kind}_id": self.pk})


def read(path, kind, target):
    """Return the `Row` of what a person or a file says; raise `BadAddress`.

    `kind` is "article", "photo" or empty where `target` is an address of this site.
    """
    normal = path_of(path)
    if not normal:
        raise BadAddress(
            _("“%(text)s” is no path: write it from “/” on, or with “https://”.")
            % {"text": path.strip()[:100]}
        )
    if normal.split("/")[1] in SERVED_APART:
        raise BadAddress(
            _("The site itself uses addresses that begin like %(path)s.") % {"path": normal}
        )
    return Row(normal, *_target(kind.strip().lower(), target.strip()))


def _target(kind, target):
    if kind not in ("", "article", "photo"):
        raise BadAddress(_("“%(kind)s” is neither “article” nor “photo”.") % {"kind": kind[:50]})
    if (pk := number(target)) is not None:
        if not kind:
            raise BadAddress(
                _("Say whether number %(id)s is an “article” or a “photo”.") % {"id": target}
            )
        return kind, pk
    if kind != "article" and (photo := _photo_of(target)):
        return "photo", photo.pk
    match = _resolved(path_of(target))
    if kind != "photo" and match and "article_id" in match.kwargs:
        return "article", match.kwargs["article_id"]
    raise BadAddress(
        _("“%(target)s” is no address of a story or a picture here.") % {"target": target[:100]}
    )


def _photo_of(target):
    match = FILE.match(path_of(target))
    return match and Photo.objects.filter(token=match[1]).only("pk").first()


def refusals(rows):
    """Return {path: sentence} for those of the rows that cannot be stored, with few queries."""
    refused = _without_target(rows)
    pages = defaultdict(list)
    for row in rows:
        if match := _resolved(row.path):
            pages[_kind_of_page(match)].append((row.path, match))
    for kind, found in pages.items():
        paths = _taken_by(kind, found)
        refused |= {path: _("There is a page at %(path)s.") % {"path": path} for path in paths}
    return refused


def _without_target(rows):
    there = {
        kind: set(model.objects.filter(pk__in=ids).values_list("pk", flat=True))
        for kind, model in (("article", Article), ("photo", Photo))
        if (ids := {row.pk for row in rows if row.kind == kind})
    }
    sentences = {
        "article": _("There is no story number %(id)d."),
        "photo": _("There is no photo number %(id)d."),
    }
    return {
        row.path: sentences[row.kind] % {"id": row.pk}
        for row in rows
        if row.pk not in there[row.kind]
    }


def _resolved(path):
    """Return what the site has at a path, written with or without its last slash; or None."""
    if not path:
        return None
    for written in (f"{path}/", path):
        try:
            return resolve(written)
        except Resolver404:
            continue
    return None


def _kind_of_page(match):
    return "story" if "article_id" in match.kwargs else match.view_name


def _taken_by(kind, found):
    """Return those paths at which the site shows something, or once did and leads on from."""
    if kind == "story":
        return _taken_by_stories(found)
    slugs = {match.kwargs.get("slug"): path for path, match in found}
    if kind == "articles:section-rss":
        kind = "articles:section"
    if kind not in CHANGING:
        # Pages that are always there.
        return [path for path, _match in found]
    model = CHANGING[kind]
    former = FormerSlug.objects.filter(**{f"{COLUMNS[model]}__isnull": False})
    taken = [
        *model.objects.filter(slug__in=slugs).values_list("slug", flat=True),
        *former.filter(slug__in=slugs).values_list("slug", flat=True),
    ]
    return [slugs[slug] for slug in set(taken)]


def _taken_by_stories(found):
    ids = {match.kwargs["article_id"] for _path, match in found}
    rows = Publication.objects.ever_visible().filter(article__in=ids)
    taken = {
        path_of(f"/{section}/{slug}-{article_id}/")
        for section, slug, article_id in rows.values_list("section__slug", "slug", "article_id")
    }
    return [path for path, _match in found if path in taken]
