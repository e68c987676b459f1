"""What a newsroom does to addresses over the years, by chance."""

from collections import defaultdict
from contextlib import suppress

from django.test import Client

from articles.actions import readdress
from articles.copy import BylineCopy
from articles.refusals import AddressTaken
from tests.factories.people import AuthorFactory
from tests.factories.stories import SectionFactory, TopicFactory

WORDS = ("bien", "dao", "cang", "deo", "lua", "tom")


class History:
    """Changes of headlines, sections and address words, and every address readers ever knew."""

    def __init__(self, newsroom, random):
        self.newsroom, self.random = newsroom, random
        # A word of its own for each history: several may run in one database.
        self.mark = f"{random.getrandbits(40):x}"
        self.sections = [
            SectionFactory(name=f"Mục {word}", slug=self.word(word)) for word in ("a", "b", "c")
        ]
        self.authors = [AuthorFactory(slug=self.word(word)) for word in ("a", "b")]
        self.topics = [
            TopicFactory(name=f"Chủ đề {word}", slug=self.word(word)) for word in ("a", "b")
        ]
        self.stories = [
            newsroom.live(**self.placing(section, author, topic))
            for section, author, topic in zip(
                self.sections, [*self.authors, self.authors[0]], [*self.topics, self.topics[0]],
                strict=True,
            )
        ]  # fmt: skip
        # One of them moves about; the others keep every list from being empty.
        self.moving = newsroom.live(
            **self.placing(self.sections[0], self.authors[0], self.topics[0])
        )
        self.addresses = set()
        self.remember()

    def word(self, word):
        return f"{word}-{self.mark}"

    @staticmethod
    def placing(section, author, topic):
        return {
            "section_id": section.pk,
            "bylines": (BylineCopy(printed_as="V.T", author_id=author.pk),),
            "topic_ids": (topic.pk,),
        }

    def step(self):
        """Change something, and remember the addresses that readers know now."""
        self.random.choice(
            [self.change_story, self.change_story, self.readdress, self.readdress, self.swap]
        )()
        self.remember()

    def change_story(self):
        placing = self.placing(*map(self.random.choice, (self.sections, self.authors, self.topics)))
        copy = self.newsroom.copy(
            headline=f"Tin {self.random.choice(WORDS)} {self.random.choice(WORDS)}",
            slug=self.random.choice(["", "", self.random.choice(WORDS)]),
            **placing,
        )
        self.newsroom.do("save", self.moving, self.newsroom.hanh, copy=copy)
        self.newsroom.do("update", self.moving, self.newsroom.hanh)

    def readdress(self):
        things = self.random.choice([self.sections, self.authors, self.topics])
        self._readdress(self.random.choice(things), self.word(self.random.choice(WORDS)))

    def swap(self):
        """Let two things exchange their addresses."""
        one, other, *_rest = self.random.choice([self.sections, self.authors, self.topics])
        first, second = one.slug, other.slug
        self._readdress(one, self.word("tam"))
        self._readdress(other, first)
        self._readdress(one, second)

    def _readdress(self, thing, slug):
        with suppress(AddressTaken):
            readdress(thing=thing, slug=slug, actor=self.newsroom.thu, at=self.newsroom.tick())
        thing.refresh_from_db()
        self.remember()

    def remember(self):
        for section in self.sections:
            self.addresses |= {f"/{section.slug}/", f"/rss/{section.slug}.rss"}
        self.addresses |= {f"/tac-gia/{author.slug}/" for author in self.authors}
        self.addresses |= {f"/chu-de/{topic.slug}/" for topic in self.topics}
        for story in (*self.stories, self.moving):
            live = story.publications.select_related("section").order_by("-number").first()
            self.addresses.add(live.get_absolute_url())

    def answers(self):
        """Return all addresses by what a reader meets there: a page, one step, a chain, …"""
        client, found = Client(), defaultdict(list)
        for address in sorted(self.addresses):
            found[_met(client, address)].append(address)
        return dict(found)


def _met(client, address):
    way = [address]
    while len(way) < 6:
        response = client.get(way[-1])
        if response.status_code == 200:
            return ("page", "one step")[len(way) - 1] if len(way) < 3 else "chain"
        if response.status_code != 301:
            return str(response.status_code)
        if response.headers["Location"] in way:
            return "loop"
        way.append(response.headers["Location"])
    return "chain"
