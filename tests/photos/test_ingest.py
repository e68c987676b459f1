"""What becomes a photo of the library, what it brings along, and what is refused."""

import datetime
import io

import pytest
from django.core.files.storage import FileSystemStorage
from django.utils import translation
from PIL import Image

import darkroom
from photos.ingest import RefusedPhoto, TooManyBytes, examine, ingest, new_photo, store
from photos.models import Likeness, Photo
from tests.factories.people import PersonFactory
from tests.photos import pictures

pytestmark = pytest.mark.django_db

SCRIPT = b"<script>alert(document.domain)</script>"
HTML = b"<!DOCTYPE html><html><body>" + SCRIPT
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'


def small(photo):
    with photo.original.storage.open(photo.proof_name("small")) as file:
        return Image.open(io.BytesIO(file.read()))


# -- what is kept


def test_original_is_kept_as_it_came_under_a_name_of_our_own(lan, private_files, public_files):
    data = pictures.phone_photo()
    photo = ingest(pictures.sent(data, "../../nguồn tin mật.html"), uploaded_by=lan)
    [original] = [path for path in private_files() if path.suffix == ".jpeg"]
    assert original.read_bytes() == data
    assert "html" not in photo.original.name
    assert photo.token not in photo.original.name
    assert public_files() == []


def test_desk_sees_the_photo_at_once_and_readers_not_yet(lan):
    photo = ingest(pictures.sent(pictures.jpeg(3000, 2000)), uploaded_by=lan)
    assert small(photo).size == (480, 320)
    assert not photo.is_ready
    assert photo.picture()["edition"] == ""


def test_same_file_sent_twice_is_one_photo(lan, private_files):
    data = pictures.jpeg()
    first = ingest(pictures.sent(data, "a.jpg"), uploaded_by=lan, caption="Lần đầu")
    again = ingest(pictures.sent(data, "b.jpg"), uploaded_by=PersonFactory(), caption="Lần hai")
    assert again == first
    assert again.caption == "Lần đầu"
    assert len(private_files()) == 2


def test_file_that_lies_in_the_trash_comes_out_of_it_when_it_is_sent_again(lan):
    data = pictures.jpeg()
    first = ingest(pictures.sent(data), uploaded_by=lan)
    Photo.objects.update(trashed_at=datetime.datetime.now(datetime.UTC), trashed_by=lan)
    assert ingest(pictures.sent(data), uploaded_by=lan) == first
    assert Photo.objects.in_library().count() == 1


def test_type_is_told_by_the_content_and_not_by_the_name(lan):
    photo = ingest(
        pictures.sent(pictures.saved(pictures.scene(), "PNG"), "anh.jpg"), uploaded_by=lan
    )
    assert photo.format == "PNG"


def test_picture_taken_with_a_turned_phone_stands_upright(lan):
    # Stored lying, red half left; turned by 90 degrees clockwise the red half is on top.
    photo = ingest(pictures.sent(pictures.phone_photo(orientation=6)), uploaded_by=lan)
    assert (photo.width, photo.height, photo.orientation) == (800, 1200, "portrait")


def test_what_it_looks_like_is_remembered(lan):
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=lan)
    assert Likeness.objects.filter(photo=photo).exists()


# -- what the file says


def test_camera_date_is_taken_over_with_its_time_zone(lan):
    photo = ingest(pictures.sent(pictures.phone_photo()), uploaded_by=lan)
    assert photo.taken_at == datetime.datetime.fromisoformat("2021-04-12T10:45:00+00:00")


def test_camera_date_without_a_zone_is_the_newsroom_time(lan):
    photo = ingest(pictures.sent(pictures.phone_photo(offset="")), uploaded_by=lan)
    assert photo.taken_at == datetime.datetime.fromisoformat("2021-04-12T17:45:00+07:00")


@pytest.mark.parametrize("taken", ["0000:00:00 00:00:00", "2021:13:45 99:99:99", "hôm qua", ""])
def test_senseless_camera_date_is_no_date(lan, taken):
    photo = ingest(pictures.sent(pictures.phone_photo(taken=taken)), uploaded_by=lan)
    assert photo.taken_at is None


AGENCY = """<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF
 xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description
 xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"
 photoshop:Headline="Mưa lớn ở Nha Trang" photoshop:Credit="TTXVN" photoshop:City="Nha Trang"
 photoshop:State="Khánh Hòa" photoshop:Country="Việt Nam">
 <dc:creator><rdf:Seq><rdf:li>Đặng Ủy</rdf:li></rdf:Seq></dc:creator>
 <dc:subject><rdf:Bag><rdf:li>mưa lũ</rdf:li><rdf:li>giao thông</rdf:li></rdf:Bag></dc:subject>
 <dc:description><rdf:Alt><rdf:li
 xml:lang="x-default">Đường Thái Nguyên ngập sâu.</rdf:li></rdf:Alt>
 </dc:description></rdf:Description></rdf:RDF></x:xmpmeta>""".encode()


def test_words_of_the_file_become_words_of_the_photo(lan):
    photo = ingest(pictures.sent(pictures.jpeg(xmp=AGENCY)), uploaded_by=lan)
    assert photo.headline == "Mưa lớn ở Nha Trang"
    assert photo.caption == "Đường Thái Nguyên ngập sâu."
    assert (photo.byline, photo.credit) == ("Đặng Ủy", "TTXVN")
    assert photo.printed_credit == "Đặng Ủy/TTXVN"
    assert photo.keywords == "mưa lũ, giao thông"
    assert photo.place == "Nha Trang, Khánh Hòa"


