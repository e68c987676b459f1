"""What says that a machine made a picture."""

import io
import zlib

import pytest
from PIL import Image

from darkroom.metadata import ai, read
from tests.darkroom.metadata.pictures import with_segments

ADDRESS = b"http://cv.iptc.org/newscodes/digitalsourcetype/"


@pytest.mark.parametrize(
    ("code", "origin"),
    [
        ("http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia", "generated"),
        ("https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia/", "generated"),
        ("TrainedAlgorithmicMedia", "generated"),
        (" algorithmicMedia ", "generated"),
        ("compositeWithTrainedAlgorithmicMedia", "edited"),
        ("compositeSynthetic", "edited"),
        ("algorithmicallyEnhanced", ""),
        ("digitalCapture", ""),
        ("", ""),
    ],
)
def test_source_types_tell_who_made_it(code, origin):
    assert ai.origin_of(code) == origin


@pytest.mark.parametrize(
    ("codes", "origin"),
    [
        (["trainedAlgorithmicMedia"], "generated"),
        (["trainedAlgorithmicMedia", "trainedAlgorithmicMedia"], "generated"),
        (["digitalCapture", "trainedAlgorithmicMedia"], "edited"),
        (["compositeWithTrainedAlgorithmicMedia"], "edited"),
        (["digitalCapture"], ""),
        ([], ""),
    ],
)
def test_content_credentials_are_heard(codes, origin):
    claims = b"\0jumb c2pa " + b"\x78".join(ADDRESS + code.encode() + b"\0" for code in codes)
    assert read(with_segments((0xEB, claims))).ai_origin == origin
    assert read(_png_with_credentials(claims)).ai_origin == origin


def test_xmp_is_heard_before_content_credentials():
    xmp = (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
        ' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
        ' xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"'
        ' e:DigitalSourceType="compositeSynthetic"/></rdf:RDF></x:xmpmeta>'
    )
    image = with_segments((0xEB, ADDRESS + b"trainedAlgorithmicMedia"))
    image.info["xmp"] = xmp.encode()
    assert read(image).ai_origin == "edited"


def test_the_recipe_of_a_picture_is_no_caption():
    assert ai.is_recipe("a dog\nSteps: 20, Sampler: Euler a")
    assert not ai.is_recipe("Steps: of the stairs")
    assert not ai.is_recipe(None)


def _png_with_credentials(claims):
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    data, chunk = file.getvalue(), b"caBX" + claims
    framed = len(claims).to_bytes(4, "big") + chunk + zlib.crc32(chunk).to_bytes(4, "big")
    # Behind the signature and the header, 8 and 25 bytes.
    return Image.open(io.BytesIO(data[:33] + framed + data[33:]))
