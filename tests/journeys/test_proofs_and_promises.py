"""A story goes by the proof-reader from hand to hand, and keeps a promise to its source."""

from datetime import timedelta

import pytest
from django.utils import timezone

from articles.models import Article, Publication
from people.roles import Role
from tests.factories.people import PersonFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def ty(newsroom):
    """A proof-reader."""
    return PersonFactory(username="ty", full_name="Đặng Văn Tý", role=Role.PROOF_READER)


def test_story_is_handed_to_the_proof_reader_read_passed_and_told_whose_it_is(
    newsroom, ty, at_desk
):
    newsroom.section.proofreads = True
    newsroom.section.save()
    article = newsroom.submitted()
    address = article.get_desk_url()
    editor = at_desk(newsroom.hanh)
    page = editor.page
    page.goto(f"{editor.address}{address}")
    # Where stories are proof-read there is no button that goes past it.
    assert page.locator('[value="approve"]').count() == 0
    page.locator('button[value="send_to_proofs"]').click()
    page.locator(".state-proofs").wait_for()
    panel = page.locator('details[data-verb="hand_over"]')
    panel.locator("summary").click()
    panel.locator("select").select_option(label="Đặng Văn Tý")
    panel.locator("textarea").fill("Đọc giúp trước 21 giờ")
    panel.locator('button[value="hand_over"]').click()
    page.locator(".desk-bar", has_text="Đặng Văn Tý").wait_for()
    assert "(GMT+7)" in page.locator(".desk-bar").inner_text()
    assert "Đọc giúp trước 21 giờ" in page.locator(".events").inner_text()
    reader = at_desk(ty)
    reader.page.goto(f"{reader.address}{address}")
    reader.page.locator("#id_headline").fill("Đèo Khánh Vĩnh đã thông xe")
    reader.page.locator('button[value="proofread"]').click()
    reader.page.locator(".messagelist").wait_for()
    article.refresh_from_db()
    assert (article.state, article.handler) == ("proofed", None)
    assert article.headline == "Đèo Khánh Vĩnh đã thông xe"
    page.goto(f"{editor.address}{address}")
    page.locator('button[value="approve"]').click()
    page.locator(".state-approved").wait_for()


def test_embargo_is_not_emptied_by_an_editor_and_lifted_by_a_chief_with_a_reason(newsroom, at_desk):
    until = timezone.now().replace(second=0, microsecond=0) + timedelta(days=2)
    article = newsroom.draft(planning={"embargo_until": until})
    newsroom.do("submit", article, newsroom.lan)
    newsroom.do("approve", article, newsroom.hanh)
    editor = at_desk(newsroom.hanh)
    page = editor.page
    page.goto(f"{editor.address}{article.get_desk_url()}")
    assert page.locator(".field-embargo_until .zone").inner_text() == "GMT+7"
    assert page.locator('[data-verb="lift_embargo"]').count() == 0
    page.locator("#id_headline").fill("Tít gõ dở")
    page.locator("#id_embargo_until_0").fill("")
    page.locator("#id_embargo_until_1").fill("")
    page.locator("[data-save]").click()
    page.locator(".errornote, .errorlist").first.wait_for()
    # Nothing that was typed is lost, and nothing was saved.
    assert page.locator("#id_headline").input_value() == "Tít gõ dở"
    assert Article.objects.get(pk=article.pk).embargo_until == until
    chief = at_desk(newsroom.thu)
    chief.page.goto(f"{chief.address}{article.get_desk_url()}")
    panel = chief.page.locator('details[data-verb="lift_embargo"]')
    panel.locator("summary").click()
    panel.locator("textarea").fill("Nguồn đã công bố")
    panel.locator('button[value="lift_embargo"]').click()
    chief.page.locator(".messagelist").wait_for()
    assert Article.objects.get(pk=article.pk).embargo_until is None
    chief.page.locator('button[value="publish"]').first.wait_for(state="attached")
    assert not Publication.objects.exists()


def test_time_that_does_not_exist_is_explained_at_the_desk_and_nothing_is_lost(
    newsroom, at_desk, settings
):
    settings.TIME_ZONE = "Europe/Berlin"
    article = newsroom.approved()
    editor = at_desk(newsroom.hanh)
    page = editor.page
    page.goto(f"{editor.address}{article.get_desk_url()}")
    panel = page.locator('details[data-verb="schedule"]')
    panel.locator("summary").click()
    panel.locator(".vDateField").fill("28/03/2027")
    panel.locator(".vTimeField").fill("02:30")
    panel.locator('button[value="schedule"]').click()
    page.locator('details[data-verb="schedule"] .errorlist').wait_for()
    errors = page.locator('details[data-verb="schedule"] .errorlist').inner_text()
    assert "02:30" in errors
    assert "03:00" in errors
    assert page.locator('details[data-verb="schedule"] .vTimeField').input_value() == "02:30"
    assert not Publication.objects.exists()
