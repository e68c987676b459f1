"""The sheet on which pieces are scored, as people use it."""

import re
from datetime import timedelta
from decimal import Decimal
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.models import Article, AuthorListing, Kind, Publication
from royalties.actions.share_out import Part
from royalties.models import Period, PhotoScore, Piece, RateCard
from royalties.sheet import PAGE
from tests.factories.people import AuthorFactory
from tests.factories.stories import SectionFactory
from tests.photos.factories import PhotoFactory
from tests.royalties.conftest import UNIT

SHEET = "/desk/royalties/"
BOX = re.compile(r'name="((?:row|version|was|coefficient|photo|unpaid)[\w-]*)" value="([^"]*)"')


class Sheet:
    """The sheet in somebody's browser."""

    def __init__(self, client, person):
        client.force_login(person)
        self.client, self.address = client, SHEET

    def open(self, query=""):
        self.address = SHEET + query
        self.page = self.client.get(self.address)
        return self.read()

    def read(self):
        assert self.page.status_code == 200
        self.text = unescape(self.page.content.decode())
        return self.text

    @property
    def boxes(self):
        """What the boxes of the page hold, by name; `row` as a list."""
        found = BOX.findall(self.page.content.decode())
        boxes = {name: unescape(value) for name, value in found if name != "row"}
        return {**boxes, "row": [value for name, value in found if name == "row"]}

    def save(self, changes):
        """Send the form as the browser would, with what was typed."""
        self.page = self.client.post(self.address, {**self.boxes, **changes}, follow=True)
        return self.read()


@pytest.fixture
def sheet(client, paying):
    return Sheet(client, paying.thu)


def box(publication):
    return f"coefficient-{publication.pk}"


class TestSaving:
    def test_many_rows_are_saved_at_once_and_leave_the_list(self, paying, sheet):
        first, second, third = (paying.published(headline=f"Bài {n}") for n in "ABC")
        sheet.open()
        text = sheet.save({box(first): "1,5", box(second): "2.5"})
        assert {p.publication: p.coefficient for p in Piece.objects.all()} == {
            first: Decimal("1.5"),
            second: Decimal("2.5"),
        }
        assert "Bài C" in text
        assert "Bài A" not in text
        assert paying.total(paying.april) == 4 * UNIT
        assert not Piece.objects.filter(publication=third).exists()

    def test_one_bad_row_keeps_no_other_back_and_everything_typed_comes_back(self, paying, sheet):
        good, over, unclear = (paying.published(headline=f"Bài {n}") for n in "ABC")
        sheet.open()
        text = sheet.save({box(good): "1,5", box(over): "10,5", box(unclear): "1.250"})
        assert Piece.objects.get().publication == good
        assert sheet.boxes[box(over)] == "10,5"
        assert sheet.boxes[box(unclear)] == "1.250"
        assert "Đơn giá 2021" in text
        assert "“1.250”" in text
        # Put right, they are saved from the same page.
        sheet.save({box(over): "10", box(unclear): "1,25"})
        assert Piece.objects.count() == 3

    def test_a_row_is_saved_as_a_whole_or_not_at_all(self, paying, sheet):
        photo = PhotoFactory()
        piece = paying.published(**paying.with_photos(photo))
        sheet.open()
        sheet.save({box(piece): "2", f"photo-{piece.pk}-{photo.pk}": "11"})
        assert not Piece.objects.exists()
        assert sheet.boxes[box(piece)] == "2"
        assert sheet.boxes[f"photo-{piece.pk}-{photo.pk}"] == "11"
        sheet.save({f"photo-{piece.pk}-{photo.pk}": "1"})
        assert Piece.objects.get().coefficient == 2
        assert PhotoScore.objects.get().coefficient == 1

    def test_what_somebody_else_scored_meanwhile_is_told_and_not_overwritten(self, paying, sheet):
        piece = paying.published()
        sheet.open()
        paying.score(piece, "7", by=paying.giang)
        text = sheet.save({box(piece): "2"})
        assert Piece.objects.get().coefficient == 7
        assert "Trương Hoài Giang" in text
        assert sheet.boxes[box(piece)] == "2"
        sheet.save({})
        assert Piece.objects.get().coefficient == 2

    def test_rows_that_nobody_touched_are_left_alone_though_others_changed_them(
        self, paying, sheet
    ):
        touched, untouched = paying.published(), paying.published()
        sheet.open()
        paying.score(untouched, "7", by=paying.giang)
        sheet.save({box(touched): "1"})
        assert Piece.objects.get(publication=untouched).coefficient == 7
        assert not sheet.page.context["refused"]

    def test_a_reason_leaves_a_piece_unpaid_and_an_emptied_box_takes_a_score_back(
        self, paying, sheet
    ):
        piece, other = paying.published(), paying.published()
        paying.score(other, "1")
        sheet.open("?decision=all")
        sheet.save({f"unpaid-{piece.pk}": "Tin khai thác", box(other): ""})
        assert Piece.objects.get(publication=piece).unpaid_reason == "Tin khai thác"
        assert Piece.objects.get(publication=other).coefficient is None

    def test_a_piece_is_scored_or_unpaid_and_not_both(self, paying, sheet):
        piece = paying.published()
        sheet.open()
        sheet.save({f"unpaid-{piece.pk}": "Vì sao", box(piece): "1"})
        assert not Piece.objects.exists()
        assert sheet.boxes[f"unpaid-{piece.pk}"] == "Vì sao"

    def test_hostile_boxes_break_nothing(self, paying, sheet):
        piece = paying.published()
        sheet.open()
        sheet.save(
            {
                "row": [str(piece.pk), "x", "9" * 40, "-1", ""],
                f"was-{piece.pk}": "[[[",
                f"version-{piece.pk}": "٣",
                box(piece): "1",
            }
        )
        assert not Piece.objects.exists()
        sheet.save({f"was-{piece.pk}": '["", 1]', f"version-{piece.pk}": "0", box(piece): "1"})
        assert Piece.objects.get().coefficient == 1

    def test_a_closed_period_offers_no_boxes(self, paying, sheet):
        paying.score(paying.published(), "1")
        paying.close()
        text = sheet.open("?decision=scored")
        assert sheet.boxes == {"row": []}
        assert "234.000\u00a0₫" in text


