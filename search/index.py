"""The index of words: which stories hold all the words of a query, told without reading a text.

It narrows and does not decide. Every term is still looked for in the texts that are left, so an
answer is the same with the index and without it; a database that has none reads all the texts.
"""

from django.db import connection
from django.db.models import BooleanField, F, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import Exact

# Words in more stories than this are met soon by going through the newest; reading all the
# stories that hold them would take longer. At 30,000 stories either way reads 8,000 texts or less.
MANY = 8_000
# Of a longer word PostgreSQL's index has the beginning only: it refuses keys above 2,700 bytes.
# The function in search/migrations/0001_index_of_words.py cuts at the same place.
LONGEST_WORD = 100

HOLDING = {
    "postgresql": "SELECT search_holding(%s, %s)",
    "sqlite": "SELECT rowid FROM search_words WHERE search_words MATCH %s LIMIT %s",
}


def containing(publications, field, terms):
    """Return querysets that together find every publication whose text contains all the terms.

    The database itself sees how common their words are: all querysets but one turn out empty.
    """
    if connection.vendor not in HOLDING:
        return [publications.filter(contained(field, terms))]
    ids, are_many = _holding(terms)
    return [
        publications.filter(~are_many, contained(field, terms), pk__in=read_first(ids)),
        publications.filter(are_many, _likely(field, terms)),
    ]


def contained(field, terms):
    """Return the condition that all the terms are in a text, each as whole syllables."""
    return Q(*((f"{field}__contains", term) for term in _spaced(terms)))


def read_first(ids):
    """Return a subquery of ids as one that PostgreSQL reads before it joins anything.

    It takes every LIKE for nearly impossible, and would compare each story with each id.
    """
    if connection.vendor != "postgresql":
        return ids
    return RawSQL(f"SELECT unnest(ARRAY({ids.sql}))", ids.params)  # noqa: S608, S611


def _holding(terms):
    """Return the ids of stories with all the words, and whether they are too many to read."""
    words = list(dict.fromkeys(" ".join(terms).split()))
    if connection.vendor == "sqlite":
        wanted = " ".join(f'"{word}"' for word in words)
    else:
        wanted = [word[:LONGEST_WORD] for word in words]
    sql, params = HOLDING[connection.vendor], [wanted, MANY + 1]
    count = f"(SELECT count(*) FROM ({sql}) AS holding) > %s"  # noqa: S608 a constant
    are_many = RawSQL(count, [*params, MANY], output_field=BooleanField())  # noqa: S611
    return RawSQL(sql, params), are_many  # noqa: S611


def _likely(field, terms):
    """Return that the terms are in the text, in words that PostgreSQL takes for nearly certain.

    So it goes through the newest stories and stops when it has enough of them.
    """
    missing = [Exact(StrIndex(F(field), Value(term)), 0) for term in _spaced(terms)]
    return ~Q(*missing, _connector=Q.OR)


def _spaced(terms):
    # The stored texts begin and end with a space, so whole syllables are found and nothing less.
    # The longest first: it is the rarest as a rule, and the others are looked for only where it is.
    return [f" {term} " for term in sorted(terms, key=len, reverse=True)]
