"""Texts in every character set that photos have been sent in."""

import unicodedata

from tests.darkroom.metadata.samples.sample import sample

NAME = "Nguyễn Thị Ánh Tuyết"
CAPTION = "Đồng bào dân tộc Ê Đê ở Đắk Lắk đón mùa lúa mới, được mùa được giá."
HUE = "Huế".encode()
ITALIAN = "Niccolò può più: così è la città"
PORTUGUESE = "João não foi a São Paulo"
ICELANDIC = "Þór Guðmundsson í Reykjavík"


def in_cp1258(text):
    """Return the text's cp1258 bytes as exiftool can be given them: read as Latin.

    The table has â, ă, ê, ô, ơ, ư and đ, and writes the tone as a byte of its own.
    """
    letters = []
    for letter in unicodedata.normalize("NFC", text):
        apart = unicodedata.normalize("NFD", letter)
        tones = [mark for mark in apart[1:] if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = "".join(mark for mark in apart if mark not in tones)
        letters += [unicodedata.normalize("NFC", base), *tones]
    return in_latin("".join(letters).encode("cp1258"))


def in_latin(text):
    """Return bytes as a program shows them that takes them for Latin, whatever they are."""
    return text.decode("cp1252")


SAMPLES = (
    sample(
        "Vietnamese in XMP",
        f"XMP-dc:Creator={NAME}\nXMP-dc:Description={CAPTION}",
        byline=NAME,
        caption=CAPTION,
    ),
    sample(
        "decomposed Vietnamese in XMP, as a Mac writes it",
        unicodedata.normalize("NFD", f"XMP-dc:Creator={NAME}\nXMP-dc:Description={CAPTION}"),
        byline=NAME,
        caption=CAPTION,
    ),
    sample(
        "IPTC that says UTF-8",
        f"IPTC:CodedCharacterSet=UTF8\nIPTC:By-line={NAME}\nIPTC:Caption-Abstract={CAPTION}",
        byline=NAME,
        caption=CAPTION,
    ),
    sample(
        "decomposed IPTC",
        "IPTC:CodedCharacterSet=UTF8\nIPTC:Caption-Abstract="
        + unicodedata.normalize("NFD", CAPTION),
        caption=CAPTION,
    ),
    sample(
        "IPTC that is UTF-8 and does not say so",
        f"IPTC:Caption-Abstract={in_latin('Chợ nổi Cái Răng ở Cần Thơ'.encode())}",
        caption="Chợ nổi Cái Răng ở Cần Thơ",
    ),
    sample(
        "IPTC in cp1258",
        f"IPTC:By-line={in_cp1258(NAME)}\nIPTC:Caption-Abstract={in_cp1258(CAPTION)}",
        byline=NAME,
        caption=CAPTION,
    ),
    sample(
        "IPTC in cp1258, a byline alone",
        f"IPTC:By-line={in_cp1258('Trần Văn Đức')}",
        byline="Trần Văn Đức",
    ),
    sample(
        "IPTC in cp1258 without a tone",
        f"IPTC:City={in_cp1258('Đăk Nông')}\nIPTC:By-line={in_cp1258('Lưu Văn Tâm')}",
        city="Đăk Nông",
        byline="Lưu Văn Tâm",
    ),
    sample(
        "IPTC in cp1258 with foreign names",
        f"IPTC:Caption-Abstract={in_cp1258('Tổng thống Emmanuel Macron thăm chợ Bến Thành')}",
        caption="Tổng thống Emmanuel Macron thăm chợ Bến Thành",
    ),
    sample(
        "French in Latin",
        "IPTC:By-line=Hélène Lefèvre\nIPTC:Caption-Abstract=Où est passé l’été ? À Hué, déjà",
        byline="Hélène Lefèvre",
        caption="Où est passé l’été ? À Hué, déjà",
    ),
    sample("Italian in Latin", f"IPTC:Caption-Abstract={ITALIAN}", caption=ITALIAN),
    sample("Portuguese in Latin", f"IPTC:Caption-Abstract={PORTUGUESE}", caption=PORTUGUESE),
    sample("Icelandic in Latin", f"IPTC:By-line={ICELANDIC}", byline=ICELANDIC),
    sample("a Spanish name in Latin", "IPTC:By-line=Íñigo Muñoz", byline="Íñigo Muñoz"),
    sample("a name that ends in é", "IPTC:By-line=Beyoncé", byline="Beyoncé"),
    sample("German in Latin", "IPTC:By-line=Jörg Weiß", byline="Jörg Weiß"),
    sample(
        "a byline that was cut through a letter",
        "IPTC:CodedCharacterSet=UTF8\nIPTC:By-line=Nguyễn Thị Phương Thảo Nguyệt",
        byline="Nguyễn Thị Phương Thảo N",
    ),
    sample(
        "XMP that some program took for Latin",
        f"XMP-dc:Creator={NAME.encode().decode('latin-1')}\nXMP-photoshop:City={in_latin(HUE)}",
        byline=NAME,
        city="Huế",
    ),
    sample(
        "EXIF that is UTF-8",
        f"IFD0:Artist={NAME}\nIFD0:ImageDescription={CAPTION}",
        byline=NAME,
        caption=CAPTION,
    ),
    sample(
        "what Windows writes",
        f"""
        IFD0:XPTitle=Mùa lúa mới
        IFD0:XPComment={CAPTION}
        IFD0:XPAuthor={NAME};Trần Bình
        IFD0:XPKeywords=lúa;Tây Nguyên
        IFD0:ImageDescription=Mùa lúa mới
        """,
        headline="Mùa lúa mới",
        caption=CAPTION,
        byline=f"{NAME}, Trần Bình",
        keywords=("lúa", "Tây Nguyên"),
    ),
    sample("a user comment in UTF-16", f"ExifIFD:UserComment={CAPTION}", caption=CAPTION),
    sample(
        "a user comment in ASCII",
        "ExifIFD:UserComment=The bridge at night",
        caption="The bridge at night",
    ),
)
