"""Whose the money is: the people behind the printed names, unless somebody was named by hand."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from articles.models import AuthorListing, FormerSlug
from articles.models.article import BylineRole
from people.models import Author, PenName
from photos.models import Photo
from royalties.money import WHOLE, equal_percents
from vietnamese.text import exact


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
    found = _signing(names)
    authors = Author.objects.in_bulk([next(iter(ids)) for ids in found.values() if len(ids) == 1])
    return {name: authors[next(iter(ids))] for name, ids in found.items() if len(ids) == 1}


def shared_names(names):
    """Return those of the names that several active authors have: nobody can say whose they are."""
    return {name for name, ids in _signing(names).items() if len(ids) > 1}


def _signing(names):
    """Return the ids of the active authors who sign with each name, however it is capitalised.

    The names are compared here: SQLite knows no capital letters but those of English.
    """
    wanted = defaultdict(set)
    for name in names:
        if key := exact(name):
            wanted[key].add(name)
    found = defaultdict(set)
    if wanted:
        pen_names = PenName.objects.filter(author__is_active=True)
        authors = Author.objects.filter(is_active=True)
        for rows in (
            pen_names.order_by().values_list("text", "author_id"),
            authors.order_by().values_list("name", "pk"),
        ):
            for text, author_id in rows:
                for name in wanted.get(exact(text), ()):
                    found[name].add(author_id)
    return found


def photographers(publication):
    """Return who took each photo of a story, by its id, as `photographer` does."""
    placed = _placed(publication)
    photos = Photo.objects.in_bulk(placed)
    names = {pk: _name_of(photo, placed[pk]) for pk, photo in photos.items()}
    known = authors_by_name(set(names.values()))
    return {pk: _whoever(name, known) for pk, name in names.items()}


def photographer(photo, publication):
    """Return who took a photo, as (author or None, name); the name is empty if nobody says."""
    name = _name_of(photo, _placed(publication)[photo.pk])
    return _whoever(name, authors_by_name({name}))


def know_again(rows):
    """Give scored photos whose name is that of one author this author, unless named by hand."""
    loose = [row for row in rows if row.payee_id is None and not row.is_by_hand]
    known = authors_by_name({row.payee_name for row in loose})
    for row in loose:
        if author := known.get(row.payee_name):
            row.payee, row.payee_name = author, ""


def _placed(publication):
    return {placed["picture"]["photo"]: placed for placed in reversed(publication.pictures)}


def _name_of(photo, placed):
    names = [photo.byline, placed.get("credit", ""), photo.credit]
    return next((bare for text in names if (bare := _bare(text))), "")


def _whoever(name, known):
    author = known.get(name)
    return author, author.name if author else name[:150]


def _bare(credit):
    """Return the name in a credit: "Ảnh: LK" names LK."""
    before, colon, after = credit.strip(" ()").partition(":")
    return (after if colon and len(before) <= 12 else credit).strip(" ()")
