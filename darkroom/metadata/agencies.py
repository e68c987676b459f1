"""The agencies and other sources that stand beside a photographer's name, in our spelling."""

import re

# Our spelling, and how else it is met; dots, "the" and capitals make no difference.
AGENCIES = {
    "AAP": (),
    "AFP": ("Agence France-Presse", "AFP Photo", "AFP Photos"),
    "ANI": (),
    "ANTARA": ("Antara Foto",),
    "AP": ("Associated Press", "AP Photo", "AP Photos", "AP Images"),
    "Alamy": ("Alamy Stock Photo",),
    "Anadolu": ("Anadolu Agency", "Anadolu Ajansi"),
    "Bernama": (),
    "Bloomberg": (),
    "CNS": (),
    "DPA": ("dpa-picture-alliance", "picture alliance"),
    "EFE": (),
    "EPA": ("EPA Images", "European Pressphoto Agency"),
    "EPA-EFE": ("EPA/EFE", "EFE-EPA"),
    "Getty Images": ("Getty", "GettyImages"),
    "IMAGO": ("imago images",),
    "Imaginechina": (),
    "iStock": ("iStockphoto",),
    "Jiji": ("Jiji Press",),
    "KCNA": (),
    "Kyodo": ("Kyodo News",),
    "LightRocket": (),
    "NurPhoto": (),
    "PTI": (),
    "Reuters": ("Reuters Photo", "Thomson Reuters"),
    "RIA Novosti": (),
    "Shutterstock": (),
    "Sipa": ("Sipa USA", "Sipa Press"),
    "SOPA Images": (),
    "Sputnik": (),
    "TASS": ("ITAR-TASS",),
    "UPI": (),
    "Xinhua": ("Xinhua News Agency",),
    "Yonhap": ("Yonhap News", "Yonhap News Agency"),
    "ZUMA": ("ZUMA Press", "ZUMA Wire"),
    # At home.
    "TTXVN": ("Thông tấn xã Việt Nam", "TTXVN phát", "Ảnh TTXVN"),
    "VNA": ("Vietnam News Agency", "VNA Photo"),
    # Xinhua, as our agency writes it.
    "THX": ("Tân Hoa xã",),
    "VGP": (),
    "VOV": (),
    "VTV": (),
    "VTC": (),
    "QĐND": ("Quân đội nhân dân",),
    "TTO": (),
    "Vietnam+": ("VietnamPlus",),
    "VnExpress": (),
    "VNS": ("VNS Photo",),
    # No agencies, yet no photographers either.
    "NVCC": ("nhân vật cung cấp",),
    "CTV": (),
    "Internet": (),
    "CCTV": (),
    "Facebook": (),
    "Handout": (),
}

# A name with one of these in it is no person's. "Trung", "Công" and "Trường" alone are names.
ORGANISATION = re.compile(
    r"""
    \b(?:agenc[ey]|archives?|bureau|co|collection|company|corp|films|foto|gallery|getty|group
        |images?|inc|library|ltd|magazine|media|museum|nasa|network|news|newspaper|office|photos?
        |photography|pictures?|police|pool|press|service|stock|studio|television|times|tv|wire)\b
    | ^(?:ban|báo|bộ|công\ (?:an|ty)|cục|đài|hãng|hội|sở|tạp\ chí|thông\ tấn|t(?:òa|oà)\ (?:án|soạn)
        |trung\ tâm|trường\ (?:cao|đại|mầm|thcs|thpt|tiểu)|ubnd|(?:ủy|uỷ)\ ban|(?:bệnh\ )?viện)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
VIA = re.compile(r"\s+via\s+", re.IGNORECASE)
# Thirty letters of "European Pressphoto Agency" and some; longer ones are no agency's name.
LONGEST = 120


def _key(text):
    folded = " ".join(text.casefold().replace(".", "").replace("_", " ").split())
    return folded.removeprefix("the ")


SPELLINGS = {
    _key(spelling): agency for agency, others in AGENCIES.items() for spelling in (agency, *others)
}


def agency(text):
    """Return the agency that a text names, in our spelling, or "" if it names none.

    "Anadolu via Getty Images" is one: what counts is who delivers.
    """
    if len(text) > LONGEST:
        return ""
    parts = [part.strip() for part in VIA.split(text.strip())]
    names = [SPELLINGS.get(_key(part), "") for part in parts]
    if not names[-1]:
        return ""
    return " via ".join(name or part for name, part in zip(names, parts, strict=True))


def is_organisation(name):
    """Return whether a name is that of a house, not of a person."""
    return bool(ORGANISATION.search(name))
