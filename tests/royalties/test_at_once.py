"""Two people at the same period at the same time."""

from threading import Thread

import pytest
from django.db import connection, transaction

from royalties import actions
from royalties.models import Period, Piece
from royalties.refusals import Changed, NoPeriod
from tests.royalties.conftest import UNIT, PayingNewsroom

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time"),
]
LONG_ENOUGH = 0.5


@pytest.fixture
def newsroom():
    newsroom = PayingNewsroom()
    assert newsroom.card
    assert newsroom.april
    return newsroom


class Other(Thread):
    """Somebody else, who does one thing in a thread of their own."""

    def __init__(self, do):
        super().__init__()
        self.do, self.refusal = do, None

    def run(self):
        try:
            self.do()
        except (Changed, NoPeriod) as refusal:
            self.refusal = type(refusal)
        finally:
            connection.close()


def test_who_scores_while_the_period_is_being_closed_comes_too_late(newsroom):
    piece = newsroom.published()
    newsroom.score(piece, "1")
    actors = (newsroom.thu, newsroom.giang)
    newsroom.in_may()
    other = Other(lambda: newsroom.score(piece, "9", version=1, by=actors[0]))
    with transaction.atomic():
        actions.close_period(
            period_id=newsroom.april.pk, expected_total=UNIT, actor=actors[1], at=newsroom.now
        )
        other.start()
        other.join(LONG_ENOUGH)
        assert other.is_alive(), "nobody waited for the closing"
    other.join()
    assert other.refusal is NoPeriod
    assert (Period.objects.get().total, Piece.objects.get().coefficient) == (UNIT, 1)


def test_of_two_who_score_a_new_piece_at_once_one_is_told(newsroom):
    piece = newsroom.published()
    actors = (newsroom.thu, newsroom.giang)
    other = Other(lambda: newsroom.score(piece, "9", version=0, by=actors[0]))
    with transaction.atomic():
        newsroom.score(piece, "1", version=0, by=actors[1])
        other.start()
        other.join(LONG_ENOUGH)
    other.join()
    assert other.refusal is Changed
    assert Piece.objects.get().coefficient == 1
