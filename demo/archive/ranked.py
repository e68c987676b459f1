"""Choosing as language does: the first is common, the last is rare (Zipf)."""

from bisect import bisect
from itertools import accumulate

# Mandelbrot's: without it every fifth word would be the first one.
FLATTER = 2.7


class Ranked:
    """Things of which the chance falls with the rank."""

    def __init__(self, things, *, flatter=FLATTER):
        self.things = tuple(things)
        self._sums = list(accumulate(1 / (rank + flatter) for rank in range(len(self.things))))

    def pick(self, random):
        return self.things[bisect(self._sums, random.random() * self._sums[-1])]
