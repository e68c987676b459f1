"""The front editor, without its script: everything goes through plain forms."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from articles.models import DeskAssignment
from frontpage import actions as fronts
from frontpage.desk.typed import text_of
from frontpage.models import Banner, FrontDraft, FrontEvent, Placement, Slot
from people.roles import Role
from photos.renditions import for_desk
from tests.factories.people import PersonFactory
from tests.factories.stories import SectionFactory
from tests.reader import factories as paper

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
SITE = "/desk/fronts/site/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def now():
    return timezone.now()


@pytest.fixture
def sections():
    return [paper.section(name, position=n) for n, name in enumerate(["Chính trị", "Thể thao"])]


@pytest.fixture
def stories(sections, now):
    return paper.publish_many(30, sections=sections, start=now - 2 * HOUR)


@pytest.fixture
def editor(client):
    person = PersonFactory(role=Role.EDITOR, full_name="Phạm Thị Hạnh")
    client.force_login(person)
    return person


def form(*cards, do, version=0, **more):
    """Return what the form sends: cards are (story, place) or (story, place, until)."""
    data = {"version": version, "do": do, "story": [], **more}
    for number, (story, place, *until) in enumerate(cards, start=1):
        pk = story.article_id
        data["story"].append(pk)
        data |= {f"place-{pk}": place, f"order-{pk}": number, f"until-{pk}": "".join(until)}
    return data


def told(answer):
    return [str(message) for message in answer.context["messages"]]


def test_list_shows_the_fronts_that_a_person_may_arrange(client, sections, editor):
    text = client.get(reverse("fronts:fronts")).text
    assert SITE in text
    assert f"/desk/fronts/{sections[0].pk}/" in text
    assert reverse("fronts:banners") in text
    head = PersonFactory(role=Role.DESK_HEAD)
    DeskAssignment.objects.create(user=head, section=sections[0])
    client.force_login(head)
    text = client.get(reverse("fronts:fronts")).text
    assert SITE not in text
    assert f"/desk/fronts/{sections[0].pk}/" in text
    assert f"/desk/fronts/{sections[1].pk}/" not in text
    assert reverse("fronts:banners") not in text


@pytest.mark.parametrize("page", ["edit", "stories", "preview", "earlier", "fill"])
def test_head_arranges_the_front_of_the_own_section_alone(client, sections, page):
    head = PersonFactory(role=Role.DESK_HEAD)
    DeskAssignment.objects.create(user=head, section=sections[0])
    client.force_login(head)
    ask = client.post if page == "fill" else client.get
    assert ask(reverse(f"fronts:{page}", args=[sections[0].pk])).status_code == 200
    assert ask(reverse(f"fronts:{page}", args=[sections[1].pk])).status_code == 403
    assert ask(reverse(f"fronts:{page}", args=[None])).status_code == 403


def test_head_cannot_touch_the_sites_front_by_posting(client, sections, stories):
    head = PersonFactory(role=Role.DESK_HEAD)
    DeskAssignment.objects.create(user=head, section=sections[0])
    client.force_login(head)
    for do in ["save", "publish", "drop"]:
        assert client.post(SITE, form((stories[0], "lead"), do=do)).status_code == 403
    assert client.post("/desk/fronts/banners/", {"do": "raise", "text": "X"}).status_code == 403
    assert not FrontEvent.objects.exists()


def test_board_says_what_is_by_hand_and_what_fills_itself(client, stories, editor, now):
    Placement.objects.create(article=stories[0].article, visible_from=now - HOUR)
    page = client.get(SITE)
    places = {place.key: place for place, _live in page.context["rows"]}
    assert [one.tile.headline for one in places["lead"].cards] == ["Bản tin số 0"]
    assert places["lead"].fills == []
    assert [tile.headline for tile in places["secondary"].fills] == [
        f"Bản tin số {n}" for n in [29, 28, 27, 26]
    ]
    assert places["latest"].size == 0


def test_draft_is_saved_and_readers_see_nothing_of_it(client, stories, sections, editor):
    before = client.get("/").context["lead"]
    block = f"block-{sections[1].pk}"
    sent = form((stories[0], "lead"), (stories[2], "secondary"), (stories[4], block), do="save")
    answer = client.post(SITE, sent, follow=True)
    assert "Readers see nothing of it" in told(answer)[0] or "Bạn đọc" in told(answer)[0]
    assert [card["slot"] for card in FrontDraft.objects.get().cards] == [
        "lead",
        "secondary",
        "block",
    ]
    assert client.get("/").context["lead"] == before
    places = {place.key: place for place, _live in answer.context["rows"]}
    assert places[block].cards[0].card.article == stories[4].article_id


def test_published_draft_is_the_next_page_and_the_draft_is_gone(client, stories, editor):
    client.post(SITE, form((stories[0], "lead"), do="save"))
    client.post(SITE, form((stories[0], "lead"), do="publish", version=1))
    assert client.get("/").context["lead"] == stories[0]
    assert FrontDraft.objects.get().cards is None


def test_second_click_on_publish_is_no_conflict(client, stories, editor):
    sent = form((stories[0], "lead"), do="publish")
    assert client.post(SITE, sent).status_code == 302
    assert client.post(SITE, sent).status_code == 302
    assert FrontEvent.objects.filter(verb="arrange").count() == 1


def test_front_of_later_waits_for_its_time(client, stories, editor, now):
    later = (now + HOUR).replace(second=0, microsecond=0)
    sent = form((stories[0], "lead"), do="schedule", at=text_of(later))
    client.post(SITE, sent)
    assert Placement.objects.get().visible_from == later
    assert client.get("/").context["lead"] != stories[0]
    page = client.get(SITE)
    assert page.context["next_arrangement"] == later


def test_publishing_leaves_what_is_to_come_unless_told_otherwise(client, stories, editor, now):
    later = (now + HOUR).replace(second=0, microsecond=0)
    client.post(SITE, form((stories[0], "lead"), do="schedule", at=text_of(later)))
    client.post(SITE, form((stories[1], "lead"), do="publish", version=1, coming="keep"))
    assert Placement.objects.get(article=stories[1].article).visible_until == later
    client.post(SITE, form((stories[2], "lead"), do="publish", version=2, coming="off"))
    assert not Placement.objects.coming(at=timezone.now()).exists()


@pytest.mark.parametrize("at", ["", "hôm qua", "12/04/2021 21:13"])
def test_time_that_cannot_be_is_refused_and_nothing_typed_is_lost(client, stories, editor, at):
    sent = form((stories[0], "lead", "31/12/2099 17:00"), do="schedule", at=at)
    answer = client.post(SITE, sent)
    assert answer.status_code == 200
    assert answer.context["refused"]
    assert 'value="31/12/2099 17:00"' in answer.text
    assert f'name="place-{stories[0].article_id}"' in answer.text
    assert not Placement.objects.exists()


def test_end_of_a_card_that_cannot_be_read_is_marked_at_the_card(client, stories, editor):
    answer = client.post(SITE, form((stories[0], "lead", "tối nay"), do="publish"))
    assert 'value="tối nay"' in answer.text
    assert f'aria-describedby="wrong-{stories[0].article_id}"' in answer.text
    assert not Placement.objects.exists()


@pytest.mark.parametrize("do", ["save", "publish"])
def test_end_that_is_over_is_refused_with_its_story_and_marked_at_the_card(
    client, stories, editor, do
):
    cards = [(stories[0], "lead", "12/04/2021 21:13"), (stories[1], "secondary", "")]
    answer = client.post(SITE, form(*cards, do=do))
    assert "Bản tin số 0" in str(answer.context["refused"])
    assert "Bản tin số 1" not in str(answer.context["refused"])
    assert f'aria-describedby="wrong-{stories[0].article_id}"' in answer.text
    assert f"wrong-{stories[1].article_id}" not in answer.text
    assert 'value="12/04/2021 21:13"' in answer.text
    assert not FrontDraft.objects.exists()
    assert not Placement.objects.exists()


def test_board_shows_one_lead_where_a_bundle_put_a_second_one_above_it(
    client, stories, editor, now
):
    """As readers see it: the newest card, and beside it the one that led before."""
    Placement.objects.create(article=stories[28].article, visible_from=now - HOUR)
    Placement.objects.create(article=stories[0].article, visible_from=now - MINUTE)
    readers = client.get("/").context
    lives = {live.key: live for _place, live in client.get(SITE).context["rows"]}
    seen = {key: [tile.headline for tile, _by_hand in live.shown] for key, live in lives.items()}
    assert seen["lead"] == [readers["lead"].headline] == ["Bản tin số 0"]
    assert seen["secondary"] == [story.headline for story in readers["secondary"]]
    assert seen["latest"] == [story.headline for story in readers["latest"]]
    assert seen["secondary"][0] == "Bản tin số 28"
    assert lives["lead"].shown[0][1]
    assert lives["secondary"].shown[0][1]
    everywhere = [headline for headlines in seen.values() for headline in headlines]
    assert len(everywhere) == len(set(everywhere))
    assert client.get(SITE).text.count("is-by-hand") == 2


@pytest.mark.parametrize("is_section", [False, True])
def test_new_lead_leaves_the_same_front_by_the_verb_and_by_the_editor(
    client, stories, sections, editor, now, is_section
):
    front = sections[0] if is_section else None
    led, beside, new = stories[2], stories[4], stories[0]
    for story, slot in ((led, "lead"), (beside, "secondary")):
        Placement.objects.create(
            front=front, article=story.article, slot=slot, visible_from=now - HOUR
        )
    fronts.place(
        front=front,
        slot=Slot.LEAD,
        article=new.article,
        actor=editor,
        at=now,
        visible_from=now,
        visible_until=now + HOUR,
    )
    address = front.get_absolute_url() if front else "/"
    page = client.get(address).context
    assert page["lead"] == new
    assert page["secondary"][:2] == [led, beside]
    # The editor begins with just that, and publishing it changes nothing for readers.
    desk = f"/desk/fronts/{front.pk}/" if front else SITE
    places = {place.key: place for place, _live in client.get(desk).context["rows"]}
    cards = [(one.card.article, key) for key in ("lead", "secondary") for one in places[key].cards]
    assert cards == [
        (new.article_id, "lead"),
        (led.article_id, "secondary"),
        (beside.article_id, "secondary"),
    ]
    client.post(desk, form((new, "lead"), (led, "secondary"), (beside, "secondary"), do="publish"))
    again = client.get(address).context
    assert (again["lead"], again["secondary"]) == (page["lead"], page["secondary"])


def test_lead_of_before_leads_again_when_a_newer_one_ends(client, stories, editor, now):
    Placement.objects.create(article=stories[2].article, visible_from=now - 2 * HOUR)
    Placement.objects.create(
        article=stories[0].article, visible_from=now - 2 * MINUTE, visible_until=now - MINUTE
    )
    assert client.get("/").context["lead"] == stories[2]


def test_full_place_beside_the_lead_lets_its_last_card_go(client, stories, editor, now):
    for position, story in enumerate(stories[1:5]):
        Placement.objects.create(
            article=story.article, slot="secondary", position=position, visible_from=now - HOUR
        )
    Placement.objects.create(article=stories[0].article, visible_from=now - HOUR)
    Placement.objects.create(article=stories[6].article, visible_from=now - MINUTE)
    page = client.get("/").context
    assert page["lead"] == stories[6]
    assert page["secondary"] == [stories[0], *stories[1:4]]


def test_only_the_lead_of_before_stands_beside_a_new_one(client, stories, editor, now):
    """Bundles that end nothing would otherwise push out all that editors put there."""
    Placement.objects.create(
        article=stories[9].article, slot="secondary", visible_from=now - 5 * HOUR
    )
    for number in (4, 3, 2, 1):
        Placement.objects.create(
            article=stories[number].article, visible_from=now - number * MINUTE
        )
    page = client.get("/").context
    assert page["lead"] == stories[1]
    assert page["secondary"][:2] == [stories[2], stories[9]]
    places = {place.key: place for place, _live in client.get(SITE).context["rows"]}
    begun = [one.card.article for one in places["secondary"].cards]
    assert begun == [stories[2].article_id, stories[9].article_id]


UNSAVED = re.compile(r"data-unsaved( hidden)?>")
UNTOUCHED = re.compile(r"data-untouched( hidden)?>")


@pytest.mark.parametrize("do", ["save", "publish", "schedule", "show"])
def test_page_that_saved_nothing_of_what_it_holds_says_so(client, stories, editor, do):
    cards = [(stories[0], "lead", "12/04/2021 21:13")]
    answer = client.post(SITE, form(*cards, do=do, at="12/04/2021 21:13"))
    assert UNSAVED.findall(answer.text) == [""]
    # Nor is it what readers see, as the words about a front without a draft would have it.
    assert UNTOUCHED.findall(answer.text) == [" hidden"]
    # The same where a draft is kept that holds another card.
    client.post(SITE, form((stories[1], "lead"), do="save"))
    answer = client.post(SITE, form(*cards, do=do, version=1))
    assert UNSAVED.findall(answer.text) == [""]


def test_page_that_holds_what_is_kept_warns_of_nothing(client, stories, editor, now):
    end = text_of(now + HOUR)
    Placement.objects.create(article=stories[0].article, visible_from=now - HOUR)
    untouched = client.post(SITE, form((stories[0], "lead"), do="search"))
    client.post(SITE, form((stories[1], "lead", end), (stories[2], "secondary"), do="save"))
    sent = form((stories[1], "lead", end), (stories[2], "secondary"), do="search", version=1)
    for answer in (untouched, client.post(SITE, sent), client.get(SITE)):
        assert UNSAVED.findall(answer.text) == [" hidden"]
    assert UNTOUCHED.findall(untouched.text) == [""]


def test_stale_save_is_refused_with_a_name_and_keeps_the_cards(client, stories, editor):
    other = Client()
    other.force_login(PersonFactory(role=Role.MANAGING_EDITOR, full_name="Hoàng Anh Thư"))
    other.post(SITE, form((stories[1], "lead"), do="save"))
    for do in ["save", "publish"]:
        answer = client.post(SITE, form((stories[0], "lead"), do=do))
        assert "Hoàng Anh Thư" in str(answer.context["refused"])
        places = {place.key: place for place, _live in answer.context["rows"]}
        assert places["lead"].cards[0].card.article == stories[0].article_id
    assert FrontDraft.objects.get().cards[0]["article"] == stories[1].article_id
    # Whoever saves again has seen that somebody else did.
    assert 'name="version" value="1"' in answer.text


def test_story_chosen_from_the_list_is_added_without_a_script(client, stories, editor):
    data = form((stories[0], "lead"), do="show")
    pk = stories[7].article_id
    data["story"].append(pk)
    data[f"place-{pk}"] = "secondary"
    answer = client.post(SITE, data)
    places = {place.key: place for place, _live in answer.context["rows"]}
    assert places["secondary"].cards[0].card.article == pk
    assert not FrontDraft.objects.exists()


def test_card_is_taken_off_and_moved_by_its_selects(client, stories, editor):
    client.post(SITE, form((stories[0], ""), (stories[1], "lead"), do="save"))
    (card,) = FrontDraft.objects.get().cards
    assert (card["slot"], card["article"]) == ("lead", stories[1].article_id)


def test_too_many_cards_are_refused_in_words(client, stories, editor):
    sent = form(*((story, "secondary") for story in stories[:5]), do="save")
    answer = client.post(SITE, sent)
    assert "5" in str(answer.context["refused"])
    assert not FrontDraft.objects.exists()


@pytest.mark.parametrize("words", ["Đèo Khánh Vĩnh", "deo khanh vinh", "vĩnh đèo"])
def test_search_finds_with_accents_and_without_and_keeps_the_cards(
    client, stories, editor, now, words
):
    paper.publish("Đèo Khánh Vĩnh thông xe", at=now - HOUR)
    chief = PersonFactory(role=Role.EDITOR_IN_CHIEF)
    client.force_login(chief)
    paper.publish("Đèo Khánh Vĩnh hẹn giờ", at=now + HOUR)
    answer = client.post(SITE, form((stories[0], "lead"), do="search", q=words))
    assert [tile.headline for tile in answer.context["public"]] == ["Đèo Khánh Vĩnh thông xe"]
    (coming,) = answer.context["coming"]
    assert (coming.headline, coming.coming) == ("Đèo Khánh Vĩnh hẹn giờ", now + HOUR)
    assert f'name="place-{stories[0].article_id}"' in answer.text
    listed = client.get("/desk/fronts/site/stories/", {"q": words}).text
    assert "Đèo Khánh Vĩnh thông xe" in listed


def test_nobody_learns_of_a_coming_story_that_they_may_not_see(client, stories, sections, now):
    head = PersonFactory(role=Role.DESK_HEAD)
    DeskAssignment.objects.create(user=head, section=sections[0])
    secret = paper.publish("Tin cấm đăng trước giờ", at=now + HOUR, section=sections[1])
    listed = paper.publish("Tin sắp lên cùng trang", at=now + HOUR, section=sections[0])
    listed.article.section = sections[1]
    listed.article.save()
    Placement.objects.create(front=sections[0], article=secret.article, visible_from=now)
    client.force_login(head)
    front = f"/desk/fronts/{sections[0].pk}/"
    later = text_of(now + 2 * HOUR)
    sent = form((secret, "lead"), do="show", at=later)
    answers = [
        client.get(front),
        client.post(front, sent),
        client.post(front, sent | {"do": "save"}),
        client.post(f"{front}fill/", sent),
        client.post(f"{front}preview/", sent),
        client.get(f"{front}preview/"),
        client.get(f"{front}earlier/"),
        client.get(f"{front}stories/", {"q": "tin cam dang", "section": ""}),
        client.get(f"{front}stories/", {"q": "tin sap len", "section": ""}),
    ]
    for answer in answers:
        assert answer.status_code == 200
        assert "cấm đăng" not in answer.text
        assert "Tin sắp lên" not in answer.text


class TestPreview:
    def test_preview_is_the_readers_page_with_the_drafts_cards(self, client, stories, editor):
        client.post(SITE, form((stories[0], "lead"), do="save"))
        answer = client.get(f"{SITE}preview/")
        assert answer["Cache-Control"] == "no-store"
        assert answer["X-Robots-Tag"] == "noindex"
        lead = re.search(
            r'<div class="front__lead">.*?card__headline">(.*?)</h2>', answer.text, re.S
        )
        assert "Bản tin số 0<" in lead.group(1)
        assert 'class="preview-bar"' in answer.text
        assert "Bản tin số 0<" not in client.get("/").text

    def test_preview_equals_the_page_that_readers_then_get(self, client, stories, editor):
        sent = form((stories[0], "lead"), (stories[3], "secondary"), do="")
        shown = client.post(f"{SITE}preview/", sent).text
        client.post(SITE, sent | {"do": "publish"})
        real = client.get("/").text
        bar = re.search(r'<p class="preview-bar".*?</p>\n', shown, re.S).group()
        assert shown.replace(bar, "") == for_desk(real)

    def test_preview_of_a_section_shows_its_own_front(self, client, stories, sections, editor):
        front = f"/desk/fronts/{sections[0].pk}/"
        sent = form((stories[1], "lead"), do="")
        shown = client.post(f"{front}preview/", sent)
        assert shown.text.index("Bản tin số 1<") < shown.text.index("Bản tin số 28<")

    def test_preview_of_later_leaves_out_cards_that_have_ended(self, client, stories, editor, now):
        soon, later = text_of(now + HOUR), text_of(now + 2 * HOUR)
        sent = form((stories[0], "lead", soon), do="", at=later)
        assert "Bản tin số 0<" not in client.post(f"{SITE}preview/", sent).text


class TestEarlier:
    @pytest.fixture
    def days(self, stories, now):
        """A front that led with one story, then another, then with nothing by hand."""
        first, second, third = now - 90 * MINUTE, now - 60 * MINUTE, now - 30 * MINUTE
        Placement.objects.create(
            article=stories[0].article, visible_from=first, visible_until=second
        )
        Placement.objects.create(
            article=stories[1].article, visible_from=second, visible_until=third
        )
        return [first, second, third]

    def test_every_moment_of_change_is_shown_newest_first(self, client, days, editor):
        changes = client.get(f"{SITE}earlier/").context["changes"]
        assert [change.moment for change in changes] == days[::-1]
        assert changes[0].is_bare
        assert changes[1].places[0].cards[0].tile.headline == "Bản tin số 1"
        assert changes[2].places[0].cards[0].tile.headline == "Bản tin số 0"

    def test_earlier_front_is_shown_with_the_headline_of_then(self, client, editor, now, sections):
        old = paper.publish("Tít cũ", at=now - 2 * HOUR, until=now - HOUR)
        paper.publish("Tít mới", at=now - HOUR, article=old.article)
        Placement.objects.create(article=old.article, visible_from=now - 90 * MINUTE)
        (change,) = client.get(f"{SITE}earlier/").context["changes"]
        assert change.places[0].cards[0].tile.headline == "Tít cũ"

    def test_earlier_front_names_the_one_lead_that_readers_saw(self, client, stories, editor, now):
        Placement.objects.create(article=stories[1].article, visible_from=now - 90 * MINUTE)
        Placement.objects.create(article=stories[0].article, visible_from=now - 60 * MINUTE)
        newest, _first = client.get(f"{SITE}earlier/").context["changes"]
        lead, beside = newest.places[:2]
        assert [card.tile.headline for card in lead.cards] == ["Bản tin số 0"]
        assert [card.tile.headline for card in beside.cards] == ["Bản tin số 1"]

    def test_earlier_front_is_brought_back_into_the_draft(self, client, days, stories, editor):
        moment = re.findall(r'name="moment" value="([^"]+)"', client.get(f"{SITE}earlier/").text)
        answer = client.post(f"{SITE}earlier/", {"moment": moment[1], "version": 0})
        assert answer["Location"] == SITE
        (card,) = FrontDraft.objects.get().cards
        assert card["article"] == stories[0].article_id
        assert client.get("/").context["lead"] == stories[-1]

    def test_bringing_back_over_a_newer_draft_is_refused(self, client, days, stories, editor):
        moment = re.findall(r'name="moment" value="([^"]+)"', client.get(f"{SITE}earlier/").text)
        client.post(SITE, form((stories[5], "lead"), do="save"))
        client.post(f"{SITE}earlier/", {"moment": moment[1], "version": 0})
        assert FrontDraft.objects.get().cards[0]["article"] == stories[5].article_id

    def test_pages_of_changes_are_short_and_lose_none(self, client, stories, editor, now):
        for number in range(25):
            since = now - (50 - number) * MINUTE
            Placement.objects.create(
                article=stories[number].article, visible_from=since, visible_until=since + MINUTE
            )
        seen, page = [], client.get(f"{SITE}earlier/")
        while True:
            seen += [change.moment for change in page.context["changes"]]
            assert len(page.context["changes"]) <= 10
            if not page.context["older"]:
                break
            page = client.get(f"{SITE}earlier/{page.context['older']}")
        assert seen == sorted(set(seen), reverse=True)
        assert len(seen) == 26

    @pytest.mark.parametrize("moment", ["", "gestern", "99999999999999999999-1"])
    def test_moment_that_is_none_changes_nothing(self, client, days, editor, moment):
        client.post(f"{SITE}earlier/", {"moment": moment, "version": 0})
        assert not FrontDraft.objects.exists()
        assert client.get(f"{SITE}earlier/", {"before": moment}).status_code == 200


class TestBannersPage:
    PAGE = "/desk/fronts/banners/"

    def test_banner_is_raised_and_lowered(self, client, stories, editor):
        sent = {"do": "raise", "text": "Bão số 9 đổ bộ", "article": stories[-1].article_id}
        client.post(self.PAGE, sent)
        banner = Banner.objects.get()
        assert (banner.text, banner.article) == ("Bão số 9 đổ bộ", stories[-1].article)
        assert "Bão số 9 đổ bộ" in client.get("/").text
        client.post(self.PAGE, {"do": "lower", "banner": banner.pk})
        assert "Bão số 9 đổ bộ" not in client.get("/").text
        page = client.get(self.PAGE).context
        assert (page["up"], page["past"]) == ([], [banner])

    def test_what_was_typed_comes_back_with_the_reason(self, client, editor):
        sent = {"do": "raise", "text": "Bão số 9", "visible_until": "12/04/2021 21:13"}
        answer = client.post(self.PAGE, sent)
        assert answer.context["form"].non_field_errors()
        assert 'value="Bão số 9"' in answer.text
        assert not Banner.objects.exists()

    def test_search_offers_other_stories_and_raises_nothing(self, client, stories, editor, now):
        paper.publish("Đèo Khánh Vĩnh thông xe", at=now - HOUR)
        answer = client.post(self.PAGE, {"do": "search", "text": "Tin nóng", "q": "deo khanh"})
        assert "Đèo Khánh Vĩnh thông xe" in answer.text
        assert 'value="Tin nóng"' in answer.text
        assert not Banner.objects.exists()

    def test_banner_to_come_can_be_called_off(self, client, editor, now):
        banner = Banner.objects.create(text="Sắp tới", visible_from=now + HOUR)
        client.post(self.PAGE, {"do": "lower", "banner": banner.pk})
        assert not Banner.objects.ever_visible().exists()


def test_nothing_is_changed_without_the_forms_token(stories, editor):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(editor)
    assert strict.post(SITE, form((stories[0], "lead"), do="publish")).status_code == 403
    assert strict.post("/desk/fronts/banners/", {"do": "raise", "text": "X"}).status_code == 403
    assert not FrontEvent.objects.exists()


@pytest.mark.parametrize("number", [30, 3000])
def test_editor_asks_as_much_of_a_large_paper_as_of_a_small_one(
    client, sections, editor, now, number, settle, django_assert_max_num_queries
):
    stories = paper.publish_many(number, sections=sections, start=now - number * MINUTE)
    for position, story in enumerate(stories[:4]):
        Placement.objects.create(
            article=story.article, slot=Slot.SECONDARY, position=position, visible_from=now
        )
    settle()
    client.get(SITE)
    for address, most in [(SITE, 30), (f"{SITE}earlier/", 20), (f"{SITE}stories/", 20)]:
        with django_assert_max_num_queries(most):
            assert client.get(address).status_code == 200


def test_front_that_came_to_hold_too_much_can_still_be_edited(client, stories, editor, now):
    for story in stories[:3]:
        Placement.objects.create(article=story.article, visible_from=now - MINUTE)
    places = {place.key: place for place, _live in client.get(SITE).context["rows"]}
    assert len(places["lead"].cards) == 1
    # The lead of before; what led before that is over.
    assert len(places["secondary"].cards) == 1


def test_editor_with_a_desk_sees_no_coming_story_of_another_desk_in_the_preview(newsroom, client):
    story = newsroom.approved(headline="Sắp công bố quy hoạch")
    sport = SectionFactory(name="Thể thao", slug="the-thao")
    DeskAssignment.objects.create(user=newsroom.hanh, section=sport)
    go_live = timezone.now() + timedelta(hours=1)
    newsroom.do("schedule", story, newsroom.thu, go_live_at=go_live)
    sent = {"at": f"{timezone.localtime(go_live + timedelta(hours=1)):%d/%m/%Y %H:%M}"}
    client.force_login(newsroom.hanh)
    assert "Sắp công bố quy hoạch" not in client.post(f"{SITE}preview/", sent).text
    client.force_login(newsroom.thu)
    assert "Sắp công bố quy hoạch" in client.post(f"{SITE}preview/", sent).text


def test_block_of_twenty_five_digits_is_no_place(client, stories, editor):
    sent = {"story": "1", "place-1": f"block-{'9' * 25}", "version": "0"}
    assert client.post(SITE, sent).status_code < 500
