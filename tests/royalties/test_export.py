"""The spreadsheet that the accounts get, opened as they open it."""

import csv
import io
from datetime import date, datetime
from decimal import Decimal

import pytest
from openpyxl import load_workbook

from royalties import actions
from royalties.actions.share_out import Part
from royalties.models import Piece, RoyaltyEvent
from tests.photos.factories import PhotoFactory
from tests.royalties.conftest import UNIT

FORMULA = '=HYPERLINK("http://x","Bấm")'


@pytest.fixture
def period(paying):
    """April with a piece of everything, and words that look like formulas."""
    photo = PhotoFactory(byline="@Đặng Ủy", caption="=1+1")
    piece = paying.published(**paying.with_photos(photo), headline=FORMULA)
    paying.pay(
        "share_out",
        piece,
        parts=[
            Part(percent=Decimal(60), payee_id=paying.lan_as_author.pk),
            Part(percent=Decimal(40), payee_name="+CTV Phạm A", note="-MST 42"),
        ],
    )
    paying.score(piece, "1.5", note="\x0bHay")
    paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal("0.25"))
    paying.pay("leave_unpaid", paying.published(headline="Tin ngắn"), reason="Khai thác lại")
    actions.adjust(
        period_id=paying.april.pk,
        amount=-50_000,
        payee_name="+CTV Phạm A",
        reason="Trả thừa",
        actor=paying.thu,
        at=paying.tick(),
    )
    return paying.april


def fetch(client, period, kind):
    return client.post(f"/desk/royalties/periods/{period.pk}/export/", {"format": kind})


@pytest.fixture(params=[False, True], ids=["open", "closed"])
def book(request, paying, client, period):
    if request.param:
        paying.close()
        period.refresh_from_db()
    client.force_login(paying.yen)
    answer = fetch(client, period, "xlsx")
    assert answer["Content-Type"].endswith("spreadsheetml.sheet")
    assert answer["Content-Disposition"].endswith('nhuan-but-2021-04-01-2021-04-30.xlsx"')
    assert "no-store" in answer["Cache-Control"]
    return load_workbook(io.BytesIO(answer.content))


def rows(sheet):
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def test_it_has_a_sheet_for_each_question_of_the_accounts(book):
    assert len(book.sheetnames) == 6


def test_numbers_are_numbers_and_days_are_days(book):
    pieces = rows(book.worksheets[1])
    row = next(row for row in pieces if row[1] == FORMULA)
    assert row[0] == datetime(2021, 4, 12, 21, 19)
    assert row[6:9] == [1.5, UNIT, UNIT * 3 // 2]
    assert row[5] == "Nguyễn Thị Lan 60%; +CTV Phạm A 40%"
    assert row[11] == "Hay"
    cells = [cell for line in book.worksheets[1].iter_rows(min_row=2) for cell in line]
    assert {cell.number_format for cell in cells if isinstance(cell.value, datetime)} == {
        "dd/mm/yyyy hh:mm"
    }


def test_an_unpaid_piece_says_why(book):
    row = next(row for row in rows(book.worksheets[1]) if row[1] == "Tin ngắn")
    assert row[6:9] == [None, None, None]
    assert row[10] == "Khai thác lại"


def test_photos_are_apart(book):
    _head, row = rows(book.worksheets[2])
    assert row[3] == "@Đặng Ủy"
    assert row[4:7] == [0.25, UNIT, UNIT // 4]


def test_people_get_what_their_payments_add_to(book):
    people = {row[0]: row for row in rows(book.worksheets[3])[1:]}
    assert people["Nguyễn Thị Lan"][7] == UNIT * 9 // 10
    assert people["+CTV Phạm A"][1] == "-MST 42"
    assert people["+CTV Phạm A"][4:8] == [UNIT * 6 // 10, 0, -50_000, UNIT * 6 // 10 - 50_000]
    payments = rows(book.worksheets[5])[1:]
    assert sum(row[4] for row in payments) == sum(row[7] for row in people.values())


def test_percentages_are_parts_of_one_and_shown_as_percentages(book):
    sheet = book.worksheets[5]
    shown = [(row[3].value, row[3].number_format) for row in sheet.iter_rows(min_row=2)]
    assert (0.6, "0%") in shown
    assert (0.4, "0%") in shown


def test_a_share_of_half_a_percent_keeps_its_decimals(paying, client, period):
    piece = Piece.objects.get(coefficient__isnull=False).publication
    parts = [
        Part(percent=Decimal("37.5"), payee_name="A"),
        Part(percent=Decimal("62.5"), payee_name="B"),
    ]
    paying.pay("share_out", piece, parts=parts)
    client.force_login(paying.yen)
    book = load_workbook(io.BytesIO(fetch(client, period, "xlsx").content))
    assert (0.375, "0.0%") in [(row[3].value, row[3].number_format) for row in book.worksheets[5]]
    assert "A 37,5%; B 62,5%" in [row[5] for row in rows(book.worksheets[1])]
    lines = fetch(client, period, "csv").content.decode()
    assert ";37,5%;" in lines


def test_adjustments_say_why(book):
    _head, row = rows(book.worksheets[4])
    assert row[1:4] == ["+CTV Phạm A", -50_000, "Trả thừa"]


def test_the_summary_names_the_rate_card(book):
    summary = rows(book.worksheets[0])
    card = next(row for row in summary if row[0] == "Đơn giá 2021")
    assert card[1] == datetime(2021, 1, 1)
    assert card[2] == UNIT
    assert card[5] == "Nghị định 18/2014/NĐ-CP"


def test_no_cell_is_a_formula(book):
    kinds = {cell.data_type for sheet in book for row in sheet.iter_rows() for cell in row}
    assert "f" not in kinds
    assert "e" not in kinds


def test_csv_has_no_formula_either_and_a_spreadsheet_reads_its_letters(paying, client, period):
    client.force_login(paying.yen)
    content = fetch(client, period, "csv").content
    assert content.startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=";"))
    headlines = [line[2] for line in lines if line[0] == "Nguyễn Thị Lan"]
    assert headlines == [f"'{FORMULA}"]
    assert {line[0] for line in lines[1:]} == {"Nguyễn Thị Lan", "'+CTV Phạm A", "'@Đặng Ủy"}
    assert "-50000" in [line[4] for line in lines]


def test_who_takes_it_out_is_on_record(paying, client, period):
    client.force_login(paying.yen)
    fetch(client, period, "xlsx")
    event = RoyaltyEvent.objects.first()
    assert (event.verb, event.actor, event.period) == ("export", paying.yen, period)


def test_only_accounts_and_chiefs_get_it_and_only_in_these_forms(paying, client, period):
    for person in (paying.duc, paying.lan):
        client.force_login(person)
        assert fetch(client, period, "xlsx").status_code == 403
    client.force_login(paying.yen)
    assert fetch(client, period, "exe").status_code == 400
    assert client.get(f"/desk/royalties/periods/{period.pk}/export/").status_code == 405


def test_an_empty_period_is_a_spreadsheet_too(paying, client):
    empty = paying.open(date(2022, 1, 1), date(2022, 1, 31))
    client.force_login(paying.giang)
    for kind in ("xlsx", "csv"):
        assert fetch(client, empty, kind).status_code == 200
