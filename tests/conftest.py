"""What every test may rely on: compiled translations, and people of a newsroom by their names."""

from pathlib import Path

import pytest
from django.db import transaction
from django.db.backends.base.operations import BaseDatabaseOperations
from django.template.backends import jinja2
from django.test.signals import template_rendered
from hypothesis import HealthCheck, settings

from articles import kept
from newsroom.catalogs import compile_catalogs
from people.roles import Role
from tests.factories.people import PersonFactory
from tests.factories.stories import Newsroom

ROOT = Path(__file__).resolve().parent.parent


# How fast something is, bench/ says: a machine that others use has failed tests of what is right.
settings.register_profile("newsroom", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("newsroom")


def pytest_configure(config):
    """Compile the catalogs that are older than their sources; they are not in the repository."""
    compile_catalogs([ROOT / "locale", ROOT / "vietnamese" / "locale"])
    BaseDatabaseOperations.execute_sql_flush = _empty_the_tables


def _empty_the_tables(self, sql_list):
    """Empty the tables after a test, the record too, which the database refuses everybody else."""
    with transaction.atomic(self.connection.alias), self.connection.cursor() as cursor:
        guards = []
        if self.connection.vendor == "postgresql":
            cursor.execute("SET LOCAL session_replication_role = replica")
        else:
            cursor.execute(
                "SELECT name, sql FROM sqlite_master"
                " WHERE type = 'trigger' AND (name LIKE '%append_only%' OR name LIKE '%_frozen_%')"
            )
            guards = cursor.fetchall()
        for name, _sql in guards:
            cursor.execute(f"DROP TRIGGER {name}")
        for statement in sql_list:
            cursor.execute(statement)
        for _name, sql in guards:
            cursor.execute(sql)


@pytest.fixture(autouse=True)
def knows_no_cards():
    """Each test begins as a new process does, and its ids may be those of another one's stories."""
    kept.forget()


@pytest.fixture(autouse=True)
def asks_pages_for_their_context(monkeypatch):
    """Let `response.context` know readers' pages: Django tells it of its own templates alone."""
    render = jinja2.Template.render

    def told(template, context=None, request=None):
        text = render(template, context, request)
        template_rendered.send(sender=template, template=template, context=context or {})
        return text

    monkeypatch.setattr(jinja2.Template, "render", told)


@pytest.fixture
def newsroom(db):
    """A newsroom with its people; `newsroom.lan` is a reporter, and so on."""
    return Newsroom()


@pytest.fixture(params=[*Role], ids=str)
def each_role(request, db):
    """One person of every role, in turn."""
    return PersonFactory(role=request.param)
