"""Queries whose SQL is written once in a process instead of once a page.

Django spends about a millisecond of CPU on turning a queryset with two joins into SQL, several
times what the database then needs to answer it. A reader's page may take four in all.
"""

import copy
from datetime import UTC, datetime, timedelta

from django.db import connection, connections

# Stand-ins for parameters while the SQL is written: values that no query holds by itself.
MOMENT = datetime(1, 1, 1, tzinfo=UTC)
NUMBER = -900_000_000_000_000_000


class Prepared:
    """A queryset with holes, for moments and for whole numbers.

    `build` gets a stand-in for each parameter, by name, and returns the queryset.
    """

    def __init__(self, build, *, moments=(), numbers=()):
        self._build = build
        self._stand_ins = {
            **{name: MOMENT + timedelta(days=days) for days, name in enumerate(moments, 100)},
            **{name: NUMBER - less for less, name in enumerate(numbers)},
        }
        self._queryset = None

    def __call__(self, **parameters):
        """Return the list of what the queryset finds with these parameters."""
        if self._queryset is None:
            self._prepare()
        sql = self._sql, self._filled(parameters)
        # The compiler knows how rows become objects; a copy, as threads share the prepared one.
        compiler = copy.copy(self._compiler)
        compiler.connection = connections[connection.alias]
        compiler.as_sql = lambda *args, **kwargs: sql
        queryset = self._queryset.all()
        queryset.query.get_compiler = lambda *args, **kwargs: compiler
        return list(queryset)

    def _prepare(self):
        queryset = self._build(**self._stand_ins)
        self._compiler = queryset.query.get_compiler(connection=connection)
        self._sql, params = self._compiler.as_sql()
        holes = {_adapted(value): name for name, value in self._stand_ins.items()}
        self._params = [(holes.get(value), value) for value in params]
        # Last: it is what says that the rest is there.
        self._queryset = queryset

    def _filled(self, parameters):
        values = {name: _adapted(value) for name, value in parameters.items()}
        return tuple(values[hole] if hole else value for hole, value in self._params)


def _adapted(value):
    """Return the value as the database's driver takes it."""
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    return value
