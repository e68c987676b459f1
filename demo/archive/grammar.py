"""Sentences with slots: `{place}` stands for whatever the facts of the story say."""

import re
from functools import cache

SLOT = re.compile(r"\{(\w+)\}")


def fill(template, facts):
    """Return the template with its slots filled; what fills them may have slots of its own."""
    parts = _parts(template)
    if len(parts) == 1:
        return template
    return "".join(
        fill(facts[part], facts) if number % 2 else part for number, part in enumerate(parts)
    )


def sentence(template, facts):
    """Return the filled template with a capital letter at its beginning."""
    return capital(fill(template, facts))


def capital(text):
    return text[:1].upper() + text[1:]


@cache
def _parts(template):
    # Of the files, and so never many; what a story filled in has no slot and is not kept.
    return tuple(SLOT.split(template)) if "{" in template else (template,)
