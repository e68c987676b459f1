"""An archive is made in an empty place, goes on where it stopped, and leaves others alone."""

from datetime import datetime
from io import StringIO

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from articles.actions import create
from articles.copy import Copy
from articles.models import Article
from demo import stories
from demo.archive import making, marker
from demo.archive.filing import Filing
from demo.archive.newsroom import Newsroom
from demo.archive.progress import Progress
from demo.management.commands.make_archive import Command
from frontpage.models import Masthead
from people.models import User
from people.roles import Role
from tests.demo.archive import contents, make

NOW = datetime(2026, 3, 12, 18, 30, tzinfo=stories.HANOI)
LATER = datetime(2026, 3, 13, 9, 0, tzinfo=stories.HANOI)
SIZE = 120


class Interrupted(Exception):
    """Somebody pressed Ctrl+C."""


@pytest.fixture(autouse=True)
def small_batches(monkeypatch):
    monkeypatch.setattr(making, "BATCH", 50)


def interrupt_at(wanted):
    def wrote(done, total):
        if done >= wanted:
            raise Interrupted

    return wrote


@pytest.mark.django_db
def test_an_interrupted_archive_goes_on_and_ends_like_any_other():
    with pytest.raises(Interrupted):
        make(SIZE, now=NOW, wrote=interrupt_at(50))
    assert Article.objects.count() == 50
    assert not marker.read().is_finished
    assert make(SIZE, now=LATER)
    begun = marker.read()
    assert begun.is_finished
    assert begun.ends_at == NOW
    interrupted = contents()
    filing = Filing(begun, Newsroom(begun))
    for article in interrupted["articles"]:
        filed = filing.file(article["id"] - 1)
        assert filed.copy.body == article["body"]
        assert filed.life.updated_at == article["updated_at"]
        assert len(filed.publications) == sum(
            row[3] == article["id"] for row in interrupted["publications"]
        )


@pytest.mark.django_db
def test_a_story_written_meanwhile_is_left_alone():
    with pytest.raises(Interrupted):
        make(SIZE, now=NOW, wrote=interrupt_at(50))
    chief = User.objects.get(groups__name=Role.EDITOR_IN_CHIEF)
    own = create(copy=Copy(headline="Tin của chính tòa soạn"), actor=chief, at=NOW)
    assert own.pk > SIZE
    assert make(SIZE, now=LATER)
    assert Article.objects.count() == SIZE + 1


@pytest.mark.django_db
def test_a_whole_archive_is_left_as_it_is():
    make(SIZE, now=NOW)
    before = contents()
    assert not make(SIZE, now=LATER)
    assert contents() == before


@pytest.mark.django_db
def test_another_archive_is_not_mixed_in():
    make(SIZE, now=NOW)
    with pytest.raises(making.Refused, match="120 articles with the seed 7"):
        make(SIZE, now=NOW, seed=8)
    with pytest.raises(making.Refused):
        make(SIZE + 1, now=NOW)


def test_no_story_is_written_into_a_real_newsroom(newsroom):
    newsroom.approved()
    with pytest.raises(making.Refused, match="holds a newsroom already"):
        make(SIZE, now=NOW)
    assert Article.objects.count() == 1


@pytest.mark.django_db
def test_no_story_is_written_into_a_newsroom_that_has_only_a_name_yet():
    Masthead.objects.create(name="Báo Cửa Đợi")
    with pytest.raises(making.Refused):
        make(SIZE, now=NOW)


@pytest.mark.django_db
def test_the_command_is_for_the_demo_only(settings):
    settings.DEMO_LOGINS = False
    with pytest.raises(CommandError, match="demo settings only"):
        call_command(Command(), articles=10)
    assert not Article.objects.exists()


@pytest.mark.django_db
def test_the_command_says_what_it_refuses(settings, tmp_path, monkeypatch):
    settings.DEMO_LOGINS, settings.VAR_DIR = True, tmp_path
    Masthead.objects.create(name="Báo Cửa Đợi")
    with pytest.raises(CommandError, match="holds a newsroom already"):
        call_command(Command(), articles=10)
    with pytest.raises(CommandError, match="at least one"):
        call_command(Command(), articles=0)


class Terminal(StringIO):
    """What a command writes to, on a terminal or not."""

    def __init__(self, *, is_terminal):
        super().__init__()
        self.isatty = lambda: is_terminal

    def write(self, text, ending="\n"):
        return super().write(text + ending)


def told(*, is_terminal, steps):
    """Return what is said when each step of 1,000 stories takes two seconds."""
    seconds, out = iter(range(0, 1_000, 2)), Terminal(is_terminal=is_terminal)
    progress = Progress(out, clock=lambda: next(seconds))
    for done in steps:
        progress(done, 100_000)
    return out.getvalue()


def test_progress_is_a_line_for_every_five_in_a_hundred():
    lines = told(is_terminal=False, steps=range(0, 11_000, 1_000)).splitlines()
    assert lines == [
        "  5 %  5,000 of 100,000 stories, 2,500 stories/s, 0:00:38 left",
        " 10 %  10,000 of 100,000 stories, 2,500 stories/s, 0:00:36 left",
    ]


def test_progress_is_a_bar_on_a_terminal():
    text = told(is_terminal=True, steps=(50_000, 51_000, 100_000))
    assert text.startswith("\r[###############               ] 51,000 of 100,000 stories, 500 ")
    assert text.endswith("0:00:00 left\n")


def test_what_was_there_before_does_not_count_as_fast():
    (line,) = told(is_terminal=False, steps=(94_000, 95_000)).splitlines()
    assert "500 stories/s, 0:00:10 left" in line
