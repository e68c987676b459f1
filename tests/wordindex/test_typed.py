"""What people type into a search box, taken apart."""

import pytest

from vietnamese.text import exact, fold
from wordindex import terms


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Cảng  cá", ["cang", "ca"]),
        ('"Cảng cá" mới', ["cang ca", "moi"]),
        ("“Cảng cá” mới", ["cang ca", "moi"]),
        ("TP.HCM COVID-19", ["tp hcm", "covid 19"]),
        ("cá Cá cà", ["ca"]),
        ('"cảng cá', ["cang", "ca"]),
        ('"" “” - !', []),
        ("", []),
    ],
)
def test_syllables_and_phrases_are_told_apart(typed, found):
    assert terms(typed, fold) == found


def test_marks_stay_where_the_form_keeps_them():
    assert terms('Hoà "Bến Sông" hòa', exact) == ["hòa", "bến sông"]
