"""The demonstration's illustrations look like pictures and never change by themselves."""

import pytest

from demo import pictures

PORTRAIT_KEYS = [key for key in pictures.KEYS if key.startswith("portrait-")]


@pytest.fixture(scope="module")
def drawn():
    """Draw each picture once for the whole module."""
    cache = {}

    def draw(key):
        if key not in cache:
            cache[key] = pictures.draw(key)
        return cache[key]

    return draw


def test_there_are_thirty_pictures_five_of_them_portraits():
    assert len(pictures.KEYS) == len(set(pictures.KEYS)) == 30
    assert len(PORTRAIT_KEYS) == 5


@pytest.mark.parametrize("key", pictures.KEYS)
def test_picture_has_the_size_of_a_press_photo(drawn, key):
    expected = (1067, 1600) if key in PORTRAIT_KEYS else (1600, 1067)
    assert drawn(key).size == expected
    assert drawn(key).mode == "RGB"


@pytest.mark.parametrize("key", pictures.KEYS)
def test_picture_is_no_flat_placeholder(drawn, key):
    small = drawn(key).reduce(8)
    assert len(set(small.get_flattened_data())) > 2000
    assert small.convert("L").entropy() > 5.5


@pytest.mark.parametrize("key", pictures.KEYS)
def test_no_part_of_the_paper_stays_unpainted(drawn, key):
    """A forgotten strip between sky and ground shows as pure black."""
    small = drawn(key).convert("L").reduce(4)
    assert small.histogram()[0] == 0


@pytest.mark.parametrize("key", ["harbour-dawn", "portrait-weaver"])
def test_same_key_gives_the_same_picture(drawn, key):
    assert pictures.draw(key).tobytes() == drawn(key).tobytes()


def test_pictures_differ_from_each_other(drawn):
    assert len({drawn(key).resize((32, 32)).tobytes() for key in pictures.KEYS}) == 30


def test_unknown_key_is_refused():
    with pytest.raises(KeyError):
        pictures.draw("grey-box")
