"""The tables of the search's own index."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('search', '0001_index_of_words'),
    ]

    operations = [
        migrations.CreateModel(
            name='Document',
            fields=[
                ('place', models.BigIntegerField(primary_key=True, serialize=False)),
                ('publication_id', models.BigIntegerField(unique=True)),
            ],
        ),
        migrations.CreateModel(
            name='Learned',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, editable=False, primary_key=True, serialize=False)),
                ('swept_until', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='Phrase',
            fields=[
                ('pk', models.CompositePrimaryKey('folded', 'exact', blank=True, editable=False, primary_key=True, serialize=False)),
                ('folded', models.CharField(max_length=120)),
                ('exact', models.CharField(max_length=120)),
                ('count', models.IntegerField()),
            ],
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('pk', models.CompositePrimaryKey('term', 'segment_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('term', models.TextField()),
                ('segment_id', models.IntegerField()),
                ('count', models.IntegerField()),
                ('slots', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Segment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('size', models.PositiveIntegerField(default=0)),
                ('is_sorted', models.BooleanField(default=False)),
                ('oldest', models.BigIntegerField(default=0)),
                ('newest', models.BigIntegerField(default=0)),
                ('moments', models.BinaryField(default=b'')),
                ('ended', models.BinaryField(default=b'm')),
            ],
        ),
        migrations.CreateModel(
            name='Waiting',
            fields=[
                ('publication_id', models.BigIntegerField(primary_key=True, serialize=False)),
                ('is_too_long', models.BooleanField(default=False)),
            ],
        ),
    ]
