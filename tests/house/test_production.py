"""The production settings: what they ask for, what they refuse, how they serve."""

import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client

from people.backends import DEMO_PASSWORD
from tests.factories.people import PersonFactory

# What the README tells an operator to set; without DATABASE_URL it is SQLite.
ENVIRONMENT = {
    "SECRET_KEY": "c8Qm2vT9x4Kd7Rz1Lw6Ny3Bp5Hs0Jf8Gu2Ea7Xo4Ic9Vt1Mk6Zq3Wb5Dn",
    "SITE_ORIGIN": "https://www.bao.example",
    "DESK_ORIGIN": "https://desk.bao.example",
    "MEDIA_ORIGIN": "https://anh.bao.example",
    "DATABASE_URL": "postgres://newsroom:secret@db.example/newsroom",
}


def python(*command, without=(), **changes):
    """Run Python as an operator would, with nothing else in the environment."""
    given = {name: value for name, value in ENVIRONMENT.items() if name not in without}
    return subprocess.run(
        [sys.executable, "-W", "error", *command],
        cwd=settings.BASE_DIR,
        env={"PATH": os.environ["PATH"], **given, **changes},
        capture_output=True,
        text=True,
        check=False,
    )


def start(**changes):
    """Read the production settings, as a server does when it starts."""
    return python("-c", "import newsroom.settings.production", **changes)


def values(names, of="production", **changes):
    """Return the values of settings, as printed."""
    code = f"from newsroom.settings import {of} as s; print({', '.join(f's.{n}' for n in names)})"
    run = python("-c", code, **changes)
    assert run.returncode == 0, run.stderr
    return run.stdout.strip()


class TestSettings:
    def test_deploy_check_is_clean(self):
        report = python(
            *["manage.py", "check", "--deploy", "--fail-level", "WARNING"],
            DJANGO_SETTINGS_MODULE="newsroom.settings.production",
        )
        assert report.returncode == 0, report.stderr

    def test_it_starts_with_what_the_readme_names(self):
        assert start().returncode == 0
        assert start(without=["DATABASE_URL"]).returncode == 0

    @pytest.mark.parametrize("name", ["SECRET_KEY", "SITE_ORIGIN", "DESK_ORIGIN", "MEDIA_ORIGIN"])
    def test_it_does_not_start_without(self, name):
        report = start(without=[name])
        assert report.returncode != 0
        assert report.stderr.strip().endswith(f"Set the {name} environment variable")

    @pytest.mark.parametrize("key", ["", "toa-soan"])
    def test_it_does_not_start_with_a_key_that_can_be_guessed(self, key):
        report = start(SECRET_KEY=key)
        assert report.stderr.strip().endswith("SECRET_KEY must be 50 random characters or more.")

    @pytest.mark.parametrize("other", ["SITE_ORIGIN", "MEDIA_ORIGIN"])
    def test_it_does_not_start_with_the_desk_on_the_host_of(self, other):
        report = start(DESK_ORIGIN=ENVIRONMENT[other])
        assert "must be three hosts" in report.stderr

    @pytest.mark.parametrize(
        "origin",
        ["http://desk.bao.example", "https://desk.bao.example/", "desk.bao.example"]
        + ["https://www.bao.example:443", "https://Desk.bao.example", "https://ban@desk.example"],
    )
    def test_it_does_not_start_with_an_origin_that_is_none(self, origin):
        assert "are written like https://" in start(DESK_ORIGIN=origin).stderr

    def test_it_answers_only_to_its_three_hosts(self):
        assert values(["ALLOWED_HOSTS"]) == str(
            ["www.bao.example", "desk.bao.example", "anh.bao.example"]
        )

    def test_it_knows_no_demo_and_believes_no_foreign_host_name(self):
        assert "demo'" not in values(["INSTALLED_APPS"])
        assert values(["DEMO_LOGINS"]) == "False"
        assert not settings.USE_X_FORWARDED_HOST

    @pytest.mark.parametrize("name", ["base", "demo", "test", "production"])
    def test_debug_is_off_in(self, name):
        assert values(["DEBUG"], of=name, DEBUG="1") == "False"

    def test_cookies_of_the_desk_stay_on_its_host_and_on_tls(self):
        names = ["SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME"]
        assert all(name.startswith("__Host-") for name in values(names).split())
        paths = ["SESSION_COOKIE_PATH", "CSRF_COOKIE_PATH"]
        assert values(paths) == "/ /", "a browser refuses __Host- cookies for a part of the host"
        flags = ["SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY"]
        assert values(flags) == "True True True"

    def test_pictures_are_shown_from_their_own_origin(self):
        assert values(["MEDIA_URL"]) == "https://anh.bao.example/media/"
        policy = values(["CONTENT_SECURITY_POLICY['DIRECTIVES']['img-src']"])
        assert policy == str(["'self'", "https://anh.bao.example"])

    def test_replicas_have_names_and_share_the_limits_of_the_primary(self):
        replicas = "postgres://a:b@one.example/newsroom,postgres://a:b@two.example/newsroom"
        named = values(["DATABASE_REPLICAS"], DATABASE_REPLICA_URLS=replicas)
        assert named == "['replica1', 'replica2']"
        limits = [f"DATABASES['{name}']['OPTIONS']['options']" for name in ("default", "replica2")]
        found = values(limits, DATABASE_REPLICA_URLS=replicas)
        primary = values(limits[:1])
        assert "statement_timeout" in primary
        assert found == f"{primary} {primary}"

    def test_without_replicas_nothing_is_routed(self):
        assert values(["DATABASE_REPLICAS", "DATABASE_ROUTERS"]) == "[] []"

    def test_it_does_not_start_with_replicas_of_a_file(self):
        report = start(
            without=["DATABASE_URL"], DATABASE_REPLICA_URLS="postgres://a:b@one.example/newsroom"
        )
        assert "DATABASE_REPLICA_URLS needs PostgreSQL" in report.stderr


