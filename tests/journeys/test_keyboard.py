"""An editor who never touches the mouse."""

import pytest

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

FOCUSED = "document.activeElement.id || document.activeElement.className"


def test_story_is_edited_saved_and_approved_from_the_keyboard(at_desk, newsroom):
    article = newsroom.submitted()
    hanh = at_desk(newsroom.hanh)
    hanh.open_story(article)
    press = hanh.page.keyboard.press

    tab_to(hanh, "#id_headline")
    press("Control+A")
    hanh.type("Đèo Khánh Vĩnh thông xe")
    press("Tab")
    assert hanh.page.evaluate(FOCUSED) == "id_standfirst"
    press("Tab")
    assert "cke_wysiwyg_div" in hanh.page.evaluate(FOCUSED)
    press("Control+End")
    hanh.type(" Hết.")
    with hanh.page.expect_navigation():
        press("Control+s")

    article.refresh_from_db()
    assert article.headline == "Đèo Khánh Vĩnh thông xe"
    assert article.body.rstrip().endswith("Hết.</p>")
    hanh.wait_for_form()
    with hanh.page.expect_navigation():
        press("Control+Enter")
    article.refresh_from_db()
    assert article.state == "approved"


def tab_to(desk, selector, within=40):
    """Press Tab until the field has the focus; a person gives up sooner or later."""
    for _step in range(within):
        if desk.page.locator(f"{selector}:focus").count():
            return
        desk.page.keyboard.press("Tab")
    pytest.fail(f"{selector} is not reached by Tab")
