"""From the button that was pressed to the verb that is called."""

from django.utils.translation import gettext as _

from articles import actions
from articles.admin.changing import note_of
from articles.admin.forms import VerbForm
from articles.embargo import binds
from articles.refusals import Refused
from articles.workflow import VERBS


def run(verb, *, article_id, version, actor, at, data):
    """Carry out the verb named by a button with what its panel asks; raise `Refused` if not."""
    form = VerbForm(data, prefix=verb)
    if not form.is_valid():
        raise Refused(*(error for errors in form.errors.values() for error in errors))
    arguments = ARGUMENTS.get(verb, lambda asked: {})(form.cleaned_data)
    return getattr(actions, verb)(
        article_id=article_id, version=version, actor=actor, at=at, **arguments
    )


# The buttons; `save` is the form itself, which has the dates of `plan`, too.
NAMES = frozenset(VERBS) - {"save", "plan"}
ARGUMENTS = {
    "send_back": lambda asked: {"reason": asked["reason"]},
    "withdraw": lambda asked: {"reason": asked["reason"]},
    "spike": lambda asked: {"reason": asked["reason"]},
    "hand_over": lambda asked: {"to": asked["to"], "reason": asked["reason"]},
    "lift_embargo": lambda asked: {"until": asked["at"], "reason": asked["reason"]},
    "publish": lambda asked: {"published_at": asked["at"]},
    "schedule": lambda asked: {"go_live_at": asked["at"], "note": note_of(asked)},
    "update": lambda asked: {"note": note_of(asked)},
    "retract": lambda asked: {
        name: asked[name]
        for name in ("reason", "public_reason", "apology", "authority_document", "hides_headline")
    },
}


def done(verb, article, at):
    """Return the sentence that says what the verb did and what comes next."""
    approved = (
        _("The story is approved. It can be scheduled for the end of its embargo.")
        if binds(article, at)
        else _("The story is approved. It can be published or scheduled.")
    )
    sentences = {
        "submit": _("The story was submitted. An editor will take it from here."),
        "take": _("You are editing this story now."),
        "hand_over": _("The story is in the hands of %(name)s now.") % {"name": article.handler},
        "send_to_proofs": _("The story is with the proof-reader now."),
        "proofread": _("The story is proof-read. It can be approved now."),
        "lift_embargo": _("The embargo is changed, and your reason is kept."),
        "send_back": _("The story went back to its writer, with your reason."),
        "approve": approved,
        "publish": _("The story is public."),
        "schedule": _("The story is scheduled. It goes live by itself at that time."),
        "unschedule": _("The schedule was called off."),
        "update": _("Readers see the new text now. What they saw before is kept."),
        "withdraw": _("Readers do not see the story any more. All of it is kept."),
        "retract": _("Readers find your reason where the story stood. All of it is kept."),
        "restore": _("Readers see the story again."),
        "spike": _("The story was spiked. It can be revived."),
        "revive": _("The story is a draft again."),
    }
    return f"“{article.headline}”: {sentences[verb]}"