class TestLooking:
    def headlines(self, sheet, query=""):
        sheet.open(query)
        return [row.publication.headline for row in sheet.page.context["rows"]]

    def test_by_decision(self, paying, sheet):
        made = {name: paying.published(headline=name) for name in ("mới", "chấm", "không", "gỡ")}
        paying.score(made["chấm"], "1")
        paying.pay("leave_unpaid", made["không"], reason="x")
        paying.do("withdraw", made["gỡ"].article, paying.giang, reason="x")
        assert self.headlines(sheet) == ["mới"]
        assert self.headlines(sheet, "?decision=scored") == ["chấm"]
        assert self.headlines(sheet, "?decision=unpaid") == ["không"]
        assert self.headlines(sheet, "?decision=withdrawn") == ["gỡ"]
        assert self.headlines(sheet, "?decision=all") == ["gỡ", "không", "chấm", "mới"]

    def test_by_section_kind_person_and_day(self, paying, sheet):
        sport = SectionFactory(name="Thể thao", slug="the-thao")
        paying.published(headline="bóng đá", section_id=sport.pk)
        paying.published(headline="phóng sự", kind=Kind.REPORTAGE.value)
        paying.published(headline="của Bình", bylines=paying.by(paying.binh_as_author))
        paying.now += timedelta(days=3)
        paying.published(headline="hôm sau")
        assert self.headlines(sheet, f"?section={sport.pk}") == ["bóng đá"]
        assert self.headlines(sheet, "?kind=reportage") == ["phóng sự"]
        AuthorFactory(name="Bình khác", slug="binh-khac")
        for words in ("Bình", "binh", "BÌNH"):
            assert self.headlines(sheet, f"?person={words}") == ["của Bình"]
        assert self.headlines(sheet, "?person=Võ") == []
        assert self.headlines(sheet, "?first_day=14/04/2021") == ["hôm sau"]
        assert len(self.headlines(sheet, "?last_day=12/04/2021")) == 3

    def test_nonsense_in_the_address_is_not_looked_for(self, paying, sheet):
        paying.published(headline="mới")
        for query in (
            "?period=x&decision=y&section=z&kind=k&first_day=q&before=1-2-3",
            "?period=99999999999999999999&section=99999999999999999999",
            "?person=%00&before=%C2%B2-1",
            "?period=-1",
        ):
            assert self.headlines(sheet, query) == ["mới"] or "person" in query

    @pytest.mark.parametrize("query", ["?first_day=01/01/0001", "?last_day=31/12/9999"])
    def test_a_mistyped_year_is_not_looked_for_and_the_page_says_so(self, paying, sheet, query):
        paying.published(headline="mới")
        assert self.headlines(sheet, query) == ["mới"]
        assert "1990" in sheet.page.content.decode()

    def test_a_desk_head_sees_the_pieces_of_their_sections(self, paying, client):
        paying.published(headline="của ban")
        sport = SectionFactory(name="Thể thao", slug="the-thao")
        elsewhere = paying.published(headline="ban khác", section_id=sport.pk)
        sheet = Sheet(client, paying.duc)
        assert self.headlines(sheet, "?decision=all") == ["của ban"]
        assert client.get(f"{SHEET}pieces/{elsewhere.pk}/").status_code == 404
        # Nor does a row that is sent by hand pass.
        sheet.page = client.post(
            SHEET, {"row": [elsewhere.pk], box(elsewhere): "9", f"version-{elsewhere.pk}": "0"}
        )
        assert not Piece.objects.exists()

    def test_own_pieces_are_shown_and_not_scored(self, paying, client):
        author = AuthorFactory(name="Hoàng Anh Thư", user=paying.thu)
        own = paying.published(bylines=paying.by(author))
        sheet = Sheet(client, paying.thu)
        assert own.headline in sheet.open()
        assert sheet.boxes["row"] == []

    def test_the_accountant_sees_and_does_not_score(self, paying, client):
        piece = paying.published()
        sheet = Sheet(client, paying.yen)
        assert piece.headline in sheet.open()
        assert sheet.boxes["row"] == []
        assert client.post(SHEET, {"row": [piece.pk], box(piece): "9"}).status_code == 403

    @pytest.mark.parametrize("who", ["lan", "hanh", "mai"])
    def test_it_is_closed_to_those_who_write(self, paying, client, who):
        client.force_login(getattr(paying, who))
        assert client.get(SHEET).status_code == 403

    def test_a_row_shows_how_long_a_piece_is(self, paying, sheet):
        paying.published(body="<p>Đèo đã thông.</p><p>Xe <b>chạy</b> lại &amp; nhanh.</p>")
        sheet.open()
        assert sheet.page.context["rows"][0].syllables == 8

    def test_an_empty_system_says_what_to_do_first(self, db, client, newsroom):
        client.force_login(newsroom.thu)
        text = client.get(SHEET).content.decode()
        assert "/desk/royalties/cards/new/" in text
        assert "/desk/royalties/periods/" in text
        assert client.post(SHEET, {}).status_code == 200
        assert not Period.objects.exists()
        assert not RateCard.objects.exists()


