"""What a period comes to: who gets how much for what, as it is scored now."""

from collections import defaultdict
from dataclasses import dataclass, field

from articles.models import Kind
from articles.models.publication import HEAVY
from royalties.candidates import day_of, mark_withdrawn
from royalties.cards import Cards
from royalties.models import Payment, PhotoScore, Piece
from royalties.money import amount_of, divide
from royalties.payees import know_again, printed_name, shares_of
from royalties.refusals import NoCard, OverCap
from vietnamese.text import exact

LIGHT = (*HEAVY, "standfirst", "topics", "corrections")


@dataclass
class Reckoning:
    """The pieces of a period with their amounts, and unsaved payments that add to them."""

    pieces: list
    photo_scores: list
    payments: list
    # Sentences: what keeps it from being closed.
    troubles: list

    @property
    def total(self):
        return sum(payment.amount for payment in self.payments)


def reckon(period, *, at):
    """Return the `Reckoning` of an open period, with as many questions at any size."""
    cards = Cards()
    pieces = pieces_of(period, at=at)
    publications = [piece.publication for piece in pieces]
    shares = shares_of(publications, pieces)
    payments, troubles = [], []
    for piece in pieces:
        piece.amount = None
        if is_paid(piece):
            _price(piece, cards, troubles)
            payments += _shared(period, piece, shares[piece.publication_id])
    photo_scores = _photo_scores(period, pieces, cards, troubles)
    payments += [_photo_payment(period, row) for row in photo_scores if row.amount]
    payments += [_adjusted(period, row) for row in _adjustments(period)]
    return Reckoning(pieces, photo_scores, payments, troubles)


def pieces_of(period, *, at):
    """Return the rows of a period in the order in which the pieces appeared."""
    rows = (
        Piece.objects.filter(period=period)
        .select_related(
            "publication__section", "publication__article__created_by", "rate_card", "scored_by"
        )
        .prefetch_related("shares__payee")
        .order_by("publication__visible_from", "publication_id")
    )
    heavy = [f"publication__{name}" for name in LIGHT]
    heavy += [f"publication__article__{name}" for name in ("body", "search_folded", "standfirst")]
    articles = Piece.objects.filter(period=period).values("article")
    return mark_withdrawn(list(rows.defer(*heavy)), articles, at=at)


def is_paid(piece):
    """Tell whether the text earns money: scored, and readable or paid all the same."""
    return piece.coefficient is not None and (piece.pays_withdrawn or not piece.is_withdrawn)


def _price(piece, cards, troubles):
    day, kind = day_of(piece.publication), piece.publication.kind
    piece.rate_card = cards.of_day(day)
    try:
        cards.refuse_over_cap(day, kind, piece.coefficient)
    except (NoCard, OverCap) as refusal:
        troubles.append(f"{piece.publication.headline}: {refusal}")
    piece.unit_value = piece.rate_card.unit_value if piece.rate_card else 0
    piece.amount = amount_of(piece.coefficient, piece.unit_value)


def _shared(period, piece, payees):
    amounts = divide(piece.amount, [payee.percent for payee in payees])
    return [
        Payment(
            period=period,
            piece=piece,
            payee=payee.author,
            payee_name=payee.name,
            payee_note=payee.note,
            percent=payee.percent,
            amount=amount,
        )
        for payee, amount in zip(payees, amounts, strict=True)
        if amount
    ]


def _photo_scores(period, pieces, cards, troubles):
    """Return the scored photos with their amounts; those of withdrawn stories earn nothing."""
    by_id = {piece.pk: piece for piece in pieces}
    rows = PhotoScore.objects.filter(piece__period=period, coefficient__isnull=False)
    rows = list(rows.select_related("payee", "photo").order_by("piece_id", "pk"))
    know_again(rows)
    for row in rows:
        row.piece = by_id[row.piece_id]
        paid = row.piece.pays_withdrawn or not row.piece.is_withdrawn
        row.amount = _price_of_photo(row, cards, troubles) if paid else 0
    return rows


