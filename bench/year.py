"""A year of a newsroom: what was to happen when, and whether readers saw it then."""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from heapq import heappop, heappush
from itertools import count
from random import Random
from types import SimpleNamespace
from unittest import mock
from zoneinfo import ZoneInfo

from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.test import Client

from articles import actions
from articles.changes import ChangeNote
from articles.copy import BylineCopy, Copy, write
from articles.models import Article, Correction, Publication, Section
from articles.states import State
from bench import origins
from frontpage import actions as fronts
from frontpage.models import Banner, Masthead, Placement, Slot
from people.models import User
from people.roles import Role
from vietnamese.moment_fields import MomentField

MICROSECOND, SECOND = timedelta(microseconds=1), timedelta(seconds=1)
MINUTE, HOUR, DAY = timedelta(minutes=1), timedelta(hours=1), timedelta(days=1)
# How often each sort of thing is scheduled; places and banners begin and end.
SHARES = {"publish": 4, "update": 2, "correction": 1, "placement": 2, "banner": 1}
PAIRS = {"placement", "banner"}
AHEAD = (HOUR, 3 * DAY)
LEAD = 'class="front__lead"'


@dataclass
class Boundary:
    """One moment, whether the thing is seen at another one, and on which page, with which words."""

    moment: datetime
    kind: str
    is_seen: object
    page: str = ""
    words: str = ""
    shows: bool = True  # False: the words go
    until: datetime | None = None  # what begins and is over within a second is no miss

    @property
    def after(self):
        """A second later, or the last moment of what does not last so long."""
        later = self.moment + SECOND
        return min(later, self.until - MICROSECOND) if self.until else later


