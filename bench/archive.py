"""An archive of any size as the desk sees it, and a shift at work, written into the tables."""

from datetime import datetime, timedelta
from pathlib import Path
from random import Random

from django.conf import settings
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection, transaction
from django.utils import timezone

from articles.models import Article, Byline, DeskAssignment, Event, Publication, Section
from articles.states import State
from bench import words
from frontpage.models import FrontEvent
from newsroom.catalogs import compile_catalogs
from people.models import SignIn, User
from people.roles import Role
from vietnamese.text import fold

BATCH, TOGETHER, TEXTS = 20_000, 1_000, 5_000
SECTIONS, REPORTERS = 12, 60
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# A large paper's archive: fifteen years.
SPAN = 15 * 365 * DAY
# What is in work, and what was dropped or never came to an end.
IN_WORK = {
    State.SUBMITTED: 600,
    State.EDITING: 300,
    State.PROOFS: 100,
    State.PROOFED: 100,
    State.SENT_BACK: 1_000,
    State.DRAFT: 900,
}
NOT_ON_ITS_WAY, SCHEDULED, SPIKED = 200, 60, 2_000
RARE = "quăphượng"
ADMIN_LOG, FRONT_LOG, SIGN_INS = 100_000, 20_000, 200_000


class Archive:
    """A newsroom with so many published stories, and its people."""

    def __init__(self, size):
        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        compile_catalogs(Path(folder) for folder in settings.LOCALE_PATHS)
        self.random, self.now, self.size = Random(2021), timezone.now(), size
        self.sections = [
            Section.objects.create(name=f"Chuyên mục {number}", position=number)
            for number in range(SECTIONS)
        ]
        self.reporters = [
            _person(f"phongvien{number}", Role.REPORTER) for number in range(REPORTERS)
        ]
        self.reporter = self.reporters[0]
        self.editor = _person("bientapvien", Role.EDITOR)
        self.proof_reader = _person("morat", Role.PROOF_READER)
        self.head = _person("truongban", Role.DESK_HEAD)
        for section in self.sections[-2:]:
            DeskAssignment.objects.create(user=self.head, section=section)
        self.chief = _person("thuky", Role.MANAGING_EDITOR)
        # Words for a million would take an hour; these are said again and again.
        self.headlines = [_headline(self.random) for _ in range(TEXTS)]
        self.standfirsts = [words.standfirst(self.random) for _ in range(TEXTS)]
        self.bodies = [f"<p>{words.paragraph(self.random)}</p>" for _ in range(TEXTS)]
        self._fill()

    def _fill(self):
        between = SPAN / self.size
        if connection.vendor == "postgresql":
            _execute("SET statement_timeout = 0")
        _insert(Article, (self._published(n, between * (n + 1)) for n in range(self.size)))
        _insert(Article, self._others())
        _insert(Publication, self._publications(between))
        _insert(Byline, self._bylines())
        _insert(Event, self._events(between))
        _insert(LogEntry, self._admin_log())
        _insert(FrontEvent, self._front_log())
        _insert(SignIn, self._sign_ins())
        if connection.vendor == "postgresql":
            # What the server does by itself after a while. SQLite never does, and is measured so.
            _execute("VACUUM ANALYZE")

    def _story(self, pk, state, updated_at, **more):
        random = self.random
        headline, folded = random.choice(self.headlines)
        if pk % 100_000 == 7:
            headline, folded = f"{headline} {RARE}", f"{folded}{fold(RARE)} "
        writer = random.choice(self.reporters)
        return {
            "id": pk,
            "headline": headline,
            "standfirst": random.choice(self.standfirsts),
            "body": random.choice(self.bodies),
            "section_id": random.choice(self.sections).pk,
            "state": state,
            "version": 4,
            "waits_since": updated_at,
            "deadline_at": updated_at - HOUR,
            "planned_date": updated_at.date(),
            "created_by_id": writer.pk,
            "created_at": updated_at - 5 * HOUR,
            "updated_by_id": self.editor.pk,
            "updated_at": updated_at,
            "search_folded": folded,
        } | more

    def _published(self, number, age):
        more = {"embargo_until": self.now - age - HOUR} if number % 100 == 0 else {}
        return self._story(number + 1, State.APPROVED, self.now - age, **more)

    def _others(self):
        pk = self.size
        for state, count in IN_WORK.items():
            for number in range(count):
                pk += 1
                deadline = self.now + (number - count / 5) * 10 * MINUTE
                since = self.now - number * 7 * MINUTE
                held = {} if state == State.SUBMITTED else {"handler_id": self.editor.pk}
                yield self._story(pk, state, since, deadline_at=deadline, **held)
        for number in range(NOT_ON_ITS_WAY):
            pk += 1
            yield self._story(pk, State.APPROVED, self.now - number * HOUR)
        for number in range(SCHEDULED):
            pk += 1
            yield self._story(pk, State.APPROVED, self.now - number * MINUTE)
        for number in range(SPIKED):
            pk += 1
            yield self._story(pk, State.SPIKED, self.now - number * DAY)

    def _publication(self, pk, moment, section=0):
        return {
            "article_id": pk,
            "number": 1,
            "visible_from": moment,
            "published_at": moment,
            "kind": "news",
            "section_id": self.sections[section % SECTIONS].pk,
            "slug": f"bai-{pk}",
            "headline": self.random.choice(self.headlines)[0],
            "body": self.random.choice(self.bodies),
            "search_exact": "",
            "search_folded": "",
            "version": 4,
            "created_by_id": self.editor.pk,
        }

    def _publications(self, between):
        for number in range(self.size):
            yield self._publication(number + 1, self.now - between * (number + 1), number)
        first = self.size + sum(IN_WORK.values()) + NOT_ON_ITS_WAY + 1
        for number in range(SCHEDULED):
            yield self._publication(first + number, self.now + (number + 1) * 20 * MINUTE)

    def _bylines(self):
        for number in range(self.size):
            yield {"article_id": number + 1, "printed_as": "QUANG HUY"}

    def _events(self, between):
        for number in reversed(range(self.size)):
            at = self.now - between * (number + 1)
            yield {
                "article_id": number + 1,
                "verb": "publish",
                "actor_id": self.editor.pk,
                "at": at,
                "version": 4,
                "from_state": "approved",
                "to_state": "approved",
                "details": {"publication": 1},
            }

    def _admin_log(self):
        kind = ContentType.objects.get_for_model(Section).pk
        for number in reversed(range(ADMIN_LOG)):
            yield {
                "action_time": self.now - number * HOUR,
                "user_id": self.chief.pk,
                "content_type_id": kind,
                "object_id": "1",
                "object_repr": self.random.choice(self.headlines)[0],
                "action_flag": 2,
                "change_message": "",
            }

    def _front_log(self):
        for number in reversed(range(FRONT_LOG)):
            yield {
                "verb": "arrange",
                "actor_id": self.editor.pk,
                "at": self.now - number * 5 * HOUR,
            }

    def _sign_ins(self):
        for number in reversed(range(SIGN_INS)):
            person = self.random.choice(self.reporters)
            yield {"kind": "in", "person_id": person.pk, "at": self.now - number * 30 * MINUTE}


