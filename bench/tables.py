"""Plain tables, and under which conditions their figures were taken."""

import os
import platform
from datetime import datetime
from importlib.metadata import version
from pathlib import Path

from django.db import connection


def table(title, head, rows):
    """Return a Markdown table that also reads well in a terminal; figures stand to the right."""
    columns = [[str(cell) for cell in column] for column in zip(head, *rows, strict=True)]
    justified = [_justified(column) for column in columns]
    lines = [f"| {' | '.join(cells)} |" for cells in zip(*justified, strict=True)]
    return "\n".join([f"## {title}", "", *lines, ""])


def _justified(column):
    head, *cells = column
    is_figure = all(cell[:1].isdigit() for cell in cells)
    width = max(map(len, column))
    justify = str.rjust if is_figure else str.ljust
    rule = "-" * (width - 1) + (":" if is_figure else "-")
    return [justify(head, width), rule, *(justify(cell, width) for cell in cells)]


def number(value, digits=2):
    return f"{value:.{digits}f}"


def machine():
    """Return what the figures depend on besides the code."""
    return table(
        "Conditions",
        ["what", "value"],
        [
            ("date", f"{datetime.now().astimezone():%Y-%m-%d %H:%M %Z}"),
            ("load (1, 5, 15 minutes)", load()),
            ("processors", f"{os.cpu_count()} × {_processor()}"),
            ("Python", platform.python_version()),
            *((name, version(name)) for name in ("Django", "gunicorn")),
            ("database", _database()),
        ],
    )


def load():
    return ", ".join(number(average) for average in os.getloadavg())


def _processor():
    for line in Path("/proc/cpuinfo").read_text().splitlines():
        if line.startswith("model name"):
            return line.partition(": ")[2]
    return platform.machine()


def _database():
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT 'SQLite ' || sqlite_version()")
        else:
            cursor.execute("SELECT version()")
        return " ".join(cursor.fetchone()[0].split()[:2])
