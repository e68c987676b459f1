"""What the rights in a photo allow: from when until when, how often, and the warning before."""

from datetime import timedelta

from django.utils.translation import gettext as _

from vietnamese.moments import zoned

# A photo whose licence ends sooner is named at the desk, so that somebody can renew or replace it.
WARNED_AHEAD = timedelta(days=7)


def obstacles(photo, *, at, is_used_elsewhere=False):
    """Return why readers may not be shown the photo in a story that is public from `at` on."""
    told = {
        "photo": photo,
        "until": zoned(photo.licence_until),
        "from": zoned(photo.embargo_until),
    }
    tests = [
        (photo.trashed_at, _("The photo “%(photo)s” lies in the trash.")),
        (
            photo.licence_until and photo.licence_until <= at,
            _("The licence of the photo “%(photo)s” ends at %(until)s: take another one."),
        ),
        (
            photo.embargo_until and photo.embargo_until > at,
            _("The photo “%(photo)s” must not appear before %(from)s."),
        ),
        (
            photo.one_use_only and is_used_elsewhere,
            _("The photo “%(photo)s” is for one story only, and another story has it."),
        ),
    ]
    return [sentence % told for holds, sentence in tests if holds]


def unprepared(photo):
    """Return the sentence for a photo whose files are still being made, or an empty list."""
    if photo.is_ready:
        return []
    if photo.trouble:
        return [_("The photo “%(photo)s” cannot be shown: take another one.") % {"photo": photo}]
    return [
        _(
            "The sizes of the photo “%(photo)s” are still being made. Wait some seconds, then press"
            " the button again."
        )
        % {"photo": photo}
    ]


def warnings(photo, *, at):
    """Return what should be known about a photo that may be shown now, but not for long."""
    if photo.licence_until and at < photo.licence_until <= at + WARNED_AHEAD:
        return [
            _("The licence of the photo “%(photo)s” ends at %(until)s; then it is gone from here.")
            % {"photo": photo, "until": zoned(photo.licence_until)}
        ]
    return []
