"""Metadata that somebody built to break us: never an error, never a long wait."""

import io
import struct
import subprocess
import sys
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from darkroom.metadata import Words, read
from darkroom.metadata.iptc import PHOTOSHOP
from tests.darkroom.metadata.pictures import (
    blank,
    dataset,
    packet,
    resource,
    with_iptc,
    with_segments,
    with_xmp,
)

# Each of these takes under a second alone; the machine of a test run has others to serve.
LONGEST_WAIT = 5  # seconds

LAUGHS = "".join(
    f'<!ENTITY l{level} "{f"&l{level - 1};" * 10 if level else "ha"}">' for level in range(10)
)
CITY = "<photoshop:City>{}</photoshop:City>"
MEGABYTE = 1024 * 1024

HOSTILE_XMP = {
    "a billion laughs": f"<!DOCTYPE x [{LAUGHS}]>".encode() + packet(CITY.format("&l9;")),
    "somebody else's file": b'<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    + packet(CITY.format("&f;")),
    "an entity that would do no harm": b'<!DOCTYPE x [<!ENTITY e "Hue">]>'
    + packet(CITY.format("&e;")),
    "an entity of a server": b'<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">' + packet(),
    "five megabytes": packet(CITY.format("a" * 5 * MEGABYTE)),
    "ten thousand deep": b"<x>" * 10_000 + packet() + b"</x>" * 10_000,
    "as deep as it can be": b"<x>" * 600_000,
    "a city ten thousand deep": packet(CITY.format("<x>" * 10_000 + "</x>" * 10_000)),
    "openings without an end": b"<x:xmpmeta " * 180_000,
    "closings without a beginning": b"</x:xmpmeta>" * 160_000,
    "many descriptions": packet("</rdf:Description><rdf:Description>" * 50_000),
    "many attributes": packet("", " ".join(f'a{number}="x"' for number in range(100_000))),
    "only NULs": b"\0" * MEGABYTE,
    "lone surrogates": packet(CITY.format("x")).decode() + "\ud800\udfff",
    "a character set that nobody has": b'<?xml version="1.0" encoding="klingon"?>' + packet(),
    "a character set that is no text": b'<?xml version="1.0" encoding="zlib"?>' + packet(),
    "nothing": b"",
    "a number": 5,
}


@pytest.fixture(autouse=True)
def _nobody_waits():
    started = time.process_time()
    yield
    assert time.process_time() - started < LONGEST_WAIT


@pytest.mark.parametrize("xmp", HOSTILE_XMP.values(), ids=HOSTILE_XMP.keys())
def test_hostile_xmp_says_nothing(xmp):
    words = read(with_xmp(xmp))
    assert words in (Words(), Words(city="x"))


def test_a_long_text_of_one_field_is_cut():
    for elements in (CITY.format("á»…" * 300_000), CITY.format("Ảnh: / " * 200_000)):
        assert len(read(with_xmp(packet(elements))).city) <= 500


def test_a_hundred_thousand_names_are_cut():
    items = "<rdf:li>An</rdf:li>" * 100_000
    elements = f"<dc:creator><rdf:Seq>{items}</rdf:Seq></dc:creator>"
    assert read(with_xmp(packet(elements))).byline == "An"


def test_a_caption_of_credits_is_worked_through():
    caption = "(AP Photo/An)" * 384
    words = read(with_xmp(packet(f"<dc:description>{caption}</dc:description>")))
    assert (words.caption, words.byline, words.credit) == ("", "An", "AP")


@pytest.mark.parametrize("cut", range(0, 60, 3))
def test_iptc_that_breaks_off_is_read_as_far_as_it_goes(cut):
    block = (dataset(105, b"Storm") + dataset(120, b"A ship") + dataset(90, b"Hue"))[:cut]
    assert read(with_iptc(block)).headline in ("", "Storm"[: max(0, cut - 5)])


@pytest.mark.parametrize(
    "header",
    [
        struct.pack(">BBBH", 0x1C, 2, 120, 0x7FFF),
        struct.pack(">BBBHI", 0x1C, 2, 120, 0x8004, 0xFFFFFFFF),
        struct.pack(">BBBH", 0x1C, 2, 120, 0xFFFF),
        struct.pack(">BBBH", 0x1C, 2, 120, 0x8000),
    ],
)
def test_lengths_that_lie_are_not_believed(header):
    words = read(with_iptc(dataset(105, b"Storm") + header + b"A ship in the storm"))
    assert words.headline == "Storm"
    assert words.caption in ("", "A ship in the storm")


@pytest.mark.parametrize("size", [0, 5, 0x7FFFFFFF, 0xFFFFFFFF])
def test_resources_that_lie_are_not_believed(size):
    lying = b"8BIM\x04\x0b\0\0" + size.to_bytes(4, "big")
    read(with_segments((0xED, PHOTOSHOP + lying + resource(dataset(105, b"Storm")))))


def test_a_million_datasets_are_bounded():
    segment = PHOTOSHOP + resource(dataset(25, b"") * 13_000)
    assert read(with_segments(*[(0xED, segment)] * 60)) == Words()


def test_a_million_resources_are_bounded():
    segment = PHOTOSHOP + resource(b"", 1) * 5_000
    assert read(with_segments(*[(0xED, segment)] * 60)) == Words()


def test_a_million_claims_are_bounded():
    claims = b"digitalsourcetype/abc " * 2_900
    assert read(with_segments(*[(0xEB, claims)] * 60)) == Words()


def test_a_png_that_breaks_off_still_says_what_it_said():
    file = io.BytesIO()
    Image.effect_noise((200, 200), 90).save(file, "PNG")
    assert read(Image.open(io.BytesIO(file.getvalue()[:5_000]))) == Words()


@given(st.binary(max_size=300))
def test_any_bytes_as_xmp_are_survived(noise):
    read(with_xmp(noise))
    read(with_xmp(packet().replace(b"</rdf", noise + b"</rdf")))


@given(st.binary(max_size=300))
def test_any_bytes_as_iptc_are_survived(noise):
    read(with_iptc(noise))
    read(with_segments((0xED, PHOTOSHOP + noise)))
    read(with_iptc(dataset(120, noise) + dataset(80, noise)))


@given(st.binary(max_size=300))
def test_any_bytes_as_exif_are_survived(noise):
    image = blank()
    image.info["exif"] = b"Exif\0\0II*\0\x08\0\0\0" + noise
    read(image)


def test_the_process_that_reads_hostile_bytes_knows_no_django_and_no_network():
    program = "import sys, darkroom.metadata; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert not {"django", "ssl", "urllib.request"} & {*run.stdout.decode().split()}


def test_a_picture_without_a_word_says_nothing():
    assert read(blank()) == Words()
