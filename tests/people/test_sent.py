"""What browsers send as numbers."""

import pytest

from people.sent import number


@pytest.mark.parametrize("written", ["0", "7", "007", "9" * 18])
def test_a_number_is_read(written):
    assert number(written) == int(written)


@pytest.mark.parametrize(
    "written", ["", "-1", "1.5", "²", "٣", "1_000", " 1", "1\n", "\x00", "9" * 19, "9" * 5_000]
)
def test_what_nothing_has_as_its_number_is_none(written):
    assert number(written) is None
