"""Let addresses of the paper's old site lead to its stories and photos."""

from dataclasses import dataclass, field
from itertools import islice

from django.db import transaction
from django.utils.translation import gettext as _

from articles import old_site
from articles.models import LegacyAddress
from articles.refusals import AddressTaken, NotAllowed
from pagecache.purging import purge
from people.rights import may

AT_ONCE = 1_000


@dataclass
class Report:
    """What an import did: numbers, and the lines it refused with the reason."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    refused: list = field(default_factory=list)


def import_addresses(*, lines, dry_run=False):
    """Store earlier addresses and return a `Report`; the same file may be read again.

    `lines` are (number, path, kind, target) as in `old_site.read`. Each batch is stored whole or
    not at all, so that an import that was stopped goes on where it is started again.
    """
    report, known = Report(), {}
    lines = iter(lines)
    while batch := list(islice(lines, AT_ONCE)):
        rows = {}
        for number, *said in batch:
            try:
                row = old_site.read(*said)
                _refuse_second(row, known, number)
            except old_site.BadAddress as error:
                report.refused.append((number, str(error)))
            else:
                rows[row.path] = (number, row)
        _store(rows, report, dry_run)
    report.refused.sort()
    return report


@transaction.atomic
def remember_address(*, path, kind, target, actor, instance=None):
    """Store one earlier address and return it; raises what `check_address` does, `NotAllowed`.

    `instance` is the address that is changed, if it is none that is new.
    """
    if not may(actor, "add", "articles.legacyaddress"):
        raise NotAllowed(_("You may not write down earlier addresses."))
    stored = check_address(path=path, kind=kind, target=target, instance=instance).as_model()
    stored.pk = instance and instance.pk
    stored.save()
    return stored


def check_address(*, path, kind, target, instance=None):
    """Return the `Row` for an earlier address; raise `AddressTaken` with what is wrong with it."""
    try:
        row = old_site.read(path, kind, target)
    except old_site.BadAddress as error:
        raise AddressTaken(str(error)) from error
    if sentence := old_site.refusals([row]).get(row.path):
        raise AddressTaken(sentence)
    others = LegacyAddress.objects.filter(path=row.path).exclude(pk=instance and instance.pk)
    if others.exists():
        raise AddressTaken(_("This earlier address is written down already."))
    return row


def _refuse_second(row, known, number):
    """Refuse a path that the same file said before."""
    if (first := known.setdefault(row.path, number)) != number:
        raise old_site.BadAddress(
            _("%(path)s stands in line %(line)d already.") % {"path": row.path, "line": first}
        )


def _store(rows, report, dry_run):
    refused = old_site.refusals([row for _number, row in rows.values()])
    report.refused += [(rows[path][0], sentence) for path, sentence in refused.items()]
    good = [row for path, (_number, row) in rows.items() if path not in refused]
    stored = {
        path: (article, photo)
        for path, article, photo in LegacyAddress.objects.filter(
            path__in=[row.path for row in good]
        ).values_list("path", "article_id", "photo_id")
    }
    wanted = [row.as_model() for row in good]
    fresh = [row for row in wanted if stored.get(row.path) != (row.article_id, row.photo_id)]
    report.unchanged += len(wanted) - len(fresh)
    report.changed += sum(row.path in stored for row in fresh)
    report.new += sum(row.path not in stored for row in fresh)
    if fresh and not dry_run:
        LegacyAddress.objects.bulk_create(
            fresh,
            update_conflicts=True,
            unique_fields=["path"],
            update_fields=["article", "photo"],
        )
        # What was not there: a page that named no key.
        purge([])
