"""A shift at a moment, as somebody sees it."""

from datetime import timedelta

import pytest

from articles.models import Article
from shift import timeline, waiting
from shift.asked import Asked
from shift.seen import stories_seen

HOUR = timedelta(hours=1)


class Shift:
    """What the screen of the shift has for a person at the newsroom's own time."""

    def __init__(self, newsroom, seer, at=None, **asked):
        self.seer, self.at = seer, at or newsroom.now
        self.asked = Asked({name: str(value.pk) for name, value in asked.items()})
        self.stories = stories_seen(seer, self.asked)

    def queue(self, state):
        """Return the headlines of a list."""
        return self._headlines(
            next(each for each in waiting.queues(self.stories, self.at) if each.name == state)
        )

    def line(self, article):
        """Return the line of a story in whichever list it stands."""
        queues = waiting.queues(self.stories, self.at)
        waiting.fill(queues, self.at)
        return next(line for each in queues for line in each.lines if line.pk == article.pk)

    @property
    def late(self):
        return self._headlines(waiting.late(self.stories, self.at))

    @property
    def embargoes(self):
        return self._headlines(waiting.embargoes(self.stories, self.at))

    @property
    def at_it(self):
        return self._headlines(waiting.at_it(self.stories, self.at))

    @property
    def moments(self):
        """Return `(coming, past)`, each as pairs of kind and words."""
        both = timeline.timeline(self.seer, self.asked, self.at)
        return tuple([(str(each.kind), each.words) for each in found] for found in both)

    def _headlines(self, queue):
        found = dict(Article.objects.filter(pk__in=queue.ids).values_list("pk", "headline"))
        return [found[pk] for pk in queue.ids]


@pytest.fixture
def shift(newsroom):
    """Look at the shift: `shift(newsroom.thu).queue("submitted")`."""
    return lambda seer, **options: Shift(newsroom, seer, **options)


@pytest.fixture
def planned(newsroom):
    """Set dates of a story past the verbs: `planned(article, deadline_at=…)`."""

    def plan(article, **dates):
        Article.objects.filter(pk=article.pk).update(**dates)
        return article

    return plan
