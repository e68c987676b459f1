"""What cameras and programs write where a person's words belong, and nobody wants to read."""

import re

CAPTIONS = re.compile(
    r"""
    (?:olympus|konica|minolta|pentax|samsung|sony|nikon|casio|fuji\w*|kodak|ricoh|sanyo|hp|jvc)?
        [\ ,]*(?:konica\ )?(?:minolta\ )?(?:digital\ (?:still\ )?camera|dsc|csc|camera\ pictures)
    | casio\ computer\ co\.?,?\ ?ltd\.?
    | dcim.*
    | exif[_ ]jpeg[_ ]\w+
    | <\s*(?:digimax|kenox|samsung).*>
    | (?:dsc|img|dji|gopr|pxl|vid|mvi)[_-]?\d+.*
    | (?:processed|edited)\ with\ .{1,40}
    | created\ with\ (?:the\ )?gimp.*
    | file\ written\ by\ adobe\ photoshop.*
    | (?:default|untitled|screenshot|no\ description|caption|description)
    """,
    re.IGNORECASE | re.VERBOSE,
)
PEOPLE = re.compile(
    r"(?:picasa|unknown(?: (?:artist|author))?|user|admin(?:istrator)?|owner|photographer|artist"
    r"|author|windows user|microsoft(?: office user)?|none|n/?a|copyright|-+|\?+)\.?",
    re.IGNORECASE,
)


def is_caption(text):
    """Return whether a caption was written by a person."""
    return not CAPTIONS.fullmatch(text.strip())


def is_person(text):
    """Return whether a name is more than what a program puts where it knows none."""
    return not PEOPLE.fullmatch(text.strip())


def is_headline(title):
    """Return whether a title is words: agencies file their number or their slug there."""
    return " " in title.strip() and is_caption(title)
