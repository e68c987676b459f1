"""The sheet on which pieces are scored: its rows, as one person sees them."""

import json
import re
from dataclasses import dataclass, field
from functools import cached_property
from html import unescape

from django.db.models import prefetch_related_objects

from articles.lists import page_of_spans
from articles.models import Kind
from people.models import Author, PenName
from photos.models import Photo
from royalties import candidates, printed
from royalties.candidates import UNSHOWN, day_of
from royalties.cards import Cards
from royalties.money import amount_of
from royalties.own import own_pieces
from royalties.payees import shares_of
from royalties.workflow import keeps_four_eyes, may, sections_of
from vietnamese.text import slug

PAGE = 50
# More photos than these are scored on the page of the piece: a form has 2,000 fields at most.
PHOTOS_SHOWN = 6
PEOPLE_FOUND = 50
TAG = re.compile(r"<[^>]*>")


@dataclass
class PhotoCell:
    """A photo of a piece, with what was typed for it."""

    number: int
    photo_id: int
    token: str
    caption: str
    credit: str
    score: object = None
    payee_name: str = ""
    typed: str = ""
    error: str = ""

    @property
    def stored(self):
        return printed.coefficient(self.score.coefficient) if self.score else ""

    @property
    def thumbnail_url(self):
        return Photo(token=self.token).thumbnail_url


@dataclass
class Row:
    """A piece as the sheet shows it to one person."""

    publication: object
    piece: object
    photos: list
    payees: list
    rate: object
    unit_value: int | None
    is_own: bool
    may_score: bool
    may_share: bool
    sees_payees: bool
    typed: str = ""
    typed_unpaid: str = ""
    errors: list = field(default_factory=list)

    @property
    def pk(self):
        return self.publication.pk

    @property
    def version(self):
        return self.piece.version if self.piece else 0

    @property
    def kind(self):
        return dict(Kind.choices).get(self.publication.kind, self.publication.kind)

    @property
    def stored(self):
        return printed.coefficient(self.piece.coefficient) if self.piece else ""

    @property
    def stored_unpaid(self):
        return self.piece.unpaid_reason if self.piece else ""

    @property
    def is_withdrawn(self):
        return self.publication.is_withdrawn

    @property
    def is_gone(self):
        """Whether it is not paid because readers do not see it any more."""
        if self.piece and self.piece.period.is_closed:
            return self.piece.was_withdrawn and not self.piece.pays_withdrawn
        return self.is_withdrawn and not (self.piece and self.piece.pays_withdrawn)

    @property
    def bylines(self):
        return ", ".join(dict.fromkeys(row["printed_as"] for row in self.publication.bylines))

    @cached_property
    def syllables(self):
        """How long it is: a Vietnamese word is one syllable or more, and papers count these."""
        return len(unescape(TAG.sub(" ", self.publication.body)).split())

    @property
    def shown_payees(self):
        """Whose the money is, for those who may know; None where it was named by hand."""
        if self.sees_payees or not any(payee.is_by_hand for payee in self.payees):
            return self.payees
        return None

    @property
    def shown_photos(self):
        return self.photos[:PHOTOS_SHOWN]

    @property
    def more_photos(self):
        return len(self.photos) - len(self.shown_photos)

    @property
    def text_amount(self):
        if self.piece is None or self.piece.coefficient is None or self.is_gone:
            return None
        if self.piece.amount is not None:
            return self.piece.amount
        return amount_of(self.piece.coefficient, self.unit_value or 0)

    @property
    def photo_amount(self):
        scored = [cell.score for cell in self.photos if cell.stored]
        if self.is_gone or not scored:
            return None
        return sum(
            amount_of(row.coefficient, self.unit_value or 0) if row.amount is None else row.amount
            for row in scored
        )

    @property
    def amount(self):
        """What text and photos earn together; None while nothing is scored."""
        parts = [part for part in (self.text_amount, self.photo_amount) if part is not None]
        return sum(parts) if parts else None

    @property
    def was(self):
        """What is stored, as the page sends it back: only what differs from it is saved."""
        return json.dumps(
            [self.stored, self.stored_unpaid, *(cell.stored for cell in self.shown_photos)]
        )

    def show_stored(self):
        """Fill the boxes with what is stored."""
        self.typed, self.typed_unpaid = self.stored, self.stored_unpaid
        for cell in self.photos:
            cell.typed = cell.stored
        return self