class TestApps:
    def test_the_editors_own_upload_is_not_installed(self):
        assert "ckeditor_uploader" not in settings.INSTALLED_APPS

    def test_silenced_warnings_are_these_and_no_others(self):
        assert settings.SILENCED_SYSTEM_CHECKS == ["ckeditor.W001", "security.W003"]

    def test_every_change_of_a_model_has_its_migration(self, db):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


class TestDemoPassword:
    @pytest.fixture
    def thu(self, db):
        person = PersonFactory(username="thu")
        person.set_password(DEMO_PASSWORD)
        person.save()
        return person

    def test_it_opens_no_desk_outside_the_demo(self, thu, client):
        assert not client.login(username="thu", password=DEMO_PASSWORD)

    def test_it_opens_the_desk_of_the_demo(self, thu, client, settings):
        settings.DEMO_LOGINS = True
        assert client.login(username="thu", password=DEMO_PASSWORD)


@pytest.fixture
def three_origins(settings):
    """Serve readers, desk and pictures from an origin each, as in production."""
    settings.SITE_ORIGIN = "https://www.bao.example"
    settings.DESK_ORIGIN = "https://desk.bao.example"
    settings.MEDIA_ORIGIN = "https://anh.bao.example"
    settings.ALLOWED_HOSTS = ["www.bao.example", "desk.bao.example", "anh.bao.example"]


@pytest.mark.usefixtures("three_origins", "newsroom")
class TestOrigins:
    def ask(self, host, path, **extra):
        return Client().get(path, headers={"host": f"{host}.bao.example"}, secure=True, **extra)

    def test_readers_host_has_readers_pages(self):
        assert self.ask("www", "/").status_code == 200

    @pytest.mark.parametrize("path", ["/desk/", "/desk", "/desk/login/", "/desk/photos/choose/"])
    def test_readers_host_has_no_desk(self, path):
        answer = self.ask("www", path)
        assert answer.status_code == 404
        assert answer.content == self.ask("www", "/khong-co/gi-ca/").content
        assert not answer.cookies

    def test_readers_host_has_no_pictures(self):
        picture = f"/media/photos/{'0' * 24}/480.jpg"
        assert self.ask("www", picture)["Content-Type"].startswith("text/html")
        assert self.ask("anh", picture)["Content-Type"] == "text/plain"

    def test_desk_host_has_the_desk(self):
        assert self.ask("desk", "/desk/login/").status_code == 200
        assert self.ask("DESK", "/desk/login/").status_code == 200

    def test_desk_host_leads_to_the_desk(self):
        assert self.ask("desk", "/")["Location"] == "/desk/"

    def test_desk_host_leads_readers_links_to_the_readers_host(self):
        answer = self.ask("desk", "/thoi-su/mo-cang-1/?a=1")
        assert answer["Location"] == "https://www.bao.example/thoi-su/mo-cang-1/?a=1"

    def test_desk_host_leads_nobody_to_a_stranger(self):
        answer = self.ask("desk", "//stranger.example/x")
        assert answer["Location"].startswith("https://www.bao.example/")

    @pytest.mark.parametrize("path", ["/", "/desk/", "/desk/login/", "/tim-kiem/"])
    def test_pictures_host_has_neither_readers_pages_nor_desk(self, path):
        answer = self.ask("anh", path)
        assert answer.status_code == 404
        assert not answer.cookies

    @pytest.mark.parametrize("host", ["www", "desk", "anh"])
    def test_every_host_tells_whether_it_is_well(self, host):
        assert self.ask(host, "/health/").content == b"ok\n"

    def test_a_strangers_host_is_refused(self, caplog):
        assert self.ask("desk.stranger", "/").status_code == 400

    def test_a_section_whose_name_begins_like_the_desk_is_no_desk(self):
        assert self.ask("desk", "/desk-phim/")["Location"] == "https://www.bao.example/desk-phim/"
