"""XMP in every form that its writers know, and in some that none should."""

import io
import zlib

import pytest
from PIL import Image

from darkroom.metadata import read
from tests.darkroom.metadata.pictures import blank, packet, with_segments, with_xmp

CREATED = "Iptc4xmpExt:LocationCreated"
CITY = "Iptc4xmpExt:City"


@pytest.mark.parametrize(
    ("elements", "attributes"),
    [
        ("", 'photoshop:City="Huế"'),
        ("<photoshop:City>Huế</photoshop:City>", ""),
        ("<photoshop:City><rdf:Bag><rdf:li>Huế</rdf:li></rdf:Bag></photoshop:City>", ""),
        (
            "<photoshop:City rdf:parseType='Resource'><rdf:value>Huế</rdf:value></photoshop:City>",
            "",
        ),
        (
            "<photoshop:City><rdf:Description><rdf:value>Huế</rdf:value></rdf:Description>"
            "</photoshop:City>",
            "",
        ),
        (f"<{CREATED} rdf:parseType='Resource'><{CITY}>Huế</{CITY}></{CREATED}>", ""),
        (f"<{CREATED}><rdf:Description {CITY}='Huế'/></{CREATED}>", ""),
        (f"<{CREATED} {CITY}='Huế'/>", ""),
        (f"<{CREATED}><rdf:Bag><rdf:li {CITY}='Huế'/><rdf:li/></rdf:Bag></{CREATED}>", ""),
    ],
)
def test_a_city_is_read_in_every_form(elements, attributes):
    assert read(with_xmp(packet(elements, attributes))).city == "Huế"


def test_a_source_type_may_be_an_address():
    source = (
        "<Iptc4xmpExt:DigitalSourceType rdf:resource="
        '"http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"/>'
    )
    assert read(with_xmp(packet(source))).ai_origin == "generated"


@pytest.mark.parametrize(
    ("languages", "read_in"),
    [
        (["en", "x-default", "vi"], "x-default"),
        (["en", "fr", "vi-VN"], "vi-VN"),
        (["fr", "en-US"], "en-US"),
        (["fr", "de"], "fr"),
    ],
)
def test_the_best_language_is_read(languages, read_in):
    items = "".join(f'<rdf:li xml:lang="{language}">{language}</rdf:li>' for language in languages)
    caption = f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>"
    assert read(with_xmp(packet(caption))).caption == read_in


def test_an_empty_language_is_passed_over():
    items = '<rdf:li xml:lang="x-default"> </rdf:li><rdf:li xml:lang="en">Flood</rdf:li>'
    caption = f"<dc:description><rdf:Alt>{items}</rdf:Alt></dc:description>"
    assert read(with_xmp(packet(caption))).caption == "Flood"


@pytest.mark.parametrize(
    "damage",
    [
        lambda good: good.decode(),
        lambda good: (
            b'<?xpacket begin="\xef\xbb\xbf"?>' + good + b'<?xpacket end="w"?>' + b" " * 99
        ),
        lambda good: good + b"\0\0\0",
        lambda good: b"rubbish" + good + b"rubbish",
        lambda good: good.replace(b"<photoshop:City>", b"<photoshop:City>\x03\x00"),
        lambda good: good.decode().encode("utf-16"),
        lambda good: (
            good[: good.index(b"</x:xmpmeta>")]
            .replace(b"<x:xmpmeta xmlns:x=", b"<!--")
            .replace(b'"adobe:ns:meta/">', b"-->")
        ),
    ],
)
def test_a_packet_with_a_scratch_is_read(damage):
    good = packet("<photoshop:City>Huế</photoshop:City>")
    assert read(with_xmp(damage(good))).city == "Huế"


def test_a_png_may_name_its_xmp_in_the_old_way():
    image = blank()
    image.info["XML:com.adobe.xmp"] = packet("<photoshop:City>Huế</photoshop:City>").decode()
    assert read(image).city == "Huế"


def test_xmp_behind_the_pixels_of_a_png_is_found(tmp_path):
    file = io.BytesIO()
    Image.new("RGB", (8, 8)).save(file, "PNG")
    data = file.getvalue()
    text = b"iTXtXML:com.adobe.xmp\0\0\0\0\0" + packet("<photoshop:City>Huế</photoshop:City>")
    chunk = (len(text) - 4).to_bytes(4, "big") + text + _checksum(text)
    late = data[:-12] + chunk + data[-12:]
    assert read(Image.open(io.BytesIO(late))).city == "Huế"


def test_extended_xmp_is_put_together_in_its_order():
    guid = "0123456789ABCDEF0123456789ABCDEF"
    note = f'xmlns:xmpNote="http://ns.adobe.com/xmp/note/" xmpNote:HasExtendedXMP="{guid}"'
    rest = packet("<photoshop:City>Huế</photoshop:City><photoshop:Credit>no</photoshop:Credit>")
    head = b"http://ns.adobe.com/xmp/extension/\0" + guid.encode() + len(rest).to_bytes(4, "big")
    standard = packet("<photoshop:Credit>TTXVN</photoshop:Credit>", note)
    image = with_segments(
        (0xE1, head + (300).to_bytes(4, "big") + rest[300:]),
        (0xE1, b"http://ns.adobe.com/xap/1.0/\0" + standard),
        (0xE1, head + (0).to_bytes(4, "big") + rest[:300]),
        (0xE1, head.replace(b"F\0", b"0\0") + (0).to_bytes(4, "big") + b"of another picture"),
    )
    words = read(image)
    assert (words.city, words.credit) == ("Huế", "TTXVN")


def test_properties_of_a_picture_in_the_picture_are_not_its_own():
    inner = "<rdf:Description photoshop:City='Paris'/>"
    nested = f"<photoshop:Ingredients><rdf:Bag><rdf:li>{inner}</rdf:li></rdf:Bag>"
    assert read(with_xmp(packet(nested + "</photoshop:Ingredients>"))).city == ""


def _checksum(chunk):

    return zlib.crc32(chunk).to_bytes(4, "big")
