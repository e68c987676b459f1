"""Photos that readers have seen say since when: their files are given from then on."""

from django.db import migrations
from django.db.models import F, OuterRef, Subquery


def fill(apps, schema_editor):
    alias = schema_editor.connection.alias
    seen = (
        apps.get_model("articles", "PublishedPhoto")
        .objects.using(alias)
        .exclude(publication__visible_until=F("publication__visible_from"))
    )
    first = seen.filter(photo=OuterRef("pk")).order_by("publication__visible_from")
    photos = apps.get_model("photos", "Photo").objects.using(alias)
    photos.filter(public_from=None, pk__in=seen.values("photo")).update(
        public_from=Subquery(first.values("publication__visible_from")[:1])
    )


class Migration(migrations.Migration):
    dependencies = [
        ("photos", "0005_public_from"),
        ("articles", "0013_dates_of_the_desk"),
    ]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
