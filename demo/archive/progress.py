"""How far a long piece of work is: a bar on a terminal, else a line every five in a hundred."""

from time import monotonic

WIDTH, STEP = 30, 5


class Progress:
    """Told after each batch, it says how much is done, how fast, and how long it still takes."""

    def __init__(self, out, *, clock=monotonic):
        self.out, self.clock = out, clock
        self.begun = self.first = None
        self.said = 0

    def __call__(self, done, total):
        """Say that so many of all are done."""
        if self.begun is None:
            # What was there before says nothing of the speed.
            self.begun, self.first, self.said = self.clock(), done, done * 100 // total
            return
        percent = done * 100 // total
        if self.out.isatty():
            bar = "#" * (WIDTH * done // total)
            self.out.write(f"\r[{bar:<{WIDTH}}] {self._told(done, total)}", ending="")
            if done == total:
                self.out.write("")
        elif percent // STEP > self.said // STEP or done == total:
            self.said = percent
            self.out.write(f"{percent:>3} %  {self._told(done, total)}")
        self.out.flush()

    def _told(self, done, total):
        speed = (done - self.first) / max(self.clock() - self.begun, 0.001)
        left = round((total - done) / speed) if speed else 0
        minutes, seconds = divmod(left, 60)
        told = f"{done:,} of {total:,} stories, {speed:,.0f} stories/s, "
        return told + f"{minutes // 60}:{minutes % 60:02}:{seconds:02} left"
