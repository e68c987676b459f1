"""An edition: all the files in which readers get one photo, cut and labelled in one way.

Its name is made from everything that decides about its bytes, so that an address never changes
what it shows: another crop or another credit is another edition, beside the one before.
"""

import json
from hashlib import blake2b

from darkroom import Print
from darkroom.metadata import Label
from photos import renditions, shapes
from photos.models.photo import LABEL_FIELDS

# Counted up when the darkroom makes other bytes of the same wishes.
RECIPE = 1


def wanted(photo):
    """Return the name of the edition that the photo should have."""
    decides = {
        "recipe": RECIPE,
        "boxes": {shape: photo.box(shape) for shape in shapes.SHAPES},
        "label": [getattr(photo, name) for name in LABEL_FIELDS],
    }
    written = json.dumps(decides, sort_keys=True, ensure_ascii=False)
    return blake2b(written.encode(), digest_size=5).hexdigest()


def widths(photo):
    """Return the widths of each shape that are made of the photo."""
    return {
        shape: shapes.widths_of(shape, size=photo.size, box=photo.box(shape))
        for shape in shapes.SHAPES
    }


def prints(photo, edition):
    """Return what the darkroom is to make, named as it will be stored."""
    return [
        Print(
            name=renditions.name(photo.token, edition, shape, width, extension),
            width=width,
            extension=extension,
            box=photo.box(shape) if shapes.SHAPES[shape].ratio else None,
        )
        for shape, made in widths(photo).items()
        for width in made
        for extension in shapes.SHAPES[shape].extensions
    ]


def label(photo):
    """Return what every file of the photo says about itself."""
    return Label(**{name: getattr(photo, name) for name in LABEL_FIELDS})
