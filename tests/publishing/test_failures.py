"""Whatever breaks in the middle of a release: all of the bundle is public, or none."""

from contextlib import contextmanager

import pytest
from django.db import OperationalError, connection

from publishing import actions, opening
from tests.publishing.all_rows import all_rows
from tests.publishing.test_bundles import ALL, NOTHING, opened

VERBS = [
    ("stories", "schedule"),
    ("fronts", "place"),
    ("fronts", "raise_banner"),
]


class Broken(OperationalError):
    """The database went away."""


class Breaking:
    """Counts the statements, and breaks the one of that number."""

    def __init__(self, number=None):
        self.number, self.count = number, 0

    def __call__(self, execute, sql, params, many, context):
        self.count += 1
        # What undoes the work must work: a server that is gone undoes it by itself.
        if self.count == self.number and not sql.startswith("ROLLBACK"):
            raise Broken(sql)
        return execute(sql, params, many, context)


@contextmanager
def breaking(number=None):
    counter = Breaking(number)
    with connection.execute_wrapper(counter):
        yield counter


def release(bundle, newsroom):
    actions.release(
        bundle_id=bundle.pk, version=bundle.version, actor=newsroom.hanh, at=newsroom.now
    )


@pytest.mark.django_db
def test_broken_at_any_statement_nothing_is_public_and_nothing_was_written(desk, newsroom):
    """Every statement of the release, one after another; after them all it succeeds."""
    bundle = desk.filled()
    assert newsroom.hanh.roles  # asked for once a person
    before = all_rows()
    number = 0
    while True:
        number += 1
        with breaking(number) as counter:
            try:
                release(bundle, newsroom)
            except Broken:
                broke = True
            else:
                broke = False
        if not broke:
            break
        assert opened(desk.six) == NOTHING, f"statement {number}"
        assert all_rows() == before, f"statement {number}"
    assert counter.count == number - 1
    assert number > 100
    assert opened(desk.six) == ALL


@pytest.mark.django_db
@pytest.mark.parametrize(("where", "verb"), VERBS)
@pytest.mark.parametrize("moment", ["before", "after"])
def test_broken_around_any_verb_nothing_is_public(desk, newsroom, monkeypatch, where, verb, moment):
    bundle = desk.filled()
    before = all_rows()
    package = getattr(opening, where)
    real = getattr(package, verb)

    def broken(**arguments):
        if moment == "after":
            real(**arguments)
        raise Broken(verb)

    monkeypatch.setattr(package, verb, broken)
    with pytest.raises(Broken):
        release(bundle, newsroom)
    assert all_rows() == before
    assert opened(desk.six) == NOTHING


@pytest.mark.django_db(transaction=True)
def test_broken_at_the_commit_nothing_is_public(desk, newsroom, monkeypatch):
    bundle = desk.filled()
    before = all_rows()

    def commit():
        connection.connection.rollback()
        raise Broken("COMMIT")

    with monkeypatch.context() as patch:
        patch.setattr(connection, "commit", commit)
        with pytest.raises(Broken):
            release(bundle, newsroom)
    assert all_rows() == before
    release(bundle, newsroom)
    assert opened(desk.six) == ALL
