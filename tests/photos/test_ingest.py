"""What becomes a photo of the library, what is refused, and what readers can learn from it."""

import datetime
import io
import shutil
import subprocess

import pytest
from django.core.files.storage import default_storage
from django.utils import translation
from PIL import Image, ImageCms

from photos import ingest as ingest_module
from photos.ingest import MAX_BYTES, RefusedPhoto, TooManyBytes, ingest, prepare, store
from photos.models import Photo
from tests.factories.people import PersonFactory
from tests.photos import pictures

pytestmark = pytest.mark.django_db

SCRIPT = b"<script>alert(document.domain)</script>"
HTML = b"<!DOCTYPE html><html><body>" + SCRIPT
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect/></svg>'


@pytest.fixture
def lan():
    return PersonFactory(username="lan")


def rendition(photo, width=480, extension="webp"):
    with default_storage.open(f"photos/{photo.token}/{width}.{extension}") as file:
        return Image.open(io.BytesIO(file.read()))


def is_red(pixel):
    return pixel[0] > 150 and pixel[2] < 100


# -- what is kept


def test_photo_of_a_camera_is_stored_in_three_widths_and_two_formats(lan, public_files):
    photo = ingest(pictures.sent(pictures.jpeg(3000, 2000)), uploaded_by=lan, caption="Chợ Đầm")
    assert [path.name for path in public_files()] == [
        "1600.jpg",
        "1600.webp",
        "480.jpg",
        "480.webp",
        "960.jpg",
        "960.webp",
    ]
    assert (photo.width, photo.height, photo.widths) == (3000, 2000, [480, 960, 1600])
    assert rendition(photo, 1600, "jpg").size == (1600, 1067)
    assert rendition(photo, 960, "webp").format == "WEBP"
    assert photo.caption == "Chợ Đầm"


@pytest.mark.parametrize(
    ("width", "widths"),
    [(300, [300]), (480, [480]), (700, [480, 700]), (1600, [480, 960, 1600])],
)
def test_small_photo_is_never_scaled_up(lan, width, widths):
    photo = ingest(pictures.sent(pictures.jpeg(width, 200)), uploaded_by=lan)
    assert photo.widths == widths
    assert rendition(photo, widths[-1]).width == width


def test_original_is_kept_as_it_came_under_a_name_of_our_own(lan, private_files, public_files):
    data = pictures.phone_photo()
    photo = ingest(pictures.sent(data, "../../nguồn tin mật.html"), uploaded_by=lan)
    [path] = private_files()
    assert path.read_bytes() == data
    assert path.suffix == ".jpeg"
    assert "html" not in photo.original.name
    assert photo.token not in photo.original.name
    assert all(file.read_bytes() != data for file in public_files())


def test_same_file_sent_twice_is_one_photo(lan, public_files):
    data = pictures.jpeg()
    first = ingest(pictures.sent(data, "a.jpg"), uploaded_by=lan, caption="Lần đầu")
    again = ingest(pictures.sent(data, "b.jpg"), uploaded_by=PersonFactory(), caption="Lần hai")
    assert again == first
    assert again.caption == "Lần đầu"
    assert len(public_files()) == 2 * len(first.widths)


def test_type_is_told_by_the_content_and_not_by_the_name(lan):
    photo = ingest(
        pictures.sent(pictures.saved(pictures.scene(), "PNG"), "anh.jpg"), uploaded_by=lan
    )
    assert photo.format == "PNG"


def test_picture_taken_with_a_turned_phone_stands_upright(lan):
    # Stored lying, red half left; turned by 90 degrees clockwise the red half is on top.
    photo = ingest(pictures.sent(pictures.phone_photo(orientation=6)), uploaded_by=lan)
    assert (photo.width, photo.height) == (800, 1200)
    upright = rendition(photo)
    assert upright.size == (480, 720)
    assert is_red(upright.getpixel((240, 60)))
    assert not is_red(upright.getpixel((240, 660)))


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


def gradient_alpha():
    image = pictures.scene(600, 400).convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize((600, 400)))
    return image


def animation(kind):
    frames = [pictures.scene(600, 400), Image.new("RGB", (600, 400), "green")]
    return pictures.saved(frames[0], kind, save_all=True, append_images=frames[1:], duration=100)


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(pictures.saved(pictures.scene(600, 400).convert("CMYK")), id="CMYK"),
        pytest.param(pictures.saved(pictures.scene(600, 400).convert("L")), id="grey"),
        pytest.param(
            pictures.saved(pictures.scene(600, 400).quantize(8), "PNG", transparency=0),
            id="palette with transparency",
        ),
        pytest.param(pictures.saved(gradient_alpha(), "PNG"), id="alpha"),
        pytest.param(pictures.saved(gradient_alpha().convert("LA"), "PNG"), id="grey alpha"),
        pytest.param(pictures.saved(pictures.scene(600, 400).convert("1"), "PNG"), id="one bit"),
        pytest.param(pictures.saved(pictures.scene(600, 400), "WEBP"), id="WebP"),
        pytest.param(animation("WEBP"), id="animated WebP"),
        pytest.param(animation("PNG"), id="animated PNG"),
        pytest.param(pictures.jpeg(600, 400, exif=b"Exif\0\0garbage"), id="broken EXIF"),
        pytest.param(pictures.jpeg(600, 400, icc_profile=b"garbage"), id="broken profile"),
        pytest.param(pictures.jpeg(600, 400) + b"\0" * 900, id="trailing bytes"),
        pytest.param(pictures.jpeg(6000, 400), id="panorama"),
        pytest.param(pictures.jpeg(400, 6000), id="tall and narrow"),
        pytest.param(pictures.jpeg(1, 1), id="one pixel"),
    ],
)
def test_every_usual_kind_of_picture_becomes_opaque_srgb(lan, data):
    photo = ingest(pictures.sent(data), uploaded_by=lan)
    for extension in ["webp", "jpg"]:
        image = rendition(photo, photo.widths[0], extension)
        assert image.mode == "RGB"
        assert getattr(image, "n_frames", 1) == 1


