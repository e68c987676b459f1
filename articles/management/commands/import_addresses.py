"""Read addresses of the paper's old site from a file."""

import csv
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.actions.import_addresses import import_addresses

SEPARATORS = ",;\t"
# Of refused lines, on the screen; a file that is wrong throughout has hundreds of thousands.
SHOWN = 50


class Command(BaseCommand):
    help = (
        "Let addresses of the paper's old site lead to stories and photos. The file has the"
        " columns path, kind (article or photo) and target (a number), or path and target (an"
        " address here); commas, semicolons or tabs; UTF-8. It may be read again."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument(
            "--dry-run", action="store_true", help="say what would be done and do nothing"
        )
        parser.add_argument(
            "--refused", type=Path, help="write the refused lines with the reasons into this file"
        )

    def handle(self, *, file, dry_run, refused, **options):
        try:
            with file.open(encoding="utf-8-sig", newline="") as text:
                report = import_addresses(lines=_lines(text), dry_run=dry_run)
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
        except (UnicodeDecodeError, csv.Error) as error:
            raise CommandError(f"{file} is no CSV in UTF-8: {error}.") from error
        for number, sentence in report.refused[:SHOWN]:
            self.stderr.write(f"{file.name}:{number}: {sentence}")
        if len(report.refused) > SHOWN:
            self.stderr.write(f"… and {len(report.refused) - SHOWN} more.")
        if refused:
            with refused.open("w", encoding="utf-8", newline="") as out:
                csv.writer(out).writerows([("line", "reason"), *report.refused])
        self.stdout.write(
            f"{'Would be stored' if dry_run else 'Stored'}: {report.new} new,"
            f" {report.changed} changed. Known already: {report.unchanged}."
            f" Refused: {len(report.refused)}."
        )


def _lines(text):
    """Yield (line number, path, kind, target)."""
    head = text.readline()
    text.seek(0)
    separator = max(SEPARATORS, key=head.count)
    reader = csv.reader(text, delimiter=separator)
    for row in reader:
        cells = [cell.strip() for cell in row]
        is_head = reader.line_num == 1 and cells[:1] == ["path"]
        if not any(cells) or is_head:
            continue
        path, *middle, target = cells[:3] if len(cells) > 1 else [*cells, ""]
        yield reader.line_num, path, "".join(middle), target
