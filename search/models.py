"""The search's own index: sets of stories, by what stands in them.

Stories stand in segments, each in a slot. A posting says in which slots of a segment a term stands.
`Waiting` are the publications that no segment has yet: a trigger of the database notes each one.
Nothing here points at a publication by a foreign key: the index is made anew from them at any time.
"""

from django.db import models


class Segment(models.Model):
    """Up to 32,768 publications; a sorted one has them in the order of their dates."""

    size = models.PositiveIntegerField(default=0)
    is_sorted = models.BooleanField(default=False)
    # Of `published_at`, in microseconds.
    oldest = models.BigIntegerField(default=0)
    newest = models.BigIntegerField(default=0)
    # The dates by slot, and the slots of those that readers do not see any more.
    moments = models.BinaryField(default=b"")
    ended = models.BinaryField(default=b"m")

    def __str__(self):
        return f"{self.pk}: {self.size}"


class Posting(models.Model):
    """In which slots of a segment a term stands."""

    pk = models.CompositePrimaryKey("term", "segment_id")
    term = models.TextField()
    segment_id = models.IntegerField()
    count = models.IntegerField()
    slots = models.BinaryField()

    def __str__(self):
        return f"{self.term}: {self.count}"


class Document(models.Model):
    """Where a publication stands; the place is segment × 32,768 + slot."""

    place = models.BigIntegerField(primary_key=True)
    publication_id = models.BigIntegerField(unique=True)

    def __str__(self):
        return f"{self.place}: {self.publication_id}"


class Waiting(models.Model):
    """A publication that the index has not learned yet, and is read for each question."""

    publication_id = models.BigIntegerField(primary_key=True)
    # Has more words than the index takes: it stays here.
    is_too_long = models.BooleanField(default=False)

    def __str__(self):
        return str(self.publication_id)


class Learned(models.Model):
    """The one row that whoever writes the index holds; until when ended spans are noted."""

    id = models.PositiveSmallIntegerField(primary_key=True, default=1, editable=False)
    swept_until = models.DateTimeField(null=True)

    def __str__(self):
        return str(self.swept_until)


class Phrase(models.Model):
    """Words that stand together in headlines, or a name: what is suggested while typing."""

    pk = models.CompositePrimaryKey("folded", "exact")
    folded = models.CharField(max_length=120)
    exact = models.CharField(max_length=120)
    count = models.IntegerField()

    def __str__(self):
        return self.exact