class TestManyPieces:
    @pytest.fixture
    def archive(self, paying):
        """Three thousand pieces of one month, written into the database as an importer does."""
        author = paying.lan_as_author

        def make(count, start=0):
            common = {"section": paying.section, "created_by": paying.lan}
            articles = Article.objects.bulk_create(
                Article(headline=f"Tin {n}", updated_by=paying.lan, **common)
                for n in range(start, start + count)
            )
            since = paying.now - timedelta(days=5)
            publications = Publication.objects.bulk_create(
                Publication(
                    article=article,
                    number=1,
                    visible_from=since + timedelta(seconds=start + n),
                    published_at=since,
                    kind=Kind.NEWS,
                    slug="tin",
                    headline=article.headline,
                    bylines=[{"printed_as": "Lan", "role": "text", "author_slug": "lan"}],
                    version=1,
                    search_exact="",
                    search_folded="",
                    **common,
                )
                for n, article in enumerate(articles)
            )
            AuthorListing.objects.bulk_create(
                AuthorListing(publication=p, published_at=since, author=author)
                for p in publications
            )
            with connection.cursor() as cursor:
                # As the database does by itself, some time after many rows came.
                cursor.execute("ANALYZE")
            return publications

        return make

    def test_a_page_costs_as_many_questions_with_three_thousand_pieces(
        self, paying, sheet, archive
    ):
        archive(10)
        sheet.open()
        with CaptureQueriesContext(
            connection,
        ) as few:
            sheet.open()
        publications = archive(3000, start=10)
        scored = [
            Piece(
                article_id=p.article_id,
                publication=p,
                period=paying.april,
                coefficient=2,
                scored_by=paying.thu,
                scored_at=paying.now,
                version=1,
            )
            for p in publications[::2]
        ]
        Piece.objects.bulk_create(scored)
        for query in ("", "?decision=all", "?decision=scored", "?person=lan", "?kind=news"):
            with CaptureQueriesContext(connection) as many:
                sheet.open(query)
            # A piece that is scored brings its shares, its photos and the names in both.
            assert len(many) <= len(few) + 5, query
            assert len(sheet.page.context["rows"]) == PAGE
        assert sheet.page.context["is_many"]

    def test_the_pages_hold_every_piece_once(self, paying, sheet, archive):
        archive(PAGE * 2 + 5)
        seen, query = [], ""
        while query is not None:
            sheet.open(query)
            seen += [row.pk for row in sheet.page.context["rows"]]
            query = sheet.page.context["older"] or None
        assert len(seen) == len(set(seen)) == PAGE * 2 + 5

    def test_a_period_is_reckoned_in_as_many_questions_at_any_size(self, paying, client, archive):
        client.force_login(paying.giang)
        address = f"{SHEET}periods/{paying.april.pk}/"

        def score(publications):
            Piece.objects.bulk_create(
                Piece(
                    article_id=p.article_id,
                    publication=p,
                    period=paying.april,
                    coefficient=1,
                    version=1,
                )
                for p in publications
            )

        score(archive(5))
        client.get(address)
        with CaptureQueriesContext(connection) as few:
            client.get(address)
        score(archive(3000, start=5))
        with CaptureQueriesContext(connection) as many:
            page = client.get(address)
        assert len(many) == len(few)
        assert page.context["result"].total == 3005 * UNIT
        with CaptureQueriesContext(connection) as closing:
            paying.close()
        # The rows are written a few hundred at a time.
        assert len(closing) < 120
        assert Period.objects.get().total == 3005 * UNIT


