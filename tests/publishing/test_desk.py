"""The desk's pages of bundles: everything by plain forms, nothing typed is lost."""

import pytest

from publishing.models import Bundle, BundleState
from tests.factories.stories import SectionFactory
from tests.publishing.test_bundles import ALL, NOTHING, opened

pytestmark = pytest.mark.django_db
LIST = "/desk/publishing/"


@pytest.fixture
def editor(client, newsroom, clock):
    clock.at = newsroom.now
    client.force_login(newsroom.hanh)
    return client


def address(bundle):
    return f"{LIST}bundles/{bundle.pk}/"


def send(client, bundle, verb, **data):
    bundle.refresh_from_db()
    return client.post(address(bundle), {"verb": verb, "version": bundle.version} | data)


def test_a_bundle_is_filled_and_released_by_forms_alone(editor, desk, newsroom, clock):
    story = newsroom.approved(headline="Công bố quy hoạch cảng Khánh Vĩnh")
    clock.at = newsroom.tick()
    made = editor.post(
        LIST, {"name": "Công bố", "go_live_at_0": "13/04/2021", "go_live_at_1": "06:00", "note": ""}
    )
    bundle = Bundle.objects.get()
    assert made.headers["Location"] == address(bundle)
    assert bundle.go_live_at == desk.six
    send(editor, bundle, "add_story", article=story.pk, article_version=story.version)
    place = {"place-article": story.pk, "place-slot": "lead", "place-position": 1}
    send(editor, bundle, "add_placement", **place)
    send(editor, bundle, "add_banner", **{"banner-text": "Tin khẩn", "banner-article": story.pk})
    assert bundle.items.count() == 3
    page = editor.get(address(bundle)).content.decode()
    assert "06:00, 13/04/2021 (GMT+7)" in page
    assert editor.get(address(bundle) + "dry-run/").status_code == 200
    send(editor, bundle, "release")
    bundle.refresh_from_db()
    assert bundle.state == BundleState.RELEASED
    assert opened(desk.six) == (1, 0, 0, 1, 1)
    send(editor, bundle, "call_off", reason="Hoãn")
    assert opened(desk.six) == NOTHING


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ({"name": "Công bố", "go_live_at_0": "31/02/2021", "go_live_at_1": "06:00"}, "31/02/2021"),
        ({"name": "Công bố", "go_live_at_0": "12/04/2020", "go_live_at_1": "06:00"}, "12/04/2020"),
        ({"name": "", "go_live_at_0": "13/04/2021", "go_live_at_1": "06:00"}, "13/04/2021"),
    ],
)
def test_what_cannot_be_a_bundle_comes_back_as_it_was_typed(editor, typed, kept):
    answer = editor.post(LIST, typed)
    assert answer.status_code == 200
    assert f'value="{kept}"' in answer.content.decode()
    assert not Bundle.objects.exists()


def test_a_place_with_a_bad_end_comes_back_as_it_was_typed(editor, desk):
    bundle = desk.filled()
    answer = send(
        editor,
        bundle,
        "add_placement",
        **{
            "place-article": desk.new.pk,
            "place-slot": "secondary",
            "place-position": 3,
            "place-until_0": "99/04/2021",
            "place-until_1": "6",
        },
    )
    page = answer.content.decode()
    assert answer.status_code == 200
    assert 'value="99/04/2021"' in page
    assert '<option value="secondary" selected>' in page
    assert bundle.items.count() == 4


def test_a_block_without_its_section_is_refused_in_words(editor, desk):
    bundle = desk.filled()
    data = {"place-article": desk.new.pk, "place-slot": "block", "place-position": 1}
    page = send(editor, bundle, "add_placement", **data).content.decode()
    assert 'role="alert"' in page
    assert '<option value="block" selected>' in page
    assert bundle.items.count() == 4


def test_a_double_click_on_release_releases_once(editor, desk, newsroom, clock):
    bundle = desk.filled()
    clock.at = newsroom.now
    sent = {"verb": "release", "version": bundle.version}
    assert editor.post(address(bundle), sent).status_code == 302
    again = editor.post(address(bundle), sent)
    assert again.status_code == 200
    assert "Phạm Thị Hạnh" in again.content.decode()
    assert bundle.events.filter(verb="release").count() == 1
    assert opened(desk.six) == ALL


def test_refusals_name_every_item_on_the_page(editor, desk, newsroom):
    bundle = desk.filled()
    for story, words in ((desk.new, "Tít mới"), (desk.known, "Tít khác")):
        newsroom.do("save", story, newsroom.hanh, copy=newsroom.copy(headline=words))
    page = send(editor, bundle, "release").content.decode()
    assert "“Tít mới”" in page
    assert "“Tít khác”" in page
    assert opened(desk.six) == NOTHING
    dry = editor.get(address(bundle) + "dry-run/").content.decode()
    assert "“Tít mới”" in dry


