"""The pictures of a story on its page: above it, in a gallery, one after another."""

import re
from datetime import timedelta

import pytest

from tests.reader import factories as paper

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
HOSTILE = '"><script>alert(1)</script>'


def page(client, **fields):
    return client.get(paper.publish(**fields).get_absolute_url()).text


def in_article(text):
    return text[text.index("<article") : text.index("</article>")]


def numbers(text):
    """Return the numbers that stand beside the pictures, in the order of the page."""
    return re.findall(r'"photo__number">(\d+/\d+)<', text)


def test_lead_picture_is_loaded_at_once_and_all_others_wait(client):
    pictures = [
        paper.picture(1),
        paper.picture(2, "body", "k3f9a2c1"),
        *paper.gallery(3, first=3),
    ]
    text = page(client, body='<p>A.</p><figure data-key="k3f9a2c1"></figure>', pictures=pictures)
    lead, *others = re.findall(r"<img[^>]*>", in_article(text))
    assert 'fetchpriority="high"' in lead
    assert "loading" not in lead
    assert len(others) == 7
    assert all('loading="lazy"' in each and "fetchpriority" not in each for each in others)


def test_story_shows_its_lead_picture_whole(client):
    text = in_article(page(client, pictures=[paper.picture()]))
    assert set(re.findall(r"/0123456789/(\w+)-", text)) == {"full"}


@pytest.mark.parametrize("ai", ["generated", "edited"])
def test_label_stands_with_every_large_picture_that_is_made_or_altered_with_ai(client, ai):
    pictures = [paper.picture(1, ai=ai), *paper.gallery(2, first=2, ai=ai)]
    text = in_article(page(client, pictures=pictures))
    label = '<span class="ai-label">Hình ảnh do AI tạo hoặc chỉnh sửa</span></figcaption>'
    assert text.count(label) == 3
    assert len(re.findall(r'class="ai-badge"', text)) == 2


def test_photograph_is_not_labelled(client):
    assert "ai-" not in in_article(page(client, pictures=[paper.picture(), *paper.gallery(2)]))


def test_every_small_picture_leads_to_a_large_one_and_back(client):
    text = in_article(page(client, pictures=paper.gallery(3)))
    assert re.findall(r'id="(anh-nho-\d)" href="(#anh-\d)"', text) == [
        ("anh-nho-1", "#anh-1"),
        ("anh-nho-2", "#anh-2"),
        ("anh-nho-3", "#anh-3"),
    ]
    assert re.findall(r'class="lightbox__(\w+)" href="(#[\w-]+)"', text) == [
        ("next", "#anh-2"),
        ("close", "#anh-nho-1"),
        ("previous", "#anh-1"),
        ("next", "#anh-3"),
        ("close", "#anh-nho-2"),
        ("previous", "#anh-2"),
        ("close", "#anh-nho-3"),
    ]
    assert numbers(text) == ["1/3", "2/3", "3/3"]
    assert len(set(re.findall(r'id="([^"]+)"', text))) == len(re.findall(r'id="', text))


def test_large_picture_is_a_named_dialog(client):
    text = page(client, pictures=paper.gallery(2))
    dialog = r'role="dialog" aria-modal="true" aria-label="([^"]+)" tabindex="-1"'
    first, second = re.findall(dialog, text)
    assert "1" in first
    assert first != second


def test_small_pictures_are_cut_and_large_ones_are_whole(client):
    text = in_article(page(client, pictures=paper.gallery(2)))
    small = re.findall(r'<a class="gallery__open".*?</a>', text)
    assert all("/card-" in each and "/full-" not in each for each in small)
    assert all("/full-" in each for each in re.findall(r"<figure.*?</figure>", text, re.DOTALL))


def test_gallery_of_one_picture_is_simply_that_picture(client):
    text = page(client, pictures=[paper.picture(), *paper.gallery(1, first=2)])
    assert text.count('<figure class="photo">') == 2
    assert "lightbox" not in text
    assert numbers(text) == []
    assert "gallery.css" not in text
    assert "gallery.js" not in text


