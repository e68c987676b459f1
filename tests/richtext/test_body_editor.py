"""The editor in a real browser, under the policy of the article form."""

import pytest

from richtext import from_editor

pytestmark = pytest.mark.browser

BODY = ".cke_wysiwyg_div"
DIALOG = ".cke_dialog_body:visible"

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"></head><body><!--StartFragment-->
<p class=MsoNormal><span style='font-family:"Times New Roman"'>Đèo <b>Khánh Lê</b><o:p></o:p></span></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>-<span>&nbsp;&nbsp;</span></span><![endif]>Một</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='mso-list:Ignore'>-<span>&nbsp;&nbsp;</span></span><![endif]>Hai</p>
<p class=MsoNormal><st1:place>Nha Trang</st1:place><o:p>&nbsp;</o:p></p>
<!--EndFragment--></body></html>"""  # noqa: E501

GOOGLE_DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-1">
<p dir="ltr"><span style="font-weight:700">Đậm</span><span style="font-weight:400"> thường</span></p>
</b>"""  # noqa: E501

HOSTILE = """<p>Cảng cá<img src=x onerror="window.attacked = 1"><svg onload="window.attacked = 2">
</svg><details open ontoggle="window.attacked = 3"> Vĩnh Trường</details></p>
<p style="background:url(https://evil.example/pixel)">hết<img src="https://evil.example/p.gif"></p>
<iframe srcdoc="<script>parent.attacked = 4</script>"></iframe>"""


def stored(page):
    return from_editor(page.evaluate("CKEDITOR.instances.id_body.getData()"))


def start_anew(page):
    page.click(BODY)
    page.keyboard.press("Control+A")
    page.keyboard.press("Delete")


def paste(page, html):
    page.evaluate(
        """html => {
          const data = new DataTransfer();
          data.setData("text/html", html);
          const paste = {clipboardData: data, bubbles: true, cancelable: true};
          document.querySelector(".cke_wysiwyg_div").dispatchEvent(new ClipboardEvent("paste", paste));
        }""",  # noqa: E501
        html,
    )


def assert_no_complaints(page):
    """The browser complained about nothing and the policy stopped nothing."""
    assert page.complaints == []
    assert page.evaluate("window.violations") == []


def test_a_reporter_writes_makes_bold_and_captions_a_photo(editor_page):
    page = editor_page("vi")
    start_anew(page)
    page.keyboard.type("Đèo Khánh Vĩnh ")
    page.click(".cke_button__bold")
    page.keyboard.type("sạt lở")
    page.click(".cke_button__bold")
    page.keyboard.type(" đêm qua.")

    page.click(".cke_button__picture")
    page.wait_for_selector(f"{BODY} figure.photo")
    page.keyboard.type("Viết tiếp.")
    page.click(f"{BODY} figcaption")
    page.keyboard.press("End")
    page.keyboard.type(" tại xã.")

    body, [figure] = stored(page)
    assert body.split("\n") == [
        "<p>Đèo Khánh Vĩnh <strong>sạt lở</strong> đêm qua.</p>",
        f'<figure data-key="{figure.key}"></figure>',
        "<p>Viết tiếp.</p>",
    ]
    assert (figure.photo_id, figure.credit) == (17, "LK")
    assert figure.caption == "Người dân đến giao dịch tại xã."
    assert_no_complaints(page)


def test_a_second_picture_goes_behind_the_one_whose_caption_is_edited(editor_page):
    page = editor_page("vi")
    page.click(BODY)
    page.click(".cke_button__picture")
    page.click(f"{BODY} figcaption")
    page.click(".cke_button__picture")
    page.wait_for_selector(f"{BODY} figure.photo >> nth=1")

    _, figures = stored(page)
    assert [figure.photo_id for figure in figures] == [17, 17]
    assert len({figure.key for figure in figures}) == 2


def test_the_words_of_a_picture_are_asked_for_by_their_names(editor_page):
    page = editor_page("vi")
    page.click(BODY)
    page.click(".cke_button__picture")
    page.dblclick(f"{BODY} figure.photo img")
    page.get_by_label("Chú thích ảnh").fill("Lũ <b>rút</b> & nắng")
    page.get_by_label("Nguồn ảnh").fill("Công Sáng")
    page.get_by_label("Mô tả ảnh cho người không nhìn thấy").fill('Biển báo "nguy hiểm"')
    page.get_by_label("Ảnh chỉ để trang trí, không cần mô tả").check()
    page.click(f"{DIALOG} .cke_dialog_ui_button_ok")

    [figure] = stored(page)[1]
    assert figure.caption == "Lũ <b>rút</b> & nắng"
    assert figure.credit == "Công Sáng"
    assert figure.alt_text == 'Biển báo "nguy hiểm"'
    assert figure.is_decorative
    assert_no_complaints(page)


