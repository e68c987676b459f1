"""What stands in a bundle goes live as one, or not at all."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.changes import ChangeNote
from articles.copy import Copy
from articles.events import printed_event, printed_verb
from articles.models import Correction, Event, Publication
from articles.refusals import NotAllowed, WrongTime
from frontpage.models import Banner, Placement
from people.roles import Role
from publishing import actions
from publishing.models import BundleEvent, BundleState
from publishing.refusals import BundleRefused, StaleBundle, WrongItem
from publishing.standing import lines_of
from tests.factories.people import PersonFactory
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db
HOUR = timedelta(hours=1)
BEFORE = timedelta(microseconds=1)


def headlines(at):
    return {row.headline for row in Publication.objects.visible(at=at)}


def banners(at):
    return [banner.text for banner in Banner.objects.visible(at=at)]


def opened(at):
    """What readers see of a filled bundle, in one number for each kind."""
    return (
        Publication.objects.visible(at=at).filter(headline__contains="cảng Khánh Vĩnh").count(),
        Publication.objects.visible(at=at).filter(headline__contains="120 m").count(),
        Correction.objects.visible(at=at).count(),
        Placement.objects.visible(at=at).count(),
        Banner.objects.visible(at=at).count(),
    )


ALL, NOTHING = (1, 1, 1, 1, 1), (0, 0, 0, 0, 0)


def test_everything_in_a_bundle_goes_live_in_one_second(desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    assert opened(desk.six - BEFORE) == NOTHING
    assert opened(desk.six) == ALL


def test_places_and_banners_end_by_themselves(desk):
    desk.do("release", desk.filled())
    assert opened(desk.six + 2 * HOUR) == (1, 1, 1, 1, 0)
    assert opened(desk.six + 4 * HOUR) == (1, 1, 1, 0, 0)


def test_a_bundle_without_a_time_goes_live_when_it_is_released(desk, newsroom):
    bundle = desk.filled(go_live_at=None)
    desk.do("release", bundle)
    bundle.refresh_from_db()
    assert bundle.go_live_at == newsroom.now
    assert opened(newsroom.now) == ALL


def test_the_record_says_what_was_opened(desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    event = bundle.events.first()
    assert event.verb == "release"
    assert [bool(row["publication"]) for row in event.details["opened"]] == [
        True,
        True,
        False,
        False,
    ]
    assert event.details["go_live"] == desk.six.isoformat()


def test_released_twice_is_released_once(desk, newsroom):
    bundle = desk.filled()
    sent = {"bundle_id": bundle.pk, "version": bundle.version, "actor": newsroom.hanh}
    actions.release(**sent, at=newsroom.tick())
    rows = Publication.objects.count(), Placement.objects.count(), Banner.objects.count()
    with pytest.raises(StaleBundle, match="Phạm Thị Hạnh"):
        actions.release(**sent, at=newsroom.tick())
    assert rows == (Publication.objects.count(), Placement.objects.count(), Banner.objects.count())
    assert bundle.events.filter(verb="release").count() == 1


def test_refusals_of_all_items_are_told_at_once_and_nothing_happens(desk, newsroom):
    bundle = desk.filled()
    newsroom.do("save", desk.new, newsroom.hanh, copy=newsroom.copy(headline="Tít khác"))
    early = newsroom.approved(
        headline="Tin cấm đăng trước", planning={"embargo_until": desk.six + HOUR}
    )
    desk.do("add_story", bundle, article_id=early.pk)
    record = Event.objects.count(), BundleEvent.objects.count()
    with pytest.raises(BundleRefused) as refused:
        desk.do("release", bundle)
    told = {str(item): " ".join(sentences) for item, sentences in refused.value.refusals}
    assert set(told) == {"“Tít khác”", "“Tin cấm đăng trước”"}
    assert "Phạm Thị Hạnh" in told["“Tít khác”"]
    assert opened(desk.six) == NOTHING
    assert headlines(desk.six) == {"Cảng cá dài 210 m"}
    assert record == (Event.objects.count(), BundleEvent.objects.count())
    bundle.refresh_from_db()
    assert bundle.state == BundleState.PREPARING


def test_a_changed_story_is_looked_at_again(desk, newsroom):
    bundle = desk.filled()
    newsroom.do("save", desk.new, newsroom.hanh, copy=newsroom.copy(headline="Tít khác"))
    desk.new.refresh_from_db()
    item = bundle.items.get(article=desk.new, kind="story")
    desk.do("look_again", bundle, item_id=item.pk, article_version=desk.new.version)
    desk.do("release", bundle)
    assert "Tít khác" in headlines(desk.six)


def test_dates_and_a_save_without_news_leave_the_bundle_as_it_was_looked_at(desk, newsroom):
    bundle = desk.filled()
    planning = {"planned_date": desk.six.date(), "deadline_at": desk.six}
    newsroom.do("plan", desk.new, newsroom.hanh, planning=planning)
    desk.known.refresh_from_db()
    newsroom.do("save", desk.known, newsroom.hanh, copy=Copy.of(desk.known))
    lines = lines_of(bundle, user=newsroom.hanh, at=newsroom.now)
    assert [line.change for line in lines] == [None] * 4
    desk.do("release", bundle)
    assert opened(desk.six) == ALL


def test_dates_between_release_and_another_time_ask_for_no_second_look(desk, newsroom):
    bundle = desk.filled()
    desk.do("release", bundle)
    newsroom.do("plan", desk.new, newsroom.hanh, planning={"planned_date": desk.six.date()})
    desk.do("reschedule", bundle, go_live_at=desk.six + HOUR)
    assert opened(desk.six + HOUR) == ALL


def test_words_saved_before_the_dates_are_still_to_be_looked_at(desk, newsroom):
    bundle = desk.filled()
    newsroom.do("save", desk.new, newsroom.hanh, copy=newsroom.copy(headline="Tít khác"))
    newsroom.do("plan", desk.new, newsroom.thu, planning={"planned_date": desk.six.date()})
    (line,) = [x for x in lines_of(bundle, user=newsroom.hanh, at=newsroom.now) if x.change]
    assert line.change.actor == newsroom.hanh
    with pytest.raises(BundleRefused, match="Tít khác"):
        desk.do("release", bundle)


def test_story_published_by_hand_meanwhile_is_looked_at_again(desk, newsroom):
    bundle = desk.filled()
    newsroom.do("publish", desk.new, newsroom.hanh)
    with pytest.raises(BundleRefused):
        desk.do("release", bundle)


def test_whoever_releases_needs_the_right_to_each_part(desk, newsroom):
    """The desk head heads the section of the stories, and arranges no front page."""
    bundle = desk.filled()
    with pytest.raises(BundleRefused) as refused:
        desk.do("release", bundle, by=newsroom.duc)
    assert [item.kind for item, _sentences in refused.value.refusals] == ["placement", "banner"]
    assert opened(desk.six) == NOTHING


def test_nobody_releases_what_they_wrote_themselves(desk, newsroom):
    story = newsroom.draft(by=newsroom.hanh)
    newsroom.do("submit", story, newsroom.hanh)
    newsroom.do("approve", story, newsroom.thu)
    bundle = desk.empty()
    desk.do("add_story", bundle, article_id=story.pk)
    with pytest.raises(BundleRefused):
        desk.do("release", bundle)
    desk.do("release", bundle, by=newsroom.thu)


@pytest.mark.parametrize(
    "role",
    sorted(set(Role) - {Role.EDITOR, Role.DESK_HEAD, Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF}),
    ids=str,
)
def test_others_than_editors_neither_fill_nor_release(desk, role):
    other = PersonFactory(role=role)
    bundle = desk.filled()
    for verb in ("release", "call_off"):
        with pytest.raises(NotAllowed):
            desk.do(verb, bundle, by=other)
    with pytest.raises(NotAllowed):
        desk.empty(actor=other)


def test_a_scheduled_story_is_not_taken_over_by_a_bundle(desk, newsroom):
    bundle = desk.filled()
    newsroom.do("schedule", desk.new, newsroom.hanh, go_live_at=desk.six - HOUR)
    desk.new.refresh_from_db()
    item = bundle.items.get(article=desk.new, kind="story")
    desk.do("look_again", bundle, item_id=item.pk, article_version=desk.new.version)
    with pytest.raises(BundleRefused):
        desk.do("release", bundle)
    assert Publication.objects.coming(at=newsroom.now).get().visible_from == desk.six - HOUR


def test_of_two_bundles_with_the_same_story_the_second_is_refused(desk):
    first = desk.filled()
    second = desk.empty(name="Gói khác")
    desk.do("add_story", second, article_id=desk.new.pk)
    desk.do("release", first)
    with pytest.raises(BundleRefused):
        desk.do("release", second)
    assert opened(desk.six) == ALL


def test_a_correction_without_words_stops_the_whole_bundle(desk):
    bundle = desk.filled()
    item = bundle.items.get(article=desk.known, kind="story")
    desk.do("change_note", bundle, item_id=item.pk, note=ChangeNote(kind="correction"))
    with pytest.raises(BundleRefused):
        desk.do("release", bundle)
    assert opened(desk.six) == NOTHING


def test_a_time_that_is_over_is_refused(desk, newsroom):
    bundle = desk.filled()
    newsroom.now = desk.six
    with pytest.raises(WrongTime):
        desk.do("release", bundle)
    with pytest.raises(WrongTime):
        desk.do("set_time", bundle, go_live_at=desk.six - HOUR)


def test_called_off_is_as_if_it_had_never_been_released(desk, newsroom):
    bundle = desk.filled()
    before = headlines(desk.six)
    desk.do("release", bundle)
    assert desk.do("call_off", bundle, reason="Hoãn công bố") == []
    for moment in (desk.six, desk.six + HOUR):
        assert opened(moment) == NOTHING
        assert headlines(moment) == before
    bundle.refresh_from_db()
    assert bundle.state == BundleState.CALLED_OFF
    assert bundle.events.first().reason == "Hoãn công bố"


def test_calling_off_takes_nothing_that_others_opened(desk, newsroom):
    bundle = desk.filled()
    other = newsroom.approved(headline="Tin khác đã hẹn giờ")
    newsroom.do("schedule", other, newsroom.hanh, go_live_at=desk.six)
    Placement.objects.create(article=other, visible_from=desk.six)
    Banner.objects.create(text="Tin của người khác", visible_from=desk.six)
    desk.do("release", bundle)
    desk.do("call_off", bundle)
    assert "Tin khác đã hẹn giờ" in headlines(desk.six)
    assert Placement.objects.visible(at=desk.six).count() == 1
    assert banners(desk.six) == ["Tin của người khác"]


def test_no_story_of_a_released_bundle_is_moved_by_hand(desk, newsroom):
    bundle = desk.filled()
    desk.do("release", bundle)
    earlier = {"go_live_at": desk.six - HOUR}
    for verb, story, more in (
        ("unschedule", desk.new, {}),
        ("schedule", desk.new, earlier),
        ("publish", desk.new, {}),
        ("update", desk.known, {}),
    ):
        with pytest.raises(NotAllowed):
            newsroom.do(verb, story, newsroom.thu, **more)
    assert opened(desk.six) == ALL
    desk.do("call_off", bundle)
    newsroom.do("schedule", desk.new, newsroom.thu, **earlier)


def test_story_that_had_to_be_taken_down_is_left_and_told(desk, newsroom):
    bundle = desk.filled()
    desk.do("release", bundle)
    newsroom.do("withdraw", desk.known, newsroom.thu, reason="Nguồn rút lại lời")
    told = desk.do("call_off", bundle)
    assert len(told) == 1
    assert "Cảng cá dài 120 m" in told[0]
    assert bundle.events.first().details["told"] == told


def test_second_look_is_that_of_whoever_took_it_not_of_whoever_releases(desk, newsroom):
    bundle = desk.empty()
    story = newsroom.live(headline="Cảng cá dài 210 m")
    newsroom.do("save", story, newsroom.hanh, copy=newsroom.copy(headline="Cảng cá dài 120 m"))
    looked = ChangeNote(kind="typo", looked_twice=True)
    item = desk.do("add_story", bundle, article_id=story.pk, note=looked)
    with pytest.raises(BundleRefused):
        desk.do("release", bundle, by=newsroom.thu)
    desk.do("change_note", bundle, by=newsroom.duc, item_id=item.pk, note=looked)
    desk.do("release", bundle, by=newsroom.thu)
    second_look = story.events.filter(verb="schedule").get().details["second_look"]
    assert second_look["name"] == str(newsroom.duc)


def test_second_look_is_over_when_the_story_changes(desk, newsroom):
    bundle = desk.empty()
    story = newsroom.live(headline="Cảng cá dài 210 m")
    newsroom.do("save", story, newsroom.hanh, copy=newsroom.copy(headline="Cảng cá dài 120 m"))
    looked = ChangeNote(kind="typo", looked_twice=True)
    item = desk.do("add_story", bundle, by=newsroom.thu, article_id=story.pk, note=looked)
    newsroom.do("save", story, newsroom.hanh, copy=newsroom.copy(headline="Cảng cá dài 12 m"))
    story.refresh_from_db()
    desk.do("look_again", bundle, item_id=item.pk, article_version=story.version)
    with pytest.raises(BundleRefused):
        desk.do("release", bundle, by=newsroom.thu)


def test_form_of_a_story_says_with_what_it_goes_live(desk, newsroom, client):
    bundle = desk.empty(go_live_at=timezone.now() + HOUR)
    story = newsroom.approved()
    desk.do("add_story", bundle, article_id=story.pk)
    desk.do("release", bundle)
    client.force_login(newsroom.thu)
    page = client.get(f"/desk/articles/article/{story.pk}/change/").text
    assert f"/desk/publishing/bundles/{bundle.pk}/" in page


def test_log_of_a_story_says_that_it_goes_live_with_a_bundle(desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    for story in (desk.new, desk.known):
        event = story.events.first()
        assert event.details["bundle"] == bundle.pk
        assert printed_event(event) != printed_verb(event.verb)
    assert desk.known.events.first().details["kind"] == "correction"


def test_a_place_that_somebody_took_away_by_hand_is_told(desk, newsroom):
    bundle = desk.filled()
    desk.do("release", bundle)
    placement = Placement.objects.get()
    placement.visible_until = placement.visible_from
    placement.save()
    assert len(desk.do("call_off", bundle)) == 1


def test_what_is_live_is_not_called_off(desk, newsroom):
    bundle = desk.filled()
    desk.do("release", bundle)
    newsroom.now = desk.six
    with pytest.raises(NotAllowed):
        desk.do("call_off", bundle)
    assert opened(desk.six) == ALL


def test_another_time_moves_all_of_it(desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    assert desk.do("reschedule", bundle, go_live_at=desk.six + HOUR) == []
    assert opened(desk.six) == NOTHING
    assert opened(desk.six + HOUR) == ALL


def test_another_time_that_one_item_forbids_leaves_all_at_the_old_one(desk):
    """The banner would end before it begins."""
    bundle = desk.filled()
    desk.do("release", bundle)
    with pytest.raises(BundleRefused):
        desk.do("reschedule", bundle, go_live_at=desk.six + 3 * HOUR)
    assert opened(desk.six) == ALL
    bundle.refresh_from_db()
    assert bundle.go_live_at == desk.six


def test_a_story_saved_after_the_release_is_looked_at_before_it_moves(desk, newsroom):
    """What is scheduled is the text of then; another time would take the new one unseen."""
    bundle = desk.filled()
    desk.do("release", bundle)
    newsroom.do("save", desk.new, newsroom.hanh, copy=newsroom.copy(headline="Tít khác"))
    with pytest.raises(BundleRefused):
        desk.do("reschedule", bundle, go_live_at=desk.six + HOUR)
    assert opened(desk.six) == ALL


def test_a_bundle_that_was_called_off_can_be_taken_up_again(desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    desk.do("call_off", bundle)
    with pytest.raises(NotAllowed):
        desk.do("release", bundle)
    desk.do("reopen", bundle)
    desk.do("release", bundle)
    assert opened(desk.six) == ALL


def test_a_released_bundle_is_not_changed(desk):
    bundle = desk.filled()
    desk.do("release", bundle)
    item = bundle.items.first()
    for verb, arguments in [
        ("remove_item", {"item_id": item.pk}),
        ("move_item", {"item_id": item.pk, "places": 1}),
        ("set_time", {"go_live_at": None}),
        ("add_story", {"article_id": item.article_id}),
    ]:
        with pytest.raises(NotAllowed):
            desk.do(verb, bundle, **arguments)


def test_a_story_stands_in_a_bundle_once(desk):
    bundle = desk.filled()
    with pytest.raises(WrongItem):
        desk.do("add_story", bundle, article_id=desk.new.pk)


def test_a_draft_of_somebody_else_cannot_be_put_into_a_bundle(desk, newsroom):
    with pytest.raises(NotAllowed):
        desk.do("add_story", desk.empty(), article_id=newsroom.draft().pk)


def test_the_order_is_the_desks_own(desk):
    bundle = desk.filled()
    last = bundle.items.last()
    for _step in range(9):
        desk.do("move_item", bundle, item_id=last.pk, places=-1)
    assert bundle.items.first() == last
    desk.do("remove_item", bundle, item_id=last.pk)
    assert last not in bundle.items.all()


def test_photos_that_change_between_release_and_call_off_do_not_hide_what_is_ours(desk, newsroom):
    """A change of rights replaces the coming publication by a copy."""
    photo = PhotoFactory()
    story = newsroom.approved(headline="Có ảnh", **newsroom.with_photos(photo))
    bundle = desk.empty()
    desk.do("add_story", bundle, article_id=story.pk)
    desk.do("release", bundle)
    newsroom.change(photo, licence_until=desk.six + 100 * HOUR)
    assert story.publications.count() == 2
    assert desk.do("call_off", bundle) == []
    assert headlines(desk.six) == set()
