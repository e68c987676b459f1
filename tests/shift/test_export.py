"""The record taken along as a table: complete, harmless in a spreadsheet, and itself on record."""

import csv
import io
from datetime import timedelta

import pytest
from django.utils import timezone

from shift.models import Export
from shift.record.export import as_text
from shift.record.reading import page

EXPORT = "/desk/shift/record/export/"


@pytest.fixture
def thu(client, newsroom):
    client.force_login(newsroom.thu)
    newsroom.now = timezone.now() - timedelta(hours=1)
    return newsroom.thu


def table(client, **data):
    response = client.post(EXPORT, data)
    assert response.status_code == 200
    return list(csv.reader(io.StringIO(response.getvalue().decode("utf-8-sig"))))


def test_the_table_opens_in_excel_as_vietnamese(client, newsroom, thu):
    newsroom.draft(headline="Đèo Khánh Vĩnh thông xe")
    response = client.post(EXPORT, {})
    text = response.getvalue()
    assert text.startswith(b"\xef\xbb\xbf")
    assert "Đèo Khánh Vĩnh thông xe" in text.decode()
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert response.headers["Content-Disposition"].endswith('.csv"')


def test_the_table_has_every_entry_of_many_pages_once(client, newsroom, thu, monkeypatch):
    monkeypatch.setattr("shift.record.export.AT_ONCE", 7)
    for number in range(25):
        newsroom.draft(headline=f"Tin số {number}")
    rows = table(client, kind="story")
    headlines = [row[5] for row in rows[1:]]
    assert sorted(headlines) == sorted(f"Tin số {number}" for number in range(25))


def test_the_table_is_sent_piece_by_piece(client, newsroom, thu, monkeypatch):
    monkeypatch.setattr("shift.record.export.AT_ONCE", 5)
    for number in range(12):
        newsroom.draft(headline=f"Tin số {number}")
    response = client.post(EXPORT, {"kind": "story"})
    assert response.streaming
    assert len(list(response.streaming_content)) == 1 + 3


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1"])
def test_no_cell_is_taken_for_a_formula(cell):
    assert as_text(cell) == f"'{cell}"


def test_ordinary_words_stay_as_they_are():
    assert as_text("Đèo – thông xe = 1") == "Đèo – thông xe = 1"
    assert as_text("") == ""


def test_a_headline_that_is_a_formula_is_only_a_headline(client, newsroom, thu):
    newsroom.draft(headline='=HYPERLINK("http://x.example","Bấm")')
    article = newsroom.submitted(headline="Bài thường")
    newsroom.do("send_back", article, newsroom.hanh, reason="@cmd|' /C calc'!A0")
    cells = [cell for row in table(client, kind="story") for cell in row]
    assert '\'=HYPERLINK("http://x.example","Bấm")' in cells
    assert not [cell for cell in cells if cell[:1] in set("=+-@\t\r")]


def test_that_the_record_was_taken_along_is_on_record(client, newsroom, thu):
    table(client, kind="story:submit", words="đèo", person=newsroom.hanh.pk)
    export = Export.objects.get()
    assert export.actor == thu
    assert export.asked["kind"] == "story:submit"
    assert export.asked["words"] == "deo"
    client.get("/desk/shift/record/")
    (entry,) = page_of_exports(thu)
    assert "Phạm Thị Hạnh" in " ".join(entry.details)


def page_of_exports(person):
    from shift.record.asked import Asked, RecordForm

    return page(Asked.of(RecordForm({"kind": "export"})), person).entries


def test_without_days_the_last_month_is_taken(client, newsroom, thu):
    newsroom.now = timezone.now() - timedelta(days=40)
    newsroom.draft(headline="Cũ quá")
    newsroom.now = timezone.now() - timedelta(days=20)
    newsroom.draft(headline="Còn mới")
    headlines = [row[5] for row in table(client, kind="story")[1:]]
    assert headlines == ["Còn mới"]


def test_more_than_a_year_at_once_is_refused_with_a_sentence(client, newsroom, thu):
    response = client.post(EXPORT, {"since": "01/01/2019", "until": "01/06/2020", "words": "đèo"})
    assert response.status_code == 302
    back = client.get(response.headers["Location"]).content.decode()
    assert "366" in back
    assert 'value="đèo"' in back
    assert not Export.objects.exists()


def test_filters_that_make_no_sense_export_nothing(client, newsroom, thu):
    assert client.post(EXPORT, {"since": "31/02/2021"}).status_code == 302
    assert not Export.objects.exists()


def test_the_table_is_in_the_language_of_whoever_takes_it(client, newsroom, thu):
    newsroom.submitted()
    thu.language = "en"
    thu.save()
    rows = table(client, kind="story")
    assert rows[0][0] == "When"
    assert "submitted" in [row[4] for row in rows]


def test_an_export_is_asked_for_by_a_button_and_not_by_a_link(client, newsroom, thu):
    assert client.get(EXPORT).status_code == 405
    assert not Export.objects.exists()
