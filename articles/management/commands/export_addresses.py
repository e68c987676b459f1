"""Write the addresses of the paper's old site into a file that `import_addresses` reads."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand

from articles.models import LegacyAddress


class Command(BaseCommand):
    help = "Write the addresses of the paper's old site: path, kind, target."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)

    def handle(self, *, file, **options):
        rows = LegacyAddress.objects.order_by("path").values_list("path", "article", "photo")
        with file.open("w", encoding="utf-8", newline="") as out:
            writer = csv.writer(out)
            writer.writerow(["path", "kind", "target"])
            for path, article, photo in rows.iterator(chunk_size=10_000):
                writer.writerow([path, "article" if article else "photo", article or photo])
