"""What the photo library tells the floors above it; they listen, it does not know them."""

from django.dispatch import Signal

# Sent once in the transaction of a change, when what readers may see of photos is another: their
# files, their labels or the span of their rights.
# provides args: photos, actor, at; a receiver returns the list of `uses.Use` that it changed.
pictures_changed = Signal()

# Sent when somebody wants to know where photos stand or stood.
# provides args: photo_ids, at; a receiver returns a dict: photo id → list of `uses.Use`.
uses_asked = Signal()
