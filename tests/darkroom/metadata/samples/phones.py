"""Telephones and cameras: no words, or words that no person wrote; and when it was taken."""

from tests.darkroom.metadata.samples.sample import sample

TAKEN = "ExifIFD:DateTimeOriginal=2024:09:11 06:30:15"


def camera_says(words):
    """Return a sample of what a camera writes into its pictures by itself."""
    return sample(f"a camera says {words}", f"IFD0:ImageDescription={words}")


SAMPLES = (
    sample("a screenshot", "", "png"),
    sample("from a messenger", ""),
    sample(
        "an iPhone, with where it was",
        f"""
        IFD0:Make=Apple
        IFD0:Model=iPhone 15
        {TAKEN}
        ExifIFD:OffsetTimeOriginal=+07:00
        ExifIFD:SubSecTimeOriginal=123
        GPS:GPSLatitude=21.028511
        GPS:GPSLatitudeRef=N
        GPS:GPSLongitude=105.804817
        GPS:GPSLongitudeRef=E
        """,
        taken_at="2024-09-11T06:30:15+07:00",
    ),
    sample("a camera that knows no offset", TAKEN, taken_at="2024-09-11T06:30:15"),
    sample("a telephone's picture as WebP", TAKEN, "webp", taken_at="2024-09-11T06:30:15"),
    sample("a telephone's picture as AVIF", TAKEN, "avif", taken_at="2024-09-11T06:30:15"),
    sample("a telephone's picture as PNG", TAKEN, "png", taken_at="2024-09-11T06:30:15"),
    sample("a clock never set", "ExifIFD:DateTimeOriginal=0000:00:00 00:00:00"),
    sample("a clock in another age", "ExifIFD:DateTimeOriginal=2424:01:01 00:00:00"),
    sample("when it was edited says nothing", "IFD0:ModifyDate=2024:09:11 06:30:15"),
    camera_says("OLYMPUS DIGITAL CAMERA         "),
    camera_says("SONY DSC"),
    camera_says("DCIM/100MEDIA/DJI_0042.JPG"),
    camera_says("KONICA MINOLTA DIGITAL CAMERA"),
    camera_says("SAMSUNG CSC"),
    camera_says("Exif_JPEG_PICTURE"),
    camera_says("<Digimax S600 / Kenox S600 / Digimax Cyber 630>"),
    camera_says("Processed with VSCO with a6 preset"),
    camera_says("dav"),
    sample("junk that an archive copied", "XMP-dc:Description=OLYMPUS DIGITAL CAMERA"),
    sample(
        "junk that hides a caption",
        "XMP-dc:Description=SONY DSC\nIPTC:Caption-Abstract=Cho Ben Thanh",
        caption="Cho Ben Thanh",
    ),
    sample("an artist that is a program", "IFD0:Artist=Picasa"),
    sample("a telephone's note to itself", "ExifIFD:UserComment=oppo_131072"),
    sample("a telephone's data", 'ExifIFD:UserComment={"mode": "night", "scene": 4}'),
    sample(
        "a photographer who filled in the camera",
        "IFD0:Artist=Phạm Ngọc Thành\nIFD0:Copyright=(c) Phạm Ngọc Thành",
        byline="Phạm Ngọc Thành",
        copyright="Phạm Ngọc Thành",
    ),
)
