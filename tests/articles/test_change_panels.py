"""Filing a change to a live story, and retracting one, through the desk's own form."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.actions.retract import NO_INNER_REASON
from articles.copy import Copy
from articles.models import Correction, Publication
from articles.models.correction import CorrectionKind
from articles.notices import NO_PUBLIC_REASON
from tests.articles.article_form import form_data

WRONG, RIGHT = "<p>Cảng cá dài 210 m.</p>", "<p>Cảng cá dài 120 m.</p>"


@pytest.fixture
def story(newsroom):
    """A live story whose desk copy Hạnh has mended."""
    newsroom.now = timezone.now() - timedelta(hours=2)
    article = newsroom.live(body=WRONG)
    newsroom.do("save", article, newsroom.hanh, copy=newsroom.copy(body=RIGHT))
    article.refresh_from_db()
    return article


@pytest.fixture
def desk(client):
    """Sign somebody in and work with the form of a story as their browser would."""

    class DeskClient:
        def sign_in(self, person):
            client.force_login(person)
            return self

        def panel(self, article, verb):
            page = client.get(article.get_desk_url())
            return next(v for v in page.context["desk_copy"]["verbs"] if v["name"] == verb)

        def send(self, article, verb, *, copy=None, **asked):
            data = {f"{verb}-{name}": value for name, value in asked.items()}
            copy = copy or Copy.of(article)
            sent = form_data(copy, version=article.version, _verb=verb, **data)
            return client.post(article.get_desk_url(), sent, follow=True)

    return DeskClient()


def test_panel_names_what_is_touchy_and_begins_the_notice(desk, newsroom, story):
    change = desk.sign_in(newsroom.thu).panel(story, "update")["change"]
    assert [str(c).split(": ")[1] for c in change["touchy"]] == ["210 → 120"]
    assert change["may_look"]
    assert (change["wrong_text"], change["right_text"]) == (
        "Cảng cá dài 210 m.",
        "Cảng cá dài 120 m.",
    )
    assert not desk.sign_in(newsroom.hanh).panel(story, "update")["change"]["may_look"]


def test_tick_is_not_asked_for_where_nothing_is_touchy(desk, newsroom, client):
    newsroom.now = timezone.now() - timedelta(hours=2)
    article = newsroom.live(body="<p>Xe khách đả qua đèo.</p>")
    mended = newsroom.copy(body="<p>Xe khách đã qua đèo.</p>")
    newsroom.do("save", article, newsroom.hanh, copy=mended)
    text = desk.sign_in(newsroom.hanh) and client.get(article.get_desk_url()).text
    assert "update-looked_twice" not in text
    assert 'value="typo"' in text


def test_typo_that_is_more_comes_back_with_the_list_and_the_tick(desk, newsroom, story):
    answer = desk.sign_in(newsroom.thu).send(story, "update", kind="typo")
    assert "210 → 120" in answer.text
    assert 'name="update-looked_twice"' in answer.text
    assert 'value="typo" id="id_update-kind-typo" aria-describedby' in answer.text
    assert story.publications.count() == 1
    desk.send(story, "update", kind="typo", looked_twice="on")
    assert Publication.objects.get(number=2).change_kind == "typo"


def test_change_typed_with_the_button_is_looked_at_too(desk, newsroom, story):
    copy = newsroom.copy(body="<p>Cảng cá dài 130 m.</p>")
    answer = desk.sign_in(newsroom.thu).send(
        story, "update", copy=copy, kind="typo", looked_twice="on"
    )
    assert "210 → 130" in answer.text
    assert "130 m" in answer.context["adminform"].form["body"].value()
    assert story.publications.count() == 1


def test_refused_correction_comes_back_with_every_word(desk, newsroom, story):
    typed = {
        "kind": "correction",
        "wrong_text": "Cảng cá dài 120 m.",
        "right_text": "Cảng cá dài 12 m.",
        "apology": "Xin lỗi bà con.",
        "authority_document": "Công văn 12/SNN",
        "hides_difference": "on",
    }
    answer = desk.sign_in(newsroom.hanh).send(story, "update", **typed)
    assert not Correction.objects.exists()
    for words in list(typed.values())[1:5]:
        assert words in answer.text
    (panel,) = [v for v in answer.context["desk_copy"]["verbs"] if v["name"] == "update"]
    assert panel["typed"]["hides_difference"]
    assert panel["typed"]["kind"] == "correction"
    assert panel["errors"]


def test_emptied_apology_stays_empty(desk, newsroom, story):
    typed = {"kind": "correction", "wrong_text": "", "right_text": "120 m", "apology": ""}
    answer = desk.sign_in(newsroom.hanh).send(story, "update", **typed)
    assert 'id="id_update-apology" rows="2"></textarea>' in answer.text
    assert 'id="id_update-wrong_text" rows="3"></textarea>' in answer.text


def test_correction_goes_to_readers_with_all_its_fields(desk, newsroom, story):
    desk.sign_in(newsroom.hanh).send(
        story,
        "update",
        kind="correction",
        wrong_text="Cảng cá dài 210 m.",
        right_text="Cảng cá dài 120 m.",
        apology="Xin lỗi bà con.",
        authority_document="Công văn 12/SNN",
        hides_difference="on",
    )
    notice = Correction.objects.get()
    assert (notice.kind, notice.apology) == ("correction", "Xin lỗi bà con.")
    assert notice.authority_document == "Công văn 12/SNN"
    assert notice.hides_difference


def test_words_of_another_kind_were_not_meant(desk, newsroom, story):
    desk.sign_in(newsroom.hanh).send(
        story, "update", kind="update", wrong_text="210 m", right_text="120 m", apology="Xin lỗi"
    )
    assert not Correction.objects.exists()
    desk.sign_in(newsroom.hanh)
    story.refresh_from_db()
    desk.send(story, "update", kind="clarification", made_clear="Bến dài 120 m.", news="Tin mới")
    assert Correction.objects.get().right_text == "Bến dài 120 m."


def test_next_version_of_a_live_story_is_scheduled_with_its_notice(desk, newsroom, story):
    tomorrow = timezone.localtime() + timedelta(days=1)
    desk.sign_in(newsroom.hanh).send(
        story,
        "schedule",
        at_0=f"{tomorrow:%d/%m/%Y}",
        at_1="06:00",
        kind="clarification",
        made_clear="Bến dài 120 m.",
    )
    coming = story.publications.get(number=2)
    assert Correction.objects.get().visible_from == coming.visible_from
    panel = desk.panel(story, "update")
    assert f"{tomorrow:%d/%m/%Y}" in panel["replaces"]


def test_story_that_nobody_reads_is_scheduled_without_such_questions(desk, newsroom):
    article = newsroom.approved()
    assert "kinds" not in desk.sign_in(newsroom.hanh).panel(article, "schedule")


def test_chief_retracts_with_a_reason_inside_and_one_for_readers(desk, newsroom, story):
    desk.sign_in(newsroom.thu)
    refused = desk.send(
        story, "retract", reason="Nguồn tin bịa.", public_reason="", apology="Xin lỗi bạn đọc."
    )
    assert "Nguồn tin bịa." in refused.text
    assert "Xin lỗi bạn đọc." in refused.text
    assert not Correction.objects.exists()
    desk.send(
        story,
        "retract",
        reason="Nguồn tin bịa.",
        public_reason="Bài dựa trên tài liệu giả.",
        hides_headline="on",
    )
    notice = Correction.objects.get()
    assert (notice.kind, notice.right_text) == ("retraction", "Bài dựa trên tài liệu giả.")
    assert notice.hides_difference
    assert story.events.first().reason == "Nguồn tin bịa."


def test_words_come_back_to_who_retracts_a_story_that_they_only_read(desk, newsroom, story, client):
    """The button alone, as it is sent where the form has no fields."""
    client.force_login(newsroom.thu)
    data = {"version": story.version, "_verb": "retract", "retract-public_reason": "Tài liệu giả."}
    answer = client.post(story.get_desk_url(), data)
    assert "Tài liệu giả." in answer.text
    assert not Correction.objects.exists()


def test_history_marks_which_versions_readers_saw(desk, newsroom, story, client):
    desk.sign_in(newsroom.thu).send(story, "update", kind="typo", looked_twice="on")
    page = client.get(story.get_desk_url().replace("change/", "history/"))
    shown = [(row.number, kind) for row, kind in page.context["shown"]]
    assert shown == [(2, "Sửa lỗi chính tả"), (1, "Đăng lần đầu")]
    assert "210 → 120" in page.text
    assert str(newsroom.thu) in page.text


def test_retracting_without_words_names_both_reasons_the_public_one_first(
    desk, newsroom, story, client
):
    answer = desk.sign_in(newsroom.thu).send(story, "retract", reason=" ", public_reason=" ")
    (panel,) = [v for v in answer.context["desk_copy"]["verbs"] if v["name"] == "retract"]
    assert panel["errors"] == [NO_PUBLIC_REASON, NO_INNER_REASON]
    page = answer.text
    assert page.index('name="retract-public_reason"') < page.index('name="retract-reason"')
    assert page.count('aria-invalid="true"') == 2
    assert not Correction.objects.exists()


def test_story_taken_down_in_silence_is_retracted_by_the_same_panel(desk, newsroom, story, client):
    newsroom.do("withdraw", story, newsroom.thu, reason="Đang kiểm tra")
    assert desk.sign_in(newsroom.thu).panel(story, "retract")["retracts"]


def test_nothing_stands_first_among_the_buttons_of_a_retracted_story(desk, newsroom, story, client):
    newsroom.do(
        "retract", story, newsroom.thu, reason="Bịa.", public_reason="Bài dựa trên tài liệu giả."
    )
    client.force_login(newsroom.thu)
    page = client.get(story.get_desk_url())
    bar = page.context["desk_copy"]
    names = [button["name"] for button in bar["verbs"]]
    assert names.index("restore") < names.index("publish")
    assert not {"retract", "withdraw"} & set(names)
    assert not bar["has_main"]
    assert "data-main" not in page.text
    assert "state-spiked" not in page.text


def test_story_taken_down_is_first_of_all_brought_back(desk, newsroom, story, client):
    newsroom.do("withdraw", story, newsroom.thu, reason="Đang kiểm tra")
    client.force_login(newsroom.thu)
    bar = client.get(story.get_desk_url()).context["desk_copy"]
    assert (bar["verbs"][0]["name"], bar["has_main"]) == ("restore", True)


def test_log_of_a_story_says_what_kind_of_change_it_was_with_its_words(
    desk, newsroom, story, client
):
    desk.sign_in(newsroom.hanh).send(
        story,
        "update",
        kind="correction",
        wrong_text="Cảng cá dài 210 m.",
        right_text="Cảng cá dài 120 m.",
    )
    label = str(CorrectionKind.CORRECTION.label)
    for address in (story.get_desk_url(), story.get_desk_url().replace("change/", "history/")):
        page = client.get(address).text
        log = page[page.index('id="events-title"' if "change" in address else "history-events") :]
        assert f": {label}" in log
        assert "<del>Cảng cá dài 210 m.</del> → <ins>Cảng cá dài 120 m.</ins>" in log
