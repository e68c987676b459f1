"""What the publishing desk asks the floors above it; they listen, bundles do not know them."""

from django.dispatch import Signal

# Sent when the page of a bundle is shown.
# provides args: bundle, user; a receiver returns {"template": …, …} for a panel on it, or None.
panels_asked = Signal()
