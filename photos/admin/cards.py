"""A photo as the library's grid shows it: its words, and what to know before it is taken."""

from dataclasses import dataclass, field

from django.utils.formats import date_format
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from photos import uses
from photos.actions.trash import KEPT_IN_TRASH
from photos.licence import WARNED_AHEAD
from vietnamese.moments import zoned


@dataclass(frozen=True)
class Card:
    """One photo of the grid; `states` are pairs of a tone (see library.css) and words."""

    photo: object
    words: str
    states: list = field(default_factory=list)
    use: str = ""
    kept_until: object = None


def cards(photos, *, at):
    """Return the cards of some photos, for one question to the floors above."""
    told = uses.uses_of([photo.pk for photo in photos], at=at)
    return [
        Card(
            photo,
            photo.headline or photo.caption or _("No words yet"),
            states(photo, at=at),
            last_use(told[photo.pk], at=at),
            photo.trashed_at and photo.trashed_at + KEPT_IN_TRASH,
        )
        for photo in photos
    ]


def states(photo, *, at):
    """Return what is special about a photo, as pairs of a tone and words."""
    told = [
        _preparing(photo),
        _licence(photo, at),
        photo.embargo_until
        and photo.embargo_until > at
        and ("waiting", _("not before %(when)s") % {"when": zoned(photo.embargo_until)}),
        photo.one_use_only and ("waiting", _("for one story only")),
        photo.ai_origin and ("waiting", photo.get_ai_origin_display()),
        not photo.alt_text and ("lacking", _("no description")),
    ]
    return [(tone, capfirst(words)) for tone, words in filter(None, told)]


def last_use(rows, *, at):
    """Return the use that counts most in a few words: "used on 12/03/2026, front page"."""
    dated = [use for use in rows if use.since is not None]
    if not dated:
        return _("placed in a story in work") if rows else ""
    use = dated[0]
    told = {"day": date_format(localtime(use.since), "d/m/Y"), "place": use.place}
    if use.is_live:
        return _("on the site since %(day)s, %(place)s") % told
    if use.since > at:
        return _("on the site from %(day)s, %(place)s") % told
    return _("used on %(day)s, %(place)s") % told


def _preparing(photo):
    if photo.is_ready and photo.trouble:
        return "trouble", _("the last change did not reach readers")
    if photo.is_ready:
        return None
    if photo.trouble:
        return "trouble", _("cannot be shown: take another one")
    return "waiting", _("being prepared")


def _licence(photo, at):
    if photo.licence_until is None:
        return None
    if photo.licence_until <= at:
        return "trouble", _("licence has ended")
    tone = "waiting" if photo.licence_until <= at + WARNED_AHEAD else "plain"
    return tone, _("licence ends %(when)s") % {"when": zoned(photo.licence_until)}
