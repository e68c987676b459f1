"""What was typed into the sheet: saved row by row, and kept where a row was refused."""

import json

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from people.sent import number
from royalties import actions, typed
from royalties.refusals import Refused


def save(sent, data, user, *, at):
    """Save each row of the sheet that was changed; return how many, and keep in others why not.

    A row is saved as a whole or not at all, and one that cannot be saved keeps no other back.
    """
    saved = 0
    for row in sent:
        before = _was(data.get(f"was-{row.pk}", ""), row)
        _take(row, data)
        if _now(row) == before:
            row.show_stored()
            continue
        numbers = _read(row)
        if row.errors:
            continue
        try:
            _carry_out(row, before, numbers, data, user, at)
        except Refused as refusal:
            row.errors += refusal.sentences
        else:
            saved += 1
    return saved


def _take(row, data):
    row.typed = _box(data, f"coefficient-{row.pk}", row.typed, 40)
    row.typed_unpaid = _box(data, f"unpaid-{row.pk}", row.typed_unpaid, 400)
    for cell in row.shown_photos:
        cell.typed = _box(data, f"photo-{row.pk}-{cell.photo_id}", cell.typed, 40)


def _box(data, name, otherwise, longest):
    """Return what was typed into a box. PostgreSQL keeps no text with a NUL in it."""
    return data.get(name, otherwise).replace("\x00", "").strip()[:longest]


def _now(row):
    return [row.typed, row.typed_unpaid, *(cell.typed for cell in row.shown_photos)]


def _was(text, row):
    """Read what the page showed when it was opened."""
    try:
        was = json.loads(text)
    except (ValueError, RecursionError):
        was = None
    fits = isinstance(was, list) and len(was) == len(row.shown_photos) + 2
    return was if fits else json.loads(row.was)


def _read(row):
    """Read the numbers of a row: the text's, then the photos'; what cannot be read is an error."""
    is_scored = row.typed and row.typed != row.stored
    if is_scored and row.typed_unpaid and row.typed_unpaid != row.stored_unpaid:
        row.errors.append(_("A piece is scored or unpaid, not both."))
    numbers = []
    for text in (row.typed, *(cell.typed for cell in row.shown_photos)):
        try:
            numbers.append(typed.coefficient(text))
        except ValidationError as error:
            row.errors += error.messages
    return numbers


def _carry_out(row, before, numbers, data, user, at):
    """Call the verbs that a changed row asks for, all or none."""
    common = {"publication_id": row.pk, "actor": user, "at": at}
    version = _version(data.get(f"version-{row.pk}", ""))
    with transaction.atomic():
        if row.typed_unpaid and row.typed_unpaid != before[1]:
            actions.leave_unpaid(version=version, reason=row.typed_unpaid, **common)
            version += 1
        elif row.typed != before[0] or row.typed_unpaid != before[1]:
            actions.score(
                version=version,
                coefficient=numbers[0],
                pays_withdrawn=bool(row.piece and row.piece.pays_withdrawn),
                **common,
            )
            version += 1
        for place, cell in enumerate(row.shown_photos):
            if cell.typed != before[2 + place]:
                actions.score_photo(
                    version=version,
                    photo_id=cell.photo_id,
                    coefficient=numbers[1 + place],
                    **common,
                )
                version += 1


def _version(text):
    version = number(text)
    return -1 if version is None else version


def carry_over(fresh, sent):
    """Put what was typed into rows that were not saved into the same rows as they are now."""
    refused = {row.pk: row for row in sent if row.errors}
    for row in fresh:
        if old := refused.get(row.pk):
            row.typed, row.typed_unpaid, row.errors = old.typed, old.typed_unpaid, old.errors
            typed_for = {cell.photo_id: cell.typed for cell in old.shown_photos}
            for cell in row.shown_photos:
                cell.typed = typed_for.get(cell.photo_id, cell.typed)
    return fresh
