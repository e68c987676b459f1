"""The files that readers get of a photo: which, with what in them, and when they change."""

import io
import json
import shutil
import subprocess

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from django.utils import timezone
from PIL import Image

import darkroom
from photos import actions, editions, printing, shapes
from photos.ingest import ingest
from photos.models import Photo
from photos.printing import print_photo
from photos.signals import pictures_changed
from tests.photos import pictures

pytestmark = pytest.mark.django_db


def sent(lan, data=None, **words):
    return ingest(pictures.sent(data or pictures.jpeg(500, 300)), uploaded_by=lan, **words)


def printed(lan, data=None, **words):
    photo = sent(lan, data, **words)
    print_photo(photo.pk)
    photo.refresh_from_db()
    return photo


def rendition(photo, shape, width, extension):
    name = f"photos/{photo.token}/{photo.edition}/{shape}-{width}.{extension}"
    with default_storage.open(name) as file:
        return Image.open(io.BytesIO(file.read()))


def test_photo_is_printed_in_every_shape_width_and_format(lan, public_files):
    photo = printed(lan, pictures.jpeg(2000, 1250))
    assert photo.is_ready
    made = {tuple(path.parts[-2:]) for path in public_files()}
    wanted = {
        (photo.edition, f"{shape}-{width}.{extension}")
        for shape, widths in photo.widths.items()
        for width in widths
        for extension in shapes.SHAPES[shape].extensions
    }
    assert made == wanted
    assert photo.widths["full"] == [400, 800, 1200, 1600]
    assert rendition(photo, "full", 1600, "avif").size == (1600, 1000)
    assert rendition(photo, "wide", 800, "webp").size == (800, pytest.approx(450, abs=1))
    assert rendition(photo, "card", 640, "jpg").size == (640, pytest.approx(427, abs=1))
    assert rendition(photo, "square", 320, "webp").size == (320, 320)
    assert rendition(photo, "social", 1200, "jpg").size == (1200, pytest.approx(628, abs=1))


def test_small_photo_is_never_scaled_up(lan):
    photo = printed(lan, pictures.jpeg(700, 500))
    assert photo.widths["full"] == [400, 700]
    assert photo.widths["wide"] == [400, 700]
    assert photo.widths["social"] == [700]


def test_printing_again_changes_nothing(lan, public_files, monkeypatch):
    photo = printed(lan)
    before = {path: path.stat().st_mtime_ns for path in public_files()}
    monkeypatch.setattr(darkroom, "develop", lambda *args: pytest.fail("developed again"))
    print_photo(photo.pk)
    assert {path: path.stat().st_mtime_ns for path in public_files()} == before