def pieces(user, period, asked, *, at):
    """Return the publications that the person sees and looks for, as a queryset."""
    found = candidates.of_period(period, at=at)
    section_ids = sections_of(user, "see_pieces")
    if section_ids is not None:
        found = found.filter(section__in=section_ids)
    if asked.get("section"):
        found = found.filter(section=asked["section"])
    if asked.get("kind"):
        found = found.filter(kind=asked["kind"])
    if first := asked.get("first_day"):
        found = found.filter(visible_from__gte=candidates.span_of(first, first)[0])
    if last := asked.get("last_day"):
        found = found.filter(visible_from__lt=candidates.span_of(last, last)[1])
    if asked.get("person"):
        found = candidates.of_people(
            found,
            author_ids_of(asked["person"]),
            name=asked["person"],
            with_payees=may(user, "see_payees"),
        )
    decide = candidates.DECISIONS.get(asked.get("decision"))
    return decide(found, at=at) if decide else found


def author_ids_of(name):
    """Return the ids of authors with these words in their name, or in a pen name."""
    words = slug(name)
    named = Author.objects.filter(slug__contains=words) if words else Author.objects.none()
    pen_names = PenName.objects.filter(text__icontains=name)
    return [
        *named.values_list("pk", flat=True)[:PEOPLE_FOUND],
        *pen_names.values_list("author_id", flat=True)[:PEOPLE_FOUND],
    ]


def page(publications, user, *, below=None, at):
    """Return the rows of one page of the sheet, and the place of the next (None: the end)."""
    page = page_of_spans(with_facts(publications), below=below, size=PAGE)
    return rows(page.rows, user, at=at), page.older


def with_facts(publications):
    """Join what rows show, without what they do not."""
    unshown = [*UNSHOWN, *(f"article__{name}" for name in ("body", "standfirst", "search_folded"))]
    return publications.select_related(
        "section", "piece__scored_by", "piece__period", "article__created_by"
    ).defer(*unshown)


def rows(publications, user, *, at):
    """Return the `Row`s of publications; as many questions for fifty as for one."""
    cards = Cards()
    candidates.mark_withdrawn(publications, [p.article_id for p in publications], at=at)
    found = {p.pk: getattr(p, "piece", None) for p in publications}
    known = [piece for piece in found.values() if piece]
    prefetch_related_objects(known, "shares__payee", "photo_scores__payee")
    shares = shares_of(publications, known)
    own = own_pieces(user, publications, shares)
    return [
        _row(publication, found[publication.pk], user, cards, shares[publication.pk], own)
        for publication in publications
    ]


def _row(publication, piece, user, cards, payees, own):
    day = day_of(publication)
    card = cards.of_day(day)
    is_own = publication.pk in own
    allowed = may(user, "score", section_id=publication.section_id)
    return Row(
        publication=publication,
        piece=piece,
        photos=_photos(publication, piece),
        payees=payees,
        rate=cards.rate(day, publication.kind),
        unit_value=card.unit_value if card else None,
        is_own=is_own,
        may_score=allowed and not (is_own and keeps_four_eyes("score")),
        may_share=may(user, "share_out") and not (is_own and keeps_four_eyes("share_out")),
        sees_payees=may(user, "see_payees"),
    ).show_stored()


def _photos(publication, piece):
    scores = {row.photo_id: row for row in piece.photo_scores.all()} if piece else {}
    placed = {p["picture"]["photo"]: p for p in reversed(publication.pictures)}
    ids = dict.fromkeys(p["picture"]["photo"] for p in publication.pictures)
    return [
        PhotoCell(
            number=number,
            photo_id=pk,
            token=placed[pk]["picture"]["token"],
            caption=placed[pk]["caption"] or placed[pk]["alt"],
            credit=placed[pk]["credit"],
            score=scores.get(pk),
        )
        for number, pk in enumerate(ids, 1)
    ]
