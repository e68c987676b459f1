"""Paragraphs: three sentences in five follow a formula, the others are put together freely.

Formulas alone would repeat themselves; free words alone repeat too little, and no news reads so.
"""

from itertools import cycle

from demo.archive.grammar import fill, sentence
from demo.archive.vocabulary import lists

FORMULAS = 0.6
# Of the formulas, those of the subject itself.
OWN = 0.55
SAID = 0.3


class Prose:
    """The sentences of one story; a formula comes again only when all have been used."""

    def __init__(self, subject, facts):
        self.subject, self.facts, self.random = subject, facts, facts.random
        general = lists("general")
        self._own = self._shuffled(subject.sentences)
        self._general = self._shuffled(general["sentences"])
        self._free = self._shuffled(lists("words")["patterns"])
        self._quotes = self._shuffled((*subject.quotes, *general["quotes"]))
        self._crossheads = self._shuffled((*subject.crossheads, *general["crossheads"]))
        self._said = self._shuffled(general["said"])
        self._closings = self._shuffled(general["closings"])
        self._questions = self._shuffled(general["questions"])

    def opening(self):
        """Return the first paragraph."""
        first = sentence(self.random.choice(self.subject.openings), self.facts)
        return " ".join([first, *(self.sentence() for _ in range(self.random.randint(1, 2)))])

    def paragraph(self):
        said = [self.sentence() for _ in range(self.random.randint(2, 4))]
        if self.random.random() < SAID:
            said.append(self.quotation())
        return " ".join(said)

    def sentence(self):
        if self.random.random() < FORMULAS:
            pool = self._own if self.random.random() < OWN else self._general
        else:
            pool = self._free
        return sentence(next(pool), self.facts)

    def quotation(self):
        """Return what somebody said, with who it was."""
        self.facts.set("q", next(self._quotes))
        return sentence(next(self._said), self.facts)

    def spoken(self):
        """Return words that somebody said, without quotation marks."""
        return next(self._quotes)

    def closing(self):
        self.facts.set("q", next(self._quotes))
        return f"{self.sentence()} {sentence(next(self._closings), self.facts)}"

    def crosshead(self):
        return sentence(next(self._crossheads), self.facts)

    def question(self):
        return sentence(next(self._questions), self.facts)

    def filled(self, name):
        """Return one of the general sentences of this name."""
        return fill(self.random.choice(lists("general")[name]), self.facts)

    def _shuffled(self, templates):
        return cycle(self.random.sample(templates, len(templates)))
