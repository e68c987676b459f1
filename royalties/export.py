"""A period as a spreadsheet for the accounts: numbers as numbers, days as days, never a formula."""

import csv
import io
import re
from decimal import Decimal

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from articles.models import Kind
from royalties import printed, reckoning
from royalties.cards import Cards
from royalties.money import WHOLE
from royalties.payees import printed_name
from spreadsheet import BYTE_ORDER_MARK, as_text
from vietnamese.dates import in_newsroom

MONEY, NUMBER, MOMENT, DAY = "#,##0", "0.00", "dd/mm/yyyy hh:mm", "dd/mm/yyyy"
# XML knows no such characters, and a headline needs none.
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
LONGEST_CELL = 32_767


def xlsx(period, result, *, at):
    """Return the bytes of a workbook: summary, pieces, photos, by person, adjustments."""
    book = Workbook(write_only=True)
    for title, widths, rows in (
        (_("Summary"), (34, 24, 18, 18, 18, 40), _summary(period, result, at)),
        (_("Pieces"), (17, 60, 18, 18, 24, 40, 10, 14, 16, 16, 30, 30), _pieces(result)),
        (_("Photos"), (17, 60, 50, 24, 10, 14, 16, 30), _photos(result)),
        (_("By person"), (30, 40, 10, 10, 18, 18, 18, 20), _people(result)),
        (_("Adjustments"), (17, 30, 18, 50, 60, 24, 30), _adjustments(result)),
        (_("Payments"), (30, 18, 60, 10, 18, 30), _payments(result)),
    ):
        _write(book.create_sheet(title), widths, rows)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def csv_of_payments(period, result, *, at):
    """Return what is paid to whom for what as CSV that a spreadsheet reads as UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    for row in _payments(result):
        writer.writerow([_for_csv(value) for value in row])
    return (BYTE_ORDER_MARK + file.getvalue()).encode()


WRITERS = {
    "xlsx": (xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    "csv": (csv_of_payments, "text/csv; charset=utf-8"),
}


# -- cells


class Shown:
    """A value with the format in which a cell shows it."""

    def __init__(self, value, style):
        self.value, self.style = value, style


class Percent(Shown):
    """A percentage: a part of one to a spreadsheet, shown with as many decimals as it has."""

    def __init__(self, value):
        self.text = printed.percent(value)
        decimals = max(0, -Decimal(value).normalize().as_tuple().exponent)
        super().__init__(value / WHOLE, f"0.{'0' * decimals}%" if decimals else "0%")


def _money(amount):
    return Shown(amount, MONEY)


def _number(value):
    return Shown(value, NUMBER)


def _moment(moment):
    # A spreadsheet knows no zones: the newsroom's clock, as the heading says.
    local = moment and in_newsroom(moment).replace(tzinfo=None, second=0, microsecond=0)
    return Shown(local, MOMENT)


def _write(sheet, widths, rows):
    for place, width in enumerate(widths, 1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    head = next(rows)
    sheet.freeze_panes = "A2"
    sheet.append([_cell(sheet, title, is_head=True) for title in head])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])


def _cell(sheet, value, *, is_head=False):
    style = value.style if isinstance(value, Shown) else None
    value = value.value if isinstance(value, Shown) else value
    if isinstance(value, str) or (value is not None and style is None):
        return _text(sheet, str(value), is_head)
    cell = WriteOnlyCell(sheet, value=value)
    if style:
        cell.number_format = style
    return cell


def _text(sheet, text, is_head):
    cell = WriteOnlyCell(sheet, value=CONTROL.sub("", text)[:LONGEST_CELL])
    # Whoever wrote it: "=HYPERLINK(…)" in a headline stays a headline.
    cell.data_type = "s"
    if is_head:
        cell.font = Font(bold=True)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell


def _for_csv(value):
    if isinstance(value, Percent):
        return value.text
    if isinstance(value, Shown):
        return "" if value.value is None else str(value.value)
    return as_text(CONTROL.sub("", str(value or "")))


# -- sheets: the first row is the heading


def _summary(period, result, at):
    yield _("Royalty period"), str(period), "", "", "", ""
    yield _("State"), period.get_state_display(), "", "", "", ""
    if period.is_closed:
        yield _("Closed by"), str(period.closed_by), _moment(period.closed_at), "", "", ""
    else:
        yield _("Not closed: these amounts may still change"), "", _moment(at), "", "", ""
    yield _("Total (đồng)"), _money(result.total), "", "", "", ""
    yield ("",) * 6
    yield from _used_cards(period, result)
    for title, sums in (
        (_("By section"), reckoning.by_section(result.payments)),
        (_("By kind"), reckoning.by_kind(result.payments)),
    ):
        yield ("",) * 6
        yield title, "", _("Texts"), _("Photos"), _("Total (đồng)"), ""
        for row in sums:
            amounts = (row.text_amount, row.photo_amount, row.amount)
            yield str(row.label), "", *(_money(amount) for amount in amounts), ""


def _used_cards(period, result):
    yield _("Rate card"), _("Valid from"), _("Unit value (đồng)"), "", "", _("Legal basis")
    used = {piece.rate_card_id for piece in result.pieces if piece.rate_card_id}
    for card in Cards().cards:
        if card.pk in used:
            value = _money(card.unit_value)
            yield card.name, Shown(card.valid_from, DAY), value, "", "", card.legal_basis


def _pieces(result):
    yield (
        _("Published"),
        _("Headline"),
        _("Section"),
        _("Kind"),
        _("Printed byline"),
        _("Payees"),
        _("Coefficient"),
        _("Unit value (đồng)"),
        _("Amount (đồng)"),
        _("Scored by"),
        _("Why it is not paid"),
        _("Note"),
    )
    payees = _payees_of_pieces(result)
    kinds = dict(Kind.choices)
    for piece in result.pieces:
        publication = piece.publication
        yield (
            _moment(publication.visible_from),
            publication.headline,
            publication.section.name,
            str(kinds.get(publication.kind, publication.kind)),
            ", ".join(row["printed_as"] for row in publication.bylines),
            "; ".join(payees.get(piece.pk, [])),
            _number(piece.coefficient),
            _money(piece.unit_value),
            _money(piece.amount),
            str(piece.scored_by or ""),
            _why_unpaid(piece),
            piece.note,
        )


def _payees_of_pieces(result):
    payees = {}
    for row in result.payments:
        if row.photo_score_id is None and row.adjustment_id is None:
            named = row.payee_name
            if row.percent != WHOLE:
                named = f"{named} {printed.percent(row.percent)}"
            payees.setdefault(row.piece_id, []).append(named)
    return payees


def _why_unpaid(piece):
    if piece.unpaid_reason or piece.amount is not None:
        return piece.unpaid_reason
    return _("withdrawn") if piece.is_withdrawn else _("not yet scored")


def _photos(result):
    yield (
        _("Published"),
        _("Headline"),
        _("Photo"),
        _("Payee"),
        _("Coefficient"),
        _("Unit value (đồng)"),
        _("Amount (đồng)"),
        _("Note for the accounts"),
    )
    for row in result.photo_scores:
        unit = row.piece.rate_card.unit_value if row.piece.rate_card else None
        yield (
            _moment(row.piece.publication.visible_from),
            row.piece.publication.headline,
            str(row.photo),
            printed_name(row),
            _number(row.coefficient),
            _money(unit),
            _money(row.amount),
            row.payee_note,
        )


def _people(result):
    yield (
        _("Payee"),
        _("Note for the accounts"),
        _("Texts"),
        _("Photos"),
        _("Texts (đồng)"),
        _("Photos (đồng)"),
        _("Adjustments (đồng)"),
        _("Total (đồng)"),
    )
    for row in reckoning.by_person(result.payments):
        amounts = (row.text_amount, row.photo_amount, row.adjusted, row.amount)
        counts = (Shown(row.pieces, "0"), Shown(row.photos, "0"))
        yield row.label, row.notes, *counts, *(_money(amount) for amount in amounts)


def _adjustments(result):
    yield (
        _("Made"),
        _("Payee"),
        _("Amount (đồng)"),
        _("Reason"),
        _("Story"),
        _("Made by"),
        _("Note for the accounts"),
    )
    for payment in result.payments:
        if row := payment.adjustment:
            story = row.piece.publication.headline if row.piece else ""
            yield (
                _moment(row.made_at),
                payment.payee_name,
                _money(row.amount),
                row.reason,
                story,
                str(row.made_by),
                row.payee_note,
            )


def _payments(result):
    yield (
        _("Payee"),
        _("For"),
        _("Headline"),
        _("Percent"),
        _("Amount (đồng)"),
        _("Note for the accounts"),
    )
    for row in result.payments:
        yield (
            row.payee_name,
            _what(row),
            row.piece.publication.headline if row.piece else "",
            Percent(row.percent),
            _money(row.amount),
            row.payee_note,
        )


def _what(payment):
    if payment.adjustment_id:
        return _("adjustment")
    return _("photo") if payment.photo_score_id else _("text")
