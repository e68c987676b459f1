"""Periods, closing, adjustments and rate cards as people see them."""

from datetime import date
from decimal import Decimal

import pytest

from articles.models import Kind
from royalties.models import Adjustment, Period, Piece, RateCard
from tests.royalties.conftest import UNIT

ROYALTIES = "/desk/royalties/"


@pytest.fixture
def giang(paying, client):
    client.force_login(paying.giang)
    return client


def at(period, page=""):
    return f"{ROYALTIES}periods/{period.pk}/{page}"


class TestPeriods:
    def test_one_is_opened_and_the_next_days_are_offered(self, paying, giang):
        page = giang.get(f"{ROYALTIES}periods/")
        assert page.context["form"].initial == {
            "start_date": date(2021, 5, 1),
            "end_date": date(2021, 5, 31),
        }
        days = {"start_date": "01/05/2021", "end_date": "31/05/2021"}
        assert giang.post(f"{ROYALTIES}periods/", days).status_code == 302
        again = giang.post(f"{ROYALTIES}periods/", days)
        assert again.status_code == 200
        assert 'value="01/05/2021"' in again.content.decode()
        assert Period.objects.count() == 2

    def test_a_period_is_added_up_by_person_section_and_kind(self, paying, giang):
        both = paying.by(paying.lan_as_author, paying.binh_as_author)
        paying.score(paying.published(bylines=both), "2")
        paying.score(paying.published(kind=Kind.REPORTAGE.value), "10")
        paying.score(paying.published(headline="Chấm 0"), "0")
        lacking = paying.published(headline="Chưa chấm")
        page = giang.get(at(paying.april))
        people, sections, kinds = (
            {str(row.label): row.amount for row in rows} for _, rows, _ in page.context["groups"]
        )
        # A story of two payees is one story, and all tables say as many as the head of the page.
        for _title, rows, is_of_people in page.context["groups"]:
            assert sum(row.pieces for row in rows) == (3 if is_of_people else page.context["paid"])
        assert people == {"Nguyễn Thị Lan": 11 * UNIT, "Trần Văn Bình": UNIT}
        assert list(sections.values()) == [12 * UNIT]
        assert sorted(kinds.values()) == [2 * UNIT, 10 * UNIT]
        assert page.context["lacking"] == 1
        assert "2.808.000\u00a0₫" in page.content.decode()
        assert lacking

    @pytest.mark.parametrize(
        ("first", "last"),
        [("01/12/9999", "31/12/9999"), ("01/01/0001", "31/01/0001"), ("01/01/2101", "31/01/2101")],
    )
    def test_one_of_a_mistyped_year_is_refused_and_all_pages_stay(self, paying, giang, first, last):
        days = {"start_date": first, "end_date": last}
        for address in (f"{ROYALTIES}periods/", at(paying.april, "dates/")):
            page = giang.post(address, days)
            assert page.status_code == 200
            assert "2100" in str(page.context["form"].errors)
        assert Period.objects.get() == paying.april
        for address in (ROYALTIES, f"{ROYALTIES}periods/", at(paying.april)):
            assert giang.get(address).status_code == 200

    def test_days_are_changed(self, paying, giang):
        days = {"start_date": "01/04/2021", "end_date": "15/04/2021"}
        assert giang.post(at(paying.april, "dates/"), days).status_code == 302
        assert Period.objects.get().end_date == date(2021, 4, 15)


