"""An accounts department beside the newsroom, and days whose pieces are paid."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from functools import cached_property

import pytest

from articles.copy import BylineCopy
from articles.models import Kind
from people.roles import Role
from royalties import actions, reckoning
from royalties.models import PHOTO, Piece
from tests.factories.people import AuthorFactory
from tests.factories.stories import Newsroom

UNIT = 234_000
# As Decree 18/2014/NĐ-CP caps them.
RATES = {kind: (Decimal("2"), Decimal("10")) for kind in Kind.values} | {
    Kind.REPORTAGE.value: (Decimal("8"), Decimal("30")),
    Kind.INTERVIEW.value: (Decimal("8"), Decimal("30")),
    PHOTO: (Decimal("1"), Decimal("10")),
}
APRIL = (date(2021, 4, 1), date(2021, 4, 30))
MAY = (date(2021, 5, 1), date(2021, 5, 31))
IN_MAY = datetime(2021, 5, 3, 2, 0, tzinfo=UTC)


class PayingNewsroom(Newsroom):
    """A newsroom on an evening in April 2021, with a rate card and an open period."""

    def __init__(self):
        super().__init__()
        self.lan_as_author = AuthorFactory(name="Nguyễn Thị Lan", slug="lan", user=self.lan)
        self.binh_as_author = AuthorFactory(name="Trần Văn Bình", slug="binh", user=self.binh)

    @cached_property
    def giang(self):
        """The editor-in-chief."""
        return self._person("giang", "Trương Hoài Giang", Role.EDITOR_IN_CHIEF)

    @cached_property
    def yen(self):
        """The accountant."""
        return self._person("yen", "Ngô Hải Yến", Role.ACCOUNTANT)

    @cached_property
    def card(self):
        return actions.set_card(
            name="Đơn giá 2021",
            valid_from=date(2021, 1, 1),
            unit_value=UNIT,
            legal_basis="Nghị định 18/2014/NĐ-CP",
            rates=RATES,
            actor=self.giang,
            at=self.tick(),
        )

    @cached_property
    def april(self):
        return self.open(*APRIL)

    @cached_property
    def may(self):
        return self.open(*MAY)

    def open(self, first, last):
        return actions.open_period(start_date=first, end_date=last, actor=self.thu, at=self.tick())

    def by(self, *authors):
        """Bylines of these authors."""
        return tuple(BylineCopy(printed_as=a.name, author_id=a.pk) for a in authors)

    def published(self, **changes):
        """The first publication of a story of Lan's."""
        changes.setdefault("bylines", self.by(self.lan_as_author))
        return self.live(**changes).publications.get()

    def version(self, publication):
        piece = Piece.objects.filter(publication=publication).first()
        return piece.version if piece else 0

    def pay(self, verb, publication, *, by=None, **arguments):
        """Carry out a verb of the royalties on a piece as it is now."""
        arguments.setdefault("version", self.version(publication))
        return getattr(actions, verb)(
            publication_id=publication.pk, actor=by or self.thu, at=self.tick(), **arguments
        )

    def score(self, publication, coefficient="2", **arguments):
        number = None if coefficient is None else Decimal(coefficient)
        return self.pay("score", publication, coefficient=number, **arguments)

    def total(self, period):
        return reckoning.of(period, at=self.now).total

    def in_may(self):
        """Let the month pass."""
        self.now = max(self.now, IN_MAY) + timedelta(minutes=1)

    def close(self, period=None, *, by=None, **arguments):
        """Close April, in May."""
        period = period or self.april
        self.in_may()
        arguments.setdefault("expected_total", self.total(period))
        return actions.close_period(
            period_id=period.pk, actor=by or self.giang, at=self.now, **arguments
        )


@pytest.fixture
def paying(db):
    """A newsroom that has a rate card, and April 2021 to be paid."""
    newsroom = PayingNewsroom()
    assert newsroom.card
    assert newsroom.april
    return newsroom
