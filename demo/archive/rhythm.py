"""When the stories of the archive were published: more each year, fewer on Sundays and at night."""

from bisect import bisect
from datetime import UTC, timedelta
from itertools import accumulate

from vietnamese.dates import in_newsroom, midnight

YEARS = 20
# What the last year has of what the first one had: 15,000 stories, then 40,000.
GROWTH = 2.7
WEEKDAYS = (1.05, 1.1, 1.1, 1.1, 1.05, 0.8, 0.7)
HOLIDAYS = {(1, 1), (4, 30), (5, 1), (9, 2)}
QUIET = 0.5
# By the hour of the day: the morning's paper, the working day, the evening's news.
HOURS = (3, 2, 1, 1, 4, 14, 22, 26, 24, 26, 30, 24, 14, 18, 26, 30, 32, 28, 20, 16, 14, 12, 9, 5)


class Rhythm:
    """The moments of so many stories that end at a moment."""

    def __init__(self, *, until, stories):
        self.until, self.stories = until, stories
        last = in_newsroom(until).date()
        count = round(YEARS * 365.25)
        self._days = [last - timedelta(days=count - number) for number in range(1, count + 1)]
        self._sums = list(accumulate(map(self._weight, range(count))))
        self._hours = list(accumulate(HOURS))

    def moment(self, number, random):
        """Return when the story of this number was published; its day hangs on the number alone."""
        place = (number + 0.5) / self.stories * self._sums[-1]
        day = self._days[min(bisect(self._sums, place), len(self._days) - 1)]
        # The database gives moments back so; what is kept as text must read the same.
        moment = midnight(day).astimezone(UTC) + self._clock(random)
        # What of today is still to come was yesterday's.
        return moment if moment < self.until else moment - timedelta(days=1)

    def _weight(self, number):
        day = self._days[number]
        weight = WEEKDAYS[day.weekday()] * (1 + (GROWTH - 1) * number / len(self._days))
        return weight * QUIET if (day.month, day.day) in HOLIDAYS else weight

    def _clock(self, random):
        hour = bisect(self._hours, random.random() * self._hours[-1])
        return timedelta(hours=hour, minutes=random.randrange(60), seconds=random.randrange(60))