def test_the_desk_in_english_asks_in_english(editor_page):
    page = editor_page("en")
    page.click(BODY)
    page.click(".cke_button__picture")
    page.dblclick(f"{BODY} figure.photo img")
    page.get_by_label("Description for those who cannot see the photo").wait_for()
    assert page.locator(".cke_button__crosshead_label").inner_text() == "Crosshead"


def test_a_video_is_put_in_by_its_address(editor_page):
    page = editor_page("vi")
    start_anew(page)
    page.keyboard.type("Xem lại trận đấu:")
    page.click(".cke_button__video")
    address = page.get_by_label("Địa chỉ video trên YouTube hoặc Vimeo")
    address.fill("https://www.youtube.com/watch?t=3&v=dQw4w9WgXcQ&list=x")
    page.click(f"{DIALOG} .cke_dialog_ui_button_ok")
    page.wait_for_selector(f"{BODY} figure.video")

    assert stored(page)[0].split("\n") == [
        "<p>Xem lại trận đấu:</p>",
        '<figure data-embed="youtube" data-id="dQw4w9WgXcQ"></figure>',
    ]
    assert_no_complaints(page)


def test_a_crosshead_is_one_button_and_back(editor_page):
    page = editor_page("vi")
    start_anew(page)
    page.keyboard.type("Quan tâm cải cách")
    page.click(".cke_button__crosshead")
    assert stored(page)[0] == "<h2>Quan tâm cải cách</h2>"
    page.click(".cke_button__crosshead")
    assert stored(page)[0] == "<p>Quan tâm cải cách</p>"


@pytest.mark.parametrize(
    ("pasted", "body"),
    [
        (
            WORD,
            "<p>Đèo <strong>Khánh Lê</strong></p>\n<ul><li>Một</li><li>Hai</li></ul>\n"
            "<p>Nha Trang</p>",
        ),
        (GOOGLE_DOCS, "<p><strong>Đậm</strong> thường</p>"),
    ],
    ids=["word", "google docs"],
)
def test_a_pasted_document_comes_out_clean(editor_page, pasted, body):
    page = editor_page("vi")
    start_anew(page)
    paste(page, pasted)
    page.wait_for_selector(f"{BODY} strong")
    assert stored(page)[0] == body
    assert_no_complaints(page)


def test_a_hostile_paste_neither_runs_nor_calls_home(editor_page):
    page = editor_page("vi")
    start_anew(page)
    paste(page, HOSTILE)
    page.get_by_text("Ảnh dán từ nơi khác không được giữ.").wait_for()
    assert stored(page)[0] == "<p>Cảng cá</p>\n<p>Vĩnh Trường</p>\n<p>hết</p>"
    assert page.evaluate("window.attacked") is None
    assert_no_complaints(page)


def test_a_pasted_photo_file_goes_to_the_library_and_into_the_story(editor_page):
    page = editor_page("vi")
    start_anew(page)
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.items.add(new File([new Uint8Array(9)], "a.jpg", {type: "image/jpeg"}));
          const paste = {clipboardData: data, bubbles: true, cancelable: true};
          document.querySelector(".cke_wysiwyg_div").dispatchEvent(new ClipboardEvent("paste", paste));
        }"""  # noqa: E501
    )
    page.wait_for_selector(f"{BODY} figure.photo")
    assert page.evaluate("window.uploaded") == ["image/jpeg"]
    assert [figure.photo_id for figure in stored(page)[1]] == [17]


def test_the_count_of_words_and_the_textarea_follow_the_typing(editor_page):
    page = editor_page("en")
    page.evaluate(
        "document.getElementById('id_body').addEventListener('input', () => window.heard = true)"
    )
    start_anew(page)
    page.keyboard.type("Đèo Khánh Vĩnh – 33 km.")
    page.get_by_text("5 words").wait_for()
    assert page.input_value("#id_body") == "<p>Đèo Khánh Vĩnh – 33 km.</p>\n"
    assert page.evaluate("window.heard")


def test_the_editor_has_the_name_of_its_field(editor_page):
    page = editor_page("vi")
    assert page.get_attribute(BODY, "aria-label") == "Thân bài"
