"""What is typed at the desk survives: closed windows, lost sessions, refused saves, no network."""

import pytest

from people.models import Author

pytestmark = [
    pytest.mark.browser,
    pytest.mark.django_db(transaction=True),
]

HEADLINE = "Làng chài Vĩnh Nguyên chuyển sang nuôi biển"
STANDFIRST = "Từ hai trăm lồng bè gỗ ven bờ, bà con đã ra khơi."


@pytest.fixture
def writing(desk_browser, newsroom):
    """Lan, a reporter, has opened the form of a new story and typed into it."""
    desk_browser.sign_in(newsroom.lan).open_new_story()
    type_story(desk_browser.page)
    return desk_browser


def type_story(page):
    page.fill("#id_headline", HEADLINE)
    page.fill("#id_standfirst", STANDFIRST)
    page.evaluate("CKEDITOR.instances.id_body.setData('<p>Sáng sớm trên vịnh.</p>')")
    page.fill("#id_bylines-0-printed_as", "NGỌC LAN")


def save(desk):
    with desk.page.expect_navigation():
        desk.page.click("[data-save]")
    desk.wait_for_editor()


def test_text_of_a_closed_window_is_offered_and_comes_back(writing):
    page = writing.page
    page.wait_for_selector("[data-keep-status]:not(:empty)")
    writing.open("/desk/")
    assert writing.questions == ["beforeunload"]
    writing.open_new_story()
    page.click("[data-keep-restore]")
    assert page.input_value("#id_headline") == HEADLINE
    assert page.input_value("#id_standfirst") == STANDFIRST
    assert page.input_value("#id_bylines-0-printed_as") == "NGỌC LAN"
    page.wait_for_selector(".cke_wysiwyg_div:has-text('Sáng sớm trên vịnh')")


def test_discarded_text_is_not_offered_again(writing):
    writing.open("/desk/")
    writing.open_new_story()
    writing.page.click("[data-keep-discard]")
    writing.open_new_story()
    assert not writing.page.is_visible("[data-keep-offer]")
    assert writing.kept() == []


def test_a_confirmed_save_drops_the_copy_and_asks_nothing(writing):
    save(writing)
    assert writing.page.is_visible(".messagelist .success")
    assert writing.kept() == []
    writing.open("/desk/")
    assert writing.questions == []


def test_a_refused_save_keeps_the_copy(writing):
    writing.page.fill("#id_headline", "")
    save(writing)
    assert writing.page.is_visible(".errornote")
    assert STANDFIRST in writing.kept()[0]


def test_looking_at_a_form_keeps_nothing_and_asks_nothing(desk_browser, newsroom):
    desk_browser.sign_in(newsroom.lan).open_new_story()
    desk_browser.open("/desk/")
    assert desk_browser.kept() == []
    assert desk_browser.questions == []


def test_a_lost_session_stops_the_save_and_signing_in_again_lets_it_go_on(writing, newsroom):
    page = writing.page
    page.context.clear_cookies()
    page.click("[data-save]")
    page.wait_for_selector("[data-session-lost][open]")
    assert page.input_value("#id_headline") == HEADLINE
    assert page.get_attribute("[data-session-login]", "target") == "_blank"
    other_window = type(writing)(page.context.new_page(), writing.address)
    other_window.sign_in(newsroom.lan)
    with page.expect_navigation():
        page.click("[data-session-again]")
    assert page.is_visible(".messagelist .success")
    assert page.input_value("#id_headline") == HEADLINE


def test_without_a_network_the_text_stays_and_the_page_says_so(writing):
    writing.page.context.set_offline(True)
    writing.page.click("[data-save]")
    writing.page.wait_for_selector("[data-keep-trouble]:not([hidden])")
    assert writing.page.input_value("#id_headline") == HEADLINE
    assert HEADLINE in writing.kept()[0]


def test_copies_of_last_week_are_dropped(desk_browser, newsroom):
    desk_browser.sign_in(newsroom.lan)
    desk_browser.page.evaluate(
        "localStorage.setItem('desk.keep.1./desk/x/#y',"
        " JSON.stringify({at: Date.now() - 8 * 24 * 3600e3, fields: {}, rows: {}}))"
    )
    desk_browser.open_new_story()
    assert desk_browser.kept() == []


def test_passwords_are_never_kept(desk_browser, newsroom):
    desk_browser.sign_in(newsroom.lan).open("/desk/password_change/")
    desk_browser.page.fill("#id_old_password", "bí mật của Lan")
    desk_browser.page.wait_for_timeout(3500)
    assert desk_browser.kept() == []


def test_calendar_and_author_search_work_under_the_policy_of_the_form(desk_browser, newsroom):
    Author.objects.create(name="Võ Thành", slug="vo-thanh")
    desk_browser.sign_in(newsroom.lan).open_new_story()
    page = desk_browser.page
    page.click(".field-planned_date .datetimeshortcuts a >> nth=1")
    page.click(".calendarbox:visible td:not(.nonday) a >> nth=0")
    assert page.input_value("#id_planned_date").startswith("01/")
    page.click(".field-author .select2-selection >> nth=0")
    page.wait_for_selector(".select2-results__option:has-text('Võ Thành')")
    assert desk_browser.complaints == []


NAMELESS = """() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
    .filter((field) => field.checkVisibility() && !field.labels.length)
    .filter((field) => !field.getAttribute("aria-label") && field.type !== "submit")
    .map((field) => field.outerHTML)"""


# Every field that searches while one types has its search box.
SEARCHES_STARTED = """() => [...document.querySelectorAll("select.admin-autocomplete")]
  .filter((select) => !select.name.includes("__prefix__"))
  .every((select) => select.classList.contains("select2-hidden-accessible"))"""


def test_every_field_of_the_desk_has_a_name_for_those_who_listen(desk_browser, newsroom):
    desk_browser.sign_in(newsroom.thu)
    for path in [
        "/desk/articles/article/",
        "/desk/articles/article/add/",
        "/desk/people/author/add/",
    ]:
        desk_browser.open(path)
        desk_browser.page.wait_for_function(SEARCHES_STARTED)
        desk_browser.page.wait_for_timeout(300)
        assert desk_browser.page.evaluate(NAMELESS) == [], path
