"""Reads of readers' pages may go to a replica; everything else knows the primary alone.

What a real replica changes is seen in tests/deploy. Here it is a second name of the one database.
"""

import pytest
from django.db import connections, router, transaction
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.connection import ConnectionDoesNotExist

from articles.models import Publication, Section
from articles.prepared import Prepared
from newsroom import replicas
from newsroom.replicas import ReplicaMiddleware, ReplicaRouter
from tests.factories.stories import SectionFactory

REPLICA = "replica1"


@pytest.fixture
def replica(db, settings, monkeypatch):
    """A replica that has all that is committed, as far as the pages know."""
    settings.DATABASE_REPLICAS = [REPLICA]
    monkeypatch.setattr(router, "routers", [ReplicaRouter()])
    monkeypatch.setattr(replicas, "_left_alone_until", {})
    monkeypatch.setattr(replicas, "position_of_primary", lambda: "0/1")
    monkeypatch.setattr(replicas, "bytes_behind", lambda alias, position: 0)
    # The suite's transaction around each test is no transaction of the page.
    monkeypatch.setattr(replicas, "_is_in_transaction", lambda: False)


def read_from(path="/", method="get", status=200):
    """Return the databases from which a page was read, one for each time that it was made."""
    seen = []

    def page(request):
        seen.append(router.db_for_read(Publication))
        # Nothing of the first attempt is left in the request.
        assert not hasattr(request, "furniture")
        request.furniture = "made"
        return HttpResponse(status=status if len(seen) == 1 else 200)

    answer = ReplicaMiddleware(page)(getattr(RequestFactory(), method)(path))
    assert answer.status_code == 200 or status != 503
    return seen


@pytest.mark.usefixtures("replica")
class TestWho:
    @pytest.mark.parametrize("path", ["/", "/thoi-su/", "/tim-kiem/?q=a", "/media/photos/a.webp"])
    @pytest.mark.parametrize("method", ["get", "head"])
    def test_readers_pages_are_read_from_the_replica(self, path, method):
        assert read_from(path, method) == [REPLICA]

    @pytest.mark.parametrize("path", ["/desk/", "/desk", "/desk/login/", "/health/"])
    def test_the_desk_reads_from_the_primary(self, path):
        assert read_from(path) == ["default"]

    def test_what_is_sent_reads_from_the_primary(self):
        assert read_from(method="post") == ["default"]

    def test_the_next_page_of_the_same_process_decides_anew(self):
        read_from("/")
        assert router.db_for_read(Publication) == "default"

    def test_whoever_has_written_reads_from_the_primary_from_then_on(self):
        token = replicas._reading_from.set(REPLICA)
        try:
            assert router.db_for_write(Section) == "default"
            assert router.db_for_read(Section) == "default"
        finally:
            replicas._reading_from.reset(token)

    def test_tables_are_changed_on_the_primary_alone(self):
        assert router.allow_migrate("default", "articles")
        assert not router.allow_migrate(REPLICA, "articles")


@pytest.mark.usefixtures("replica")
class TestWhen:
    def test_a_replica_that_is_behind_makes_no_page(self, monkeypatch):
        monkeypatch.setattr(replicas, "bytes_behind", lambda alias, position: 1)
        assert read_from() == ["default"]

    def test_a_replica_that_follows_nobody_makes_no_page(self, monkeypatch):
        monkeypatch.setattr(replicas, "bytes_behind", lambda alias, position: None)
        assert read_from() == ["default"]

    @pytest.mark.parametrize("asked", ["bytes_behind", "position_of_primary"])
    def test_one_that_cannot_be_asked_makes_no_page(self, monkeypatch, asked):
        def away(*args):
            raise replicas.OperationalError

        monkeypatch.setattr(replicas, asked, away)
        assert read_from() == ["default"]

    def test_one_that_was_behind_is_left_alone_for_a_moment(self, monkeypatch):
        now = [100.0]
        monkeypatch.setattr(replicas.time, "monotonic", lambda: now[0])
        replicas.leave_alone(REPLICA, replicas.BEHIND)
        assert read_from() == ["default"]
        now[0] += replicas.BEHIND
        assert read_from() == [REPLICA]


def test_a_page_whose_replica_falls_is_made_from_the_primary(replica, monkeypatch):
    monkeypatch.setitem(connections.settings, REPLICA, connections.settings["default"])
    assert read_from(status=503) == [REPLICA, "default"]
    assert read_from() == ["default"], "it is left alone"


def test_a_prepared_query_asks_the_database_of_its_page(replica, monkeypatch):
    SectionFactory()
    asked = Prepared(lambda at: Section.objects.filter(pk__gt=at), numbers=["at"])
    assert len(asked(at=0)) == 1
    token = replicas._reading_from.set("nowhere")
    try:
        with pytest.raises(ConnectionDoesNotExist, match="nowhere"):
            asked(at=0)
    finally:
        replicas._reading_from.reset(token)


@pytest.mark.django_db(transaction=True)
def test_what_is_read_in_a_transaction_comes_from_the_primary():
    token = replicas._reading_from.set(REPLICA)
    try:
        assert ReplicaRouter().db_for_read(Section) == REPLICA
        with transaction.atomic():
            assert ReplicaRouter().db_for_read(Section) == "default"
    finally:
        replicas._reading_from.reset(token)
