"""The planning calendar: which stories are meant for which day, and apart from it go-lives."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from articles.models import Publication
from articles.models.publication import HEAVY
from articles.states import State
from shift.lines import Line
from shift.seen import COUNTED, among, light, of_seen_stories
from shift.waiting import UNAPPROVED, not_on_its_way
from vietnamese.dates import midnight

DAY, WEEK = timedelta(days=1), timedelta(days=7)
# What a day shows of stories and of go-lives, in a month and in a week.
IN_MONTH, IN_WEEK = 8, 40
LIVE_IN_MONTH, LIVE_IN_WEEK = 4, 24
# A day of a large paper has a hundred; what is beyond this is told as "more".
MOST = 5_000
UNDATED = 30
LATELY = timedelta(days=60)
FIRST_YEAR, LAST_YEAR = 1990, 2200


@dataclass
class Day:
    """A day of the calendar."""

    date: date
    is_today: bool
    is_outside: bool  # of the month that is shown
    planned_ids: list = field(default_factory=list)
    lines: list = field(default_factory=list)
    live_rows: list = field(default_factory=list)
    live_number: int = 0
    week_address: str = ""

    @property
    def more(self):
        return len(self.planned_ids) - len(self.lines)

    @property
    def more_live(self):
        return self.live_number - len(self.live_rows)


@dataclass
class Period:
    """The days that are shown: a week, or the weeks of a month, Monday first."""

    kind: str
    first: date  # of the week or the month itself
    begins: date
    ends: date  # not shown any more

    @property
    def days(self):
        return [self.begins + DAY * number for number in range((self.ends - self.begins).days)]

    @property
    def name(self):
        return f"{self.first:%G-W%V}" if self.kind == "week" else f"{self.first:%Y-%m}"

    def moved(self, by):
        """Return the period before (-1) or after (1)."""
        if self.kind == "week":
            return week(self.first + WEEK * by)
        months = self.first.year * 12 + self.first.month - 1 + by
        return month(date(months // 12, months % 12 + 1, 1))


def week(day):
    monday = day - DAY * day.weekday()
    return Period("week", monday, monday, monday + WEEK)


def month(day):
    first = day.replace(day=1)
    following = (first + timedelta(days=32)).replace(day=1)
    last_week = following - DAY
    begins = first - DAY * first.weekday()
    return Period("month", first, begins, last_week - DAY * last_week.weekday() + WEEK)


def asked_period(data, today):
    """Read `?week=2026-W48` or `?month=2026-11`; anything else is the month of today."""
    if "week" in data:
        return week(_read(data["week"] + "-1", "%G-W%V-%u") or today)
    return month(_read(data.get("month", ""), "%Y-%m") or today)


def _read(text, pattern):
    try:
        found = datetime.strptime(text, pattern).date()  # noqa: DTZ007 a day has no zone
    except ValueError:
        return None
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else None


def days_of(period, user, asked, stories, now):
    """Return the days with their stories and go-lives, in four queries whatever the archive."""
    today = timezone.localdate(now)
    days = {
        day: Day(day, day == today, period.kind == "month" and day.month != period.first.month)
        for day in period.days
    }
    _plan(days, period, stories, now)
    _go_live(days, period, user, asked)
    return list(days.values())


def _plan(days, period, stories, now):
    meant = {"planned_date__gte": period.begins, "planned_date__lt": period.ends}
    rows = among(stories, ~Q(state=State.SPIKED), **meant).order_by("planned_date", "pk")
    for pk, day in rows.values_list("pk", "planned_date")[:MOST]:
        days[day].planned_ids.append(pk)
    shown = IN_WEEK if period.kind == "week" else IN_MONTH
    found = light({pk for day in days.values() for pk in day.planned_ids[:shown]})
    for day in days.values():
        day.lines = [Line(found[pk], now) for pk in day.planned_ids[:shown] if pk in found]


def _go_live(days, period, user, asked):
    """Note what readers see for the first time on each day; updates are the timeline's."""
    rows = Publication.objects.ever_visible().filter(
        change_kind=None,
        visible_from__gte=midnight(period.begins),
        visible_from__lt=midnight(period.ends),
    )
    rows = of_seen_stories(rows, user, asked).order_by("visible_from", "pk")
    ids = defaultdict(list)
    for pk, moment in rows.values_list("pk", "visible_from")[:MOST]:
        ids[timezone.localtime(moment).date()].append(pk)
    shown = LIVE_IN_WEEK if period.kind == "week" else LIVE_IN_MONTH
    wanted = [pk for found in ids.values() for pk in found[:shown]]
    publications = Publication.objects.filter(pk__in=wanted).defer(*HEAVY).in_bulk()
    for day, found in ids.items():
        days[day].live_number = len(found)
        days[day].live_rows = [publications[pk] for pk in found[:shown]]


@dataclass
class Undated:
    """Stories in work that are meant for no day yet."""

    lines: list
    more: int
    is_more_than_counted: bool


def undated(stories, now):
    """Return the stories in work without a day, the latest saved first, in three queries.

    An approved one that is not on its way still needs its day.
    """
    in_work = {"state__in": UNAPPROVED, "updated_at__gt": now - LATELY}
    unapproved = among(stories, planned_date=None, **in_work).order_by("-updated_at")
    approved = not_on_its_way(stories, now).filter(planned_date=None)
    rows = [
        row
        for each in (unapproved, approved)
        for row in each.values_list("updated_at", "pk")[: COUNTED + 1]
    ]
    ids = [pk for _saved, pk in sorted(rows, reverse=True)[: COUNTED + 1]]
    found = light(ids[:UNDATED])
    lines = [Line(found[pk], now) for pk in ids[:UNDATED] if pk in found]
    return Undated(lines, min(len(ids), COUNTED) - len(lines), len(ids) > COUNTED)
