"""The standard's own cases: every field, every form, and tellers that disagree."""

from tests.darkroom.metadata.samples.sample import sample

# As IPTC's own reference picture is made: by exiftool, each field filled with its name.
EVERY_FIELD_IN_XMP = """
    XMP-photoshop:Headline=The Headline (ref2023.2)
    XMP-dc:Description=The description aka caption (ref2023.2)
    XMP-dc:Creator=Creator1 (ref2023.2)
    XMP-dc:Creator=Creator2 (ref2023.2)
    XMP-photoshop:AuthorsPosition=Creator's Job Title (ref2023.2)
    XMP-photoshop:CaptionWriter=Description Writer (ref2023.2)
    XMP-photoshop:Credit=Credit Line (ref2023.2)
    XMP-photoshop:Source=Source (ref2023.2)
    XMP-photoshop:City=City (Core) (ref2023.2)
    XMP-photoshop:State=Province/State (Core) (ref2023)
    XMP-photoshop:Country=Country (Core) (ref2023.2)
    XMP-photoshop:DateCreated=1923:10:03 22:02:20+00:00
    XMP-photoshop:Instructions=An Instruction (ref2023.2)
    XMP-photoshop:TransmissionReference=Job Id (ref2023.2)
    XMP-dc:Title=The Title (ref2023.2)
    XMP-dc:Rights=Copyright (Notice) 2023.2 IPTC - www.iptc.org (ref2023.2)
    XMP-dc:Subject=Keyword1ref2023.2
    XMP-dc:Subject=Keyword2ref2023.2
    XMP-dc:Subject=Keyword3ref2023.2
    XMP-xmpRights:UsageTerms=Rights Usage Terms (ref2023.2)
    XMP-iptcCore:Location=Sublocation (Core) (ref2023.2)
    XMP-iptcCore:CountryCode=R23
    XMP-iptcCore:IntellectualGenre=Actuality
    XMP-iptcCore:Scene=011232
    XMP-iptcCore:SubjectCode=10020231
    XMP-iptcCore:CreatorContactInfo={CiAdrCity=Creator's CI: City,CiEmailWork=Email@1}
    XMP-iptcCore:AltTextAccessibility=This is the Alt Text description to support accessibility
    XMP-iptcCore:ExtDescrAccessibility=This is the Extended Description to support accessibility
    XMP-iptcExt:DigitalSourceType#=http://cv.iptc.org/newscodes/digitalsourcetype/softwareImage
    XMP-iptcExt:Event=Event Name (ref2023.2)
    XMP-iptcExt:LocationCreated={City=City (Location created),CountryName=Country,Sublocation=Sub}
    XMP-iptcExt:LocationShown={City=City (Location shown1),CountryName=CountryName}
    XMP-iptcExt:PersonInImage=Person Shown 1 (ref2023.2)
    XMP-iptcExt:ArtworkOrObject={AOTitle=AO Title 1,AOCreator=AO Creator Name 1a}
    XMP-plus:LicensorName=Licensor 1 (ref2023.2)
"""
EVERY_FIELD_IN_IPTC = """
    IPTC:CodedCharacterSet=UTF8
    IPTC:ObjectName=The Title (ref2023.2)
    IPTC:Keywords=Keyword1ref2023.2
    IPTC:Keywords=Keyword2ref2023.2
    IPTC:Keywords=Keyword3ref2023.2
    IPTC:SpecialInstructions=An Instruction (ref2023.2)
    IPTC:DateCreated=1923:10:03
    IPTC:TimeCreated=22:02:20+00:00
    IPTC:By-line=Creator1 (ref2023.2)
    IPTC:By-line=Creator2 (ref2023.2)
    IPTC:By-lineTitle=Creator's Job Title (ref2023.2)
    IPTC:City=City (Core) (ref2023.2)
    IPTC:Sub-location=Sublocation (Core) (ref2023.2)
    IPTC:Province-State=Province/State (Core) (ref2023)
    IPTC:Country-PrimaryLocationCode=R23
    IPTC:Country-PrimaryLocationName=Country (Core) (ref2023.2)
    IPTC:Headline=The Headline (ref2023.2)
    IPTC:Credit=Credit Line (ref2023.2)
    IPTC:Source=Source (ref2023.2)
    IPTC:CopyrightNotice=Copyright (Notice) 2023.2 IPTC - www.iptc.org (ref2023.2)
    IPTC:Caption-Abstract=The description aka caption (ref2023.2)
    IPTC:Writer-Editor=Description Writer (ref2023.2)
"""
IN_BOTH = {
    "headline": "The Headline (ref2023.2)",
    "caption": "The description aka caption (ref2023.2)",
    "byline": "Creator1 (ref2023.2), Creator2 (ref2023.2)",
    "credit": "Credit Line (ref2023.2)",
    "source": "Source (ref2023.2)",
    "copyright": "(Notice) 2023.2 IPTC - www.iptc.org (ref2023.2)",
    "keywords": ("Keyword1ref2023.2", "Keyword2ref2023.2", "Keyword3ref2023.2"),
    "taken_at": "1923-10-03T22:02:20+00:00",
    "city": "City (Core) (ref2023.2)",
    "province": "Province/State (Core) (ref2023)",
    "country": "Country (Core) (ref2023.2)",
    "location": "Sublocation (Core) (ref2023.2)",
    "instructions": "An Instruction (ref2023.2)",
}
ONLY_IN_XMP = {
    "alt_text": "This is the Alt Text description to support accessibility",
    "usage_terms": "Rights Usage Terms (ref2023.2)",
}
EVERYWHERE = """
    XMP-dc:Description=Chú thích từ XMP
    IPTC:CodedCharacterSet=UTF8
    IPTC:Caption-Abstract=Chú thích từ IPTC
    IPTC:By-line=Người từ IPTC
    IFD0:ImageDescription=Chú thích từ EXIF
    IFD0:Artist=Người từ EXIF
    IFD0:Copyright=Bản quyền của EXIF
"""
PLACE = "{City=Đà Nẵng,ProvinceState=Đà Nẵng,CountryName=Việt Nam,Sublocation=Cầu Rồng}"

