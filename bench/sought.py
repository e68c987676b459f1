"""What readers look for: 300 questions of all kinds, made from the words of an archive."""

import unicodedata
from itertools import islice

from vietnamese.text import fold

HOSTILE = [
    '"', '"""', "“”", "' OR 1=1 --", "%", "_", "\\", "(a+)+$", "*", "-", "\u0301" * 50, "ﷺ" * 40,
    "㏀", "a" * 3_000, "a " * 2_000, "<script>alert(1)</script>", "{{ 7|add:7 }}", "NEAR(bến cảng)",
    "🎉", '"bến', "của của của", "1e5", "'; DROP TABLE articles_publication; --",
]  # fmt: skip
# Of a hundred questions, and how many of them are typed without marks.
SHARES = {"phrase": 40, "words apart": 15, "one syllable": 15, "name": 15, "quoted": 5, "long": 10}
WITHOUT_MARKS = 0.6
COUNT = 300


def questions(random, stories):
    """Return `(kind, text)` for `COUNT` questions; `stories` are publications of the archive."""
    made = [("hostile", text) for text in HOSTILE]
    kinds = random.choices(list(SHARES), SHARES.values(), k=COUNT - len(made))
    for kind in kinds:
        text = _of(kind, random, random.choice(stories))
        if random.random() < WITHOUT_MARKS:
            text = _without_marks(text)
        elif random.random() < 0.2:
            text = random.choice([text.upper(), unicodedata.normalize("NFD", text)])
        made.append((kind, text))
    random.shuffle(made)
    return made


def _without_marks(text):
    return f'"{fold(text)}"' if text.startswith('"') else fold(text)


def _of(kind, random, story):
    words = story.search_exact.split()
    match kind:
        case "phrase":
            return " ".join(_run(random, words, random.randint(2, 4)))
        case "quoted":
            return f'"{" ".join(_run(random, words, random.randint(2, 3)))}"'
        case "words apart":
            return " ".join(random.sample(words, min(len(words), random.randint(2, 3))))
        case "one syllable":
            return random.choice(words)
        case "long":
            return " ".join(islice(_run(random, words, 40), 40))
    return next((byline["printed_as"] for byline in story.bylines), words[0])


def _run(random, words, size):
    start = random.randrange(max(1, len(words) - size))
    return words[start : start + size]
