"""Fill the new columns of photos that are there already; `manage.py print_photos` makes their files."""

from django.db import migrations

from vietnamese.text import exact, fold

WORDS = ("caption", "alt_text", "credit", "licence")


def fill(apps, schema_editor):
    Photo = apps.get_model("photos", "Photo")
    for photo in Photo.objects.iterator(chunk_size=1000):
        words = " \n ".join(getattr(photo, name) for name in WORDS)
        # As in photos/findable.py: "©thanh" is a word of the credit.
        credit = (f"©{word}" for word in fold(photo.credit).split())
        longer, shorter = max(photo.width, photo.height), min(photo.width, photo.height)
        orientation = "landscape" if photo.width > photo.height else "portrait"
        Photo.objects.filter(pk=photo.pk).update(
            search_exact=f" {exact(words)} ",
            search_folded=f" {' '.join(filter(None, [fold(words), *credit]))} ",
            orientation="square" if longer - shorter < 0.05 * longer else orientation,
            widths={},
        )


class Migration(migrations.Migration):
    dependencies = [("photos", "0002_photo_desk")]

    operations = [migrations.RunPython(fill, migrations.RunPython.noop)]