def test_16_bit_grey_keeps_its_tones(lan):
    deep = Image.new("I;16", (600, 400), 0x8000)
    photo = ingest(pictures.sent(pictures.saved(deep, "PNG")), uploaded_by=lan)
    assert rendition(photo).getpixel((9, 9)) == pytest.approx((128, 128, 128), abs=3)


def test_transparent_picture_lies_on_white_paper(lan):
    clear = Image.new("RGBA", (600, 400), (0, 0, 0, 0))
    photo = ingest(pictures.sent(pictures.saved(clear, "PNG")), uploaded_by=lan)
    assert rendition(photo).getpixel((9, 9)) == (255, 255, 255)
    assert photo.color == "#ffffff"


def test_colours_follow_the_picture_own_profile(lan):
    # A profile of a world in which red and blue have changed places.
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    swapped = srgb.replace(b"rXYZ", b"????").replace(b"bXYZ", b"rXYZ").replace(b"????", b"bXYZ")
    photo = ingest(pictures.sent(pictures.jpeg(icc_profile=swapped)), uploaded_by=lan)
    assert not is_red(rendition(photo).getpixel((60, 160)))
    assert is_red(rendition(photo).getpixel((420, 160)))


# -- what readers can learn from it

TRACES = [b"Exif", b"GPS", b"OWNER-NAME", b"SERIAL-4711", b"xmp", b"SECRET", b"ICC", b"Photoshop"]


@pytest.mark.parametrize("kind", ["JPEG", "JPEG without a profile", "PNG", "WEBP"])
def test_no_rendition_tells_where_or_by_whom_it_was_taken(lan, public_files, kind):
    if kind == "JPEG":
        data = pictures.phone_photo()
    elif kind == "JPEG without a profile":
        data = pictures.jpeg(exif=pictures.exif(), xmp=pictures.XMP, comment=b"SECRET-COMMENT")
    else:
        data = pictures.saved(pictures.scene(), kind, exif=pictures.exif(), xmp=pictures.XMP)
    assert b"SERIAL-4711" in data
    ingest(pictures.sent(data), uploaded_by=lan)
    assert public_files()
    for path in public_files():
        assert [trace for trace in TRACES if trace in path.read_bytes()] == []


@pytest.mark.skipif(not shutil.which("exiftool"), reason="exiftool is not installed")
def test_exiftool_finds_nothing_but_pixels_in_a_rendition(lan, public_files):
    ingest(pictures.sent(pictures.phone_photo()), uploaded_by=lan)
    groups = subprocess.run(
        ["exiftool", "-a", "-G1", "-s", *public_files()], capture_output=True, text=True, check=True
    ).stdout
    found = {line.split("]")[0].strip("[") for line in groups.splitlines() if line.startswith("[")}
    assert found <= {"ExifTool", "System", "File", "JFIF", "RIFF", "Composite"}


# -- what is refused

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


def test_bomb_is_never_decoded(lan, monkeypatch):
    monkeypatch.setattr(Image.Image, "load", lambda self: pytest.fail("it was decoded"))
    with pytest.raises(RefusedPhoto):
        ingest(pictures.sent(pictures.bomb()), uploaded_by=lan)


class Unreadable:
    """A file that must not be read."""

    name = "to.jpg"
    size = MAX_BYTES + 1


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


def test_no_file_is_left_when_the_storage_fails_half_way(
    lan, monkeypatch, public_files, private_files
):
    save = default_storage.save

    def full(name, content):
        if "1200" in name:
            raise OSError("No space left on device")
        return save(name, content)

    monkeypatch.setattr(ingest_module.default_storage, "save", full)
    with pytest.raises(OSError, match="No space"):
        ingest(pictures.sent(pictures.jpeg()), uploaded_by=lan)
    assert public_files() == private_files() == []
    assert not Photo.objects.exists()


def test_same_file_from_two_people_at_one_moment_is_one_photo(lan, public_files, private_files):
    # Both have passed the checks before either is stored.
    data = pictures.jpeg()
    prepared = [prepare(pictures.sent(data)) for _ in range(2)]
    first, second = (store(each, Photo(uploaded_by=lan)) for each in prepared)
    assert first == second
    assert len(private_files()) == 1
    assert len(public_files()) == 2 * len(first.widths)


def test_every_rendition_is_there_before_the_row(lan, monkeypatch, public_files):
    seen = []
    save = Photo.save

    def watched(photo, **kwargs):
        seen.extend(public_files())
        save(photo, **kwargs)

    monkeypatch.setattr(Photo, "save", watched)
    photo = ingest(pictures.sent(pictures.jpeg()), uploaded_by=lan)
    assert len(seen) == 2 * len(photo.widths)
