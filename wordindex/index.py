"""Ask the index: which rows hold all the words of a query, told without reading a text.

It narrows and does not decide. Every term is still looked for in the texts that are left, so an
answer is the same with the index and without it; a database that has none reads all the texts.
"""

import json
from dataclasses import dataclass

from django.db import connection, connections
from django.db.models import BooleanField, F, Q, Value
from django.db.models.expressions import RawSQL
from django.db.models.functions import StrIndex
from django.db.models.lookups import Exact

from wordindex.names import LONGEST_WORD, Names

INDEXED = {"postgresql", "sqlite"}


@dataclass(frozen=True)
class WordIndex(Names):
    """The index of words of a table.

    What is wanted of a row is a dictionary: for each field the terms, each of them one syllable or
    several that stand together, that its text must contain.

    Words in more rows than `many` are met soon by going through the newest; reading all the rows
    that hold them would take longer.
    """

    many: int = 8_000

    def containing(self, rows, wanted):
        """Return querysets that together find every row that contains what is wanted.

        The database itself sees how common the words are: all querysets but one turn out empty.
        """
        if connection.vendor not in INDEXED:
            return [rows.filter(contained(wanted))]
        sql, params = self.asked(_words(wanted), self.many + 1)
        count = f"(SELECT count(*) FROM ({sql}) AS holding) > %s"  # noqa: S608 names are constants
        are_many = RawSQL(count, [*params, self.many], output_field=BooleanField())  # noqa: S611
        ids = read_first(RawSQL(sql, params))  # noqa: S611 words are parameters
        return [
            rows.filter(~are_many, contained(wanted), pk__in=ids),
            rows.filter(are_many, _likely(wanted)),
        ]

    def contained_in(self, rows, wanted):
        """Return the rows that contain what is wanted, after a query for those that may.

        It asks the index once, where `containing` asks it three times within one statement.
        """
        if connection.vendor not in INDEXED:
            return rows.filter(contained(wanted))
        # The database from which the rows are read: a replica may have other ones a moment later.
        with connections[rows.db].cursor() as cursor:
            cursor.execute(*self.asked(_words(wanted), self.many + 1))
            ids = [pk for (pk,) in cursor.fetchall()]
        if len(ids) > self.many:
            return rows.filter(_likely(wanted))
        return rows.filter(contained(wanted), pk__in=_listed(ids)) if ids else rows.none()

    def asked(self, words, most):
        """Return SQL, with its parameters, for at most so many ids of rows that hold all the words.

        They need not be the newest.
        """
        if connection.vendor == "sqlite":
            sql = f"SELECT rowid FROM {self.words} WHERE {self.words} MATCH %s LIMIT %s"  # noqa: S608
            return sql, [" ".join(f'"{word}"' for word in words), most]
        return f"SELECT {self.holding}(%s, %s)", [[word[:LONGEST_WORD] for word in words], most]


def contained(wanted):
    """Return the condition that all the terms are in their texts, each as whole syllables."""
    return Q(*((f"{field}__contains", term) for field, term in _spaced(wanted)))


def read_first(ids):
    """Return a subquery of ids as one that PostgreSQL reads before it joins anything.

    It takes every LIKE for nearly impossible, and would compare each row with each id.
    """
    if connection.vendor != "postgresql":
        return ids
    return RawSQL(f"SELECT unnest(ARRAY({ids.sql}))", ids.params)  # noqa: S608, S611


def _listed(ids):
    """Return ids that are known as a subquery: thousands of parameters would take longer."""
    if connection.vendor == "postgresql":
        return RawSQL("SELECT unnest(%s::bigint[])", [ids])  # noqa: S611
    return RawSQL("SELECT value FROM json_each(%s)", [json.dumps(ids)])  # noqa: S611


def _likely(wanted):
    """Return that the terms are there, in words that PostgreSQL takes for nearly certain.

    So it goes through the newest rows and stops when it has enough of them.
    """
    missing = [Exact(StrIndex(F(field), Value(term)), 0) for field, term in _spaced(wanted)]
    return ~Q(*missing, _connector=Q.OR)


def _words(wanted):
    return list(dict.fromkeys(" ".join(term for _field, term in _pairs(wanted)).split()))


def _spaced(wanted):
    # The stored texts begin and end with a space, so whole syllables are found and nothing less.
    # The longest first: it is the rarest as a rule, and the others are looked for only where it is.
    pairs = sorted(_pairs(wanted), key=lambda pair: len(pair[1]), reverse=True)
    return [(field, f" {term} ") for field, term in pairs]


def _pairs(wanted):
    return [(field, term) for field, terms in wanted.items() for term in terms]
