"""Repair on which sections' lists stories stand."""

from django.core.management.base import BaseCommand, CommandError

from articles.actions.relist_section import relist_section
from articles.models import Section


class Command(BaseCommand):
    help = "Write anew on which sections' lists the stories of a section stand."

    def add_arguments(self, parser):
        parser.add_argument("slug", help="the section's words in the address")

    def handle(self, *, slug, **options):
        section = Section.objects.active().filter(slug=slug).first()
        if section is None:
            raise CommandError(f"There is no section with the address {slug!r}.")
        relist_section(section=section)
