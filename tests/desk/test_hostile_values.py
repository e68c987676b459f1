"""Whatever is sent to the screens of money, receipts and the shift: an answer, and never a 500."""

from urllib.parse import urlencode

import pytest

from tests.photos.factories import PhotoFactory
from tests.royalties.conftest import paying

__all__ = ["paying"]

# What people mistype, and what those send who look for a hole. Bytes are sent as they are.
VALUES = [
    "9" * 5_000,
    "9" * 18,
    "²",
    "NaN",
    "01/01/0001",
    "31/12/9999",
    "9999-W52",
    b"\xed\xa0\x80",
    '["\\ud800", {}]',
    ["1", "a\x00b"],
    "9" * 18 + "-" + "9" * 18,
    "9" * 17 + "." + "9" * 18 + ".1",
]
LOOKED_FOR = {
    "/desk/shift/": ["section", "person"],
    "/desk/shift/calendar/": ["week", "month", "section", "person"],
    "/desk/shift/record/": ["person", "kind", "since", "until", "words", "story", "before"],
    "/desk/receipts/": ["before", "only"],
    "/desk/royalties/": [
        "period", "decision", "section", "kind", "person", "first_day", "last_day", "before",
    ],
    "/desk/royalties/mine/": ["period"],
    "/desk/royalties/periods/{period}/adjust/": ["piece"],
}  # fmt: skip
PARTS = ["payee", "payee_name", "percent", "note"]
# What else stands in the form, and the fields that are filled with each of the values.
SENT = {
    "/desk/shift/ take": ({"_verb": "take"}, ["_verb", "story"]),
    "/desk/shift/ hand_over": ({"_verb": "hand_over", "story": "{story}"}, ["to"]),
    "/desk/shift/ plan": (
        {"_verb": "plan", "story": "{story}"},
        ["deadline_at", "planned_date", "no_deadline"],
    ),
    "/desk/shift/record/export/": (
        {},
        ["person", "kind", "since", "until", "words", "story"],
    ),
    "/desk/royalties/ sheet": (
        {"row": "{piece}", "was-{piece}": "[]", "version-{piece}": "0"},
        ["row", "was-{piece}", "version-{piece}", "coefficient-{piece}", "unpaid-{piece}",
         "photo-{piece}-{photo}"],
    ),
    "/desk/royalties/pieces/{piece}/ score": (
        {"what": "score", "version": "0", "text-coefficient": "1"},
        ["what", "version", "text-coefficient", "text-note", "text-pays_withdrawn"],
    ),
    "/desk/royalties/pieces/{piece}/ unpaid": (
        {"what": "unpaid", "version": "0"},
        ["version", "unpaid-reason"],
    ),
    "/desk/royalties/pieces/{piece}/ shares": (
        {"what": "shares", "version": "0", "share-TOTAL_FORMS": "1", "share-INITIAL_FORMS": "0",
         "share-0-payee_name": "CTV A", "share-0-percent": "100"},
        ["version", "share-INITIAL_FORMS", *(f"share-0-{name}" for name in PARTS)],
    ),
    "/desk/royalties/pieces/{piece}/ photos": (
        {"what": "photos", "version": "0", "photo{photo}-coefficient": "1"},
        ["version", "photo{photo}-coefficient", "payee{photo}-payee", "payee{photo}-payee_name",
         "payee{photo}-note"],
    ),
    "/desk/royalties/periods/": (
        {"start_date": "01/05/2021", "end_date": "31/05/2021"},
        ["start_date", "end_date"],
    ),
    "/desk/royalties/periods/{period}/dates/": (
        {"start_date": "01/04/2021", "end_date": "30/04/2021"},
        ["start_date", "end_date"],
    ),
    "/desk/royalties/periods/{period}/close/": (
        {"expected_total": "1"},
        ["expected_total", "unpaid_reason"],
    ),
    "/desk/royalties/periods/{period}/adjust/": (
        {"payee_name": "CTV A", "amount": "1", "reason": "Trả thiếu"},
        ["payee", "payee_name", "note", "amount", "reason"],
    ),
    "/desk/royalties/periods/{period}/export/": ({}, ["format"]),
    "/desk/royalties/cards/new/": (
        {"name": "Mới", "valid_from": "01/06/2021", "unit_value": "1000"},
        ["name", "valid_from", "unit_value", "legal_basis", "usual-news", "maximum-news"],
    ),
    "/desk/royalties/cards/{card}/": (
        {"name": "Mới", "valid_from": "01/06/2021", "unit_value": "1000", "version": "1"},
        ["version"],
    ),
}  # fmt: skip


@pytest.fixture
def here(paying, client):
    """What stands for the blanks of the tables above, and somebody who may do all of it."""
    photo = PhotoFactory(credit="Minh Khôi")
    piece = paying.published(**paying.with_photos(photo))
    client.force_login(paying.giang)
    return {
        "piece": piece.pk,
        "photo": photo.pk,
        "story": f"{piece.article_id}-{piece.article.version}",
        "period": paying.april.pk,
        "card": paying.card.pk,
    }


def encoded(fields):
    return urlencode(fields, doseq=True)


@pytest.mark.parametrize("address", LOOKED_FOR)
def test_nothing_in_an_address_breaks_a_page(client, here, address):
    for name in LOOKED_FOR[address]:
        for value in VALUES:
            response = client.get(f"{address.format(**here)}?{encoded({name: value})}")
            assert response.status_code in (200, 302, 404), (name, value)


@pytest.mark.parametrize("form", SENT)
def test_nothing_in_a_form_breaks_a_page(client, here, form):
    address = form.split()[0].format(**here)
    usual, names = SENT[form]
    filled = {name.format(**here): value.format(**here) for name, value in usual.items()}
    for name in names:
        for value in VALUES:
            response = client.post(
                address,
                encoded(filled | {name.format(**here): value}),
                content_type="application/x-www-form-urlencoded",
            )
            assert response.status_code in (200, 302, 400), (name, value)
            if response.streaming:
                assert b"".join(response.streaming_content)
