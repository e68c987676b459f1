"""The page of one piece, as people use it: one form, saved as a whole or not at all."""

from decimal import Decimal
from html.parser import HTMLParser

import pytest

from people.models import PenName
from royalties.models import PhotoScore, Piece, RoyaltyEvent
from tests.photos.factories import PhotoFactory

SHEET = "/desk/royalties/"


class Boxes(HTMLParser):
    """What the boxes of the page's form hold, by name, as a browser would send them."""

    def __init__(self, html):
        super().__init__()
        self.held, self.area, self.select, self.is_inside = {}, None, None, False
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        name = given.get("name")
        if tag == "form":
            self.is_inside = given.get("novalidate", 1) is None
        elif self.is_inside and tag == "input" and name:
            if given.get("type") != "checkbox" or "checked" in given:
                self.held[name] = given.get("value", "")
        elif self.is_inside and tag == "textarea":
            self.area, self.held[name] = name, ""
        elif self.is_inside and tag == "select":
            self.select, self.held[name] = name, ""
        elif self.select and tag == "option" and "selected" in given:
            self.held[self.select] = given["value"]

    def handle_data(self, text):
        if self.area:
            self.held[self.area] += text.removeprefix("\n")

    def handle_endtag(self, tag):
        if tag == "form":
            self.is_inside = False
        elif tag == "textarea":
            self.area = None
        elif tag == "select":
            self.select = None


class Page:
    """The page of a piece in somebody's browser."""

    def __init__(self, client, person, publication):
        self.client, self.person = client, person
        self.address = f"{SHEET}pieces/{publication.pk}/"
        self.open()

    def open(self):
        self.client.force_login(self.person)
        return self._read(self.client.get(self.address))

    def save(self, typed):
        """Type something over what the boxes hold, and press the button."""
        self.client.force_login(self.person)
        return self._read(self.client.post(self.address, self.boxes | typed, follow=True))

    def _read(self, answer):
        assert answer.status_code == 200
        self.answer, self.text = answer, answer.content.decode()
        self.boxes = Boxes(self.text).held
        self.boxes.pop("csrfmiddlewaretoken", None)
        return self

    @property
    def refused(self):
        return self.answer.context["refused"]


@pytest.fixture
def photo(paying):
    return PhotoFactory(byline="Đặng Ủy", uploaded_by=paying.mai)


@pytest.fixture
def piece(paying, photo):
    """A story of Lan's with a photo."""
    return paying.published(**paying.with_photos(photo))


def shares():
    return [str(share) for share in Piece.objects.get().shares.all()]


def shared(*rows):
    """Boxes of shares, each (name by hand, percent)."""
    boxes = {}
    for number, (name, percent) in enumerate(rows):
        boxes |= {
            f"share-{number}-payee": "",
            f"share-{number}-payee_name": name,
            f"share-{number}-percent": percent,
        }
    return boxes


class TestOneForm:
    def test_everything_typed_is_saved_with_one_button(self, paying, client, piece, photo):
        """Who typed a coefficient and pressed "save the payees" lost the coefficient."""
        page = Page(client, paying.thu, piece)
        assert page.text.count('class="verb main"') == 1
        page.save(
            {
                "text-coefficient": "1,5",
                "text-note": "Hay",
                **shared(("CTV Phạm A", "62,5"), ("CTV Võ B", "37,5%")),
                "share-1-note": "MST 42",
                f"photo{photo.pk}-coefficient": "0,5",
                f"payee{photo.pk}-payee_name": "Đặng Văn Ủy",
                f"payee{photo.pk}-note": "STK 1",
            }
        )
        stored, score = Piece.objects.get(), PhotoScore.objects.get()
        assert (stored.coefficient, stored.note) == (Decimal("1.5"), "Hay")
        assert shares() == ["CTV Phạm A: 62,5%", "CTV Võ B: 37,5%"]
        assert stored.shares.last().payee_note == "MST 42"
        assert (score.coefficient, score.payee_name) == (Decimal("0.5"), "Đặng Văn Ủy")
        assert score.is_by_hand
        assert "62,5%" in page.text

    def test_one_part_refused_saves_nothing_and_keeps_all_that_was_typed(
        self, paying, client, piece, photo
    ):
        page = Page(client, paying.thu, piece)
        page.save(
            {
                "text-coefficient": "1,5",
                "text-note": "Bài công phu",
                **shared(("A", "9")),
                f"photo{photo.pk}-coefficient": "0,5",
            }
        )
        assert page.refused["shares"]
        assert not Piece.objects.exists()
        assert page.boxes["text-coefficient"] == "1,5"
        assert page.boxes["text-note"] == "Bài công phu"
        assert page.boxes["share-0-payee_name"] == "A"
        assert page.boxes[f"photo{photo.pk}-coefficient"] == "0,5"
        page.save(shared(("A", "100%")))
        assert Piece.objects.get().coefficient == Decimal("1.5")
        assert PhotoScore.objects.get().coefficient == Decimal("0.5")
        assert shares() == ["A: 100%"]

    def test_what_cannot_be_read_comes_back_with_the_rest(self, paying, client, piece):
        page = Page(client, paying.thu, piece)
        page.save({"text-coefficient": "1.250", **shared(("A", "100"))})
        assert page.boxes["text-coefficient"] == "1.250"
        assert page.boxes["share-0-payee_name"] == "A"
        assert not Piece.objects.exists()

    def test_what_nobody_touched_is_not_decided(self, paying, client, piece):
        page = Page(client, paying.thu, piece)
        page.save({})
        assert not Piece.objects.exists()
        page.save({"text-coefficient": "2"})
        assert [event.verb for event in RoyaltyEvent.objects.filter(piece__isnull=False)] == [
            "score"
        ]
        assert not Piece.objects.get().shares.exists()

    def test_what_others_changed_meanwhile_is_not_overwritten(self, paying, client, piece):
        mine, theirs = Page(client, paying.thu, piece), Page(client, paying.giang, piece)
        theirs.save(shared(("CTV A", "100")))
        mine.save({"text-coefficient": "2"})
        assert "Trương Hoài Giang" in str(mine.refused)
        assert mine.boxes["text-coefficient"] == "2"
        # The payees, which nobody touched here, are shown as they are now, and stay.
        mine.save({})
        assert Piece.objects.get().coefficient == 2
        assert shares() == ["CTV A: 100%"]

    def test_boxes_that_are_emptied_lead_back_to_the_bylines(self, paying, client, piece):
        page = Page(client, paying.thu, piece)
        page.save(shared(("CTV A", "60"), ("CTV B", "40")))
        assert page.boxes["share-0-percent"] == "60%"
        page.save(shared(("", ""), ("", "")))
        assert shares() == []

    def test_unpaid_for_a_reason_and_scored_again(self, paying, client, piece):
        page = Page(client, paying.thu, piece)
        page.save({"text-coefficient": "1", "unpaid-reason": "Trùng"})
        assert page.refused["score"]
        assert not Piece.objects.exists()
        page.save({"text-coefficient": "", "unpaid-reason": "Trùng"})
        assert Piece.objects.get().unpaid_reason == "Trùng"
        page.save({"text-note": "Đã báo tác giả"})
        assert Piece.objects.get().unpaid_reason == "Trùng"
        assert Piece.objects.get().note == "Đã báo tác giả"
        page.save({"text-coefficient": "1"})
        assert (Piece.objects.get().coefficient, Piece.objects.get().unpaid_reason) == (1, "")

    def test_a_withdrawn_piece_is_paid_only_when_somebody_ticks_it(self, paying, client, piece):
        paying.do("withdraw", piece.article, paying.giang, reason="x")
        page = Page(client, paying.thu, piece)
        assert page.save({"text-coefficient": "1"}).refused
        page.save({"text-pays_withdrawn": "on"})
        assert Piece.objects.get().pays_withdrawn