class Year:
    """A newsroom, its clock, and its year."""

    def __init__(self, year, zone, size, every):
        self.random, self.zone, self.every = Random(year), ZoneInfo(zone), every
        self.begins = datetime(year, 1, 1, tzinfo=self.zone).astimezone(UTC)
        self.now = self.begins
        self.boundaries, self.numbers, self.due, self.busy = [], count(1), [], {}
        self.refused, self.misread, self.pages = Counter(), 0, Counter()
        self.wrong_pages, self.live_stories = [], []
        # One for the year: each new client would read all static files' names again.
        self.reader = Client(HTTP_HOST=origins.SITE)
        self._staff()
        self._plans = self._plan(self._moments(size))

    def _staff(self):
        self.lan = _person("lan", Role.REPORTER)
        self.hanh = _person("hanh", Role.EDITOR)
        self.section = Section.objects.create(name="Thời sự")
        Masthead.objects.create(name="Báo thử", governing_body="Tòa soạn thử")

    # -- what is to happen when

    def changes(self):
        """Return the moments of the year at which the clocks of the zone are changed."""
        hours = (self.begins + hour * HOUR for hour in range(366 * 24))
        return [hour for hour in hours if self._offset(hour) != self._offset(hour - MINUTE)]

    def _offset(self, moment):
        return moment.astimezone(self.zone).utcoffset()

    def _moments(self, size):
        """Return the moments of the year's boundaries: many where the clocks are changed."""
        found = set()
        for change in self.changes():
            found |= {change + five * 5 * MINUTE for five in range(-36, 37)}
            found |= {change + one * SECOND for one in (-1, 1)}
        found |= {self._midnight(day) for day in range(4, 360)}
        while len(found) < size:
            minute = self.begins + self.random.randrange(4 * 24 * 60, 360 * 24 * 60) * MINUTE
            # Most are typed as minutes; scripts and bundles know seconds.
            found.add(minute + self.random.choice([0, 0, 0, 0, 1, 59]) * SECOND)
        return sorted(self.random.sample(sorted(found), size))

    def _midnight(self, day):
        local = self.begins.astimezone(self.zone).date() + day * DAY
        return datetime(local.year, local.month, local.day, tzinfo=self.zone).astimezone(UTC)

    def _plan(self, moments):
        """Return what people do when, sorted: (moment of doing, number, kind, its moments)."""
        kinds = [kind for kind, share in SHARES.items() for _one in range(share)]
        plans, open_pairs = [], {}
        for number, moment in enumerate(moments):
            kind = self.random.choice(kinds)
            if number == len(moments) - 1 and open_pairs:
                kind = next(iter(open_pairs))
            if kind not in PAIRS:
                plans.append((self._ahead(moment), number, kind, [moment]))
            elif kind in open_pairs:
                since = open_pairs.pop(kind)
                plans.append((self._ahead(since), number, kind, [since, moment]))
            else:
                open_pairs[kind] = moment
        # A pair that nothing ends any more is a story.
        plans += [
            (self._ahead(m), -n, "publish", [m]) for n, m in enumerate(open_pairs.values(), 1)
        ]
        return sorted(plans)

    def _ahead(self, moment):
        least, most = (span // SECOND for span in AHEAD)
        return max(self.begins + HOUR, moment - self.random.randint(least, most) * SECOND)

    # -- the year

    def live(self, *, say):
        """Do everything when it is to be done; ask the pages at some of the moments on the way."""
        with mock.patch("django.utils.timezone.now", self._clock):
            for _one in range(60):
                self._story(published=self.now)
            for number, (when, _number, kind, moments) in enumerate(self._plans):
                self._until(when)
                self.now = when
                getattr(self, f"_{kind}")(*moments)
                if number % 500 == 0:
                    say(f"{when:%Y-%m-%d}: {number:,} of {len(self._plans):,}")
            self._until(self.begins + 400 * DAY)

    def _clock(self):
        return self.now

    def _until(self, moment):
        while self.due and self.due[0][0] <= moment:
            at, _number, boundary = heappop(self.due)
            self.now = at
            if self.random.randrange(self.every) == 0:
                self._ask(boundary)

    def _add(self, *arguments, **more):
        boundary = Boundary(*arguments, **more)
        self.boundaries.append(boundary)
        heappush(self.due, (boundary.moment, next(self.numbers), boundary))
        self._type(boundary.moment)

    def _type(self, moment):
        """Type the moment as somebody would, and see that the desk reads it as that moment."""
        if moment.second:
            return
        local = moment.astimezone(self.zone)
        try:
            read = MomentField().clean([local.strftime("%Y-%m-%d"), local.strftime("%H:%M")])
        except ValidationError:
            self.refused[local.fold, local.replace(fold=1 - local.fold).utcoffset()] += 1
            twice = local.replace(fold=0).utcoffset() != local.replace(fold=1).utcoffset()
            self.misread += not twice
        else:
            self.misread += read != moment

    # -- what people do

    def _do(self, verb, article, by, **arguments):
        article = Article.objects.only("version").get(pk=article.pk)
        return getattr(actions, verb)(
            article_id=article.pk, version=article.version, actor=by, at=self.now, **arguments
        )

    def _copy(self, headline):
        return Copy(
            headline=headline,
            body=f"<p>{headline}.</p>",
            section_id=self.section.pk,
            bylines=(BylineCopy(printed_as="V.THÀNH"),),
        )

    def _story(self, *, published=None):
        """Return a story that was written and passed: how, is no matter of this year."""
        headline = f"Tin số {next(self.numbers)}z"
        people = {"created_by": self.lan, "updated_by": self.hanh, "updated_at": self.now}
        article = Article(state=State.APPROVED, version=1, created_at=self.now, **people)
        write(self._copy(headline), article)
        if published:
            self._do("publish", article, self.hanh)
            self.live_stories.append((published, article))
        return article

    def _publish(self, moment):
        article = self._story()
        self._do("schedule", article, self.hanh, go_live_at=moment)
        self.live_stories.append((moment, article))
        self._text(moment, "publish", article, article.headline)

    def _update(self, moment):
        article = self._free_story(moment)
        headline = f"Tin số {next(self.numbers)}z, bản mới"
        self._do("save", article, self.hanh, copy=self._copy(headline))
        self._do("schedule", article, self.hanh, go_live_at=moment)
        self._text(moment, "update", article, headline)

    def _correction(self, moment):
        article = self._free_story(moment)
        number = next(self.numbers)
        headline, right = f"Tin số {number}z, đã sửa", f"nói đúng là {number}z"
        note = ChangeNote(kind="correction", wrong_text=f"nói sai {number}z", right_text=right)
        self._do("save", article, self.hanh, copy=self._copy(headline))
        self._do("schedule", article, self.hanh, go_live_at=moment, note=note)
        rows = Correction.objects.filter(article_id=article.pk, right_text=right)
        self._add(moment, "correction", _visible(rows), "/cai-chinh/", right)

    def _text(self, moment, kind, article, headline):
        rows = Publication.objects.filter(article_id=article.pk, headline=headline)
        page = rows.select_related("section").get().get_absolute_url()
        self._add(moment, kind, _visible(rows), page, headline)

    def _placement(self, since, until):
        article = self._free_story(until)
        row = fronts.place(
            front=None,
            slot=Slot.LEAD,
            article=article,
            actor=self.hanh,
            at=self.now,
            visible_from=since,
            visible_until=until,
        )
        headline = Publication.objects.visible(at=self.now).get(article=article).headline
        self._pair("placement", Placement.objects.filter(pk=row.pk), since, until, headline)

    def _banner(self, since, until):
        text = f"Tin nóng {next(self.numbers)}z"
        row = fronts.raise_banner(
            text=text, actor=self.hanh, at=self.now, visible_from=since, visible_until=until
        )
        self._pair("banner", Banner.objects.filter(pk=row.pk), since, until, text)

    def _pair(self, kind, rows, since, until, words):
        seen = _visible(rows)
        self._add(since, kind, seen, "/", words, until=until)
        self._add(until, f"end of {kind}", lambda at: not seen(at), "/", words, shows=False)

    def _free_story(self, until):
        """Return an old live story that nothing is planned with until then."""
        while True:
            since, article = self.random.choice(
                self.live_stories[: max(60, len(self.boundaries) // 9)]
            )
            if since < self.now and self.busy.get(article.pk, self.begins) < self.now:
                self.busy[article.pk] = until + HOUR
                return article

    # -- what readers saw

    def _ask(self, boundary):
        """Ask the page a second before the moment and at it: only the readers' clock is set."""
        answers = [self._shows(boundary, boundary.moment + step) for step in (-SECOND, 0 * SECOND)]
        self.pages[boundary.kind] += 1
        if answers != [not boundary.shows, boundary.shows]:
            self.wrong_pages.append((boundary, answers))

    def _shows(self, boundary, moment):
        clock = SimpleNamespace(now=lambda: moment)
        with mock.patch("pagecache.middleware.timezone", clock):
            answer = self.reader.get(boundary.page, secure=True)
        text = answer.content.decode()
        if "placement" in boundary.kind:
            # At the top, not merely among the latest.
            text = text.partition(LEAD)[2].partition("</article>")[0]
        return boundary.words in text

    def found(self):
        """Return the rows of the report, and a line for everything that was wrong."""
        wrong = [f"page: {b.kind} at {b.moment}: {said}" for b, said in self.wrong_pages]
        missed, early, all_of = Counter(), Counter(), Counter()
        for boundary in self.boundaries:
            at = boundary.moment
            too_early = boundary.is_seen(at - SECOND) or boundary.is_seen(at - MICROSECOND)
            too_late = not (boundary.is_seen(at) and boundary.is_seen(boundary.after))
            all_of[boundary.kind] += 1
            early[boundary.kind] += too_early
            missed[boundary.kind] += too_late
            if too_early or too_late:
                wrong.append(f"{boundary.kind} at {at}: early {too_early}, late {too_late}")
        if self.misread:
            wrong.append(f"{self.misread} times that were typed were read as other ones")
        of_pages = Counter(boundary.kind for boundary, _said in self.wrong_pages)
        tables = (all_of, missed, early, self.pages, of_pages)
        rows = [(kind, *(table[kind] for table in tables)) for kind in sorted(all_of)]
        return [*rows, ("all", *(table.total() for table in tables))], wrong

    def at_the_desk(self):
        """Return what the year's clock changes meant for people who type times."""
        changes = self.changes()
        near = sum(
            any(abs(boundary.moment - change) <= 3 * HOUR for change in changes)
            for boundary in self.boundaries
        )
        return [
            ("changes of the clocks", len(changes)),
            ("boundaries within three hours of one", near),
            ("typed times refused because they happen twice", self.refused.total()),
            ("typed times read as another moment", self.misread),
        ]


def _visible(rows):
    return lambda at: rows.visible(at=at).exists()


def _person(name, role):
    person = User.objects.create(username=name, full_name=name, is_staff=True)
    person.groups.add(Group.objects.get_or_create(name=role)[0])
    return person
