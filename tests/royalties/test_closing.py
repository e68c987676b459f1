"""A closed period stays as it was closed, whoever tries; what was wrong is adjusted later."""

from datetime import date
from decimal import Decimal

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from people.kept import AppendOnly
from royalties import actions, reckoning
from royalties.actions.share_out import Part
from royalties.models import (
    Adjustment,
    Payment,
    Period,
    PhotoScore,
    Piece,
    Rate,
    RateCard,
    RoyaltyEvent,
    Share,
)
from royalties.models.cards import Frozen
from royalties.refusals import Changed, NoPeriod, NotReady, WrongShares
from tests.photos.factories import PhotoFactory
from tests.royalties.conftest import UNIT


@pytest.fixture
def closed(paying):
    """April, closed with a text of two people, a photo and an adjustment."""
    photo = PhotoFactory(byline="Trần Văn Bình", uploaded_by=paying.mai)
    piece = paying.published(**paying.with_photos(photo))
    paying.pay(
        "share_out",
        piece,
        parts=[
            Part(percent=Decimal(60), payee_id=paying.lan_as_author.pk),
            Part(percent=Decimal(40), payee_name="CTV Phạm A", note="MST 4200"),
        ],
    )
    paying.score(piece, "2")
    paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal("0.5"))
    actions.adjust(
        period_id=paying.april.pk,
        amount=-50_000,
        payee_name="CTV Phạm A",
        reason="Kỳ trước trả thừa",
        actor=paying.thu,
        at=paying.tick(),
    )
    paying.close()
    paying.april.refresh_from_db()
    return paying.april


