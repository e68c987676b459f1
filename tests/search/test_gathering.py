"""What is gathered of many stories at once is what each of them says."""

from collections import defaultdict
from random import Random
from types import SimpleNamespace

import pytest

from search import gathering, terms
from search.gathering import Gathered
from tests.search.test_index import WORDS
from vietnamese.text import exact, fold

# A mark without a letter is a word of its own with marks, and none without.
ODD = ["\u0301", "x" * 61, "ﬃ" * 25, "ﷺ"]


def story(headline, body):
    text = f"{headline} \n {body}"
    return SimpleNamespace(
        headline=headline, search_exact=f" {exact(text)} ", search_folded=f" {fold(text)} "
    )


def one_by_one(stories):
    found = defaultdict(list)
    for slot, (publication, labels) in enumerate(stories):
        for term in terms.of_publication(publication) | labels:
            found[term].append(slot)
    return found


@pytest.mark.parametrize("words", [WORDS[:13], [*WORDS, *ODD]], ids=["usual", "odd"])
def test_slots_are_those_of_each_story_by_itself(words):
    random, gathered = Random(1), Gathered()
    said = [(" ".join(random.choices(words, k=4)), random.choices(words, k=20)) for _ in range(60)]
    stories = [
        (story(headline, " ".join(body)), {terms.section(number % 3)})
        for number, (headline, body) in enumerate(said)
    ]
    for slot, (publication, labels) in enumerate(stories):
        assert gathered.add(slot, publication, labels)
    found = {term: list(slots) for term, slots in gathered.postings().items()}
    assert found == one_by_one(stories)


def test_story_of_too_many_words_leaves_nothing_behind(monkeypatch):
    monkeypatch.setattr(gathering, "MOST_TERMS", 12)
    gathered = Gathered()
    assert not gathered.add(0, story("Mở cảng cá", "Mở cảng cá"), {"#s1"})
    assert gathered.add(0, story("Mở", ""), {"#s1"})
    assert {term: list(slots) for term, slots in gathered.postings().items()} == dict.fromkeys(
        ["mo", "=mở", "^mo", "^=mở", "#s1"], [0]
    )