SAMPLES = (
    sample("every field in XMP", EVERY_FIELD_IN_XMP, **IN_BOTH, **ONLY_IN_XMP),
    sample("every field in IPTC", EVERY_FIELD_IN_IPTC, **IN_BOTH),
    sample(
        "every field in both", EVERY_FIELD_IN_XMP + EVERY_FIELD_IN_IPTC, **IN_BOTH, **ONLY_IN_XMP
    ),
    sample("every field in a PNG", EVERY_FIELD_IN_XMP, "png", **IN_BOTH, **ONLY_IN_XMP),
    sample("every field in a WebP", EVERY_FIELD_IN_XMP, "webp", **IN_BOTH, **ONLY_IN_XMP),
    sample("every field in an AVIF", EVERY_FIELD_IN_XMP, "avif", **IN_BOTH, **ONLY_IN_XMP),
    sample("every IPTC field in a PNG", EVERY_FIELD_IN_IPTC, "png", **IN_BOTH),
    sample(
        "three tellers disagree",
        EVERYWHERE,
        caption="Chú thích từ XMP",
        byline="Người từ IPTC",
        copyright="của EXIF",
    ),
    sample(
        "several languages",
        """
        XMP-dc:Description-en=The Dragon Bridge
        XMP-dc:Description-vi=Cầu Rồng phun lửa
        XMP-iptcCore:AltTextAccessibility-en=A bridge that looks like a dragon
        """,
        caption="Cầu Rồng phun lửa",
        alt_text="A bridge that looks like a dragon",
    ),
    sample(
        "several languages, one of them the default",
        "XMP-dc:Rights=Every right is ours\nXMP-dc:Rights-vi=Giữ mọi quyền",
        copyright="Every right is ours",
    ),
    sample(
        "a place where the camera stood",
        f"XMP-iptcExt:LocationCreated={PLACE}",
        city="Đà Nẵng",
        province="Đà Nẵng",
        country="Việt Nam",
        location="Cầu Rồng",
    ),
    sample(
        "a place that adds to the four fields",
        f"XMP-photoshop:Country=Việt Nam\nXMP-iptcExt:LocationShown={PLACE}",
        city="Đà Nẵng",
        province="Đà Nẵng",
        country="Việt Nam",
        location="Cầu Rồng",
    ),
    sample(
        "a place that contradicts the four fields",
        f"XMP-photoshop:City=Huế\nXMP-iptcExt:LocationShown={PLACE}",
        city="Huế",
    ),
    sample(
        "the day in XMP, the hour in EXIF",
        """
        XMP-photoshop:DateCreated=2024:09:11
        ExifIFD:DateTimeOriginal=2024:09:11 06:30:15
        ExifIFD:OffsetTimeOriginal=+07:00
        """,
        taken_at="2024-09-11T06:30:15+07:00",
    ),
    sample(
        "another day in EXIF",
        "XMP-photoshop:DateCreated=1975:04:30\nExifIFD:DateTimeOriginal=2024:09:11 06:30:15",
        taken_at="1975-04-30",
    ),
    sample(
        "only when the file was made",
        "XMP-xmp:CreateDate=2024:09:11 06:30",
        taken_at="2024-09-11T06:30:00",
    ),
    sample(
        "a caption of several lines",
        "XMP-dc:Description=Dòng một.⏎⏎⏎⏎Dòng hai <b>đậm</b> &amp; hết.",
        caption="Dòng một.\n\nDòng hai <b>đậm</b> &amp; hết.",
    ),
    sample(
        "more XMP than a segment of a JPEG holds",
        f"""
        XMP-dc:Description=Chú thích dài.
        XMP-photoshop:History={"lịch sử " * 9000}
        """,
        caption="Chú thích dài.",
    ),
    sample(
        "keywords in one field",
        "IPTC:Keywords=flood; Hanoi; typhoon",
        keywords=("flood", "Hanoi", "typhoon"),
    ),
)
