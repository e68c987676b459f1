"""The database itself keeps the sign-ins and the admin's own log, and reads both by newest."""

from django.db import migrations

from people.kept import guard

NEWEST = "CREATE INDEX people_admin_log_newest ON django_admin_log (action_time DESC, id DESC)"
PERSON = (
    "CREATE INDEX people_admin_log_person"
    " ON django_admin_log (user_id, action_time DESC, id DESC)"
)


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_sign_ins"),
        ("admin", "0003_logentry_add_action_flag_choices"),
    ]

    operations = [
        migrations.RunSQL(NEWEST, "DROP INDEX people_admin_log_newest"),
        migrations.RunSQL(PERSON, "DROP INDEX people_admin_log_person"),
        guard("django_admin_log", "people_signin"),
    ]