@pytest.mark.parametrize("pictures", [[], [paper.picture()]])
def test_page_without_a_gallery_fetches_nothing_for_one(client, pictures):
    text = page(client, pictures=pictures)
    assert "gallery" not in text
    assert 'type="module"' not in text


def test_page_with_a_gallery_fetches_its_style_and_script(client):
    text = page(client, pictures=paper.gallery(2))
    assert '<link rel="stylesheet" href="/static/site/gallery.css">' in text
    assert '<script type="module" src="/static/site/gallery.js"></script>' in text


def test_gallery_keeps_its_numbers_right_when_a_picture_is_over(client, clock):
    pictures = paper.gallery(3)
    pictures[1]["picture"]["until"] = (paper.NOON + timedelta(hours=1)).isoformat()
    address = paper.publish(pictures=pictures).get_absolute_url()
    assert numbers(client.get(address).text) == ["1/3", "2/3", "3/3"]
    clock.at = paper.NOON + timedelta(hours=1)
    text = client.get(address).text
    assert numbers(text) == ["1/2", "2/2"]
    assert "anh-3" not in text


def test_photo_story_runs_its_pictures_one_after_another(client):
    pictures = [paper.picture(1), *paper.gallery(3, first=2)]
    text = in_article(page(client, kind="photo_story", pictures=pictures))
    assert numbers(text) == ["1/4", "2/4", "3/4", "4/4"]
    assert text.index("1/4") < text.index("article__body") < text.index("2/4")
    assert "lightbox" not in text
    assert text.count('fetchpriority="high"') == 1
    assert text.count('loading="lazy"') == 3


def test_photo_story_needs_no_script(client):
    text = page(client, kind="photo_story", pictures=[paper.picture(1), *paper.gallery(3)])
    assert "gallery.js" not in text
    assert "gallery.css" in text


def test_photo_story_that_lost_its_lead_picture_opens_with_the_next_one(client):
    pictures = [paper.picture(1), *paper.gallery(2, first=2)]
    pictures[0]["picture"]["until"] = paper.NOON.isoformat()
    text = in_article(page(client, kind="photo_story", pictures=pictures))
    assert numbers(text) == ["1/2", "2/2"]
    assert text.index("Chuyến tàu thứ 2") < text.index("article__body")


@pytest.mark.parametrize("pictures", [[], [paper.picture()]])
def test_photo_story_with_hardly_any_picture_counts_none(client, pictures):
    text = page(client, kind="photo_story", pictures=pictures)
    assert numbers(text) == []
    assert text.count("<figure") == len(pictures)


@pytest.mark.parametrize("kind", ["news", "photo_story"])
def test_hostile_words_stay_words(client, kind):
    pictures = [
        picture | {"caption": HOSTILE, "credit": HOSTILE, "alt": HOSTILE}
        for picture in [paper.picture(), *paper.gallery(3, first=2, color=HOSTILE, ai=HOSTILE)]
    ]
    assert "<script>alert" not in page(client, kind=kind, pictures=pictures)


def test_links_elsewhere_show_the_cut_that_is_made_for_them(client, settings):
    settings.SITE_ORIGIN = "https://bao.example"
    text = page(client, pictures=[paper.picture()])
    folder = f"https://bao.example/media/photos/{1:024x}/0123456789"
    assert f'<meta property="og:image" content="{folder}/social-1200.jpg">' in text
    assert '<meta property="og:image:height" content="628">' in text


def test_links_elsewhere_show_an_old_story_with_the_files_of_then(client):
    old = paper.picture(widths=[480, 960, 1600])
    del old["picture"]["edition"], old["picture"]["from"], old["picture"]["until"]
    text = page(client, pictures=[old])
    assert f'/media/photos/{1:024x}/1600.jpg">' in text
    assert '<meta property="og:image:height" content="1067">' in text
