"""The way of a picture: editor, stored body, editor again, reader."""

import pytest

from richtext import EditorFigure, Figure, for_editor, for_reader, from_editor

PICTURE = (
    '<figure class="photo caption" data-key="{key}" data-photo="{photo}" data-credit="LK">'
    '<img src="/media/x.jpg" alt="Cảnh &quot;một cửa&quot;" />\n'
    "<figcaption>Người dân <em>đến</em><br />giao dịch</figcaption></figure>"
)
STORED = '<figure data-key="k3f9a2c1"></figure>'
VIDEO = '<figure data-embed="youtube" data-id="dQw4w9WgXcQ"></figure>'


def picture(key="k3f9a2c1", photo="17"):
    return PICTURE.format(key=key, photo=photo)


def test_the_editor_s_picture_becomes_a_key_and_its_words():
    body, figures = from_editor(f"<p>Mở bài.</p>{picture()}")
    assert body == f"<p>Mở bài.</p>\n{STORED}"
    assert figures == [
        Figure(
            key="k3f9a2c1",
            photo_id=17,
            caption="Người dân đến giao dịch",
            credit="LK",
            alt_text='Cảnh "một cửa"',
        )
    ]


def test_a_decorative_picture_says_so():
    sent = picture().replace("data-credit", 'data-decorative="1" data-credit')
    assert from_editor(sent)[1][0].is_decorative


@pytest.mark.parametrize(
    "around",
    [
        "<p>{}</p>",
        "<div>{}</div>",
        "<p><strong>{}</strong></p>",
        "<ul><li>{}</li></ul>",
        "<ul><li>a<ul><li>{}</li></ul></li></ul>",
        "<blockquote><p>{}</p></blockquote>",
        "<table><tbody><tr><td>{}</td></tr></tbody></table>",
        "<h2>{}</h2>",
        '<a href="https://a.vn/">{}</a>',
        "<figure>{}</figure>",
    ],
)
def test_a_picture_stands_alone_wherever_the_editor_put_it(around):
    body, figures = from_editor(f"<p>trước</p>{around.format(picture())}<p>sau</p>")
    assert [figure.key for figure in figures] == ["k3f9a2c1"]
    assert f"\n{STORED}\n" in body
    assert body.startswith("<p>trước</p>")
    assert body.endswith("<p>sau</p>")


def test_a_copied_picture_gets_a_key_of_its_own():
    body, figures = from_editor(picture() + picture(photo="18"))
    first, second = figures
    assert (first.key, first.photo_id, second.photo_id) == ("k3f9a2c1", 17, 18)
    assert second.key != first.key
    assert body.split("\n") == [STORED, f'<figure data-key="{second.key}"></figure>']


@pytest.mark.parametrize("key", ["", "K3F9A2C1", "k3f9a2c", "k3f9a2c12", "k3f9a2c\n"])
def test_a_picture_with_a_bad_key_gets_a_good_one(key):
    [figure] = from_editor(picture(key=key))[1]
    assert figure.key != key
    assert len(figure.key) == 8


@pytest.mark.parametrize("photo", ["", "x", "1.5", "-1", "1e3", "²", "٣", "9" * 19, "1; DROP"])
def test_a_picture_of_no_photo_is_dropped(photo):
    assert from_editor(picture(photo=photo) + "<p>x</p>") == ("<p>x</p>", [])


def test_a_key_that_somebody_typed_brings_no_picture():
    assert from_editor(f"{STORED}<p>x</p>") == ("<p>x</p>", [])


def test_pictures_come_in_reading_order():
    keys = ["bbbbbbbb", "aaaaaaaa", "cccccccc"]
    _, figures = from_editor("<p>x</p>".join(picture(key=key) for key in keys))
    assert [figure.key for figure in figures] == keys


def test_a_pasted_picture_from_elsewhere_leaves_its_words():
    sent = "<figure><img src=https://a.vn/x.jpg><figcaption>Cảng cá</figcaption></figure>"
    assert from_editor(sent) == ("<p>Cảng cá</p>", [])


def test_a_body_goes_to_the_editor_and_back_unchanged():
    body, [figure] = from_editor(f"<p>a</p>{picture()}{VIDEO}<p>b</p>")
    shown = EditorFigure(**vars(figure), src="/media/small.jpg")
    editor = for_editor(body, {figure.key: shown})
    assert 'src="/media/small.jpg"' in editor
    assert 'alt="Cảnh &quot;một cửa&quot;"' in editor
    assert from_editor(editor) == (body, [figure])


def test_the_editor_shows_no_picture_that_has_no_row():
    assert for_editor(f"<p>a</p>{STORED}", {}) == "<p>a</p>"


def test_readers_get_each_picture_where_it_stands():
    page = for_reader(f"<p>a</p>{STORED}<p>b</p>", "<i>{}</i>".format)
    assert page.replace("\n", "") == "<p>a</p><i>k3f9a2c1</i><p>b</p>"


def test_readers_get_nothing_for_a_picture_left_out():
    assert for_reader(f"<p>a</p>{STORED}", lambda key: "").strip() == "<p>a</p>"


def test_a_backslash_in_a_caption_is_only_a_backslash():
    assert for_reader(STORED, lambda key: r"\g<key>") == r"\g<key>"


@pytest.mark.parametrize(
    ("provider", "video", "address"),
    [
        ("youtube", "dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
        ("vimeo", "123456789", "https://player.vimeo.com/video/123456789?dnt=1"),
    ],
)
def test_readers_get_a_video_in_a_sandbox(provider, video, address):
    page = for_reader(f'<figure data-embed="{provider}" data-id="{video}"></figure>', str)
    assert f'src="{address}"' in page
    assert "sandbox=" in page
    assert "title=" in page


def test_a_body_that_went_past_the_field_is_cleaned_for_readers():
    assert for_reader("<p onclick=alert(1)>x<script>y</script></p>", str) == "<p>x</p>"