def refused_by_the_database(sql, parameters=()):
    """Tell whether the database refuses a statement, whoever sends it."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql, parameters)
            return cursor.rowcount == 0 and "no row was touched"
    except DatabaseError:
        return True


class TestClosing:
    def test_a_closed_period_says_what_it_came_to(self, paying, closed):
        assert closed.total == 2 * UNIT + UNIT // 2 - 50_000
        assert (closed.pieces_paid, closed.photos_paid, closed.pieces_unpaid) == (1, 1, 0)
        assert closed.closed_by == paying.giang
        assert sum(Payment.objects.values_list("amount", flat=True)) == closed.total

    def test_what_is_read_later_is_what_was_frozen(self, paying, closed):
        before = [(p.payee_name, p.amount) for p in reckoning.of(closed, at=paying.now).payments]
        author = paying.lan_as_author
        type(author).objects.filter(pk=author.pk).update(name="Tên khác")
        after = [(p.payee_name, p.amount) for p in reckoning.of(closed, at=paying.tick()).payments]
        assert before == after

    def test_a_period_is_not_closed_before_it_is_over(self, paying):
        with pytest.raises(NotReady):
            actions.close_period(
                period_id=paying.april.pk, expected_total=0, actor=paying.giang, at=paying.now
            )

    def test_a_piece_without_a_score_keeps_it_open_unless_somebody_says_why(self, paying):
        first, second = paying.published(), paying.published()
        paying.score(first, "1")
        with pytest.raises(NotReady, match=second.headline):
            paying.close()
        assert not Payment.objects.exists()
        paying.close(unpaid_reason="Tin khai thác")
        left = Piece.objects.get(publication=second)
        assert (left.unpaid_reason, left.amount, left.scored_by) == (
            "Tin khai thác",
            None,
            paying.giang,
        )
        assert Period.objects.get().pieces_unpaid == 1

    def test_a_withdrawn_piece_keeps_nothing_open_and_is_marked(self, paying):
        gone, scored_before = paying.published(), paying.published()
        paying.score(scored_before, "5")
        for publication in (gone, scored_before):
            paying.do("withdraw", publication.article, paying.giang, reason="Sai")
        paying.close(expected_total=0)
        assert [p.was_withdrawn for p in Piece.objects.all()] == [True, True]
        assert not Payment.objects.exists()

    def test_who_scores_while_somebody_confirms_makes_them_look_again(self, paying):
        piece = paying.published()
        paying.score(piece, "1")
        shown = paying.total(paying.april)
        paying.score(piece, "2")
        with pytest.raises(Changed):
            paying.close(expected_total=shown)
        assert not Period.objects.get().is_closed

    def test_a_cap_that_was_lowered_after_the_score_refuses_to_close(self, paying):
        paying.score(paying.published(), "9")
        actions.set_card(
            card_id=paying.card.pk,
            version=paying.card.version,
            name="Mức tỉnh",
            valid_from=date(2021, 1, 1),
            unit_value=UNIT,
            rates={"news": (1, 6)},
            actor=paying.giang,
            at=paying.tick(),
        )
        with pytest.raises(NotReady, match="Mức tỉnh"):
            paying.close()

    def test_a_second_closing_is_refused(self, paying, closed):
        with pytest.raises(NoPeriod):
            paying.close(closed)

    def test_every_verb_is_refused_afterwards(self, paying, closed):
        piece = Piece.objects.get().publication
        photo = PhotoScore.objects.get().photo
        for verb, arguments in (
            ("score", {"coefficient": Decimal(3)}),
            ("leave_unpaid", {"reason": "x"}),
            ("share_out", {"parts": []}),
            ("score_photo", {"photo_id": photo.pk, "coefficient": Decimal(1)}),
            ("pay_photo_to", {"photo_id": photo.pk, "payee_name": "B"}),
        ):
            with pytest.raises(NoPeriod):
                paying.pay(verb, piece, by=paying.giang, **arguments)
        with pytest.raises(NoPeriod):
            actions.adjust(
                period_id=closed.pk,
                amount=1,
                payee_name="A",
                reason="x",
                actor=paying.thu,
                at=paying.now,
            )
        with pytest.raises(NoPeriod):
            actions.redate_period(
                period_id=closed.pk,
                start_date=date(2021, 4, 2),
                end_date=date(2021, 4, 30),
                actor=paying.thu,
                at=paying.now,
            )


class TestFrozen:
    def test_the_models_refuse(self, paying, closed):
        for row in (
            closed,
            Piece.objects.get(),
            PhotoScore.objects.get(),
            Share.objects.first(),
            RateCard.objects.get(),
        ):
            with pytest.raises(Frozen):
                row.save()
            with pytest.raises(Frozen):
                row.delete()
        for row in (
            Payment.objects.first(),
            Adjustment.objects.get(),
            RoyaltyEvent.objects.first(),
        ):
            with pytest.raises(AppendOnly):
                row.save()
            with pytest.raises(AppendOnly):
                row.delete()

    @pytest.mark.parametrize(
        ("model", "change"),
        [
            (Period, "total = 1"),
            (Period, "state = 'open', closed_at = NULL, closed_by_id = NULL, total = NULL"),
            (Period, "end_date = '2021-04-29'"),
            (Piece, "coefficient = 9"),
            (Piece, "note = 'x'"),
            (PhotoScore, "amount = 9"),
            (Share, "percent = 100"),
            (Payment, "amount = 1"),
            (Adjustment, "amount = 1"),
            (RateCard, "unit_value = 1"),
            (RateCard, "is_frozen = (1 = 0)"),
            (Rate, "maximum = 99"),
            (RoyaltyEvent, "verb = 'x'"),
        ],
    )
    def test_the_database_refuses_changes_past_the_models(self, closed, model, change):
        table = model._meta.db_table
        assert refused_by_the_database(f"UPDATE {table} SET {change}") is True

    @pytest.mark.parametrize(
        "model",
        [Period, Piece, PhotoScore, Share, Payment, Adjustment, RateCard, Rate, RoyaltyEvent],
    )
    def test_the_database_refuses_to_delete(self, closed, model):
        assert refused_by_the_database(f"DELETE FROM {model._meta.db_table}") is True

    @pytest.mark.parametrize("model", [Piece, PhotoScore, Share, Payment, Adjustment, Rate])
    def test_the_database_refuses_to_add(self, closed, model):
        row = model.objects.first()
        row.pk, row._state.adding = None, True
        if model is Piece:
            row.article_id = row.publication_id = 999
        with pytest.raises(DatabaseError, match="closed"), transaction.atomic():
            model.objects.bulk_create([row])

    @pytest.mark.skipif(connection.vendor != "sqlite", reason="a word of SQLite's")
    @pytest.mark.parametrize("model", [Period, Piece, PhotoScore, Share, Payment, RateCard])
    def test_nor_can_a_row_be_replaced(self, closed, model):
        table = model._meta.db_table
        sql = f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"
        assert refused_by_the_database(sql) is True

    def test_a_piece_is_not_moved_into_a_closed_period(self, paying, closed):
        assert paying.may
        piece = paying.published()
        paying.score(piece, "1")
        sql = "UPDATE royalties_piece SET period_id = %s WHERE publication_id = %s"
        assert refused_by_the_database(sql, [closed.pk, piece.pk]) is True

    def test_an_open_period_is_worked_on_beside_it(self, paying, closed):
        assert paying.may
        paying.score(paying.published(), "1")
        assert paying.total(paying.may) == UNIT

    def test_a_card_that_was_used_is_never_changed_and_a_later_one_begins_after_it(
        self, paying, closed
    ):
        common = {"unit_value": 1, "rates": {}, "actor": paying.giang, "at": paying.now}
        with pytest.raises(NotReady):
            actions.set_card(
                card_id=paying.card.pk,
                version=1,
                name="x",
                valid_from=date(2021, 1, 1),
                **common,
            )
        with pytest.raises(NotReady):
            actions.set_card(name="x", valid_from=date(2021, 4, 30), **common)
        assert actions.set_card(name="x", valid_from=date(2021, 5, 1), **common)


class TestPeriods:
    def test_no_day_belongs_to_two_periods(self, paying):
        with pytest.raises(NotReady):
            paying.open(date(2021, 4, 30), date(2021, 5, 31))
        with pytest.raises(IntegrityError), transaction.atomic():
            Period.objects.create(
                start_date=date(2021, 4, 30), end_date=date(2021, 5, 1), opened_by=paying.thu
            )
        assert paying.open(date(2021, 5, 1), date(2021, 5, 7))

    def test_the_database_keeps_days_apart_when_they_are_changed(self, paying):
        may = paying.may
        with pytest.raises(IntegrityError), transaction.atomic():
            Period.objects.filter(pk=may.pk).update(start_date=date(2021, 4, 15))

    def test_days_in_the_wrong_order_are_refused(self, paying):
        with pytest.raises(NotReady):
            paying.open(date(2021, 5, 2), date(2021, 5, 1))

    def test_days_are_changed_as_long_as_no_scored_piece_falls_out(self, paying):
        paying.score(paying.published(), "1")
        common = {"period_id": paying.april.pk, "actor": paying.yen, "at": paying.now}
        changed = actions.redate_period(
            start_date=date(2021, 4, 12), end_date=date(2021, 4, 12), **common
        )
        assert changed.start_date == changed.end_date
        with pytest.raises(NotReady):
            actions.redate_period(
                start_date=date(2021, 4, 13), end_date=date(2021, 4, 30), **common
            )

    def test_a_day_begins_and_ends_in_the_newsroom_and_not_in_greenwich(self, paying):
        day = date(2021, 4, 13)
        actions.redate_period(
            period_id=paying.april.pk,
            start_date=date(2021, 4, 1),
            end_date=day,
            actor=paying.thu,
            at=paying.now,
        )
        # 23:58 on 13 April in Vietnam, when it is 16:58 in Greenwich; two minutes later it is 14.
        paying.now = paying.now.replace(day=13, hour=16, minute=54)
        late = paying.published()
        assert late.visible_from.hour == 16
        paying.score(late, "1")
        paying.now = paying.now.replace(hour=17, minute=0)
        with pytest.raises(NoPeriod):
            paying.score(paying.published(), "1")


class TestAdjustments:
    def test_what_was_wrong_is_paid_in_the_next_period(self, paying, closed):
        piece = Piece.objects.get()
        actions.adjust(
            period_id=paying.may.pk,
            piece_id=piece.pk,
            amount=120_000,
            payee_id=paying.binh_as_author.pk,
            reason="Sót tên đồng tác giả",
            actor=paying.thu,
            at=paying.now,
        )
        assert paying.total(paying.may) == 120_000
        assert paying.total(closed) == closed.total
        event = RoyaltyEvent.objects.first()
        assert (event.verb, event.reason) == ("adjust", "Sót tên đồng tác giả")

    @pytest.mark.parametrize(
        ("changes", "refusal"),
        [
            ({"amount": 0}, NotReady),
            ({"amount": 10**15}, NotReady),
            ({"reason": " "}, NotReady),
            ({"payee_name": " "}, WrongShares),
        ],
    )
    def test_without_amount_reason_or_payee_it_is_refused(self, paying, changes, refusal):
        asked = {"amount": 1, "reason": "x", "payee_name": "A", **changes}
        with pytest.raises(refusal):
            actions.adjust(period_id=paying.april.pk, **asked, actor=paying.thu, at=paying.tick())

    def test_a_piece_of_an_open_period_is_scored_anew_instead(self, paying):
        paying.score(paying.published(), "1")
        with pytest.raises(NotReady):
            actions.adjust(
                period_id=paying.april.pk,
                piece_id=Piece.objects.get().pk,
                amount=1,
                reason="x",
                payee_name="A",
                actor=paying.thu,
                at=paying.tick(),
            )
