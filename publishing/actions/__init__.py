"""The verbs on bundles, one a file.

Each is a keyword-only function that takes the bundle, the version it was decided on, who decides
and when; locks the bundle, changes what must change, and records a `BundleEvent`, in one
transaction. It raises a `Refused` that says why in a sentence, and then nothing has changed.
"""

from publishing.actions.add_banner import add_banner
from publishing.actions.add_placement import add_placement
from publishing.actions.add_story import add_story
from publishing.actions.call_off import call_off
from publishing.actions.change_note import change_note
from publishing.actions.create_bundle import create_bundle
from publishing.actions.look_again import look_again
from publishing.actions.move_item import move_item
from publishing.actions.release import release
from publishing.actions.remove_item import remove_item
from publishing.actions.reopen import reopen
from publishing.actions.reschedule import reschedule
from publishing.actions.set_time import set_time

__all__ = [
    "add_banner",
    "add_placement",
    "add_story",
    "call_off",
    "change_note",
    "create_bundle",
    "look_again",
    "move_item",
    "release",
    "remove_item",
    "reopen",
    "reschedule",
    "set_time",
]
