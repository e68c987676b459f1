"""Pictures that look alike are found; how surely, `bench.photo_likeness` measures."""

import io

import pytest
from PIL import Image, ImageEnhance

from darkroom import likeness
from tests.darkroom.pictures import busy, saved, scene

# Not all of it: it is symmetrical, and then half of its waves are nothing but chance.
ORIGINAL = busy(640, 640).crop((40, 30, 520, 350))


def recompressed(image):
    return Image.open(io.BytesIO(saved(image, "JPEG", quality=40)))


def cut(image, left, top, right, bottom):
    width, height = image.size
    box = (left * width, top * height, (1 - right) * width, (1 - bottom) * height)
    return image.crop(tuple(round(edge) for edge in box))


VARIANTS = {
    "recompressed": recompressed,
    "a quarter as wide": lambda image: image.resize((120, 80)),
    "cut on all sides": lambda image: cut(image, 0.06, 0.06, 0.06, 0.06),
    "cut at the sides": lambda image: cut(image, 0.07, 0, 0.07, 0),
    "cut at the bottom": lambda image: cut(image, 0, 0, 0, 0.06),
    "brighter": lambda image: ImageEnhance.Brightness(image).enhance(1.2),
    "harder": lambda image: ImageEnhance.Contrast(image).enhance(1.3),
    "black and white": lambda image: image.convert("L"),
}


@pytest.mark.parametrize("variant", VARIANTS.values(), ids=VARIANTS)
def test_variant_is_alike_whichever_of_the_two_came_first(variant):
    original, changed = likeness.hashes(ORIGINAL), likeness.hashes(variant(ORIGINAL))
    assert likeness.distance(original, changed) <= likeness.ALIKE
    assert likeness.distance(changed, original) == likeness.distance(original, changed)


def test_other_picture_is_not_alike():
    other = ORIGINAL.transpose(Image.Transpose.FLIP_TOP_BOTTOM).transpose(Image.Transpose.ROTATE_90)
    assert likeness.distance(likeness.hashes(ORIGINAL), likeness.hashes(other)) > likeness.ALIKE
    assert likeness.distance(likeness.hashes(scene()), likeness.hashes(ORIGINAL)) > likeness.ALIKE


def test_photo_has_few_fingerprints_of_64_bits():
    found = likeness.hashes(ORIGINAL)
    assert len(found) <= 5
    assert all(0 <= fingerprint < 2**64 for fingerprint in found)


@pytest.mark.parametrize("size", [(1, 1), (1, 900), (12_000, 1), (8, 8)])
def test_picture_of_any_size_has_fingerprints(size):
    assert likeness.hashes(Image.new("RGB", size, "teal"))


def test_bands_hold_the_whole_fingerprint():
    assert likeness.bands(0x0123_4567_89AB_CDEF) == (0xCDEF, 0x89AB, 0x4567, 0x0123)


def test_near_values_are_those_in_which_few_bits_differ():
    near = likeness.near(0b1010)
    assert near[0] == 0b1010
    assert sorted(near) == sorted({0b1010, *(0b1010 ^ 1 << bit for bit in range(16))})
    assert len(set(likeness.near(0xFFFF, 2))) == 1 + 16 + 120


def test_seven_bits_are_always_found_by_a_band():
    for start in range(57):
        other = 0x0123_4567_89AB_CDEF ^ (0x7F << start)
        pairs = zip(likeness.bands(0x0123_4567_89AB_CDEF), likeness.bands(other), strict=True)
        assert any(there in likeness.near(here) for here, there in pairs)