def _headline(random):
    headline = words.headline(random)
    return headline, f" {fold(headline)} "


def sizes():
    """Return the number of rows of the largest tables."""
    models = (Article, Publication, Event, LogEntry, FrontEvent, SignIn)
    return [(model._meta.db_table, f"{model.objects.count():,}") for model in models]


def _person(username, role):
    person = User.objects.create(username=username, full_name=username, is_staff=True)
    person.groups.add(Group.objects.get(name=role))
    return person


def _insert(model, rows):
    """Write rows, given as dictionaries by column, as fast as the database takes them."""
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    named = next(rows := iter(rows))
    if "id" in named:
        fields = list(model._meta.concrete_fields)
    ready = _ready(fields, named, rows)
    table = model._meta.db_table
    columns = ", ".join(f'"{field.column}"' for field in fields)
    while batch := [row for _number, row in zip(range(BATCH), ready, strict=False)]:
        _write(table, columns, batch)
    if connection.vendor == "postgresql" and "id" in named:
        _execute(
            f"SELECT setval(pg_get_serial_sequence('{table}', 'id'), (SELECT max(id) FROM {table}))"
        )


def _ready(fields, first, rows):
    defaults = {field.column: field.get_default() for field in fields}
    usual = {
        field.column: field.get_db_prep_save(defaults[field.column], connection)
        for field in fields
        if not isinstance(defaults[field.column], datetime)
    }

    def stored(field, value):
        # Words and numbers are as they are stored; to have each body cleaned would take an hour.
        return value if isinstance(value, str | int) else field.get_db_prep_save(value, connection)

    def prepared(row):
        return [
            stored(field, row[field.column]) if field.column in row else usual.get(field.column)
            for field in fields
        ]

    yield prepared(first)
    yield from map(prepared, rows)


def _write(table, columns, batch):
    # One transaction a batch: by itself SQLite writes every row through to the disk.
    with transaction.atomic(), connection.cursor() as cursor:
        blanks = f"({', '.join(['%s'] * len(batch[0]))})"
        if connection.vendor == "sqlite":
            cursor.executemany(f"INSERT INTO {table} ({columns}) VALUES {blanks}", batch)
            return
        for start in range(0, len(batch), TOGETHER):
            rows = batch[start : start + TOGETHER]
            values = ", ".join([blanks] * len(rows))
            told = [value for row in rows for value in row]
            cursor.execute(f"INSERT INTO {table} ({columns}) VALUES {values}", told)


def _execute(sql):
    with connection.cursor() as cursor:
        cursor.execute(sql)
