"""The record is only added to: the database refuses the rest, whoever asks it and how."""

import pytest
from django.apps import apps
from django.contrib import admin
from django.contrib.admin.models import CHANGE, LogEntry
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction
from django.test import RequestFactory

from articles.models import Event, Revision
from frontpage.models import FrontEvent
from people.kept import AppendOnly, Kept
from people.models import SignIn
from people.roles import Role
from publishing.models import Bundle, BundleEvent
from shift.models import Export
from tests.factories.people import PersonFactory

KEPT = [model for model in apps.get_models() if issubclass(model, Kept)]


@pytest.fixture
def record(newsroom):
    """One row of every record."""
    thu, now = newsroom.thu, newsroom.now
    newsroom.draft()
    bundle = Bundle.objects.create(name="Khai mạc", created_by=thu)
    by = {"actor": thu, "at": now}
    BundleEvent.objects.create(bundle=bundle, verb="create", version=1, **by)
    FrontEvent.objects.create(verb="arrange", **by)
    Export.objects.create(**by)
    SignIn.objects.create(kind="in", person=thu, at=now)
    LogEntry.objects.create(user=thu, action_flag=CHANGE, object_repr="Thời sự")
    return [Event, Revision, BundleEvent, FrontEvent, Export, SignIn, LogEntry]


def refused(sql):
    """Tell whether the database refuses the statement."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(sql)
    except DatabaseError as error:
        return "never changed or deleted" in str(error)
    return False


def test_no_row_of_the_record_can_be_changed_or_deleted_past_the_orm(record):
    for model in record:
        table = model._meta.db_table
        before = list(model.objects.order_by("pk").values())
        assert before, table
        assert refused(f"UPDATE {table} SET id = id + 1000"), table
        assert refused(f"DELETE FROM {table}"), table
        assert list(model.objects.order_by("pk").values()) == before


def test_no_row_of_the_record_can_be_replaced_by_another_one(record):
    if connection.vendor == "sqlite":
        for model in record:
            table = model._meta.db_table
            assert refused(f"INSERT OR REPLACE INTO {table} SELECT * FROM {table}"), table
    else:
        for model in record:
            table = model._meta.db_table
            sql = f"INSERT INTO {table} SELECT * FROM {table} ON CONFLICT (id) DO UPDATE SET id = 9"
            assert refused(sql), table


def test_no_table_of_the_record_can_be_emptied(record):
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            # What waits for the end of the transaction would refuse it first.
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        for model in record:
            assert refused(f"TRUNCATE {model._meta.db_table} CASCADE"), model


def test_every_kind_of_record_is_guarded_by_the_database_itself(db):
    """Whoever adds a record adds its guard; a rebuilt table on SQLite gets it again."""
    tables = {model._meta.db_table for model in [*KEPT, LogEntry]}
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(
                "SELECT tbl_name FROM sqlite_master WHERE type = 'trigger'"
                " AND name LIKE '%append_only%' GROUP BY 1 HAVING count(*) = 3"
            )
        else:
            cursor.execute(
                "SELECT c.relname FROM pg_trigger AS t JOIN pg_class AS c ON c.oid = t.tgrelid"
                " WHERE t.tgname LIKE '%append_only%' GROUP BY 1 HAVING count(*) = 2"
            )
        guarded = {table for (table,) in cursor.fetchall()}
    assert tables - guarded == set()


def test_the_orm_refuses_before_the_database_has_to(record):
    for model in record:
        row = model.objects.first()
        with transaction.atomic(), pytest.raises((AppendOnly, DatabaseError)):
            row.save()
        with transaction.atomic(), pytest.raises((AppendOnly, DatabaseError)):
            row.delete()
        with transaction.atomic(), pytest.raises(DatabaseError):
            model.objects.all().delete()


def test_nobody_changes_the_record_in_the_admin_superusers_included(db):
    request = RequestFactory().get("/desk/")
    request.user = PersonFactory(is_superuser=True, username="root")
    for model in [*KEPT, LogEntry]:
        if found := admin.site._registry.get(model):
            assert not found.has_add_permission(request), model
            assert not found.has_change_permission(request), model
            assert not found.has_delete_permission(request), model


def test_a_person_is_never_deleted_and_the_page_says_why(client, newsroom):
    root = PersonFactory(is_superuser=True, username="root")
    client.force_login(root)
    for method in (client.get, client.post):
        response = method(f"/desk/people/user/{newsroom.lan.pk}/delete/", {"post": "yes"})
        assert response.status_code == 302
    page = client.get(response.headers["Location"]).content.decode()
    assert newsroom.lan.username in page
    assert "messagelist" in page
    newsroom.lan.refresh_from_db()
    chosen = {"action": "delete_selected", "_selected_action": newsroom.lan.pk, "post": "yes"}
    client.post("/desk/people/user/", chosen)
    newsroom.lan.refresh_from_db()


def test_a_person_whose_name_stands_in_the_admins_log_cannot_be_deleted_by_code(newsroom):
    person = PersonFactory(role=Role.ADMINISTRATOR)
    LogEntry.objects.create(user=person, action_flag=CHANGE, object_repr="Thời sự")
    with transaction.atomic(), pytest.raises(DatabaseError):
        person.delete()
    assert LogEntry.objects.filter(user=person).exists()


@pytest.mark.django_db(transaction=True)
def test_the_product_itself_cannot_empty_its_database(newsroom, monkeypatch):
    """The suite may: tests/conftest.py lifts the guards for that, and for nothing else."""
    from django.db.backends.base.operations import BaseDatabaseOperations

    newsroom.draft()

    def as_django_does(self, sql_list):
        with transaction.atomic(), self.connection.cursor() as cursor:
            for sql in sql_list:
                cursor.execute(sql)

    with monkeypatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", as_django_does)
        with pytest.raises(CommandError):
            call_command("flush", interactive=False, verbosity=0)
    assert Event.objects.exists()
