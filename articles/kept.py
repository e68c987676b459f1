"""What lists show of stories, kept in the process that read it.

A publication is never rewritten; of what stands beside it on a list, only the name and the address
word of its section can change, and these are in the key. So nothing here is ever stale, whichever
process made the change.
"""

from threading import Lock

from django.db import transaction
from django.utils.translation import get_language

from articles.models import Publication

# A card takes a few kilobytes, with what was written of it some more.
MOST = 2_000

_cards, _lists, _lock = {}, {}, Lock()


def cards(keys, *, at):
    """Return `{id: publication as of the moment}` for (id, section's word, section's name)."""
    keys = set(keys)
    found = {key[0]: card for key in keys if (card := _cards.get(key))}
    if missing := {key[0] for key in keys} - found.keys():
        read = Publication.objects.cards().in_bulk(missing)
        keep(read.values())
        found |= read
    return {pk: as_of(card, at) for pk, card in found.items()}


def knows(name):
    """Tell whether the list was kept before, so that most of its cards are here."""
    return name in _lists


def keep(publications, *, name=None):
    """Keep publications that were read with their sections: a whole list, if it has a name."""
    if transaction.get_connection().in_atomic_block:
        # It may be undone, as a preview is, and its ids given to other stories.
        return
    with _lock:
        for card in publications:
            # Shared with every copy: what was written of one is written.
            card.written = {}
            _put(_cards, (card.pk, card.section.slug, card.section.name), card)
        if name:
            _put(_lists, name, True)


def written(publication, write, *options):
    """Return what `write(publication, *options)` gives; of one that is kept, once in the process.

    What it writes may depend on nothing else than the publication, the picture that it shows at
    its moment, the language, and the options.
    """
    known = publication.written
    if known is None:
        return write(publication, *options)
    figure = publication.card_picture
    key = (write, options, figure and figure["key"], get_language())
    text = known.get(key)
    if text is None:
        text = known[key] = write(publication, *options)
    return text


def forget():
    """Forget everything, as a new process knows nothing."""
    with _lock:
        _cards.clear()
        _lists.clear()


def _put(shelf, key, value):
    # The oldest go first: what lists show is mostly new.
    shelf[key] = value
    if len(shelf) > MOST:
        del shelf[next(iter(shelf))]


def as_of(card, at):
    """Return the card as of the moment: another object, as threads share what is kept."""
    # Django's own copy takes ten times as long, and a page has fifty.
    shown = Publication.__new__(Publication)
    shown.__dict__.update(card.__dict__)
    return shown.as_of(at)