class TestSecrets:
    """A contributor's real name, tax code and account are for the accounts and the chiefs."""

    SECRETS = ("Phạm Bí Mật", "MST 4200123", "STK 99887")

    @pytest.fixture
    def secret(self, paying):
        photo = PhotoFactory(byline="X")
        piece = paying.published(
            **paying.with_photos(photo), bylines=paying.by(paying.lan_as_author)
        )
        paying.pay(
            "share_out",
            piece,
            parts=[Part(percent=Decimal(100), payee_name="Phạm Bí Mật", note="MST 4200123")],
        )
        paying.pay(
            "pay_photo_to", piece, photo_id=photo.pk, payee_name="Phạm Bí Mật", note="STK 99887"
        )
        paying.score(piece, "1")
        paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal(1))
        return piece

    def pages(self, client, paying, piece):
        addresses = [
            f"{SHEET}?decision=all",
            f"{SHEET}?decision=all&person=Ph%E1%BA%A1m",
            f"{SHEET}pieces/{piece.pk}/",
            f"{SHEET}periods/",
            f"{SHEET}periods/{paying.april.pk}/",
            f"{SHEET}periods/{paying.april.pk}/close/",
            f"{SHEET}mine/",
        ]
        yield from (client.get(address).content.decode() for address in addresses)
        for kind in ("xlsx", "csv"):
            page = client.post(f"{SHEET}periods/{paying.april.pk}/export/", {"format": kind})
            yield page.content.decode(errors="replace")

    @pytest.mark.parametrize("who", ["duc", "lan", "hanh", "mai", "binh"])
    @pytest.mark.parametrize("is_closed", [False, True])
    def test_others_read_them_nowhere(self, paying, client, secret, who, is_closed):
        if is_closed:
            paying.close()
        client.force_login(getattr(paying, who))
        for page in self.pages(client, paying, secret):
            assert [words for words in self.SECRETS if words in page] == []

    def test_a_desk_head_does_not_find_pieces_by_a_hidden_name(self, paying, client, secret):
        for person, found in ((paying.duc, False), (paying.yen, True)):
            client.force_login(person)
            page = client.get(f"{SHEET}?decision=all&person=Phạm+Bí+Mật").content.decode()
            assert (secret.headline in page) is found

    @pytest.mark.parametrize("who", ["yen", "thu", "giang"])
    def test_accounts_and_chiefs_read_them(self, paying, client, secret, who):
        client.force_login(getattr(paying, who))
        page = client.get(f"{SHEET}pieces/{secret.pk}/").content.decode()
        assert [words for words in self.SECRETS if words not in page] == []


class TestMine:
    def test_writers_see_their_own_amounts_of_closed_periods_and_nobody_elses(self, paying, client):
        mine = paying.published(headline="Bài của Lan")
        shared = paying.published(
            headline="Bài chung", bylines=paying.by(paying.lan_as_author, paying.binh_as_author)
        )
        theirs = paying.published(headline="Bài của Bình", bylines=paying.by(paying.binh_as_author))
        for piece, coefficient in ((mine, "1"), (shared, "2"), (theirs, "3")):
            paying.score(piece, coefficient)
        client.force_login(paying.lan)
        address = f"{SHEET}mine/"
        assert "Bài của Lan" not in client.get(address).content.decode()
        paying.close()
        page = client.get(address)
        text = page.content.decode()
        assert "Bài của Lan" in text
        assert "Bài chung" in text
        assert "Bài của Bình" not in text
        assert [p.own for p in page.context["periods"]] == [2 * UNIT]

    def test_somebody_without_earnings_is_told_so(self, paying, client):
        client.force_login(paying.hanh)
        page = client.get(f"{SHEET}mine/?period=1")
        assert page.status_code == 200
        assert not page.context["periods"]
