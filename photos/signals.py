"""What happens to photos, for the floors above to hear."""

from django.dispatch import Signal

# Is the photo used where no foreign key tells? A receiver that knows of a use returns True.
# provides args: photo
use_sought = Signal()