def test_words_of_the_batch_fill_only_what_the_file_leaves_open(lan):
    batch = {"credit": "Báo Khánh Hòa", "copyright": "Báo Khánh Hòa", "owner": "Tòa soạn"}
    photo = ingest(pictures.sent(pictures.jpeg(xmp=AGENCY)), uploaded_by=lan, defaults=batch)
    assert (photo.credit, photo.copyright) == ("TTXVN", "Báo Khánh Hòa")
    assert photo.owner == "Tòa soạn"


def test_file_that_says_too_much_is_cut_where_the_column_ends(lan):
    flood = AGENCY.replace("Mưa lớn ở Nha Trang".encode(), "mưa ".encode() * 400)
    photo = ingest(pictures.sent(pictures.jpeg(xmp=flood)), uploaded_by=lan)
    assert 200 < len(photo.headline) <= 255


# -- what is refused


def gradient_alpha():
    image = pictures.scene(600, 400).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((600, 400)))
    return image


REFUSED = {
    "text": (b"Kinh gui toa soan,\n", "ghi-chu.jpg"),
    "empty file": (b"", "rong.jpg"),
    "HTML": (HTML, "trang.jpg"),
    "SVG": (SVG, "bieu-do.jpg"),
    "PDF": (b"%PDF-1.7\n", "bao-cao.jpg"),
    "GIF": (pictures.saved(pictures.scene(), "GIF"), "dong.gif"),
    "TIFF": (pictures.saved(pictures.scene(), "TIFF"), "anh.tif"),
    "EPS named jpg": (pictures.saved(pictures.scene(), "EPS"), "anh.jpg"),
    "page behind the picture": (pictures.jpeg() + HTML, "anh.jpg"),
    "script in the comment": (pictures.jpeg(comment=SCRIPT), "anh.jpg"),
    "PHP in the comment": (pictures.jpeg(comment=b"<?php system(1);"), "anh.jpg"),
    "truncated JPEG": (pictures.truncated(), "anh.jpg"),
    "truncated large JPEG": (pictures.jpeg(6000, 4000)[:-4000], "anh.jpg"),
    "truncated PNG": (pictures.saved(pictures.scene(), "PNG")[:-60], "anh.png"),
    "truncated WebP": (pictures.saved(gradient_alpha(), "WEBP")[:-400], "anh.webp"),
    "header only": (pictures.jpeg()[:200], "anh.jpg"),
    "bomb of 100 megapixels": (pictures.bomb(), "bom.png"),
    "bomb of 400 megapixels": (pictures.png_of(20_000, 20_000, 2500), "bom.png"),
    # Below the size at which Pillow itself warns.
    "64 megapixels": (pictures.png_of(8000, 8000, 1000), "lon.png"),
    "one side too long": (pictures.png_of(12_001, 10, 1501), "dai.png"),
    "text bomb": (pictures.text_bomb(), "bom.png"),
    "no height": (pictures.png_of(10, 0, 2), "khong.png"),
}


@pytest.mark.parametrize(("data", "name"), REFUSED.values(), ids=REFUSED.keys())
def test_what_is_no_photo_is_refused_by_name_and_leaves_nothing(
    lan, public_files, private_files, data, name
):
    with pytest.raises(RefusedPhoto, match=name.replace(".", r"\.")):
        ingest(pictures.sent(data, name), uploaded_by=lan)
    assert not Photo.objects.exists()
    assert public_files() == private_files() == []


def test_bomb_is_small_enough_to_look_harmless():
    assert len(pictures.bomb()) < 13_000


class Unreadable:
    """A file that must not be read."""

    name = "to.jpg"
    size = darkroom.MAX_BYTES + 1


def test_too_large_file_is_refused_without_being_read(lan):
    with translation.override("en"), pytest.raises(TooManyBytes, match="at most 28.0\xa0MB"):
        ingest(Unreadable(), uploaded_by=lan)


def test_long_file_name_does_not_make_a_long_sentence(lan):
    file = pictures.sent(b"x", "anh.jpg")
    file.name = "dài " * 500
    with pytest.raises(RefusedPhoto) as refused:
        ingest(file, uploaded_by=lan)
    assert len(str(refused.value)) < 250


# -- all or nothing


def test_no_file_is_left_when_the_storage_fails_half_way(lan, monkeypatch, private_files):
    save = FileSystemStorage.save

    def full(storage, name, content, **kwargs):
        if name.endswith("-small.webp"):
            raise OSError("No space left on device")
        return save(storage, name, content, **kwargs)

    monkeypatch.setattr(FileSystemStorage, "save", full)
    with pytest.raises(OSError, match="No space"):
        ingest(pictures.sent(pictures.jpeg()), uploaded_by=lan)
    assert private_files() == []
    assert not Photo.objects.exists()


def test_same_file_from_two_people_at_one_moment_is_one_photo(lan, private_files):
    # Both have passed the checks before either is stored.
    examined = [examine(pictures.sent(pictures.jpeg())) for _ in range(2)]
    first, second = (
        store(each, new_photo(each.negative, uploaded_by=lan, defaults={})) for each in examined
    )
    assert first == second
    assert len(private_files()) == 2
