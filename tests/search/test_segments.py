"""What a question reads of the index does not grow with the paper."""

import pytest
from django.db import connection

from search.segments import FACTS
from tests.reader import factories as paper


@pytest.mark.django_db
def test_what_waits_is_looked_up_and_not_looked_for_among_all_stories():
    paper.publish_many(3, sections=[paper.section()])
    moment = connection.ops.adapt_datetimefield_value(paper.NOON)
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute(f"EXPLAIN QUERY PLAN {FACTS}", [moment, moment])
            plan = [row[-1] for row in cursor.fetchall()]
            assert [line for line in plan if " p" in line] == [
                "SEARCH p USING INTEGER PRIMARY KEY (rowid=?)"
            ]
        cursor.execute(FACTS, [moment, moment])
        assert cursor.fetchone()[0]
