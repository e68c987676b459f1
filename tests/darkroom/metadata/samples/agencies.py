"""How agencies, at home and abroad, write their photographers and themselves."""

from tests.darkroom.metadata.samples.sample import sample

FLOOD = "Người dân di chuyển bằng thuyền trên phố ngập ở thành phố Yên Bái, ngày 10-9-2024."

SAMPLES = (
    sample(
        "AP with everything twice",
        """
        XMP-dc:Description=People wade through a street in Hanoi, Vietnam. (AP Photo/Hau Dinh)
        XMP-dc:Creator=Hau Dinh
        XMP-dc:Rights=Copyright 2024 The Associated Press. All rights reserved
        XMP-photoshop:Headline=Vietnam Asia Typhoon
        XMP-photoshop:Credit=AP
        XMP-photoshop:Source=AP
        XMP-photoshop:City=Hanoi
        XMP-photoshop:Country=Vietnam
        IPTC:Caption-Abstract=People wade through a street in Hanoi, Vietnam. (AP Photo/Hau Dinh)
        IPTC:By-line=Hau Dinh
        IPTC:DateCreated=2024:09:11
        """,
        caption="People wade through a street in Hanoi, Vietnam.",
        byline="Hau Dinh",
        credit="AP",
        source="AP",
        headline="Vietnam Asia Typhoon",
        copyright="2024 The Associated Press. All rights reserved",
        city="Hanoi",
        country="Vietnam",
        taken_at="2024-09-11",
    ),
    sample(
        "AP with the credit only in the caption",
        """
        IPTC:Caption-Abstract=Rescuers search for survivors in Lao Cai. (AP Photo/Hau Dinh, File)
        IPTC:Credit=AP
        """,
        caption="Rescuers search for survivors in Lao Cai.",
        byline="Hau Dinh",
        credit="AP",
    ),
    sample(
        "AFP with a surname in capitals",
        """
        XMP-dc:Description=This aerial photo shows a flooded village. (Photo by Nhac NGUYEN / AFP)
        XMP-dc:Creator=NHAC NGUYEN
        XMP-photoshop:Credit=AFP
        XMP-photoshop:Source=AFP
        XMP-dc:Subject=weather
        XMP-dc:Subject=flood
        """,
        caption="This aerial photo shows a flooded village.",
        byline="Nhac Nguyen",
        credit="AFP",
        source="AFP",
        keywords=("weather", "flood"),
    ),
    sample(
        "AFP through Getty",
        """
        XMP-photoshop:Credit=AFP via Getty Images
        XMP-dc:Creator=LUDOVIC MARIN
        XMP-dc:Title=2170001234
        XMP-photoshop:Instructions=TOPSHOTS
        """,
        credit="AFP via Getty Images",
        byline="LUDOVIC MARIN",
        instructions="TOPSHOTS",
    ),
    sample(
        "Reuters without brackets",
        """
        IPTC:Caption-Abstract=A woman in Hanoi, Vietnam, November 1, 2024.  REUTERS/Minh Nguyen
        IPTC:By-line=MINH NGUYEN
        IPTC:Credit=REUTERS
        IPTC:Source=X03345
        IPTC:ObjectName=VIETNAM-ECONOMY/
        IPTC:Headline=A woman rides past a VinFast store in Hanoi
        """,
        caption="A woman in Hanoi, Vietnam, November 1, 2024.",
        byline="Minh Nguyen",
        credit="Reuters",
        source="X03345",
        headline="A woman rides past a VinFast store in Hanoi",
    ),
    sample(
        "Reuters stringer",
        "IPTC:Caption-Abstract=Smoke rises over the port. REUTERS/Stringer\nIPTC:Credit=REUTERS",
        caption="Smoke rises over the port.",
        byline="Stringer",
        credit="Reuters",
    ),
    sample(
        "EPA with capitals",
        """
        XMP-dc:Description=A vendor at Dong Xuan market, 03 February 2024.  EPA-EFE/LUONG THAI LINH
        XMP-dc:Creator=LUONG THAI LINH
        XMP-photoshop:Credit=EPA
        XMP-photoshop:Source=EPA
        """,
        # The caption says EPA-EFE, the field EPA: an editor sees both.
        caption="A vendor at Dong Xuan market, 03 February 2024. EPA-EFE/LUONG THAI LINH",
        byline="Luong Thai Linh",
        credit="EPA",
        source="EPA",
    ),
    sample(
        "Getty Images",
        """
        XMP-dc:Description=HANOI, VIETNAM - SEPTEMBER 08: A tree. (Photo by Linh Pham/Getty Images)
        XMP-dc:Creator=Linh Pham
        XMP-dc:Rights=2024 Getty Images
        XMP-photoshop:Credit=Getty Images
        XMP-photoshop:Source=Getty Images AsiaPac
        XMP-photoshop:Headline=Typhoon Yagi Makes Landfall In Vietnam
        XMP-photoshop:DateCreated=2024:09:08 00:00:00
        XMP-iptcExt:LocationShown={City=Hanoi,CountryName=Vietnam}
        """,
        caption="HANOI, VIETNAM - SEPTEMBER 08: A tree.",
        byline="Linh Pham",
        copyright="2024 Getty Images",
        credit="Getty Images",
        source="Getty Images AsiaPac",
        headline="Typhoon Yagi Makes Landfall In Vietnam",
        taken_at="2024-09-08T00:00:00",
        city="Hanoi",
        country="Vietnam",
    ),
    sample(
        "LightRocket through Getty",
        """
        XMP-dc:Creator=SOPA Images
        XMP-photoshop:Credit=SOPA Images/LightRocket via Gett
        """,
        byline="SOPA Images",
        credit="SOPA Images/LightRocket via Gett",
    ),
    sample(
        "Xinhua",
        """
        IPTC:Caption-Abstract=Tourists visit the Temple of Literature in Hanoi. (Xinhua/Hu Jiali)
        IPTC:Credit=Xinhua
        """,
        caption="Tourists visit the Temple of Literature in Hanoi.",
        byline="Hu Jiali",
        credit="Xinhua",
    ),
    sample(
        "Kyodo in the byline",
        "IPTC:By-line=Kyodo News\nIPTC:Caption-Abstract=A train in Tokyo",
        credit="Kyodo",
        caption="A train in Tokyo",
    ),
    sample(
        "Yonhap through AP",
        "XMP-dc:Creator=Kim Do-hun\nXMP-photoshop:Credit=Yonhap via AP",
        byline="Kim Do-hun",
        credit="Yonhap via AP",
    ),
    sample(
        "TTXVN",
        f"""
        XMP-dc:Description={FLOOD} Ảnh: Tuấn Anh - TTXVN
        XMP-photoshop:Headline=Yên Bái khắc phục hậu quả bão số 3
        XMP-dc:Rights=© 2024 TTXVN
        """,
        caption=FLOOD,
        headline="Yên Bái khắc phục hậu quả bão số 3",
        byline="Tuấn Anh",
        credit="TTXVN",
        copyright="2024 TTXVN",
    ),
    sample(
        "TTXVN with the fields swapped",
        "XMP-dc:Creator=TTXVN\nXMP-photoshop:Credit=NGUYỄN TUẤN ANH",
        byline="Nguyễn Tuấn Anh",
        credit="TTXVN",
    ),
    sample(
        "TTXVN behind a slash",
        f"XMP-dc:Creator=Trần Việt/TTXVN\nXMP-dc:Description={FLOOD}",
        byline="Trần Việt",
        credit="TTXVN",
        caption=FLOOD,
    ),
    sample(
        "TTXVN handed on",
        f"XMP-dc:Description={FLOOD} (Ảnh: TTXVN phát)",
        caption=FLOOD,
        credit="TTXVN",
    ),
    sample(
        "VNA in English",
        "XMP-dc:Description=The opening of the fair in Can Tho. VNA Photo: An Đăng",
        caption="The opening of the fair in Can Tho.",
        byline="An Đăng",
        credit="VNA",
    ),
    sample(
        "a pen name behind the caption",
        f"XMP-dc:Description={FLOOD} Ảnh: LK",
        caption=FLOOD,
        byline="LK",
    ),
    sample(
        "pen names stay as they are",
        "XMP-dc:Creator=V.THÀNH\nXMP-dc:Creator=M.H",
        byline="V.THÀNH, M.H",
    ),
    sample(
        "words and pictures by one reporter",
        "IPTC:CodedCharacterSet=UTF8\nIPTC:By-line=Bài, ảnh: HỒ THỊ BÌNH",
        byline="Hồ Thị Bình",
    ),
    sample(
        "a picture from the person it shows",
        f"XMP-dc:Description={FLOOD} Ảnh: NVCC",
        caption=FLOOD,
        credit="NVCC",
    ),
    sample(
        "an office is no photographer",
        "XMP-dc:Description=Bộ trưởng thăm bệnh viện. Ảnh: Bộ Y tế",
        caption="Bộ trưởng thăm bệnh viện. Ảnh: Bộ Y tế",
    ),
    sample(
        "two photographers",
        "XMP-dc:Creator=Nguyễn Văn An\nXMP-dc:Creator=Trần Thị Bình\nXMP-photoshop:Credit=VOV",
        byline="Nguyễn Văn An, Trần Thị Bình",
        credit="VOV",
    ),
    sample(
        "caption and field disagree",
        f"XMP-dc:Creator=Nguyễn Văn An\nXMP-dc:Description={FLOOD} (Ảnh: Trần Bình)",
        byline="Nguyễn Văn An",
        caption=f"{FLOOD} (Ảnh: Trần Bình)",
    ),
)
