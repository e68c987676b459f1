"""Put the stories of a section on the lists of the sections above it."""

from django.db import transaction

import pagecache
from articles.models import Section, SectionListing
from articles.reader_copy import list_in_sections
from pagecache.purging import purge

AT_ONCE = 500


@transaction.atomic
def relist_section(*, section):
    """Write anew on which sections' lists the stories of a section stand, after it was moved.

    May be repeated; the command of the same name repairs what is missing.
    """
    rows = SectionListing.objects.filter(section=section).select_related("publication")
    batch = []
    for row in rows.iterator(chunk_size=AT_ONCE):
        batch.append(row.publication)
        if len(batch) == AT_ONCE:
            _relist(batch)
            batch = []
    _relist(batch)
    purge([pagecache.EVERY])


def _relist(publications):
    own = {}
    listings = SectionListing.objects.filter(publication__in=publications)
    for publication_id, section_id in listings.filter(is_own=True).values_list(
        "publication_id", "section_id"
    ):
        own.setdefault(publication_id, set()).add(section_id)
    sections = Section.objects.in_bulk({pk for ids in own.values() for pk in ids})
    listings.delete()
    for publication in publications:
        list_in_sections(publication, {sections[pk] for pk in own[publication.pk]})
