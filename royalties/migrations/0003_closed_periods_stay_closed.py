"""What belongs to a closed period can be neither changed, deleted nor added to, whoever tries.

The models refuse it too; this is for what passes by them. A migration that makes SQLite rebuild
one of these tables (AlterField does) loses its triggers and repeats the operation; a test notices.
"""

from django.db import migrations

from people.kept import guard

OF_PERIOD = (
    "EXISTS (SELECT 1 FROM royalties_period AS p WHERE p.id = {row}.period_id"
    " AND p.state = 'closed')"
)
OF_PIECE = (
    "EXISTS (SELECT 1 FROM royalties_piece AS i JOIN royalties_period AS p ON p.id = i.period_id"
    " WHERE i.id = {row}.piece_id AND p.state = 'closed')"
)
# What makes a row of the table frozen, and whether a new row is asked, too.
FROZEN = {
    "royalties_period": ("{row}.state = 'closed'", False),
    "royalties_piece": (OF_PERIOD, True),
    "royalties_photoscore": (OF_PIECE, True),
    "royalties_share": (OF_PIECE, True),
    "royalties_adjustment": (OF_PERIOD, True),
    "royalties_payment": (OF_PERIOD, True),
    "royalties_ratecard": ("{row}.is_frozen", False),
    "royalties_rate": (
        "EXISTS (SELECT 1 FROM royalties_ratecard AS c WHERE c.id = {row}.card_id"
        " AND c.is_frozen)",
        True,
    ),
}
POSTGRESQL = """
CREATE OR REPLACE FUNCTION {table}_frozen() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        IF {old} THEN RAISE EXCEPTION 'closed: {table} is frozen'; END IF;
    END IF;
    IF TG_OP <> 'DELETE' THEN
        IF {new} THEN RAISE EXCEPTION 'closed: {table} is frozen'; END IF;
        RETURN NEW;
    END IF;
    RETURN OLD;
END $$;
CREATE TRIGGER {table}_frozen BEFORE INSERT OR UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION {table}_frozen();
"""
SQLITE = """
CREATE TRIGGER {table}_frozen_{event} BEFORE {event} ON {table}
WHEN {condition}
BEGIN
    SELECT RAISE(ABORT, 'closed: {table} is frozen');
END
"""


def freeze(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table, (condition, asks_new) in FROZEN.items():
        old, new = condition.format(row="OLD"), condition.format(row="NEW")
        if vendor == "postgresql":
            statement = POSTGRESQL.format(table=table, old=old, new=new if asks_new else "false")
            schema_editor.execute(statement, params=None)
        elif vendor == "sqlite":
            # INSERT OR REPLACE takes a row away without asking the trigger of its deletion.
            there = f"SELECT 1 FROM {table} AS t WHERE t.id = NEW.id AND {condition}"
            before = f"EXISTS ({there.format(row='t')})"
            for event, asked in (
                ("INSERT", [before, *([new] if asks_new else [])]),
                ("UPDATE", [old, *([new] if asks_new else [])]),
                ("DELETE", [old]),
            ):
                schema_editor.execute(
                    SQLITE.format(table=table, event=event, condition=" OR ".join(asked)),
                    params=None,
                )


def thaw(apps, schema_editor):
    vendor = schema_editor.connection.vendor
    for table in FROZEN:
        if vendor == "postgresql":
            schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_frozen ON {table}")
            schema_editor.execute(f"DROP FUNCTION IF EXISTS {table}_frozen()")
        elif vendor == "sqlite":
            for event in ("INSERT", "UPDATE", "DELETE"):
                schema_editor.execute(f"DROP TRIGGER IF EXISTS {table}_frozen_{event}")


class Migration(migrations.Migration):
    dependencies = [("royalties", "0002_periods_never_overlap")]

    operations = [
        migrations.RunPython(freeze, thaw),
        guard("royalties_payment", "royalties_adjustment", "royalties_royaltyevent"),
    ]
