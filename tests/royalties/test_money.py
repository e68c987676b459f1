"""No đồng is lost or made, and what people type is read as they meant it or refused."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils.translation import override
from hypothesis import given
from hypothesis import strategies as st

from royalties import printed, typed
from royalties.money import PARTS, WHOLE, amount_of, divide, equal_percents

AMOUNTS = st.integers(min_value=0, max_value=10**12)


@st.composite
def percentages(draw):
    """Percentages of up to twelve people that add to 100."""
    count = draw(st.integers(1, 12))
    cuts = draw(
        st.lists(st.integers(1, PARTS - 1), min_size=count - 1, max_size=count - 1, unique=True)
    )
    edges = [0, *sorted(cuts), PARTS]
    return [Decimal(after - before) / 100 for before, after in zip(edges, edges[1:], strict=False)]


@given(AMOUNTS, percentages())
def test_the_parts_add_to_the_whole(amount, percents):
    assert sum(divide(amount, percents)) == amount


@given(AMOUNTS, percentages())
def test_nobody_gets_a_whole_dong_more_or_less_than_their_percentage(amount, percents):
    for part, percent in zip(divide(amount, percents), percents, strict=True):
        assert abs(part - amount * percent / WHOLE) < 1
        assert part >= 0


@given(AMOUNTS, percentages())
def test_a_larger_share_never_gets_less(amount, percents):
    parts = divide(amount, percents)
    for part, percent in zip(parts, percents, strict=True):
        assert all(
            part <= other for other, more in zip(parts, percents, strict=True) if more > percent
        )


@given(st.integers(1, 50), AMOUNTS)
def test_equal_shares_add_to_a_hundred_and_differ_by_a_hundredth(count, amount):
    percents = equal_percents(count)
    assert sum(percents) == 100
    assert max(percents) - min(percents) <= Decimal("0.01")
    assert sum(divide(amount, percents)) == amount


@given(st.decimals(0, 999, places=2, allow_nan=False, allow_infinity=False), st.integers(1, 10**7))
def test_an_amount_is_the_product_to_the_nearest_dong(coefficient, unit_value):
    assert abs(amount_of(coefficient, unit_value) - coefficient * unit_value) <= Decimal("0.5")


def test_half_a_dong_is_rounded_up():
    assert amount_of(Decimal("0.5"), 3) == 2
    assert amount_of(Decimal("0.5"), 1) == 1


class TestCoefficients:
    @pytest.mark.parametrize(
        ("text", "number"),
        [
            ("1,5", "1.5"),
            ("1.5", "1.5"),
            (" 1,50 ", "1.5"),
            ("12", "12"),
            ("0,75", "0.75"),
            ("0", "0"),
            ("10\u00a0", "10"),
            ("100", "100"),
        ],
    )
    def test_comma_and_point_are_both_understood(self, text, number):
        assert typed.coefficient(text) == Decimal(number)

    @pytest.mark.parametrize("text", ["", "  ", None])
    def test_nothing_is_no_number(self, text):
        assert typed.coefficient(text) is None

    @pytest.mark.parametrize("text", ["1.250", "1,250", "12.500", "100,000"])
    def test_what_may_be_thousands_is_refused_as_ambiguous(self, text):
        with override("en"), pytest.raises(ValidationError, match="two ways"):
            typed.coefficient(text)

    @pytest.mark.parametrize(
        "text",
        ["một", "-1", "1,5,0", "1e3", "1.250,5", "1,2345", "1000", "٣", "1 5", "½", "NaN", "+1"],
    )
    def test_what_is_no_coefficient_is_refused(self, text):
        with pytest.raises(ValidationError):
            typed.coefficient(text)

    @given(st.decimals(0, 999, places=2, allow_nan=False, allow_infinity=False))
    def test_what_is_printed_is_read_again_as_the_same(self, number):
        for language in ("vi", "en"):
            with override(language):
                assert typed.coefficient(printed.coefficient(number)) == number


class TestDong:
    @pytest.mark.parametrize(
        "text", ["1250000", "1.250.000", "1,250,000", "1 250 000", "1.250.000 ₫", "1.250.000đ"]
    )
    def test_an_amount_is_read_with_and_without_thousands(self, text):
        assert typed.dong(text) == 1_250_000

    @pytest.mark.parametrize(
        "text", ["1,5", "1.25", "1.250,000", "12.50.000", "", "một triệu", "-5000", "1" * 30]
    )
    def test_what_is_no_amount_is_refused(self, text):
        with pytest.raises(ValidationError):
            typed.dong(text)

    @pytest.mark.parametrize("text", ["-5.000", "−5000", "– 5.000 ₫"])
    def test_an_adjustment_may_lie_below_zero(self, text):
        assert typed.dong(text, below_zero=True) == -5000

    @given(AMOUNTS)
    def test_what_is_printed_is_read_again_as_the_same(self, amount):
        for language in ("vi", "en"):
            with override(language):
                assert typed.dong(printed.dong(amount)) == amount

    def test_money_is_printed_as_the_language_writes_it(self):
        with override("vi"):
            assert printed.dong(1_250_000) == "1.250.000\u00a0₫"
        with override("en"):
            assert printed.dong(1_250_000) == "1,250,000\u00a0₫"
        assert printed.dong(None) == ""
