"""Whatever is sent: it is refused for one of our reasons, or it is a picture. Nothing else."""

import time

import pytest

import darkroom
from darkroom.metadata import Label
from tests.darkroom import hostile

FILES = hostile.files()


def outcome_of(data):
    try:
        darkroom.examine(data)
    except darkroom.Refused as refused:
        return refused.reason
    except Exception as error:  # noqa: BLE001 that there is no other is what is tested
        return repr(error)
    return hostile.GOOD


@pytest.mark.parametrize("name", FILES)
def test_hostile_file_is_refused_or_is_a_picture(name):
    data, expected = FILES[name]
    known = {*darkroom.REASONS, hostile.GOOD} if expected == hostile.ANY else {expected}
    assert outcome_of(data) in known


def test_corpus_is_large_and_not_all_of_it_is_to_be_refused():
    assert len(FILES) >= 200
    assert sum(expected == hostile.GOOD for _, expected in FILES.values()) >= 10


@pytest.mark.parametrize("name", hostile.samples())
def test_files_that_are_damaged_were_good_before(name):
    assert outcome_of(hostile.samples()[name]) == hostile.GOOD


def test_bomb_is_small_and_refused_at_once():
    bomb, _ = FILES["PNG of 100 megapixels in 12 KB"]
    assert len(bomb) < 13_000
    started = time.process_time()
    assert outcome_of(bomb) == "too_many_pixels"
    assert time.process_time() - started < 1


def test_refusal_tells_the_numbers_for_its_sentence():
    with pytest.raises(darkroom.Refused) as refused:
        darkroom.examine(FILES["PNG of 31 megapixels"][0])
    assert refused.value.details == {"megapixels": 30, "side": 12_000}


def test_nothing_of_a_second_file_reaches_a_print():
    for name in ("JPEG with a ZIP behind it", "JPEG that is a PDF as well", "motion photo"):
        data, _ = FILES[name]
        wanted = [darkroom.Print(kind, 40, kind) for kind in ("jpg", "webp", "avif")]
        for made in darkroom.develop(data, wanted, Label()).values():
            assert not any(trace in made for trace in (b"PK\3\4", b"%PDF", b"mp42", hostile.NOISE))
