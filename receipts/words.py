"""What a receipt found, in the words of the person who reads it."""

from datetime import datetime

from django.utils.formats import number_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from articles.events import printed_verb
from articles.pages import KINDS
from frontpage.pages import FRONT, SEARCH
from receipts.writing import OF_BANNERS
from vietnamese.dates import in_newsroom
from vietnamese.moments import zone

PAGES = {kind.name: kind.label for kind in (*KINDS, FRONT, SEARCH)}
# In receipts from before the sitemap came by parts.
PAGES["sitemap-month"] = PAGES["sitemap-part"]
VERBS = {
    "arrange": gettext_lazy("arranged the front"),
    "place": gettext_lazy("placed a story on the front"),
    "end_placement": gettext_lazy("took a story off the front"),
    "raise_banner": gettext_lazy("raised the breaking banner"),
    "lower_banner": gettext_lazy("took the breaking banner down"),
    "readdress": gettext_lazy("changed an address"),
}
OF_FRONTS = {"arrange", "place", "end_placement"}
NO_ANSWER = {
    "timeout": gettext_lazy("No answer in time."),
    "unreachable": gettext_lazy("The server cannot be reached."),
    "too_large": gettext_lazy("The answer is too large."),
    "unreadable": gettext_lazy("The answer is damaged."),
    "no_path": gettext_lazy("This is no address of the site."),
}


def name(receipt):
    """Return what the receipt is of: the story, the front, or what stands on every page."""
    if receipt.article:
        return receipt.article.headline
    if receipt.verb in OF_BANNERS:
        return _("Breaking banner")
    if receipt.front:
        return receipt.front.name
    return _("Front page") if receipt.verb in OF_FRONTS else _("The paper")


def page_name(kind):
    """Return what a kind of page is called."""
    return PAGES.get(kind, kind)


def kinds(names):
    """Return the kinds of pages of a receipt, each once, as the text of a sentence."""
    return ", ".join(str(page_name(name)) for name in dict.fromkeys(names))


def verb_name(verb):
    """Return what was done, as the record prints it."""
    return VERBS.get(verb) or printed_verb(verb)


def sentences(trouble):
    """Return what is wrong with an answer, a sentence for each row of `Line.trouble`."""
    return [SENTENCES[what](details) for what, details in trouble if what in SENTENCES]


def seconds(number):
    """Return how long it took, as a person says it."""
    if number < 10:
        return _("%(seconds)s s") % {"seconds": number_format(round(number, 1), 1)}
    if number < 120:
        return _("%(seconds)s s") % {"seconds": round(number)}
    return _("%(minutes)s min") % {"minutes": round(number / 60)}


def _moment(text):
    try:
        moment = in_newsroom(datetime.fromisoformat(text))
    except (TypeError, ValueError):
        return "?"
    return f"{moment:%H:%M:%S}, {moment:%d/%m/%Y} ({zone(moment)})"


def _data(details):
    return _("The data for search engines are wrong: %(names)s.") % {
        "names": ", ".join(details["names"])
    }


def _age(details):
    count = details["seconds"]
    return ngettext(
        "A cache has kept this copy for %(count)d second.",
        "A cache has kept this copy for %(count)d seconds.",
        count,
    ) % {"count": count}


SENTENCES = {
    "no_answer": lambda said: str(NO_ANSWER.get(said["reason"], said["reason"])),
    "status": lambda said: _("Answers %(is)s instead of %(wanted)s.") % said,
    "leads": lambda said: _("Leads to %(to)s instead of %(wanted)s.") % said,
    "xml": lambda said: _("Is no well-formed XML."),
    "no_data": lambda said: _("Has no data for search engines."),
    "data": _data,
    "headline": lambda said: _("Shows the headline “%(is)s”.") % said,
    "version": lambda said: (
        _("Still shows the version of %(moment)s.") % {"moment": _moment(said["of"])}
    ),
    "old": lambda said: (
        _("Still what stood there before %(moment)s.") % {"moment": _moment(said["before"])}
    ),
    "age": _age,
    "still_named": lambda said: _("Still names the story."),
    "not_named": lambda said: _("Does not name the story."),
    "differs": lambda said: _("Differs from what it should be."),
}
