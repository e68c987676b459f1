"""Carry a release out, look at the site, and undo all of it: nothing stays."""

from contextlib import contextmanager

from django.db import transaction

from articles.refusals import Refused
from publishing.actions.release import release


@contextmanager
def rehearsal(bundle, *, actor, at):
    """Release the bundle for as long as the block lasts; yield the refusal, or None.

    Everything is really done, in a transaction that is rolled back: what waits for the commit
    never happens. What a process remembers of pages must be named by what it shows, not by a row's
    number: after a rollback the database gives the same number to another row.
    """
    with transaction.atomic():
        try:
            yield _refusal(bundle, actor, at)
        finally:
            transaction.set_rollback(True)


def _refusal(bundle, actor, at):
    try:
        release(bundle_id=bundle.pk, version=bundle.version, actor=actor, at=at)
    except Refused as refusal:
        return refusal
    return None
