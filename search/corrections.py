"""What a reader may have meant who typed a word that stands in no story."""

import re
from string import ascii_lowercase

from django.db.models import Sum

from search import terms
from search.models import Phrase, Posting

# More wrong words than these are no slip; a longer one would have thousands of neighbours.
MOST_WRONG, LONGEST = 3, 14
# So many candidates of a word are looked at beside its neighbours.
TRIED = 8
# Keys of the Telex and VNI ways to type marks that were left standing as letters.
TONE_KEYS = re.compile(r"(?<=[a-z])[sfrxjw0-9]")
DOUBLED = re.compile(r"([adeo])\1")
# How likely a slip is, as a factor of how common the word is that it would have been.
TELEX, SWAPPED, MISSING, OTHER = 1_000, 30, 10, 1


def corrected(words):
    """Return the syllables, without marks, with the unknown ones put right; None: no idea."""
    known = _counts(words)
    wrong = [word for word in words if word not in known]
    if not wrong or len(wrong) > MOST_WRONG or any(len(word) > LONGEST for word in wrong):
        return None
    likely = {word: candidates(word) for word in wrong}
    counts = _counts({term for found in likely.values() for term in found})
    right = []
    for place, word in enumerate(words):
        if word in known:
            right.append(word)
            continue
        scores = {
            term: counts[term] * likely[word][term] for term in likely[word] if term in counts
        }
        if not scores:
            return None
        following = words[place + 1] if place + 1 < len(words) else ""
        right += _best(scores, right[-1:], following).split()
    return right


def spelled(words):
    """Return the words as they are usually written, with their marks where these are known."""
    text = " ".join(words)
    usual = Phrase.objects.filter(folded=text).order_by("-count", "exact").first()
    return usual.exact if usual else text


def candidates(word):
    """Return `{term: likelihood}`: every syllable one slip away, and the word in two parts."""
    splits = [(word[:place], word[place:]) for place in range(len(word) + 1)]
    found = {head + letter + tail: OTHER for head, tail in splits for letter in ascii_lowercase}
    found |= {
        head + letter + tail[1:]: OTHER
        for head, tail in splits
        if tail
        for letter in ascii_lowercase
    }
    found |= {head + tail[1:]: MISSING for head, tail in splits if tail}
    found |= {head + tail[1] + tail[0] + tail[2:]: SWAPPED for head, tail in splits if tail[1:]}
    found |= {f"{head} {tail}": TELEX for head, tail in splits if head and tail}
    found[DOUBLED.sub(r"\1", TONE_KEYS.sub("", word))] = TELEX
    found.pop(word, None)
    found.pop("", None)
    return found


def _best(scores, before, following):
    """Return the candidate that is known beside its neighbours, or else the likeliest."""
    tried = sorted(scores, key=lambda term: (-scores[term], term))[:TRIED]
    pairs = {}
    for term in tried:
        parts = [*before, *term.split(), *([following] if following else [])]
        pairs[term] = [pair for pair in terms.neighbours("", parts) if pair != term]
    counts = _counts({pair for found in pairs.values() for pair in found})
    return max(
        tried,
        key=lambda term: (sum(counts.get(pair, 0) > 0 for pair in pairs[term]), scores[term]),
    )


def _counts(asked):
    rows = Posting.objects.filter(term__in=[terms.key(term) for term in asked])
    return dict(rows.values_list("term").annotate(Sum("count")).order_by())