class TestWho:
    def test_the_accountant_sees_shares_and_changes_none(self, paying, client, piece, photo):
        """An accountant made 10 to 90 of 60 to 40 here, and named payees of photos."""
        chief = Page(client, paying.thu, piece)
        chief.save(shared(("CTV A", "60"), ("CTV B", "40")))
        page = Page(client, paying.yen, piece)
        assert page.boxes == {}
        assert "CTV A: 60%" in page.text
        assert "Đặng Ủy" in page.text
        page.save(
            {
                **chief.boxes,
                **shared(("CTV A", "10"), ("CTV B", "90")),
                f"payee{photo.pk}-payee_name": "Tôi",
            }
        )
        assert page.refused
        assert shares() == ["CTV A: 60%", "CTV B: 40%"]
        assert not PhotoScore.objects.exists()

    def test_a_desk_head_scores_a_photo_and_leaves_its_payee_as_it_is(self, paying, client):
        photo = PhotoFactory(byline="Trần Văn Bình")
        page = Page(client, paying.duc, paying.published(**paying.with_photos(photo)))
        for text in ("1", "2"):
            page.save({f"photo{photo.pk}-coefficient": text, f"payee{photo.pk}-payee_name": "Tôi"})
            row = PhotoScore.objects.get()
            assert (row.coefficient, row.payee) == (Decimal(text), paying.binh_as_author)

    def test_only_first_publications_have_a_page(self, paying, client, piece):
        paying.do("save", piece.article, paying.hanh, copy=paying.copy(headline="Mới"))
        paying.do("update", piece.article, paying.hanh)
        newest = piece.article.publications.order_by("-number").first()
        client.force_login(paying.thu)
        assert client.get(f"{SHEET}pieces/{newest.pk}/").status_code == 404
        assert client.get(f"{SHEET}pieces/999999/").status_code == 404


class TestPhotographers:
    def test_the_author_behind_a_credit_is_offered(self, paying, client):
        PenName.objects.create(author=paying.binh_as_author, text="VĂN BÌNH")
        photo = PhotoFactory(byline="", credit="Ảnh: Văn Bình")
        page = Page(client, paying.thu, paying.published(**paying.with_photos(photo)))
        assert page.boxes[f"payee{photo.pk}-payee"] == str(paying.binh_as_author.pk)
        assert page.boxes[f"payee{photo.pk}-payee_name"] == ""
        page.save({f"photo{photo.pk}-coefficient": "1"})
        row = PhotoScore.objects.get()
        assert (row.payee, row.is_by_hand) == (paying.binh_as_author, False)

    def test_a_credit_of_two_people_stays_a_text_and_the_page_says_so(self, paying, client):
        photo = PhotoFactory(byline="", credit="P.V")
        page = Page(client, paying.thu, paying.published(**paying.with_photos(photo)))
        name = "data-shared-name"
        assert name not in page.text
        for author in (paying.lan_as_author, paying.binh_as_author):
            PenName.objects.create(author=author, text="P.V")
        page.open()
        assert name in page.text
        assert page.boxes[f"payee{photo.pk}-payee_name"] == "P.V"
        page.save(
            {
                f"payee{photo.pk}-payee": str(paying.binh_as_author.pk),
                f"payee{photo.pk}-payee_name": "",
                f"photo{photo.pk}-coefficient": "1",
            }
        )
        assert PhotoScore.objects.get().payee == paying.binh_as_author
        assert name not in page.text
