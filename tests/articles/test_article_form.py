"""Writing and moving a story through the desk's own form."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from articles.copy import BylineCopy, CaptionCopy, Copy
from articles.models import Article, Event, Publication
from articles.states import State
from articles.workflow import VERBS
from tests.articles.article_form import form_data
from tests.factories.people import PenNameFactory
from tests.factories.stories import TopicFactory
from tests.photos.factories import PhotoFactory
from vietnamese.moments import zoned

ADD = "/desk/articles/article/add/"


@pytest.fixture
def desk(client, newsroom):
    """Sign somebody in and send the article form as their browser would."""

    class DeskClient:
        def sign_in(self, person):
            client.force_login(person)
            return self

        def open(self, article):
            return client.get(article.get_desk_url())

        def send(self, address, **data):
            return client.post(address, data, follow=True)

    return DeskClient()


def test_reporter_writes_a_story_and_submits_it_with_one_button(desk, newsroom):
    data = form_data(newsroom.copy(), _verb="submit")
    response = desk.sign_in(newsroom.lan).send(ADD, **data)
    article = Article.objects.get()
    assert article.state == State.SUBMITTED
    assert article.created_by == newsroom.lan
    assert response.status_code == 200
    verbs = Event.objects.order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["create", "submit"]


def test_unfinished_story_is_not_submitted_and_all_that_was_typed_comes_back(desk, newsroom):
    data = form_data(newsroom.copy(body="", bylines=()), _verb="submit")
    response = desk.sign_in(newsroom.lan).send(ADD, **data)
    assert not Article.objects.exists()
    page = response.content.decode()
    assert newsroom.copy().headline in page
    assert newsroom.copy().standfirst in page
    assert len(response.context["adminform"].form.non_field_errors()) == 2


def test_form_shows_what_was_saved(desk, newsroom):
    article = newsroom.draft()
    page = desk.sign_in(newsroom.lan).open(article)
    copy = Copy.of(article)
    assert page.context["desk_copy"]["version"] == 1
    form = page.context["adminform"].form
    assert form.initial["headline"] == copy.headline
    assert "V.THÀNH" in page.content.decode()


def test_pictures_in_the_text_come_back_as_rows_with_their_words(desk, newsroom):
    photo = PhotoFactory()
    body = (
        "<p>Trước ảnh.</p>"
        f'<figure class="photo" data-key="k3f9a2c1" data-photo="{photo.pk}" data-credit="Ảnh: LK">'
        '<img src="/media/x.jpg" alt="Bến cảng lúc bình minh">'
        "<figcaption>Tàu cá cập bến.</figcaption></figure>"
    )
    data = form_data(newsroom.copy(), body=body)
    desk.sign_in(newsroom.lan).send(ADD, **data)
    article = Article.objects.get()
    row = article.image_captions.get()
    assert (row.key, row.caption, row.credit) == ("k3f9a2c1", "Tàu cá cập bến.", "Ảnh: LK")
    assert row.alt_text == "Bến cảng lúc bình minh"
    assert '<figure data-key="k3f9a2c1"></figure>' in article.body
    page = desk.open(article)
    assert "Tàu cá cập bến." in page.context["adminform"].form.initial["body"]


def test_two_pictures_are_added_at_once_to_a_story_that_is_there(desk, newsroom):
    article = newsroom.draft()
    captions = tuple(
        CaptionCopy(photo_id=photo.pk, key="", alt_text="Ghe cá")
        for photo in PhotoFactory.create_batch(2)
    )
    data = form_data(newsroom.copy(captions=captions), version=article.version)
    desk.sign_in(newsroom.lan).send(article.get_desk_url(), **data)
    keys = set(article.image_captions.values_list("key", flat=True))
    assert len(keys) == 2
    assert "" not in keys


def test_photo_in_the_trash_cannot_be_placed(desk, newsroom):
    article = newsroom.draft()
    photo = PhotoFactory(trashed_at=timezone.now())
    copy = newsroom.copy(captions=(CaptionCopy(photo_id=photo.pk, alt_text="Ghe cá"),))
    desk.sign_in(newsroom.lan).send(
        article.get_desk_url(), **form_data(copy, version=article.version)
    )
    assert not article.image_captions.exists()


def test_stale_save_is_refused_names_who_saved_and_keeps_the_typed_text(desk, newsroom):
    article = newsroom.submitted()
    theirs = newsroom.copy(headline="Bản của Hạnh")
    newsroom.do("save", article, newsroom.hanh, copy=theirs)
    data = form_data(newsroom.copy(headline="Bản của Thư"), version=2)
    response = desk.sign_in(newsroom.thu).send(article.get_desk_url(), **data)
    page = response.content.decode()
    article.refresh_from_db()
    assert article.headline == "Bản của Hạnh"
    assert "Bản của Thư" in page
    assert "Phạm Thị Hạnh" in page
    assert response.context["conflict"][0]["theirs"] == "Bản của Hạnh"


def test_told_of_the_other_text_the_same_form_can_be_saved(desk, newsroom):
    article = newsroom.submitted()
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Bản của Hạnh"))
    data = form_data(newsroom.copy(headline="Bản của Thư"), version=2)
    response = desk.sign_in(newsroom.thu).send(article.get_desk_url(), **data)
    data["version"] = response.context["desk_copy"]["version"]
    desk.send(article.get_desk_url(), **data)
    article.refresh_from_db()
    assert article.headline == "Bản của Thư"


def test_reporter_who_types_on_after_submitting_keeps_the_text(desk, newsroom):
    article = newsroom.submitted()
    data = form_data(newsroom.copy(headline="Thêm một dòng"), version=article.version + 1)
    response = desk.sign_in(newsroom.lan).send(article.get_desk_url(), **data)
    article.refresh_from_db()
    assert article.headline != "Thêm một dòng"
    assert response.status_code == 200
    assert "Thêm một dòng" in response.content.decode()


def test_saving_without_a_change_leaves_no_mark(desk, newsroom):
    article = newsroom.draft()
    copy = Copy.of(article)
    desk.sign_in(newsroom.lan).send(article.get_desk_url(), **form_data(copy, version=1))
    article.refresh_from_db()
    assert article.version == 1


def test_form_that_is_sent_twice_is_saved_once_and_nobody_is_warned(desk, newsroom):
    article = newsroom.draft()
    data = form_data(newsroom.copy(headline="Bấm hai lần"), version=1)
    desk.sign_in(newsroom.lan).send(article.get_desk_url(), **data)
    again = desk.send(article.get_desk_url(), **data)
    assert "conflict" not in again.context
    assert list(article.events.values_list("verb", flat=True)) == ["save", "create"]
    assert article.revisions.count() == 2


def test_text_is_not_saved_by_a_button_whose_move_is_refused(desk, newsroom):
    article = newsroom.draft()
    data = form_data(newsroom.copy(headline="Chưa có chữ", body=""), version=1, _verb="submit")
    page = desk.sign_in(newsroom.lan).send(article.get_desk_url(), **data).content.decode()
    article.refresh_from_db()
    assert (article.version, article.headline) == (1, newsroom.copy().headline)
    assert "Chưa có chữ" in page


def test_saving_costs_the_same_statements_however_many_names_and_pictures(
    desk, newsroom, client, django_assert_max_num_queries
):
    desk.sign_in(newsroom.hanh)
    costs = []
    for count in (1, 8):
        authors = [PenNameFactory().author for _name in range(count)]
        below = {
            "bylines": tuple(BylineCopy(printed_as=a.name, author_id=a.pk) for a in authors),
            "captions": tuple(
                CaptionCopy(photo_id=photo.pk, alt_text="Ghe cá", placement="gallery")
                for photo in PhotoFactory.create_batch(count)
            ),
            "topic_ids": (TopicFactory().pk,),
        }
        article = newsroom.do("take", newsroom.submitted(**below), newsroom.hanh)
        copy = newsroom.copy(**below)
        body = f"<p>Thêm một câu.</p>{copy.body}"
        data = form_data(replace(copy, body=body), version=article.version, _continue="1")
        with django_assert_max_num_queries(19) as asked:
            client.post(article.get_desk_url(), data)
        article.refresh_from_db()
        assert "Thêm một câu" in article.body
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_form_that_comes_back_asks_no_more_of_eight_pictures_than_of_one(
    desk, newsroom, client, django_assert_max_num_queries
):
    desk.sign_in(newsroom.hanh)
    costs = []
    for count in (1, 8):
        captions = tuple(
            CaptionCopy(photo_id=photo.pk, alt_text="Ghe cá", placement="gallery")
            for photo in PhotoFactory.create_batch(count)
        )
        article = newsroom.do("take", newsroom.submitted(captions=captions), newsroom.hanh)
        data = form_data(newsroom.copy(captions=captions), version=article.version, headline="")
        with django_assert_max_num_queries(40) as asked:
            page = client.post(article.get_desk_url(), data)
        assert page.status_code == 200
        costs.append(len(asked))
    assert costs[0] == costs[1]


def test_story_is_opened_without_keeping_others_from_writing(
    newsroom, client, django_assert_max_num_queries
):
    author = PenNameFactory().author
    article = newsroom.submitted(
        bylines=(BylineCopy(printed_as=author.name, author_id=author.pk),),
        captions=(CaptionCopy(photo_id=PhotoFactory().pk, alt_text="Ghe cá"),),
        topic_ids=(TopicFactory().pk,),
    )
    client.force_login(newsroom.hanh)
    with django_assert_max_num_queries(17) as asked:
        client.get(article.get_desk_url())
    # A transaction on SQLite is the one place to write.
    assert not [row["sql"] for row in asked.captured_queries if "SAVEPOINT" in row["sql"]]


def test_buttons_are_those_this_person_may_press_now_and_no_others(desk, newsroom):
    article = newsroom.submitted()

    def buttons(person):
        page = desk.sign_in(person).open(article)
        return {verb["name"] for verb in page.context["desk_copy"]["verbs"]}

    assert buttons(newsroom.lan) == set()
    assert buttons(newsroom.hanh) == {"take", "approve", "send_back", "hand_over"}
    assert buttons(newsroom.thu) == {"take", "approve", "send_back", "hand_over", "spike"}


def test_writer_of_a_returned_story_sees_why_and_by_whom(desk, newsroom):
    article = newsroom.submitted()
    newsroom.do("send_back", article, newsroom.hanh, reason="Thiếu nguồn thứ hai")
    page = desk.sign_in(newsroom.lan).open(article)
    returned = page.context["desk_copy"]["returned"]
    assert (returned["who"], returned["note"]) == (newsroom.hanh, "Thiếu nguồn thứ hai")
    assert "Thiếu nguồn thứ hai" in page.content.decode()


def test_refused_reason_and_time_stand_in_their_panel_again(desk, newsroom):
    article = newsroom.approved()
    data = form_data(
        Copy.of(article),
        version=article.version,
        _verb="schedule",
        **{"schedule-at_0": "31/02/2021", "schedule-at_1": "06:00"},
    )
    page = desk.sign_in(newsroom.hanh).send(article.get_desk_url(), **data)
    assert 'value="31/02/2021"' in page.content.decode()


def test_new_story_begins_with_the_pen_name_of_its_writer(desk, newsroom, client):
    PenNameFactory(author__user=newsroom.lan, text="LAN ANH")
    desk.sign_in(newsroom.lan)
    assert 'value="LAN ANH"' in client.get(ADD).content.decode()


def test_reporter_reads_a_submitted_story_but_cannot_change_it(desk, newsroom):
    article = newsroom.submitted()
    page = desk.sign_in(newsroom.lan).open(article)
    assert page.status_code == 200
    assert page.context["has_change_permission"] is False
    assert "những chuyến xe đầu tiên" in page.content.decode()


def test_editor_publishes_and_chief_sets_the_date_back(desk, newsroom):
    article = newsroom.approved()
    data = form_data(
        Copy.of(article),
        version=article.version,
        _verb="publish",
        **{"publish-at_0": "12/04/2021", "publish-at_1": "21:13"},
    )
    desk.sign_in(newsroom.thu).send(article.get_desk_url(), **data)
    printed = Publication.objects.get().published_at
    assert timezone.localtime(printed).strftime("%d/%m/%Y %H:%M") == "12/04/2021 21:13"


@pytest.mark.parametrize("when", [("31/02/2021", "21:13"), ("12/04/2021", "25:99"), ("mai", "")])
def test_impossible_time_is_refused_in_vietnamese_and_the_text_is_kept(desk, newsroom, when):
    article = newsroom.approved()
    data = form_data(
        newsroom.copy(headline="Đang sửa dở"),
        version=article.version,
        _verb="schedule",
        **{"schedule-at_0": when[0], "schedule-at_1": when[1]},
    )
    response = desk.sign_in(newsroom.hanh).send(article.get_desk_url(), **data)
    page = response.content.decode()
    article.refresh_from_db()
    assert not Publication.objects.exists()
    assert article.headline != "Đang sửa dở"
    assert "Đang sửa dở" in page


def test_scheduling_by_the_form_reads_vietnamese_dates(desk, newsroom):
    article = newsroom.approved()
    tomorrow = timezone.localtime() + timedelta(days=1)
    data = form_data(
        Copy.of(article),
        version=article.version,
        _verb="schedule",
        **{"schedule-at_0": tomorrow.strftime("%d/%m/%Y"), "schedule-at_1": "06:00"},
    )
    desk.sign_in(newsroom.hanh).send(article.get_desk_url(), **data)
    opens = timezone.localtime(Publication.objects.get().visible_from)
    assert (opens.date(), opens.hour) == (tomorrow.date(), 6)


def test_headline_of_three_hundred_characters_is_refused_with_its_length(desk, newsroom):
    data = form_data(newsroom.copy(headline="Ấ" * 300))
    response = desk.sign_in(newsroom.lan).send(ADD, **data)
    page = response.content.decode()
    assert not Article.objects.exists()
    assert "Ấ" * 300 in page
    assert "300" in str(response.context["adminform"].form.errors["headline"])


def test_nobody_sees_the_drafts_of_others_by_their_address(desk, newsroom, client):
    article = newsroom.draft()
    client.force_login(newsroom.binh)
    for name, extra in [("change", []), ("history", []), ("preview", []), ("revision", [1])]:
        address = reverse(f"admin:articles_article_{name}", args=[article.pk, *extra])
        response = client.get(address)
        assert response.status_code in {302, 403, 404}, name
        assert article.headline not in response.content.decode()


def test_preview_shows_the_desk_copy_and_no_cache_or_robot_keeps_it(desk, newsroom, client):
    article = newsroom.draft(headline="Chưa ai đọc tít này")
    client.force_login(newsroom.lan)
    page = client.get(reverse("admin:articles_article_preview", args=[article.pk]))
    assert "Chưa ai đọc tít này" in page.content.decode()
    assert page.headers["X-Robots-Tag"] == "noindex"
    assert "no-store" in page.headers["Cache-Control"]


def test_list_finds_stories_with_and_without_accents(desk, newsroom, client):
    newsroom.draft(headline="Đặng Ủy thăm Khánh Vĩnh")
    newsroom.draft(headline="Chợ Đầm sáng nay")
    client.force_login(newsroom.lan)
    for words in ("khanh vinh", "Khánh Vĩnh", "dang uy", "KHÁNH"):
        page = client.get("/desk/articles/article/", {"q": words})
        found = [story.headline for story in page.context["cl"].result_list]
        assert found == ["Đặng Ủy thăm Khánh Vĩnh"], words


def test_list_costs_the_same_queries_for_three_stories_and_for_thirty(
    newsroom, client, django_assert_max_num_queries
):
    client.force_login(newsroom.hanh)
    for _story in range(3):
        newsroom.live()
    with django_assert_max_num_queries(40) as few:
        client.get("/desk/articles/article/")
    for _story in range(27):
        newsroom.live()
    with django_assert_max_num_queries(40) as many:
        client.get("/desk/articles/article/")
    assert len(many) <= len(few) <= 12


def test_desk_says_that_a_story_was_withdrawn(desk, newsroom, client):
    article = newsroom.live()
    newsroom.do("withdraw", article, newsroom.thu, reason="Chờ xác minh")
    assert "Đã gỡ" in desk.sign_in(newsroom.hanh).open(article).content.decode()
    assert "gỡ 12/04/2021" in client.get("/desk/articles/article/").content.decode()


def test_saving_a_live_story_says_that_readers_still_see_the_earlier_text(desk, newsroom):
    article = newsroom.live()
    desk.sign_in(newsroom.hanh)
    assert not desk.open(article).context["desk_copy"]["live"]["is_older"]
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(headline="Sửa sau khi đăng"))
    assert "Bạn đọc vẫn đang thấy bản trước" in desk.open(article).content.decode()


def test_promise_is_named_in_the_bar_while_it_binds(desk, newsroom):
    until = timezone.now() + timedelta(days=2)
    article = newsroom.submitted(planning={"embargo_until": until})
    bar = desk.sign_in(newsroom.hanh).open(article)
    assert 'class="state state-embargo"' in bar.text
    assert zoned(until) in bar.text
    Article.objects.filter(pk=article.pk).update(embargo_until=timezone.now())
    assert "state-embargo" not in desk.open(article).text


@pytest.mark.parametrize(("person", "sees_button"), [("hanh", False), ("thu", True)])
def test_shorter_promise_is_refused_at_its_field_and_chiefs_learn_of_the_button(
    desk, newsroom, person, sees_button
):
    until = timezone.now() + timedelta(days=2)
    article = newsroom.submitted(planning={"embargo_until": until})
    article.refresh_from_db()
    data = form_data(newsroom.copy(headline="Tít gõ dở"), version=article.version)
    answer = desk.sign_in(getattr(newsroom, person)).send(article.get_desk_url(), **data)
    form = answer.context["adminform"].form
    (said,) = form.errors["embargo_until"]
    assert not form.non_field_errors()
    assert (str(VERBS["lift_embargo"].label) in said) is sees_button
    assert form["headline"].value() == "Tít gõ dở"
    article.refresh_from_db()
    assert article.embargo_until == until
