"""The database goes back to an earlier release and forward again, guards and all."""

import pytest
from django.core.management import call_command
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)

GUARDS = {
    "sqlite": "SELECT type, name FROM sqlite_master WHERE type = 'trigger'",
    "postgresql": """
        SELECT 'trigger', tgrelid::regclass || ' ' || tgname FROM pg_trigger WHERE NOT tgisinternal
        UNION SELECT 'function', proname FROM pg_proc
        WHERE pronamespace = current_schema()::regnamespace
        UNION SELECT 'constraint', conname FROM pg_constraint WHERE contype IN ('c', 'u', 'x')
    """,
}


def guards():
    """Return the names of all that the database itself refuses something by."""
    with connection.cursor() as cursor:
        cursor.execute(GUARDS[connection.vendor])
        return set(cursor.fetchall())


@pytest.fixture
def migrate():
    """Bring a package to a migration; whatever happens, the next test finds all of them."""
    yield lambda *target: call_command("migrate", *target, verbosity=0)
    call_command("migrate", verbosity=0)


# Below the heart of the house, too: all that stands above it goes back with it.
@pytest.mark.parametrize(
    "target",
    [("royalties", "0001"), ("royalties", "zero"), ("articles", "0005"), ("people", "0002")],
    ids=" ".join,
)
def test_a_release_can_be_taken_back_and_brought_in_again(migrate, target):
    before = guards()
    migrate(*target)
    left = " ".join(name for _kind, name in guards())
    assert "_frozen" not in left
    assert "days_apart" not in left
    migrate()
    assert guards() == before
