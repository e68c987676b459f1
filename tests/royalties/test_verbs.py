"""What is decided about a piece's money, by whom, and what refuses it."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils import timezone

from articles.copy import BylineCopy
from articles.models import Byline, FormerSlug, Kind, Publication
from people.models import PenName, User
from royalties import actions, reckoning
from royalties.actions.share_out import Part
from royalties.models import Payment, PhotoScore, Piece, RoyaltyEvent
from royalties.refusals import (
    Changed,
    NoCard,
    NoPeriod,
    NotAllowed,
    NotReady,
    OverCap,
    Refused,
    WrongShares,
)
from tests.factories.people import AuthorFactory, PersonFactory
from tests.factories.stories import SectionFactory
from tests.photos.factories import PhotoFactory
from tests.royalties.conftest import UNIT


@pytest.fixture
def piece(paying):
    """The first publication of a story."""
    return paying.published()


class TestScoring:
    def test_a_piece_earns_its_coefficient_times_the_unit_value_of_its_day(self, paying, piece):
        scored = paying.score(piece, "1.5")
        assert scored.coefficient == Decimal("1.5")
        assert (scored.scored_by, scored.version) == (paying.thu, 1)
        assert paying.total(paying.april) == UNIT * 3 // 2

    def test_a_coefficient_above_the_cap_of_its_kind_is_refused_and_the_cap_named(
        self, paying, piece
    ):
        with pytest.raises(OverCap, match="Đơn giá 2021"):
            paying.score(piece, "10.01")
        assert not Piece.objects.filter(coefficient__isnull=False).exists()
        assert paying.score(piece, "10").coefficient == 10

    def test_a_reportage_may_earn_what_news_may_not(self, paying):
        assert paying.score(paying.published(kind=Kind.REPORTAGE.value), "30")

    def test_the_rate_card_valid_on_the_day_of_publication_counts(self, paying, piece):
        paying.score(piece, "2")
        day_after = date(2021, 4, 13)
        actions.set_card(
            name="Tăng lương",
            valid_from=day_after,
            unit_value=300_000,
            rates={"news": (1, 5)},
            actor=paying.giang,
            at=paying.tick(),
        )
        assert paying.total(paying.april) == 2 * UNIT
        paying.now += timedelta(days=1)
        later = paying.published()
        with pytest.raises(OverCap):
            paying.score(later, "6")
        paying.score(later, "2")
        assert paying.total(paying.april) == 2 * UNIT + 600_000

    def test_a_kind_without_a_rate_is_refused(self, paying, piece):
        actions.set_card(
            card_id=paying.card.pk,
            version=paying.card.version,
            name="Chỉ có ảnh",
            valid_from=date(2021, 1, 1),
            unit_value=UNIT,
            rates={"photo": (1, 2)},
            actor=paying.giang,
            at=paying.tick(),
        )
        with pytest.raises(NoCard):
            paying.score(piece, "1")

    def test_without_a_period_nothing_is_scored(self, paying):
        paying.in_may()
        with pytest.raises(NoPeriod):
            paying.score(paying.published(), "1")

    def test_a_score_is_taken_back_by_an_empty_one(self, paying, piece):
        paying.score(piece, "2")
        cleared = paying.score(piece, None)
        assert cleared.coefficient is None
        assert cleared.scored_by is None
        assert paying.total(paying.april) == 0

    def test_what_is_scored_meanwhile_by_somebody_else_is_not_overwritten(self, paying, piece):
        paying.score(piece, "2", version=0)
        with pytest.raises(Changed, match="Hoàng Anh Thư"):
            paying.score(piece, "9", version=0, by=paying.giang)
        assert Piece.objects.get().coefficient == 2

    def test_a_note_stays_until_another_is_given(self, paying, piece):
        paying.score(piece, "2", note="Bài công phu")
        assert paying.score(piece, "3").note == "Bài công phu"
        assert paying.score(piece, "3", note="").note == ""

    def test_a_piece_left_unpaid_has_a_reason_and_is_scored_again_if_somebody_thinks_better(
        self, paying, piece
    ):
        with pytest.raises(NotReady):
            paying.pay("leave_unpaid", piece, reason="  ")
        left = paying.pay("leave_unpaid", piece, reason="Tin khai thác lại")
        assert left.unpaid_reason == "Tin khai thác lại"
        scored = paying.score(piece, "1")
        assert (scored.unpaid_reason, scored.coefficient) == ("", 1)

    def test_who_did_what_is_on_record(self, paying, piece):
        paying.score(piece, "2")
        paying.pay("leave_unpaid", piece, reason="Trùng tin", by=paying.giang)
        events = list(RoyaltyEvent.objects.filter(piece__publication=piece).order_by("id"))
        assert [(e.verb, e.actor) for e in events] == [
            ("score", paying.thu),
            ("leave_unpaid", paying.giang),
        ]
        assert events[0].details == {"from": None, "to": "2"}
        assert events[1].reason == "Trùng tin"

    def test_a_refused_score_leaves_no_trace(self, paying, piece):
        before = RoyaltyEvent.objects.count()
        with pytest.raises(OverCap):
            paying.score(piece, "11")
        assert not Piece.objects.exists()
        assert RoyaltyEvent.objects.count() == before


class TestFirstPublications:
    def test_an_update_is_not_paid_again(self, paying, piece):
        paying.score(piece, "2")
        paying.do("save", piece.article, paying.hanh, copy=paying.copy(headline="Đèo đã thông"))
        paying.do("update", piece.article, paying.hanh)
        newest = piece.article.publications.order_by("-number").first()
        assert newest != piece
        with pytest.raises(NotReady):
            paying.score(newest, "2")
        assert paying.total(paying.april) == 2 * UNIT

    def test_a_story_with_another_edition_of_its_photo_is_not_paid_again(self, paying):
        photo = PhotoFactory()
        first = paying.published(**paying.with_photos(photo))
        paying.change(photo, licence_until=paying.now + timedelta(days=9))
        assert Publication.objects.filter(article=first.article).count() == 2
        newest = first.article.publications.order_by("-number").first()
        with pytest.raises(NotReady):
            paying.score(newest, "2")

    def test_a_schedule_that_was_called_off_is_no_first_publication(self, paying):
        article = paying.approved(bylines=paying.by(paying.lan_as_author))
        paying.do("schedule", article, paying.hanh, go_live_at=paying.now + timedelta(hours=1))
        called_off = article.publications.get()
        paying.do("unschedule", article, paying.hanh)
        paying.do("publish", article, paying.hanh)
        first = article.publications.order_by("-number").first()
        with pytest.raises(NotReady):
            paying.score(called_off, "1")
        assert paying.score(first, "1").publication == first

    def test_what_readers_do_not_see_yet_is_not_scored(self, paying):
        article = paying.approved()
        paying.do("schedule", article, paying.hanh, go_live_at=paying.now + timedelta(hours=1))
        with pytest.raises(NotReady):
            paying.score(article.publications.get(), "1")

    def test_a_date_set_back_moves_no_piece_into_a_period_that_is_paid(self, paying):
        paying.close()
        article = paying.approved(bylines=paying.by(paying.lan_as_author))
        paying.do("publish", article, paying.giang, published_at=paying.now - timedelta(days=20))
        assert paying.may
        publication = article.publications.get()
        assert paying.score(publication, "1").period == paying.may

    def test_a_withdrawn_story_is_not_paid_unless_somebody_says_so(self, paying, piece):
        paying.score(piece, "2")
        paying.do("withdraw", piece.article, paying.giang, reason="Sai nhân vật")
        assert paying.total(paying.april) == 0
        with pytest.raises(NotReady):
            paying.score(piece, "2")
        paying.score(piece, "2", pays_withdrawn=True)
        assert paying.total(paying.april) == 2 * UNIT

    def test_nor_is_a_story_that_was_taken_back_with_a_notice(self, paying, piece):
        paying.score(piece, "2")
        paying.do(
            "retract", piece.article, paying.giang, reason="Sai", public_reason="Tin sai sự thật"
        )
        assert paying.total(paying.april) == 0

    def test_a_story_brought_back_is_paid_once(self, paying, piece):
        paying.score(piece, "2")
        paying.do("withdraw", piece.article, paying.giang, reason="Chờ xác minh")
        paying.do("restore", piece.article, paying.giang)
        assert paying.total(paying.april) == 2 * UNIT
        newest = piece.article.publications.order_by("-number").first()
        with pytest.raises(NotReady):
            paying.score(newest, "2")


class TestRights:
    def test_a_desk_head_scores_in_their_sections_only(self, paying, piece):
        assert paying.score(piece, "1", by=paying.duc)
        other = SectionFactory(name="Thể thao", slug="the-thao")
        with pytest.raises(NotAllowed):
            paying.score(paying.published(section_id=other.pk), "1", by=paying.duc)

    @pytest.mark.parametrize("who", ["lan", "binh", "hanh", "mai", "yen"])
    def test_others_do_not_score(self, paying, piece, who):
        for verb, arguments in (
            ("score", {"coefficient": Decimal(1)}),
            ("leave_unpaid", {"reason": "Không"}),
        ):
            with pytest.raises(NotAllowed):
                paying.pay(verb, piece, by=getattr(paying, who), **arguments)

    def test_nobody_scores_what_they_wrote(self, paying):
        author = AuthorFactory(name="Hoàng Anh Thư", user=paying.thu)
        under_her_name = paying.published(bylines=paying.by(author))
        with pytest.raises(NotAllowed):
            paying.score(under_her_name, "9", by=paying.thu)
        begun_by_her = paying.published(by=paying.thu, bylines=paying.by(paying.binh_as_author))
        with pytest.raises(NotAllowed):
            paying.score(begun_by_her, "9", by=paying.thu)
        assert paying.score(begun_by_her, "1", by=paying.giang)

    def test_a_byline_added_later_makes_it_own_too(self, paying, piece):
        author = AuthorFactory(name="Hoàng Anh Thư", user=paying.thu)
        Byline.objects.create(article=piece.article, author=author, printed_as="H.T")
        with pytest.raises(NotAllowed):
            paying.score(piece, "9", by=paying.thu)

    def test_a_pen_name_typed_by_hand_hides_nobody(self, paying):
        """The sheet knew whose the money is; the verb knew only those who are named as authors."""
        author = AuthorFactory(name="Hoàng Anh Thư", user=paying.thu)
        PenName.objects.create(author=author, text="A.THƯ")
        own = paying.published(bylines=(BylineCopy(printed_as="A.THƯ"),))
        for verb, arguments in (
            ("score", {"coefficient": Decimal("10")}),
            ("leave_unpaid", {"reason": "tin ngắn"}),
        ):
            with pytest.raises(NotAllowed):
                paying.pay(verb, own, by=paying.thu, **arguments)
        assert paying.score(own, "10", by=paying.giang)
        with pytest.raises(NotAllowed):
            paying.score(own, "9", by=paying.thu)

    def test_a_superuser_does_not_score_their_own_either(self, paying):
        root = PersonFactory(username="root", is_superuser=True)
        own = paying.published(bylines=paying.by(AuthorFactory(name="Root", user=root)))
        with pytest.raises(NotAllowed):
            paying.score(own, "1", by=root)

    def test_a_very_small_newsroom_may_switch_four_eyes_off(self, paying, settings):
        author = AuthorFactory(name="Hoàng Anh Thư", user=paying.thu)
        own = paying.published(bylines=paying.by(author))
        settings.FOUR_EYES = False
        assert paying.score(own, "1", by=paying.thu)

    def test_somebody_who_left_does_nothing(self, paying, piece):
        User.objects.filter(pk=paying.thu.pk).update(is_active=False)
        with pytest.raises(NotAllowed):
            paying.score(piece, "1", by=User.objects.get(pk=paying.thu.pk))

    @pytest.mark.parametrize("who", ["thu", "yen", "duc", "lan"])
    def test_only_the_editor_in_chief_closes(self, paying, who):
        with pytest.raises(NotAllowed):
            paying.close(by=getattr(paying, who))

    @pytest.mark.parametrize("who", ["duc", "hanh", "lan", "mai"])
    def test_payees_periods_cards_and_adjustments_are_for_chiefs_and_accounts(
        self, paying, piece, who
    ):
        actor, at = getattr(paying, who), paying.tick()
        with pytest.raises(NotAllowed):
            paying.pay("share_out", piece, by=actor, parts=[])
        with pytest.raises(NotAllowed):
            actions.open_period(
                start_date=date(2022, 1, 1), end_date=date(2022, 1, 2), actor=actor, at=at
            )
        with pytest.raises(NotAllowed):
            actions.adjust(
                period_id=paying.april.pk,
                amount=1,
                payee_name="A",
                reason="x",
                actor=actor,
                at=at,
            )
        with pytest.raises(NotAllowed):
            actions.set_card(
                name="x",
                valid_from=date(2022, 1, 1),
                unit_value=1,
                rates={},
                actor=actor,
                at=at,
            )

    def test_accounts_see_and_export_and_name_no_payees(self, paying):
        """An accountant shared a piece 10 to 90 that the desk had shared 60 to 40."""
        photo = PhotoFactory(byline="Trần Văn Bình", uploaded_by=paying.mai)
        piece = paying.published(**paying.with_photos(photo))
        part = Part(percent=Decimal(100), payee_name="Phạm Văn A")
        with pytest.raises(NotAllowed):
            paying.pay("share_out", piece, by=paying.yen, parts=[part])
        with pytest.raises(NotAllowed):
            paying.pay("pay_photo_to", piece, by=paying.yen, photo_id=photo.pk, payee_name="A")
        assert not Piece.objects.exists()
        with pytest.raises(NotAllowed):
            actions.adjust(
                period_id=paying.april.pk,
                amount=1,
                payee_name="A",
                reason="x",
                actor=paying.yen,
                at=paying.tick(),
            )


class TestShares:
    def amounts(self, paying):
        paying.close()
        rows = Payment.objects.order_by("id")
        return [(row.payee_name, row.amount) for row in rows]

    def test_bylines_share_alike_and_the_parts_add_to_the_whole(self, paying):
        third = AuthorFactory(name="Võ Thành")
        piece = paying.published(
            bylines=paying.by(paying.lan_as_author, paying.binh_as_author, third)
        )
        paying.score(piece, "1.01")
        amounts = self.amounts(paying)
        assert [name for name, _ in amounts] == ["Nguyễn Thị Lan", "Trần Văn Bình", "Võ Thành"]
        assert sum(amount for _, amount in amounts) == UNIT * 101 // 100

    def test_shares_by_hand_pay_whom_they_name(self, paying, piece):
        parts = [
            Part(percent=Decimal("70"), payee_id=paying.binh_as_author.pk),
            Part(percent=Decimal("30"), payee_name="CTV Phạm A", note="MST 1"),
        ]
        paying.pay("share_out", piece, parts=parts)
        paying.score(piece, "1")
        assert self.amounts(paying) == [("Trần Văn Bình", 163_800), ("CTV Phạm A", 70_200)]
        assert Payment.objects.last().payee_note == "MST 1"

    @pytest.mark.parametrize(
        "percents", [["50", "49.99"], ["60", "60"], ["100", "0"], ["-5", "105"]]
    )
    def test_shares_that_do_not_add_to_a_hundred_are_refused(self, paying, piece, percents):
        parts = [Part(percent=Decimal(number), payee_name=f"Người {number}") for number in percents]
        with pytest.raises(WrongShares):
            paying.pay("share_out", piece, parts=parts)
        assert not Piece.objects.exists()

    def test_a_share_without_anybody_is_refused(self, paying, piece):
        for part in (
            Part(percent=Decimal(100)),
            Part(percent=Decimal(100), payee_id=999_999),
        ):
            with pytest.raises(WrongShares):
                paying.pay("share_out", piece, parts=[part])

    def test_nobody_names_themselves(self, paying, piece):
        author = AuthorFactory(name="Hoàng Anh Thư", user=paying.thu)
        part = Part(percent=Decimal(100), payee_id=author.pk)
        with pytest.raises(NotAllowed):
            paying.pay("share_out", piece, by=paying.thu, parts=[part])

    def test_no_shares_leads_back_to_the_bylines(self, paying, piece):
        part = Part(percent=Decimal(100), payee_name="Nhầm")
        paying.pay("share_out", piece, parts=[part])
        paying.pay("share_out", piece, parts=[])
        paying.score(piece, "1")
        assert self.amounts(paying) == [("Nguyễn Thị Lan", UNIT)]

    def test_a_pen_name_pays_the_one_author_behind_it(self, paying):
        PenName.objects.create(author=paying.binh_as_author, text="V.B")
        paying.score(paying.published(bylines=(BylineCopy(printed_as="V.B"),)), "1")
        assert self.amounts(paying) == [("Trần Văn Bình", UNIT)]

    def test_a_pen_name_of_two_people_pays_neither_before_somebody_says_whom(self, paying):
        for author in (paying.lan_as_author, paying.binh_as_author):
            PenName.objects.create(author=author, text="P.V")
        paying.score(paying.published(bylines=(BylineCopy(printed_as="P.V"),)), "1")
        assert self.amounts(paying) == [("P.V", UNIT)]
        assert Payment.objects.get().payee is None

    def test_whoever_is_named_for_photos_alone_gets_nothing_of_the_text(self, paying):
        text, photos = paying.by(paying.lan_as_author, paying.binh_as_author)
        piece = paying.published(bylines=(text, replace(photos, role="photo")))
        paying.score(piece, "1")
        assert self.amounts(paying) == [("Nguyễn Thị Lan", UNIT)]

    def test_a_story_under_no_name_pays_who_began_it(self, paying):
        piece = paying.published(bylines=paying.by(paying.binh_as_author))
        # As importers bring them; the verbs ask for a name.
        Publication.objects.filter(pk=piece.pk).update(bylines=[])
        paying.score(piece, "1")
        assert self.amounts(paying) == [("Nguyễn Thị Lan", UNIT)]

    def test_an_author_whose_address_changed_is_paid_all_the_same(self, paying, piece):
        author = paying.lan_as_author
        FormerSlug.objects.create(slug="lan", author=author, since=timezone.now())
        type(author).objects.filter(pk=author.pk).update(slug="nguyen-thi-lan")
        # And somebody else has the address now.
        AuthorFactory(name="Lan khác", slug="lan")
        paying.score(piece, "1")
        self.amounts(paying)
        assert Payment.objects.get().payee == author


class TestPhotos:
    @pytest.fixture
    def photo(self, paying):
        return PhotoFactory(byline="Trần Văn Bình", uploaded_by=paying.mai)

    @pytest.fixture
    def illustrated(self, paying, photo):
        return paying.published(**paying.with_photos(photo))

    def test_a_photo_is_scored_apart_and_pays_who_took_it(self, paying, illustrated, photo):
        paying.score(illustrated, "1")
        row = paying.pay("score_photo", illustrated, photo_id=photo.pk, coefficient=Decimal("0.5"))
        assert row.payee == paying.binh_as_author
        assert paying.total(paying.april) == UNIT + UNIT // 2

    def test_a_photographer_who_is_no_author_is_paid_by_name(self, paying):
        photo = PhotoFactory(byline="", credit="Ảnh: Đặng Ủy")
        piece = paying.published(**paying.with_photos(photo))
        row = paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal(1))
        assert (row.payee, row.payee_name) == (None, "Đặng Ủy")

    @pytest.mark.parametrize("credit", ["Ảnh: Văn Bình", "VĂN BÌNH", "Va\u0306n Bi\u0300nh"])
    def test_a_credit_pays_the_one_author_behind_it_however_it_is_capitalised(self, paying, credit):
        """Phương Uyên was two payees: PHƯƠNG UYÊN under her texts, Phương Uyên under her photos."""
        PenName.objects.create(author=paying.binh_as_author, text="VĂN BÌNH")
        photo = PhotoFactory(byline="", credit=credit)
        piece = paying.published(
            **paying.with_photos(photo), bylines=paying.by(paying.binh_as_author)
        )
        paying.score(piece, "1")
        row = paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal(1))
        assert (row.payee, row.payee_name) == (paying.binh_as_author, "")
        (person,) = reckoning.by_person(reckoning.of(paying.april, at=paying.now).payments)
        assert (person.pieces, person.photos, person.amount) == (1, 1, 2 * UNIT)

    def test_a_credit_that_only_resembles_a_name_or_is_two_peoples_stays_a_text(self, paying):
        PenName.objects.create(author=paying.binh_as_author, text="P.V")
        PenName.objects.create(author=paying.lan_as_author, text="p.v")
        for credit in ("P.V", "Văn Bình và P.V"):
            photo = PhotoFactory(byline="", credit=credit)
            piece = paying.published(**paying.with_photos(photo))
            row = paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal(1))
            assert (row.payee, row.payee_name) == (None, credit)

    def test_a_photo_scored_under_a_text_is_its_authors_when_the_period_is_closed(self, paying):
        photo = PhotoFactory(byline="", credit="Văn Bình")
        piece = paying.published(**paying.with_photos(photo))
        paying.score(piece, "1")
        row = paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal(1))
        assert row.payee is None
        PenName.objects.create(author=paying.binh_as_author, text="VĂN BÌNH")
        paying.close()
        row.refresh_from_db()
        paid = Payment.objects.get(photo_score=row)
        assert row.payee == paid.payee == paying.binh_as_author
        assert paid.payee_name == "Trần Văn Bình"

    def test_a_name_written_by_hand_stays_as_it_was_written(self, paying, illustrated, photo):
        paying.pay("pay_photo_to", illustrated, photo_id=photo.pk, payee_name="Nguyễn Thị Lan")
        paying.pay("score_photo", illustrated, photo_id=photo.pk, coefficient=Decimal(1))
        (paid,) = reckoning.of(paying.april, at=paying.now).payments
        assert (paid.payee, paid.payee_name) == (None, "Nguyễn Thị Lan")

    def test_a_photo_of_nobody_waits_for_a_payee(self, paying):
        photo = PhotoFactory(byline="", credit="")
        piece = paying.published(**paying.with_photos(photo))
        with pytest.raises(NotReady):
            paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal(1))
        paying.pay("pay_photo_to", piece, photo_id=photo.pk, payee_name="Đặng Ủy", note="STK 1")
        row = paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal(1))
        assert (row.payee_name, row.payee_note) == ("Đặng Ủy", "STK 1")

    def test_a_photo_has_a_cap_of_its_own(self, paying, illustrated, photo):
        with pytest.raises(OverCap):
            paying.pay("score_photo", illustrated, photo_id=photo.pk, coefficient=Decimal("10.5"))

    def test_a_photo_that_does_not_stand_in_the_story_is_not_paid(self, paying, illustrated):
        with pytest.raises(NotReady):
            paying.pay(
                "score_photo",
                illustrated,
                photo_id=PhotoFactory().pk,
                coefficient=Decimal(1),
            )

    def test_nobody_scores_their_own_photo(self, paying):
        author = AuthorFactory(name="Hoàng Anh Thư", user=paying.thu)
        taken = PhotoFactory(byline=author.name)
        brought = PhotoFactory(byline="", credit="Ảnh: CTV", uploaded_by=paying.thu)
        piece = paying.published(**paying.with_photos(taken, brought))
        for photo in (taken, brought):
            with pytest.raises(NotAllowed):
                paying.pay("score_photo", piece, photo_id=photo.pk, coefficient=Decimal(1))
        assert not PhotoScore.objects.exists()

    def test_a_score_of_a_photo_makes_an_older_page_of_the_piece_stale(
        self, paying, illustrated, photo
    ):
        paying.pay("score_photo", illustrated, photo_id=photo.pk, coefficient=Decimal(1))
        with pytest.raises(Changed):
            paying.score(illustrated, "1", version=0)

    def test_photos_of_a_withdrawn_story_earn_nothing(self, paying, illustrated, photo):
        paying.pay("score_photo", illustrated, photo_id=photo.pk, coefficient=Decimal(1))
        paying.do("withdraw", illustrated.article, paying.giang, reason="Sai")
        assert paying.total(paying.april) == 0
        with pytest.raises(NotReady):
            paying.pay("score_photo", illustrated, photo_id=photo.pk, coefficient=Decimal(2))


def test_every_refusal_of_money_is_a_sentence(paying):
    piece = paying.published()
    with pytest.raises(Refused) as refused:
        paying.score(piece, "11")
    assert "10" in str(refused.value)
    assert str(refused.value).endswith(".")
