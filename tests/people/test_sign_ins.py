"""Who signed in and out, and who tried in vain, is on record; no password ever is."""

from people.models import SignIn
from people.sign_ins import FAILURES
from tests.factories.people import PASSWORD

LOGIN = "/desk/login/"


def told():
    return list(SignIn.objects.order_by("pk").values_list("kind", "person__username", "typed_name"))


def test_signing_in_and_out_is_on_record(client, newsroom):
    lan = newsroom.lan
    client.post(LOGIN, {"username": "lan", "password": PASSWORD})
    client.post("/desk/logout/")
    assert told() == [("in", lan.username, ""), ("out", lan.username, "")]


def test_signing_out_twice_is_told_once(client, newsroom):
    client.force_login(newsroom.lan)
    client.post("/desk/logout/")
    client.post("/desk/logout/")
    assert [kind for kind, *_ in told()] == ["in", "out"]


def test_a_wrong_password_is_told_with_the_person_and_without_the_password(client, newsroom):
    lan = newsroom.lan
    client.post(LOGIN, {"username": "lan", "password": "khong-phai-mat-khau"})
    assert told() == [("failed", lan.username, "lan")]
    assert "khong-phai" not in str(list(SignIn.objects.values()))


def test_a_name_that_nobody_has_is_kept_cut_short(client, db):
    client.post(LOGIN, {"username": "x" * 150, "password": "y"})
    assert told() == [("failed", None, "x" * 40)]


def test_a_name_that_no_database_takes_is_told_without_it(client, db):
    client.post(LOGIN, {"username": "a\x00b", "password": "y"})
    assert all("\x00" not in name for _kind, _person, name in told())


def test_a_machine_that_guesses_does_not_fill_the_record(client, db):
    for _ in range(FAILURES + 5):
        client.post(LOGIN, {"username": "admin", "password": "y"})
    assert SignIn.objects.count() == FAILURES