class TestClosing:
    def test_it_is_confirmed_with_the_total_that_was_shown(self, paying, giang):
        paying.score(paying.published(), "2")
        paying.in_may()
        page = giang.get(at(paying.april, "close/"))
        assert f'name="expected_total" value="{2 * UNIT}"' in page.content.decode()
        stale = giang.post(at(paying.april, "close/"), {"expected_total": 1})
        assert not Period.objects.get().is_closed
        # The page that comes back shows the total that is right.
        assert f'name="expected_total" value="{2 * UNIT}"' in stale.content.decode()
        giang.post(at(paying.april, "close/"), {"expected_total": 2 * UNIT})
        assert Period.objects.get().is_closed
        assert giang.get(at(paying.april, "close/")).status_code == 302
        assert giang.get(at(paying.april)).context["result"].total == 2 * UNIT

    def test_what_lacks_a_score_is_listed_and_a_reason_given_for_all_of_it(self, paying, giang):
        paying.published(headline="Chưa ai chấm")
        page = giang.post(at(paying.april, "close/"), {"expected_total": 0})
        assert page.content.decode().count("Chưa ai chấm") >= 2
        giang.post(at(paying.april, "close/"), {"expected_total": 0, "unpaid_reason": "Tin ngắn"})
        assert Piece.objects.get().unpaid_reason == "Tin ngắn"

    def test_amounts_of_a_million_are_confirmed_too(self, paying, giang):
        paying.score(paying.published(kind=Kind.REPORTAGE.value), "30")
        page = giang.get(at(paying.april, "close/")).content.decode()
        assert f'value="{30 * UNIT}"' in page


class TestAdjusting:
    def test_it_is_added_below_zero_with_a_reason(self, paying, giang):
        sent = {"payee_name": "CTV A", "amount": "-120.000", "reason": "Trả thừa"}
        assert giang.post(at(paying.april, "adjust/"), sent).status_code == 302
        assert Adjustment.objects.get().amount == -120_000
        assert "-120.000\u00a0₫" in giang.get(at(paying.april)).content.decode()

    def test_what_is_wrong_comes_back(self, paying, giang):
        sent = {"payee_name": "", "amount": "12,5", "reason": "Vì sao đó"}
        page = giang.post(at(paying.april, "adjust/"), sent)
        assert "Vì sao đó" in page.content.decode()
        assert "12,5" in page.content.decode()
        sent = {"payee_name": "", "amount": "125.000", "reason": "Vì sao đó"}
        page = giang.post(at(paying.april, "adjust/"), sent)
        assert "125.000" in page.content.decode()
        assert not Adjustment.objects.exists()


class TestCards:
    def send(self, **changes):
        return {
            "name": "Đơn giá mới",
            "valid_from": "01/06/2021",
            "unit_value": "240.000",
            "legal_basis": "NĐ",
            "usual-news": "2",
            "maximum-news": "10,5",
            **changes,
        }

    def test_one_is_written_with_vietnamese_numbers(self, paying, giang):
        assert giang.post(f"{ROYALTIES}cards/new/", self.send()).status_code == 302
        card = RateCard.objects.get(valid_from=date(2021, 6, 1))
        assert card.unit_value == 240_000
        assert [(r.what, r.maximum) for r in card.rates.all()] == [("news", Decimal("10.5"))]

    def test_a_new_one_begins_with_the_rates_of_the_last(self, paying, giang):
        page = giang.get(f"{ROYALTIES}cards/new/").content.decode()
        assert 'name="unit_value" value="234.000"' in page

    @pytest.mark.parametrize(
        "changes",
        [
            {"unit_value": "1,5"},
            {"unit_value": "999.999.999"},
            {"unit_value": "0"},
            {"usual-news": "11"},
            {"usual-news": ""},
            {"maximum-news": "1.250"},
            {"valid_from": "01/01/2021"},
            {"valid_from": "31/12/9999"},
            {"name": ""},
        ],
    )
    def test_what_makes_no_sense_comes_back(self, paying, giang, changes):
        page = giang.post(f"{ROYALTIES}cards/new/", self.send(**changes))
        assert page.status_code == 200
        assert page.context["form"].errors
        assert RateCard.objects.count() == 1

    def test_a_stale_page_does_not_overwrite(self, paying, giang):
        address = f"{ROYALTIES}cards/{paying.card.pk}/"
        for _ in range(2):
            page = giang.post(address, self.send(version=paying.card.version))
        assert page.status_code == 200
        assert RateCard.objects.get().version == 2

    def test_a_card_used_in_a_closed_period_is_only_read(self, paying, giang):
        paying.score(paying.published(), "1")
        paying.close()
        address = f"{ROYALTIES}cards/{paying.card.pk}/"
        assert giang.get(address).context["may_set"] is False
        giang.post(address, self.send(version=1))
        assert RateCard.objects.get().name == "Đơn giá 2021"
