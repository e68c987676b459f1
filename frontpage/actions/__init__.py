"""The verbs of the fronts, one a file.

Each is a keyword-only function that checks the right in `frontpage.rights`, holds the stories and
then the furniture, changes what must change, rebuilds the furniture and records a `FrontEvent`, in
one transaction. It raises a `Refused` that says why in a sentence, and then nothing has changed.
"""

from frontpage.actions.arrange import arrange
from frontpage.actions.banner import lower_banner, raise_banner
from frontpage.actions.draft import drop_draft, save_draft
from frontpage.actions.place import end_placement, place

__all__ = [
    "arrange",
    "drop_draft",
    "end_placement",
    "lower_banner",
    "place",
    "raise_banner",
    "save_draft",
]
