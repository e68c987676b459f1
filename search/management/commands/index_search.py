"""Bring all that waits into the search's index: after an import, or to make the index anew."""

from django.core.management.base import BaseCommand
from django.db import connection
from django.utils import timezone

from search import filling
from search.engine import engine


class Command(BaseCommand):
    help = "Bring all publications that wait into the index of the search."

    def add_arguments(self, parser):
        parser.add_argument(
            "--anew", action="store_true", help="forget the index first, and learn everything"
        )

    def handle(self, *, anew, verbosity, **options):
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET statement_timeout = 0")
                cursor.execute("SET idle_in_transaction_session_timeout = 0")
        if anew:
            filling.forget()
        count = 0
        while learned := engine().learn(at=timezone.now()):
            count += learned
            if verbosity > 1:
                self.stdout.write(f"{count:,}")
        if verbosity:
            self.stdout.write(f"{count:,} publications were taken into the index.")
