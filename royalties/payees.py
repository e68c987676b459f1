"""Whose the money is: the people behind the printed names, unless somebody was named by hand."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from articles.models import AuthorListing, FormerSlug
from articles.models.article import BylineRole
from people.models import Author, PenName
from royalties.money import WHOLE, equal_percents


@dataclass(frozen=True)
class Payee:
    """Somebody who gets money, and which part of it."""

    author: Author | None
    name: str
    percent: Decimal = WHOLE
    note: str = ""
    is_by_hand: bool = False

    @property
    def user_id(self):
        return self.author.user_id if self.author else None


def shares_of(publications, pieces):
    """Return the `Payee`s of each publication, by its id; the pieces have their shares prefetched.

    The question costs the same for one publication as for thousands.
    """
    by_hand = {piece.publication_id: _by_hand(piece.shares.all()) for piece in pieces}
    printed = _printed([p for p in publications if not by_hand.get(p.pk)])
    return {p.pk: by_hand.get(p.pk) or printed[p.pk] for p in publications}


def _by_hand(rows):
    return [
        Payee(row.payee, printed_name(row), row.percent, row.payee_note, is_by_hand=True)
        for row in rows
    ]


def printed_name(row):
    """Return the name of a row's payee."""
    return row.payee_name or str(row.payee)


def _printed(publications):
    """Return the default: those named under the story share alike, without the photographers."""
    listed = _listed(publications)
    named = {p.pk: _named(p, listed[p.pk]) for p in publications}
    loose = {name for people in named.values() for author, name in people if author is None}
    known = authors_by_name(loose)
    return {
        pk: _alike([(author or known.get(name), name) for author, name in people])
        for pk, people in named.items()
    }


def _named(publication, authors):
    """Return (author or None, name) of those under the story; who began it, if there is nobody."""
    text = [row for row in publication.bylines if row["role"] != BylineRole.PHOTO]
    rows = text or publication.bylines
    people = [(authors.get(row["author_slug"] or None), row["printed_as"]) for row in rows]
    return people or [(None, str(publication.article.created_by))]


def _alike(people):
    people = list(dict.fromkeys((who, who.name if who else name) for who, name in people))
    percents = equal_percents(len(people))
    return [
        Payee(author, name, percent)
        for (author, name), percent in zip(people, percents, strict=True)
    ]


def _listed(publications):
    """Return by publication the authors on whose lists it stands, by every address they had.

    The list names the author by id: an address that passed to somebody else pays nobody else.
    """
    rows = AuthorListing.objects.filter(publication__in=[p.pk for p in publications])
    authors, of_publication = {}, defaultdict(list)
    for row in rows.select_related("author"):
        authors[row.author_id] = row.author
        of_publication[row.publication_id].append(row.author_id)
    slugs = defaultdict(set)
    for pk, author in authors.items():
        slugs[pk].add(author.slug)
    for author_id, slug in FormerSlug.objects.filter(author__in=authors).values_list(
        "author_id", "slug"
    ):
        slugs[author_id].add(slug)
    found = defaultdict(dict)
    for publication_id, ids in of_publication.items():
        found[publication_id] = {slug: authors[pk] for pk in ids for slug in slugs[pk]}
    return found


def authors_by_name(names):
    """Return the one active author behind each name, where it is one: by pen name, or by name."""
    found = defaultdict(dict)
    pen_names = PenName.objects.filter(text__in=names, author__is_active=True)
    for row in pen_names.select_related("author"):
        found[row.text][row.author_id] = row.author
    for author in Author.objects.filter(name__in=names, is_active=True):
        found[author.name][author.pk] = author
    return {
        name: next(iter(authors.values())) for name, authors in found.items() if len(authors) == 1
    }


def photographer(photo, placed):
    """Return who took a photo, as (author or None, name); the name is empty if nobody says."""
    names = [photo.byline, placed.get("credit", ""), photo.credit]
    name = next((bare for text in names if (bare := _bare(text))), "")
    author = authors_by_name({name}).get(name) if name else None
    return author, author.name if author else name[:150]


def _bare(credit):
    """Return the name in a credit: "Ảnh: LK" names LK."""
    before, colon, after = credit.strip(" ()").partition(":")
    return (after if colon and len(before) <= 12 else credit).strip(" ()")
