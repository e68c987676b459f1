"""What somebody typed into a search box, taken apart."""

import re

QUOTED_OR_WORD = re.compile(r'"([^"]*)"|“([^”]*)”|(\S+)')


def terms(text, form):
    """Return what is looked for, each once: one syllable, or several that stand together.

    `form` is `exact` or `fold` of `vietnamese.text`.
    """
    # "TP.HCM" and "COVID-19" are several syllables that belong together, like a quoted phrase.
    found = (form("".join(match)) for match in QUOTED_OR_WORD.findall(text))
    return list(dict.fromkeys(term for term in found if term))
