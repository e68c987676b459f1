"""People at work in the stack's newsroom, told what to do by lines of JSON.

It is a process of its own because the suite's own database is another one.
"""

import json
import sys
from datetime import timedelta

import django

django.setup()

from django.core.files.base import ContentFile  # noqa: E402
from django.db import connections  # noqa: E402
from django.utils import timezone  # noqa: E402

from articles.models import Article  # noqa: E402
from photos.ingest import ingest  # noqa: E402
from photos.models import Photo  # noqa: E402
from tests.factories.stories import Newsroom  # noqa: E402
from tests.photos.pictures import jpeg  # noqa: E402


class AtWork:
    """What a line may ask for; each returns what is written back."""

    def __init__(self):
        self.newsroom = Newsroom()
        # Stories are written in the hours before readers look at the site, a minute each verb.
        self.newsroom.now = timezone.now() - timedelta(hours=6)

    def staff(self):
        """Give the newsroom its people and its section."""
        people = [self.newsroom.lan, self.newsroom.hanh, self.newsroom.thu, self.newsroom.mai]
        return [person.username for person in people] + [self.newsroom.section.slug]

    def approved(self, headline, with_photo=None):
        """Bring a story as far as its publication."""
        changes = {"headline": headline}
        if with_photo:
            photo = Photo.objects.get(pk=with_photo)
            changes |= self.newsroom.with_photos(photo)
        article = self.newsroom.approved(**changes)
        return {"id": article.pk, "version": article.version}

    def scheduled(self, article, seconds):
        """Let readers see a story after so many seconds; return that moment, since 1970."""
        begins = timezone.now() + timedelta(seconds=seconds)
        story = Article.objects.get(pk=article)
        self.newsroom.do("schedule", story, self.newsroom.hanh, go_live_at=begins)
        return begins.timestamp()

    def version(self, article):
        return Article.objects.get(pk=article).version

    def photo(self, width=1600):
        """Send a photo; the worker makes its files."""
        words = {"caption": "Đèo Khánh Vĩnh", "credit": "Ảnh: Thành", "alt_text": "Đèo"}
        file = ContentFile(jpeg(width, 1067), name="deo.jpg")
        return ingest(file, uploaded_by=self.newsroom.mai, **words).pk

    def licence(self, photo, seconds):
        """End the licence of a photo after so many seconds; return that moment, since 1970."""
        ends = timezone.now() + timedelta(seconds=seconds)
        self.newsroom.change(Photo.objects.get(pk=photo), licence_until=ends)
        return ends.timestamp()

    def is_printed(self, photo):
        return bool(Photo.objects.get(pk=photo).edition)


def main():
    """Answer each line with one."""
    work = AtWork()
    for line in sys.stdin:
        asked = json.loads(line)
        answer = getattr(work, asked.pop("do"))(**asked)
        # The next line may come after the database was away.
        connections.close_all()
        sys.stdout.write(json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
