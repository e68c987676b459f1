"""What is read of pictures as they come to a newsroom."""

import pytest
from PIL import Image

from darkroom.metadata import read
from tests.darkroom.metadata.samples import SAMPLES


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_picture_says_what_its_sender_wrote(sample, pictures):
    with Image.open(pictures[sample]) as image:
        assert sample.wrong(read(image)) == {}


def test_samples_have_names_of_their_own():
    assert len({sample.name for sample in SAMPLES}) == len(SAMPLES) >= 60
