"""The verbs of the newsroom, one a file.

Each is a keyword-only function that takes the story, the version it was decided on, who decides and
when; locks the row, checks the right in articles.workflow, changes what must change, and records an
Event, in one transaction. It raises a `Refused` that says why in a sentence, and then nothing has
changed. The admin, commands, importers and an API call the same verbs.
"""

from articles.actions.approve import approve
from articles.actions.create import create
from articles.actions.hand_over import hand_over
from articles.actions.lift_embargo import lift_embargo
from articles.actions.plan import plan
from articles.actions.proofread import proofread
from articles.actions.publish import publish
from articles.actions.readdress import readdress
from articles.actions.restore import restore
from articles.actions.restore_revision import restore_revision
from articles.actions.retract import retract
from articles.actions.revive import revive
from articles.actions.save import save
from articles.actions.schedule import schedule
from articles.actions.send_back import send_back
from articles.actions.send_to_proofs import send_to_proofs
from articles.actions.spike import spike
from articles.actions.submit import submit
from articles.actions.take import take
from articles.actions.unschedule import unschedule
from articles.actions.update import update
from articles.actions.withdraw import withdraw

__all__ = [
    "approve",
    "create",
    "hand_over",
    "lift_embargo",
    "plan",
    "proofread",
    "publish",
    "readdress",
    "restore",
    "restore_revision",
    "retract",
    "revive",
    "save",
    "schedule",
    "send_back",
    "send_to_proofs",
    "spike",
    "submit",
    "take",
    "unschedule",
    "update",
    "withdraw",
]
