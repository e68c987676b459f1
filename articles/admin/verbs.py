"""From the button that was pressed to the verb that is called."""

from django.utils.translation import gettext as _

from articles import actions
from articles.admin.forms import VerbForm
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


# The buttons; `save` is the form itself.
NAMES = frozenset(VERBS) - {"save"}
ARGUMENTS = {
    "send_back": lambda asked: {"reason": asked["reason"]},
    "withdraw": lambda asked: {"reason": asked["reason"]},
    "spike": lambda asked: {"reason": asked["reason"]},
    "publish": lambda asked: {"published_at": asked["at"]},
    "schedule": lambda asked: {"go_live_at": asked["at"]},
    "update": lambda asked: {
        "kind": asked["kind"] or "update",
        "wrong_text": asked["wrong_text"],
        "right_text": asked["right_text"],
    },
}


def done(verb, article):
    """Return the sentence that says what the verb did and what comes next."""
    sentences = {
        "submit": _("The story was submitted. An editor will take it from here."),
        "take": _("You are editing this story now."),
        "send_back": _("The story went back to its writer, with your reason."),
        "approve": _("The story is approved. It can be published or scheduled."),
        "publish": _("The story is public."),
        "schedule": _("The story is scheduled. It goes live by itself at that time."),
        "unschedule": _("The schedule was called off."),
        "update": _("Readers see the new text now. What they saw before is kept."),
        "withdraw": _("Readers do not see the story any more. All of it is kept."),
        "restore": _("Readers see the story again."),
        "spike": _("The story was spiked. It can be revived."),
        "revive": _("The story is a draft again."),
    }
    return f"“{article.headline}”: {sentences[verb]}"
