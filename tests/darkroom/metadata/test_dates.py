"""When a picture was taken, as far as the file knows."""

import pytest

from darkroom.metadata import dates


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2024-05-06T07:08:09+07:00", "2024-05-06T07:08:09+07:00"),
        ("2024:05:06 07:08:09+07:00", "2024-05-06T07:08:09+07:00"),
        ("2024:05:06 07:08:09", "2024-05-06T07:08:09"),
        ("2024-05-06T07:08:09.123Z", "2024-05-06T07:08:09+00:00"),
        ("2024-05-06T07:08", "2024-05-06T07:08:00"),
        ("2024-05-06", "2024-05-06"),
        ("2024:05:06\0", "2024-05-06"),
        ("2024-05", ""),
        ("2024", ""),
        ("0000:00:00 00:00:00", ""),
        ("    :  :     :  :  ", ""),
        ("2024-02-30", ""),
        ("2024-05-06T25:00:00", ""),
        ("2024-05-06T07:08:09+99:00", ""),
        ("1899-12-31", ""),
        ("2101-01-01", ""),
        ("٢٠٢٤-05-06", ""),
        ("yesterday", ""),
        ("", ""),
        (None, ""),
    ],
)
def test_a_moment_is_told_as_it_was_written(written, told):
    assert dates.moment(written) == told
    assert dates.moment(told) == told


@pytest.mark.parametrize(
    ("day", "clock", "told"),
    [
        ("20240506", "070809+0700", "2024-05-06T07:08:09+07:00"),
        ("20240506", "070809", "2024-05-06T07:08:09"),
        ("20240506", "", "2024-05-06"),
        ("20240506", "990000+0700", "2024-05-06"),
        ("20240500", "070809", ""),
        ("", "070809", ""),
    ],
)
def test_iptc_writes_day_and_clock_apart(day, clock, told):
    assert dates.iptc_moment(day, clock) == told


def test_whoever_knows_more_of_the_same_moment_is_heard():
    day, hour, offset = "2024-05-06", "2024-05-06T07:08:09", "2024-05-06T07:08:09+07:00"
    assert dates.fullest(["", day, hour, offset]) == offset
    assert dates.fullest([day, "2023-01-01T00:00:00"]) == day
    assert dates.fullest([]) == ""