def test_a_changed_story_asks_to_be_looked_at_again(editor, desk, newsroom):
    bundle = desk.filled()
    newsroom.do("save", desk.new, newsroom.hanh, copy=newsroom.copy(headline="Tít mới"))
    page = editor.get(address(bundle)).content.decode()
    assert 'value="look_again"' in page
    desk.new.refresh_from_db()
    item = bundle.items.get(article=desk.new, kind="story")
    send(editor, bundle, "look_again", item=item.pk, article_version=desk.new.version)
    assert 'value="look_again"' not in editor.get(address(bundle)).content.decode()


def test_only_a_story_that_readers_know_asks_what_they_are_told(editor, desk):
    bundle = desk.filled()
    page = editor.get(address(bundle)).content.decode()
    assert page.count('value="change_note"') == 1
    item = bundle.items.get(article=desk.known, kind="story")
    prefix = f"note-{item.pk}"
    assert f'name="{prefix}-wrong_text"' in page
    send(
        editor,
        bundle,
        "change_note",
        **{"item": item.pk, f"{prefix}-kind": "clarification", f"{prefix}-made_clear": "Rõ hơn"},
    )
    item.refresh_from_db()
    assert item.change_note.kind == "clarification"
    assert item.change_note.right_text == "Rõ hơn"


def test_note_in_a_bundle_begins_as_in_the_story_and_lists_what_is_touchy(
    editor, desk, newsroom, clock
):
    bundle = desk.empty()
    story = newsroom.live(body="<p>Cảng cá dài 210 m.</p>")
    new_words = newsroom.copy(body="<p>Cảng cá dài 120 m.</p>")
    newsroom.do("save", story, newsroom.hanh, copy=new_words)
    item = desk.do("add_story", bundle, article_id=story.pk)
    page = editor.get(address(bundle))
    (line,) = page.context["lines"]
    assert line.note_panel["typed"]["wrong_text"] == "Cảng cá dài 210 m."
    assert line.note_panel["typed"]["right_text"] == "Cảng cá dài 120 m."
    assert [str(change).split(": ")[1] for change in line.note_panel["change"]["touchy"]] == [
        "210 → 120"
    ]
    prefix = f"note-{item.pk}"
    assert 'class="for-kind for-correction"' in page.text
    said = {f"{prefix}-kind": "correction", f"{prefix}-wrong_text": "210 m"}
    # What stands in the hidden inputs of another kind was not meant.
    hidden = {f"{prefix}-right_text": "120 m", f"{prefix}-news": "Tin mới"}
    send(editor, bundle, "change_note", item=item.pk, **said, **hidden)
    item.refresh_from_db()
    assert (item.change_note.wrong_text, item.change_note.right_text) == ("210 m", "120 m")
    (line,) = editor.get(address(bundle)).context["lines"]
    assert line.note_panel["typed"]["wrong_text"] == "210 m"


def test_note_that_cannot_be_kept_comes_back_as_it_was_typed(editor, desk):
    bundle = desk.filled()
    item = bundle.items.get(article=desk.known, kind="story")
    prefix, long = f"note-{item.pk}", "Dài " * 600
    said = {f"{prefix}-kind": "correction", f"{prefix}-wrong_text": long}
    page = send(editor, bundle, "change_note", item=item.pk, **said)
    assert page.status_code == 200
    assert 'role="alert"' in page.text
    assert long.strip() in page.text
    item.refresh_from_db()
    assert item.change_note.wrong_text == "210 m"


@pytest.mark.parametrize("words", ["cảng khánh", "cang khanh", "CANG KHANH vinh"])
def test_stories_are_found_with_accents_and_without(editor, desk, newsroom, words):
    bundle = desk.empty()
    newsroom.approved(headline="Công bố quy hoạch cảng Khánh Vĩnh")
    newsroom.approved(headline="Chuyện khác", standfirst="Không liên quan.", body="<p>Khác.</p>")
    page = editor.get(address(bundle), {"q": words}).content.decode()
    assert "Công bố quy hoạch cảng Khánh Vĩnh" in page
    assert "Chuyện khác" not in page


def test_only_headlines_are_looked_through_whole_words_and_the_best_first(
    editor, desk, newsroom, clock
):
    bundle = desk.empty()
    newsroom.live(headline="Muối Hòn Khói tăng giá")
    newsroom.approved(headline="Giá mười loại rau tăng")
    newsroom.live(headline="Giá muối tăng gấp đôi")
    newsroom.approved(headline="Chuyện giao thông", standfirst="Giá muối.", body="<p>Giá muối.</p>")
    newsroom.live(headline="Người Giao Muôi", body="<p>Bàn về giá muối.</p>")
    clock.at = newsroom.now
    found = editor.get(address(bundle), {"q": "giá muối"}).context["found"]
    assert [one.article.headline for one in found] == [
        "Giá muối tăng gấp đôi",
        "Muối Hòn Khói tăng giá",
        "Giá mười loại rau tăng",
    ]
    found = editor.get(address(bundle), {"q": "gia muoi"}).context["found"]
    assert [one.article.headline for one in found] == [
        "Giá muối tăng gấp đôi",
        "Giá mười loại rau tăng",
        "Muối Hòn Khói tăng giá",
    ]


