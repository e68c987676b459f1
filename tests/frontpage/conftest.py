"""The same clock as for the other readers' pages."""

import pytest
from django.db import connection

from tests.reader.conftest import clock

__all__ = ["clock"]


@pytest.fixture
def settle():
    """Let the database know of the rows that a test has just written, as a real server would."""

    def settled():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("ANALYZE")

    return settled
