"""Say how a photo is cut: its focal point, and boxes where that is not enough."""

from math import isclose

from django.db import transaction
from django.utils.translation import gettext as _

from photos import record, rights, shapes
from photos.actions.change import print_again
from photos.models import Photo
from photos.refusals import PhotoRefused

# How far the sides of a box may be from those of its shape: a hand on a trackpad, rounding.
TOLERANCE = 0.02


@transaction.atomic
def cut(*, photo_id, focus, crops, actor):
    """Set the focal point (x, y) and the boxes by shape, all in fractions; return the photo.

    The original is not touched. Live stories show the new cut once its files are made.
    """
    photo = Photo.objects.select_for_update().get(pk=photo_id)
    if not rights.may_change(actor, photo):
        raise PhotoRefused(_("You may not change the photo “%(photo)s”.") % {"photo": photo})
    if not all(0 <= fraction <= 1 for fraction in focus):
        raise PhotoRefused(_("The focal point lies outside the photo."))
    boxes = {shape: _checked(photo, shape, box) for shape, box in crops.items()}
    if (photo.focal_x, photo.focal_y, photo.crops) == (*focus, boxes):
        return photo
    photo.focal_x, photo.focal_y = focus
    photo.crops = boxes
    photo.save(update_fields=["focal_x", "focal_y", "crops"])
    record.changed(photo, actor, ["crops"])
    print_again(photo, actor)
    return photo


def _checked(photo, shape, box):
    """Return the box as it is stored, or refuse it with a sentence."""
    if shape not in shapes.CROPPED:
        raise PhotoRefused(_("There is no place in which a photo is cut like this."))
    x, y, width, height = (round(float(part), 5) for part in box)
    inside = min(x, y) >= 0 and x + width <= 1.0001 and y + height <= 1.0001
    if not (inside and width > 0 and height > 0):
        raise PhotoRefused(_("A crop lies outside the photo."))
    ratio = (width * photo.width) / (height * photo.height)
    if not isclose(ratio, shapes.SHAPES[shape].ratio, rel_tol=TOLERANCE):
        raise PhotoRefused(
            _("The crop for “%(place)s” has other proportions than the place.")
            % {"place": shapes.SHAPES[shape].label}
        )
    return [x, y, min(width, 1 - x), min(height, 1 - y)]