def test_file_that_was_written_half_is_written_again(lan, public_files, monkeypatch):
    photo = sent(lan)
    save = default_storage.save

    def torn(name, content):
        save(name, ContentFile(content.read()[:100]))
        raise OSError("No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(default_storage, "save", torn)
        with pytest.raises(OSError, match="No space"):
            print_photo(photo.pk)
    photo.refresh_from_db()
    assert not photo.is_ready
    print_photo(photo.pk)
    assert all(path.stat().st_size > 100 for path in public_files())


def test_another_crop_is_another_edition_beside_the_one_before(lan, public_files):
    photo = printed(lan)
    before = photo.edition
    actions.cut(photo_id=photo.pk, focus=(0.0, 0.5), crops={}, actor=lan)
    print_photo(photo.pk)
    photo.refresh_from_db()
    assert photo.edition != before
    assert {path.parts[-2] for path in public_files()} == {before, photo.edition}


def test_focal_point_decides_what_a_crop_shows(lan):
    photo = printed(lan, pictures.jpeg(640, 320))
    middle = rendition(photo, "square", 320, "webp")
    assert middle.getpixel((20, 160))[0] > 150
    actions.cut(photo_id=photo.pk, focus=(1.0, 0.5), crops={}, actor=lan)
    print_photo(photo.pk)
    photo.refresh_from_db()
    right = rendition(photo, "square", 320, "webp")
    assert right.getpixel((20, 160))[2] > 150


def test_change_of_words_that_no_file_carries_prints_nothing(lan):
    photo = printed(lan)
    actions.change(photo_ids=[photo.pk], changes={"caption": "Khác"}, actor=lan, at=timezone.now())
    photo.refresh_from_db()
    assert editions.wanted(photo) == photo.edition


def test_pages_hear_of_an_edition_when_all_of_it_is_there(lan, public_files):
    heard = []

    def listen(sender, photos, **kwargs):
        [photo] = photos
        heard.append((photo.edition, len(public_files())))

    pictures_changed.connect(listen)
    try:
        photo = printed(lan)
    finally:
        pictures_changed.disconnect(listen)
    assert heard == [(photo.edition, len(public_files()))]


def test_photo_that_cannot_be_printed_says_so(lan, monkeypatch):
    photo = sent(lan)

    def refuse(*args):
        raise darkroom.Refused("too_hard")

    monkeypatch.setattr(darkroom, "develop", refuse)
    print_photo(photo.pk)
    photo.refresh_from_db()
    assert (photo.is_ready, photo.trouble) == (False, "too_hard")


def test_photo_whose_original_is_lost_stops_nobody_else(lan):
    whole, lost = sent(lan), sent(lan, pictures.jpeg(501, 300))
    lost.original.storage.delete(lost.original.name)
    call_command("print_photos", verbosity=0)
    for photo in (whole, lost):
        photo.refresh_from_db()
    assert (whole.is_ready, lost.is_ready, lost.trouble) == (True, False, "lost")


def test_repair_prints_a_change_that_the_queue_has_lost(lan):
    photo = printed(lan)
    actions.change(photo_ids=[photo.pk], changes={"credit": "TTXVN"}, actor=lan, at=timezone.now())
    call_command("print_photos", verbosity=0)
    photo.refresh_from_db()
    assert photo.edition == editions.wanted(photo)


def test_repair_looks_at_photos_of_the_time_before_likenesses(lan):
    photo = sent(lan)
    photo.likenesses.all().delete()
    call_command("print_photos", verbosity=0)
    assert photo.likenesses.exists()


def test_repair_prints_what_the_queue_has_lost(lan):
    photo = sent(lan)
    call_command("print_photos", verbosity=0)
    photo.refresh_from_db()
    assert photo.is_ready


def test_repair_makes_files_again_that_were_lost(lan, public_files):
    photo = printed(lan)
    before = {path.name: path.stat().st_size for path in public_files()}
    default_storage.delete(f"photos/{photo.token}/{photo.edition}/wide-400.avif")
    call_command("print_photos", "--all", verbosity=0)
    assert {path.name: path.stat().st_size for path in public_files()} == before


def test_many_are_printed_before_they_are_committed(lan):
    photos = [sent(lan, pictures.jpeg(500 + number, 400)) for number in range(3)]
    printing.print_many(photos)
    assert all(photo.is_ready for photo in Photo.objects.all())


# -- what is in them

exiftool = pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")


def tags(paths):
    """Return what exiftool finds in files, by file."""
    found = subprocess.run(
        ["exiftool", "-json", "-a", "-G1", "-n", *map(str, paths)],
        capture_output=True,
        check=True,
    ).stdout
    return json.loads(found)


@exiftool
def test_every_file_says_whose_it_is_and_that_a_machine_made_it(lan, public_files):
    printed(
        lan,
        pictures.phone_photo(),
        byline="Đặng Ủy",
        credit="Báo Khánh Hòa",
        copyright="© Báo Khánh Hòa",
        ai_origin="generated",
    )
    assert len(public_files()) > 10
    for found in tags(public_files()):
        assert found["XMP-dc:Creator"] == "Đặng Ủy"
        assert found["XMP-photoshop:Credit"] == "Báo Khánh Hòa"
        assert found["XMP-dc:Rights"] == "© Báo Khánh Hòa"
        assert found["XMP-iptcExt:DigitalSourceType"].endswith("/trainedAlgorithmicMedia")


TRACES = [b"GPS", b"OWNER-NAME", b"SERIAL-4711", b"SECRET"]


@exiftool
@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_no_file_tells_where_or_with_which_camera_it_was_taken(
    lan, public_files, private_files, kind
):
    data = pictures.phone_photo()
    if kind != "JPEG":
        exif = pictures.exif().tobytes()
        data = pictures.saved(pictures.scene(), kind, exif=exif, xmp=pictures.XMP)
    assert b"SERIAL-4711" in data
    photo = printed(lan, data)
    shown = public_files() + [path for path in private_files() if path.name != photo.original.name]
    assert len(shown) > 10
    for path in shown:
        assert [trace for trace in TRACES if trace in path.read_bytes()] == []
    for found in tags(shown):
        assert [
            name for name in found if "GPS" in name or "Serial" in name or "Owner" in name
        ] == []
