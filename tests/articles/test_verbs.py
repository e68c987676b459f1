"""Who may do what with a story, and what is refused."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from articles import actions
from articles.actions.relist_section import relist_section
from articles.changes import ChangeNote
from articles.copy import BylineCopy, CaptionCopy, Copy
from articles.models import Article, Event, Revision, Section, SectionListing, Topic
from articles.models.history import AppendOnly
from articles.refusals import (
    NoReason,
    NotAllowed,
    NotReady,
    Stale,
    UnderEmbargo,
    WrongTime,
)
from articles.states import State
from people.roles import Role
from tests.factories.people import AuthorFactory, PersonFactory
from tests.factories.stories import SectionFactory, TopicFactory
from tests.photos.factories import PhotoFactory


def test_story_goes_from_draft_to_readers(newsroom):
    article = newsroom.draft()
    for verb, by, state in [
        ("submit", newsroom.lan, State.SUBMITTED),
        ("take", newsroom.hanh, State.EDITING),
        ("approve", newsroom.hanh, State.APPROVED),
        ("publish", newsroom.hanh, State.APPROVED),
    ]:
        newsroom.do(verb, article, by)
        article.refresh_from_db()
        assert article.state == state
    verbs = Event.objects.filter(article=article).order_by("at").values_list("verb", flat=True)
    assert list(verbs) == ["create", "submit", "take", "approve", "publish"]


def test_reporter_cannot_pass_or_publish(newsroom):
    article = newsroom.submitted()
    with pytest.raises(NotAllowed):
        newsroom.do("approve", article, newsroom.lan)
    newsroom.do("approve", article, newsroom.hanh)
    with pytest.raises(NotAllowed):
        newsroom.do("publish", article, newsroom.lan)


def test_nobody_passes_a_story_they_wrote_themselves(newsroom, settings):
    article = newsroom.draft(by=newsroom.thu)
    newsroom.do("submit", article, newsroom.thu)
    with pytest.raises(NotAllowed, match=r".+"):
        newsroom.do("approve", article, newsroom.thu)
    settings.FOUR_EYES = False
    newsroom.do("approve", article, newsroom.thu)


def test_section_head_works_in_their_sections_and_those_below_only(newsroom):
    fishing = SectionFactory(name="Thủy sản", slug="thuy-san", parent=newsroom.section)
    sport = SectionFactory(name="Thể thao", slug="the-thao")
    below = newsroom.submitted(section_id=fishing.pk)
    elsewhere = newsroom.submitted(section_id=sport.pk)
    newsroom.do("approve", below, newsroom.duc)
    with pytest.raises(NotAllowed):
        newsroom.do("approve", elsewhere, newsroom.duc)


def test_reporter_cannot_touch_the_story_of_another(newsroom):
    article = newsroom.draft()
    with pytest.raises(NotAllowed):
        newsroom.do("save", article, newsroom.binh, copy=newsroom.copy())


def test_administrator_runs_the_machine_and_not_the_paper(newsroom):
    quan_tri = PersonFactory(role=Role.ADMINISTRATOR)
    with pytest.raises(NotAllowed):
        newsroom.do("publish", newsroom.approved(), quan_tri)


def test_person_who_left_can_do_nothing(newsroom):
    article = newsroom.draft()
    newsroom.lan.is_active = False
    newsroom.lan.save()
    with pytest.raises(NotAllowed):
        newsroom.do("submit", article, newsroom.lan)


def test_unfinished_story_cannot_be_submitted_and_is_told_all_it_lacks(newsroom):
    article = newsroom.draft(body="", bylines=(), section_id=None)
    with pytest.raises(NotReady) as refusal:
        newsroom.do("submit", article, newsroom.lan)
    assert len(refusal.value.sentences) == 3
    article.refresh_from_db()
    assert (article.state, article.version) == (State.DRAFT, 1)


def test_sending_back_asks_for_a_reason_which_is_kept(newsroom):
    article = newsroom.submitted()
    with pytest.raises(NoReason):
        newsroom.do("send_back", article, newsroom.hanh, reason="  ")
    newsroom.do("send_back", article, newsroom.hanh, reason="Thiếu nguồn thứ hai")
    assert article.events.first().reason == "Thiếu nguồn thứ hai"


@pytest.mark.parametrize(
    ("verb", "arguments"),
    [
        ("save", {"copy": Copy(headline="Bản cũ")}),
        ("submit", {}),
        ("approve", {}),
        ("send_back", {"reason": "muộn"}),
        ("publish", {}),
        ("spike", {}),
    ],
)
def test_every_verb_refuses_a_decision_on_an_older_version(newsroom, verb, arguments):
    article = newsroom.draft()
    newsroom.do("save", article, newsroom.lan, copy=newsroom.copy(headline="Bản mới hơn"))
    with pytest.raises(Stale) as refusal:
        getattr(actions, verb)(
            article_id=article.pk, version=1, actor=newsroom.thu, at=newsroom.now, **arguments
        )
    assert refusal.value.changes == ["headline"]
    assert "Nguyễn Thị Lan" in str(refusal.value)
    article.refresh_from_db()
    assert article.headline == "Bản mới hơn"


def test_nothing_appears_before_an_embargo_ends(newsroom):
    ends = newsroom.now + timedelta(hours=5)
    article = newsroom.draft(planning={"embargo_until": ends})
    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("approve", article, newsroom.hanh)
    with pytest.raises(UnderEmbargo):
        newsroom.do("publish", article, newsroom.thu)
    with pytest.raises(UnderEmbargo):
        newsroom.do("schedule", article, newsroom.thu, go_live_at=ends - timedelta(seconds=1))
    newsroom.do("schedule", article, newsroom.thu, go_live_at=ends)


def test_story_cannot_be_scheduled_into_the_past(newsroom):
    article = newsroom.approved()
    for moment in (None, newsroom.now - timedelta(days=1)):
        with pytest.raises(WrongTime):
            newsroom.do("schedule", article, newsroom.hanh, go_live_at=moment)


def test_only_chiefs_print_an_earlier_date_and_it_is_recorded(newsroom):
    article = newsroom.approved()
    earlier = newsroom.now - timedelta(days=3)
    with pytest.raises(NotAllowed):
        newsroom.do("publish", article, newsroom.hanh, published_at=earlier)
    publication = newsroom.do("publish", article, newsroom.thu, published_at=earlier)
    assert publication.published_at == earlier
    assert publication.visible_from == newsroom.now
    assert article.events.first().details["backdated_to"] == earlier.isoformat()


def test_correction_says_what_was_wrong_and_readers_get_it_with_the_text(newsroom):
    article = newsroom.live()
    half = ChangeNote(kind="correction", right_text="40 hộ dân")
    with pytest.raises(NotReady):
        newsroom.do("update", article, newsroom.hanh, note=half)
    note = replace(half, wrong_text="14 hộ dân")
    publication = newsroom.do("update", article, newsroom.hanh, note=note)
    assert publication.corrections[0]["wrong"] == "14 hộ dân"
    assert article.corrections.get().visible_from == publication.visible_from


TYPO = ChangeNote(kind="typo")


def test_typo_is_mended_without_a_new_date(newsroom):
    article = newsroom.live()
    newsroom.reword(
        article, standfirst="Sau bốn ngày sạt lỡ, xe khách đã qua đèo từ 5 giờ sáng nay"
    )
    assert newsroom.do("update", article, newsroom.hanh, note=TYPO).updated_at is None


def test_readers_get_no_time_of_an_update_in_which_nothing_changed(newsroom):
    article = newsroom.live()
    for verb, more in (
        ("update", {}),
        ("schedule", {"go_live_at": newsroom.now + timedelta(hours=1)}),
    ):
        with pytest.raises(NotReady):
            newsroom.do(verb, article, newsroom.hanh, **more)
    with pytest.raises(NotReady):
        newsroom.do("update", article, newsroom.hanh, note=TYPO)
    assert article.publications.count() == 1
    newsroom.reword(article, extra_section_ids=(SectionFactory(slug="kinh-te").pk,))
    assert newsroom.do("update", article, newsroom.hanh, note=TYPO)
    with pytest.raises(NotReady):
        newsroom.do("update", article, newsroom.hanh)
    told = ChangeNote(right_text="Đèo đã thông hẳn, không phải một làn.")
    assert newsroom.do("update", article, newsroom.hanh, note=told).updated_at == newsroom.now


def test_withdrawing_is_for_chiefs_and_asks_for_a_reason(newsroom):
    article = newsroom.live()
    with pytest.raises(NotAllowed):
        newsroom.do("withdraw", article, newsroom.hanh, reason="nhầm")
    with pytest.raises(NoReason):
        newsroom.do("withdraw", article, newsroom.thu, reason="")


def test_spiked_story_is_kept_and_can_be_revived(newsroom):
    article = newsroom.draft()
    newsroom.do("spike", article, newsroom.lan)
    article.refresh_from_db()
    assert article.state == State.SPIKED
    newsroom.do("revive", article, newsroom.lan)
    article.refresh_from_db()
    assert article.state == State.DRAFT


def test_earlier_text_comes_back_whole_and_brings_no_state_with_it(newsroom):
    author = AuthorFactory()
    first = newsroom.copy(bylines=(BylineCopy(printed_as="V.T", author_id=author.pk),))
    article = actions.create(copy=first, actor=newsroom.lan, at=newsroom.tick())
    newsroom.do("save", article, newsroom.lan, copy=newsroom.copy(headline="Sau"))
    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("restore_revision", article, newsroom.hanh, revision_version=1)
    article.refresh_from_db()
    assert Copy.of(article) == first
    assert article.state == State.SUBMITTED


def test_two_stories_may_have_the_same_words_in_their_address(newsroom):
    first, second = newsroom.live(), newsroom.live()
    addresses = {a.publications.get().get_absolute_url() for a in (first, second)}
    assert len(addresses) == 2


def test_record_is_only_added_to(newsroom):
    article = newsroom.draft()
    event, revision = article.events.get(), Revision.objects.get(article=article)
    for row in (event, revision):
        with pytest.raises(AppendOnly):
            row.save()
        with pytest.raises(AppendOnly):
            row.delete()


def test_text_is_stored_in_one_form_however_it_was_typed(newsroom):
    import unicodedata

    typed = unicodedata.normalize("NFD", "Khánh Vĩnh đón khách")
    article = newsroom.draft(headline=typed)
    stored = Article.objects.get(pk=article.pk).headline
    assert stored == "Khánh Vĩnh đón khách"
    assert Article.objects.filter(headline=typed).exists()


def test_writer_is_not_shown_the_drafts_of_others(newsroom):
    from articles.workflow import seen_by

    mine, theirs = newsroom.draft(), newsroom.draft(by=newsroom.binh)
    assert list(Article.objects.filter(seen_by(newsroom.lan))) == [mine]
    assert theirs not in Article.objects.filter(seen_by(newsroom.hanh))
    assert set(Article.objects.filter(seen_by(newsroom.thu))) == {mine, theirs}


def test_photo_that_readers_saw_is_kept_with_the_text_they_saw(newsroom):
    photo = PhotoFactory()
    lead = CaptionCopy(photo_id=photo.pk, alt_text="Đèo Khánh Vĩnh")
    article = newsroom.live(captions=(lead,))
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy())
    assert not article.image_captions.exists()
    assert photo.is_used()
    with pytest.raises(ProtectedError):
        photo.delete()


def test_earlier_text_whose_photo_is_gone_does_not_come_back_half(newsroom):
    photo = PhotoFactory()
    article = newsroom.draft(captions=(CaptionCopy(photo_id=photo.pk, alt_text="Đèo"),))
    newsroom.do("save", article, newsroom.lan, copy=newsroom.copy(headline="Không ảnh"))
    photo.delete()
    with pytest.raises(NotReady):
        newsroom.do("restore_revision", article, newsroom.lan, revision_version=1)


def test_schedule_that_was_called_off_holds_nothing_up(newsroom):
    article = newsroom.approved()
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + timedelta(days=9))
    newsroom.do("unschedule", article, newsroom.hanh)
    newsroom.do("send_back", article, newsroom.thu, reason="Thêm ý kiến của xã")
    article.refresh_from_db()
    assert article.state == State.SENT_BACK


def test_story_brought_back_stands_on_the_lists_it_stood_on(newsroom):
    sport = SectionFactory(name="Thể thao", slug="the-thao")
    article = newsroom.live()
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(section_id=sport.pk))
    back = newsroom.do("restore", article, newsroom.thu)
    listed = SectionListing.objects.filter(publication=back).values_list("section", flat=True)
    assert list(listed) == [newsroom.section.pk]
    assert article.publications.count() == 2


def test_embargo_on_a_scheduled_story_is_not_broken_by_its_schedule(newsroom):
    article = newsroom.approved()
    newsroom.do("schedule", article, newsroom.hanh, go_live_at=newsroom.now + timedelta(hours=1))
    late = {"embargo_until": newsroom.now + timedelta(hours=5)}
    with pytest.raises(UnderEmbargo):
        newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(), planning=late)


def test_date_that_somebody_else_set_is_named_in_the_conflict_and_in_the_record(newsroom):
    article = newsroom.submitted()
    late = {"embargo_until": newsroom.now + timedelta(hours=5)}
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(), planning=late)
    with pytest.raises(Stale) as refusal:
        actions.save(
            article_id=article.pk,
            version=2,
            copy=newsroom.copy(),
            actor=newsroom.thu,
            at=newsroom.tick(),
        )
    assert refusal.value.changes == ["embargo_until"]
    before, after = article.events.get(verb="save").details["dates"]["embargo_until"]
    assert (before, after) == (None, late["embargo_until"].isoformat())


def test_year_that_no_archive_has_is_a_slip_of_the_keyboard(newsroom):
    article = newsroom.approved()
    with pytest.raises(WrongTime):
        newsroom.do("publish", article, newsroom.thu, published_at=newsroom.now.replace(year=1021))


def test_moved_section_takes_its_stories_to_the_lists_above_it(newsroom):
    fishing = SectionFactory(name="Thủy sản", slug="thuy-san", parent=newsroom.section)
    economy = SectionFactory(name="Kinh tế", slug="kinh-te")
    publication = newsroom.live(section_id=fishing.pk).publications.get()
    fishing.parent = economy
    fishing.save()
    relist_section(section=fishing)
    listed = SectionListing.objects.filter(publication=publication)
    assert set(listed.values_list("section", flat=True)) == {fishing.pk, economy.pk}
    relist_section(section=fishing)
    assert listed.count() == 2


@pytest.mark.parametrize("model", [Section, Topic])
def test_name_without_letters_needs_an_address(db, model):
    with pytest.raises(ValidationError):
        model(name="!!!").full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        model.objects.create(name="!!!")


def test_saving_what_stands_already_is_recorded_nowhere(newsroom):
    article = newsroom.draft()
    again = newsroom.do("save", article, newsroom.lan, copy=Copy.of(article))
    assert again.version == article.version
    assert article.revisions.count() == article.events.count() == 1


def test_two_topics_in_any_order_are_the_same_copy(newsroom):
    second = TopicFactory(name="An sinh", slug="an-sinh")
    first = TopicFactory(name="Văn hóa", slug="van-hoa")
    ids = tuple(sorted([second.pk, first.pk]))
    assert Copy.of(newsroom.draft(topic_ids=ids)).topic_ids == ids


def test_editor_cannot_show_again_what_chiefs_took_down(newsroom):
    article = newsroom.live()
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    with pytest.raises(NotAllowed):
        newsroom.do("publish", article, newsroom.hanh)
    later = newsroom.now + timedelta(hours=1)
    with pytest.raises(NotAllowed):
        newsroom.do("schedule", article, newsroom.hanh, go_live_at=later)
    newsroom.do("publish", article, newsroom.thu)