def _price_of_photo(row, cards, troubles):
    day = day_of(row.piece.publication)
    try:
        cards.refuse_over_cap(day, "photo", row.coefficient)
    except (NoCard, OverCap) as refusal:
        troubles.append(f"{row.piece.publication.headline}: {refusal}")
    card = cards.of_day(day)
    row.piece.rate_card = card
    return amount_of(row.coefficient, card.unit_value if card else 0)


def _photo_payment(period, row):
    return Payment(
        period=period,
        piece=row.piece,
        photo_score=row,
        payee=row.payee,
        payee_name=printed_name(row),
        payee_note=row.payee_note,
        amount=row.amount,
    )


def _adjustments(period):
    heavy = [f"piece__publication__{name}" for name in LIGHT]
    rows = period.adjustments.select_related("payee", "made_by", "piece__publication__section")
    return rows.defer(*heavy)


def _adjusted(period, row):
    return Payment(
        period=period,
        adjustment=row,
        piece=row.piece,
        payee=row.payee,
        payee_name=printed_name(row),
        payee_note=row.payee_note,
        amount=row.amount,
    )


def closed(period):
    """Return the `Reckoning` of a closed period, as it was frozen."""
    pieces = pieces_of(period, at=period.closed_at)
    by_id = {piece.pk: piece for piece in pieces}
    for piece in pieces:
        piece.is_withdrawn = piece.was_withdrawn
    photo_scores = list(
        PhotoScore.objects.filter(piece__period=period, coefficient__isnull=False)
        .select_related("payee", "photo")
        .order_by("piece_id", "pk")
    )
    adjustments = {row.pk: row for row in _adjustments(period)}
    payments = list(period.payments.select_related("payee"))
    for row in [*photo_scores, *payments]:
        if row.piece_id in by_id:
            row.piece = by_id[row.piece_id]
    for row in payments:
        if row.adjustment_id:
            row.adjustment = adjustments[row.adjustment_id]
            row.piece = row.adjustment.piece
    return Reckoning(pieces, photo_scores, payments, [])


def of(period, *, at):
    """Return what a period comes to: frozen if it is closed, else as it stands."""
    return closed(period) if period.is_closed else reckon(period, at=at)


@dataclass
class Sum:
    """What a person, a section or a kind gets altogether."""

    label: str
    author_id: int | None = None
    notes: str = ""
    # Ids: a story with two payees is two payments, and one story.
    stories: set = field(default_factory=set)
    photos: int = 0
    text_amount: int = 0
    photo_amount: int = 0
    adjusted: int = 0

    @property
    def pieces(self):
        return len(self.stories)

    @property
    def amount(self):
        return self.text_amount + self.photo_amount + self.adjusted

    def add(self, payment):
        """Count one payment in."""
        if payment.adjustment_id:
            self.adjusted += payment.amount
        elif payment.photo_score_id:
            self.photos += 1
            self.photo_amount += payment.amount
        else:
            self.stories.add(payment.piece_id)
            self.text_amount += payment.amount


def by_person(payments):
    """Return a `Sum` for each payee, the highest first; names by hand are one however written."""
    sums, notes = {}, defaultdict(dict)
    for payment in payments:
        key = payment.payee_id or exact(payment.payee_name)
        person = sums.setdefault(key, Sum(payment.payee_name, author_id=payment.payee_id))
        person.add(payment)
        if payment.payee_note:
            notes[key][payment.payee_note] = True
    for key, person in sums.items():
        person.notes = "; ".join(notes[key])
    return _highest_first(sums)


def by_section(payments):
    """Return a `Sum` for each section; adjustments belong to none."""
    return _grouped(payments, lambda publication: publication.section.name)


def by_kind(payments):
    """Return a `Sum` for each kind of piece."""
    kinds = dict(Kind.choices)
    return _grouped(payments, lambda publication: kinds.get(publication.kind, publication.kind))


def _grouped(payments, label_of):
    sums = {}
    for payment in payments:
        if payment.adjustment_id is None:
            label = label_of(payment.piece.publication)
            sums.setdefault(label, Sum(label)).add(payment)
    return _highest_first(sums)


def _highest_first(sums):
    return sorted(sums.values(), key=lambda row: (-row.amount, row.label))