def test_each_story_found_says_how_it_stands_and_whether_it_is_in_already(
    editor, desk, newsroom, clock, monkeypatch
):
    bundle = desk.filled()
    waiting = newsroom.approved(headline="Cảng chờ giờ")
    newsroom.do("schedule", waiting, newsroom.hanh, go_live_at=desk.six)
    clock.at = newsroom.now
    monkeypatch.setattr("django.utils.timezone.now", lambda: newsroom.now)
    page = editor.get(address(bundle), {"q": "cảng"})
    found = {one.article: one for one in page.context["found"]}
    assert found[desk.new].is_in
    assert found[desk.known].live_since
    assert found[waiting].goes_live_at == desk.six
    assert not found[waiting].is_in
    assert page.text.count('value="add_story"') == 1


def test_an_old_story_that_is_public_is_found_too(editor, desk, newsroom, clock, monkeypatch):
    """Far below the newest approved ones."""
    monkeypatch.setattr("publishing.finding.NEWEST", 1)
    bundle = desk.empty()
    newsroom.live(headline="Chuyện cũ về cảng")
    newsroom.approved(headline="Mới nhất", standfirst="Không liên quan.", body="<p>Khác.</p>")
    clock.at = newsroom.now
    assert "Chuyện cũ về cảng" in editor.get(address(bundle), {"q": "cang"}).content.decode()


def test_a_draft_is_not_found(editor, desk, newsroom):
    newsroom.draft(headline="Bản thảo bí mật")
    page = editor.get(address(desk.empty()), {"q": "bí mật"}).content.decode()
    assert "Bản thảo bí mật" not in page


def test_a_story_is_found_by_its_number_and_address(editor, desk, newsroom):
    story = newsroom.approved(headline="Công bố quy hoạch")
    bundle = desk.empty()
    for words in (str(story.pk), f"http://bao.vn/thoi-su/cong-bo-quy-hoach-{story.pk}/"):
        assert "Công bố quy hoạch" in editor.get(address(bundle), {"q": words}).content.decode()


def test_a_bundle_with_another_desks_story_is_not_there_for_a_desk_head(
    client, desk, newsroom, clock
):
    clock.at = newsroom.now
    other = SectionFactory(name="Thể thao", slug="the-thao")
    foreign = newsroom.approved(headline="Tin của ban khác", section_id=other.pk)
    own, mixed = desk.empty(name="Gói nhà"), desk.empty(name="Gói chung")
    desk.do("add_story", mixed, article_id=foreign.pk)
    client.force_login(newsroom.duc)
    page = client.get(LIST).content.decode()
    assert "Gói nhà" in page
    assert "Gói chung" not in page
    assert client.get(address(own)).status_code == 200
    for path in ("", "dry-run/"):
        assert client.get(address(mixed) + path).status_code == 404


def test_a_desk_head_tries_out_without_seeing_other_desks_cards(client, desk, newsroom, clock):
    story = newsroom.approved(headline="Tin của ban nhà")
    other = SectionFactory(name="Thể thao", slug="the-thao")
    foreign = newsroom.approved(headline="Tin của ban khác", section_id=other.pk)
    newsroom.do("schedule", foreign, newsroom.hanh, go_live_at=desk.six)
    bundle = desk.empty()
    desk.do("add_story", bundle, article_id=story.pk)
    clock.at = newsroom.now
    client.force_login(newsroom.duc)
    page = client.get(address(bundle) + "dry-run/").content.decode()
    assert "Tin của ban nhà" in page
    assert "Tin của ban khác" not in page


def test_moves_that_nobody_knows_change_nothing(editor, desk):
    bundle = desk.filled()
    for verb in ("", "carry_out", "_do", "__init__", "publish"):
        assert send(editor, bundle, verb).status_code == 200
    for item in ("", "x", "9" * 40, "-1"):
        assert send(editor, bundle, "remove_item", item=item).status_code == 200
    assert bundle.items.count() == 4


def test_its_log_says_which_story_was_put_in(editor, desk):
    bundle = desk.filled()
    log = editor.get(address(bundle)).text.partition('id="events"')[2]
    assert f"“{desk.new.headline}”" in log


def test_the_page_asks_as_much_for_many_things_as_for_few(
    editor, desk, newsroom, django_assert_max_num_queries
):
    bundle = desk.filled()
    for number in range(8):
        story = newsroom.approved(headline=f"Tin số {number}")
        desk.do("add_story", bundle, article_id=story.pk)
        desk.do("add_placement", bundle, article_id=story.pk, slot="secondary")
    # Eight of them for the one story that readers know: what changed in it is shown.
    with django_assert_max_num_queries(30):
        editor.get(address(bundle))
