"""Links to the paper's old site lead on, whoever wrote them however."""

from datetime import timedelta
from unicodedata import normalize

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.actions.import_addresses import import_addresses
from articles.addresses import normal_path, path_of
from articles.models import LegacyAddress
from tests.factories.stories import SectionFactory
from tests.photos.factories import PhotoFactory

pytestmark = pytest.mark.django_db
OLD = "/kinh-te/202104/khanh-vinh-chuyen-bien-1234567"


@pytest.fixture
def clock(monkeypatch, newsroom):
    """Let readers look at the newsroom's own clock."""
    monkeypatch.setattr("pagecache.middleware.timezone.now", lambda: newsroom.now)
    return newsroom


@pytest.fixture
def live(newsroom, clock):
    return newsroom.live()


def present(article):
    return article.publications.order_by("-number").first().get_absolute_url()


def lead(path, **to):
    return LegacyAddress.objects.create(path=path, **to)


def led(client, path, **extra):
    if path.startswith("//"):
        # Django's client takes what follows for a host; a server takes it for the path.
        extra["PATH_INFO"], path = path, "/"
    response = client.get(path, **extra)
    return response.status_code, response.headers.get("Location")


@pytest.mark.parametrize(
    "written",
    [
        OLD,
        OLD + "/",
        OLD.upper() + "/",
        OLD + "/?utm_source=zalo&page=2",
        "//kinh-te//202104/khanh-vinh-chuyen-bien-1234567//",
        "/kinh%2Dte/202104/khanh-vinh-chuyen-bien-1234567/",
    ],
)
def test_old_address_leads_to_the_story_in_one_step_however_it_is_written(client, live, written):
    lead(OLD, article=live)
    assert led(client, written) == (301, present(live))
    assert client.get(present(live)).status_code == 200


@pytest.mark.parametrize(
    "written",
    [
        "/tin/đèo-thông-xe.html",
        normalize("NFD", "/tin/đèo-thông-xe.html"),
        "/tin/%C4%91%C3%A8o-th%C3%B4ng-xe.html",
    ],
)
def test_marks_of_one_character_or_two_are_the_same_address(client, live, written):
    lead("/tin/đèo-thông-xe.html", article=live)
    assert led(client, written) == (301, present(live))


def test_host_of_the_link_decides_nothing(client, live):
    lead(OLD, article=live)
    location = led(client, OLD, headers={"host": "127.0.0.1", "x-forwarded-host": "evil.example"})
    assert location == (301, present(live))


def test_old_address_follows_the_story_to_its_present_one(client, newsroom, live):
    lead(OLD, article=live)
    newsroom.do("save", live, newsroom.hanh, copy=newsroom.copy(headline="Đèo thông hẳn"))
    newsroom.do("update", live, newsroom.hanh)
    assert led(client, OLD) == (301, f"/thoi-su/deo-thong-han-{live.pk}/")


def test_old_address_of_a_story_that_went_is_gone(client, newsroom, live):
    lead(OLD, article=live)
    newsroom.do("withdraw", live, newsroom.thu, reason="sai")
    newsroom.tick()
    assert client.get(OLD).status_code == 410


def test_old_address_of_a_story_to_come_answers_like_none(client, newsroom, clock):
    coming = newsroom.approved()
    newsroom.do("schedule", coming, newsroom.hanh, go_live_at=newsroom.now + timedelta(hours=1))
    lead(OLD, article=coming)
    known, unknown = client.get(OLD), client.get(OLD + "8")
    assert (known.status_code, known.content) == (404, unknown.content)
    assert sorted(known.headers.items()) == sorted(unknown.headers.items())


@pytest.mark.parametrize("slash", ["", "/"])
def test_old_address_that_ends_in_another_storys_number_wins(client, newsroom, live, slash):
    other = newsroom.live(headline="Chuyện khác")
    path = f"/kinh-te/khanh-vinh-{other.pk}"
    lead(path, article=live)
    assert led(client, path + slash) == (301, present(live))
    assert client.get(present(other)).status_code == 200
    assert led(client, f"/kinh-te/sai-chu-{other.pk}/") == (301, present(other))


def test_old_address_that_ends_in_the_number_of_a_story_that_went_wins(client, newsroom, live):
    gone = newsroom.live(headline="Chuyện khác")
    newsroom.do("withdraw", gone, newsroom.thu, reason="sai")
    newsroom.tick()
    lead(f"/kinh-te/khanh-vinh-{gone.pk}", article=live)
    assert led(client, f"/kinh-te/khanh-vinh-{gone.pk}/") == (301, present(live))


def test_nobody_is_led_away_from_the_paper(client, live):
    lead("/kinh-te/a", article=live)
    for path in ("//evil.example/kinh-te/a", "/\\evil.example/", "//evil.example/../kinh-te/a"):
        assert led(client, path)[0] == 404, path
    assert led(client, "/kinh-te//a?next=//evil.example") == (301, present(live))


@pytest.mark.parametrize(
    "path", ["/khong%00co/", "/%ff%fe/x", "/" + "a" * 5_000 + "/", "/a%0d%0aSet-Cookie:x"]
)
def test_odd_address_is_not_found_and_breaks_nothing(client, live, path):
    assert client.get(path).status_code == 404


def test_page_not_found_asks_the_database_twice_at_most(client, live):
    client.get("/")
    for path, most in (("/khong/co/gi/ca/", 2), ("/khong-co/", 3), ("/chu-de/khong-co/", 3)):
        with CaptureQueriesContext(connection) as asked:
            assert client.get(path).status_code == 404
        assert len(asked) <= most, path


def test_led_on_reader_costs_three_questions(client, live):
    lead(OLD, article=live)
    client.get(OLD)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(OLD).status_code == 301
    assert len(asked) <= 3


def test_only_get_and_head_are_led_on(client, live):
    lead(OLD, article=live)
    assert client.post(OLD).status_code == 404
    assert client.head(OLD).status_code == 301


# -- pictures
IMAGE = "/dataimages/202104/original/images1234_cau.jpg"


def test_old_address_of_a_picture_leads_to_its_largest_jpeg(client, newsroom, clock, settings):
    photo = PhotoFactory()
    newsroom.live(**newsroom.with_photos(photo))
    lead(IMAGE, photo=photo)
    status, location = led(client, IMAGE)
    assert status == 301
    assert (
        location
        == f"{settings.SITE_ORIGIN}/media/photos/{photo.token}/{photo.edition}/full-1600.jpg"
    )


def test_old_address_of_a_picture_whose_licence_is_over_is_gone(client, newsroom, clock):
    photo = PhotoFactory()
    newsroom.live(**newsroom.with_photos(photo))
    newsroom.change(photo, licence_until=newsroom.now + timedelta(minutes=5))
    lead(IMAGE, photo=photo)
    assert led(client, IMAGE)[0] == 301
    newsroom.now += timedelta(minutes=10)
    assert led(client, IMAGE)[0] == 410


def test_old_address_of_a_picture_that_no_reader_has_seen_answers_like_none(
    client, newsroom, clock
):
    photo = PhotoFactory()
    coming = newsroom.approved(**newsroom.with_photos(photo))
    newsroom.do("schedule", coming, newsroom.hanh, go_live_at=newsroom.now + timedelta(hours=1))
    lead(IMAGE, photo=photo)
    assert led(client, IMAGE) == (404, None)
    newsroom.now += timedelta(hours=1)
    assert led(client, IMAGE)[0] == 301


# -- the form in which they are kept
@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("https://baokhanhhoa.example/Kinh-Te/A.html?x=1#b", "/kinh-te/a.html"),
        ("HTTP://www.x.example:8080/a/b/", "/a/b"),
        ("/a%20b/", "/a b"),
        ("//a///b", "/a/b"),
        ("a/b", ""),
        ("javascript:alert(1)", ""),
        ("/", ""),
        ("https://x.example", ""),
        ("/" + "a" * 600, ""),
    ],
)
def test_address_is_kept_in_one_form(written, kept):
    assert path_of(written) == kept


def test_normal_form_of_a_normal_form_is_itself():
    for path in ("/đÈo/İstanbul/x/", "/A//B/", "/hòa/hoà"):
        assert normal_path(normal_path(path)) == normal_path(path) != ""


# -- files
def write(tmp_path, text, encoding="utf-8"):
    file = tmp_path / "cu.csv"
    file.write_bytes(text.encode(encoding))
    return file


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_file_is_read_with_any_usual_separator(tmp_path, live, capsys, separator, encoding):
    photo = PhotoFactory()
    lines = [
        ("path", "kind", "target"),
        (OLD, "article", str(live.pk)),
        ("/tin/đèo.html", "", present(live)),
        (IMAGE, "photo", str(photo.pk)),
    ]
    text = "\r\n".join(separator.join(line) for line in lines)
    call_command("import_addresses", write(tmp_path, text, encoding))
    assert "3 new" in capsys.readouterr().out
    assert LegacyAddress.objects.get(path=OLD).article == live
    assert LegacyAddress.objects.get(path="/tin/đèo.html").article == live
    assert LegacyAddress.objects.get(path=IMAGE).photo == photo


def test_file_may_be_read_again(tmp_path, newsroom, live, capsys):
    other = newsroom.live(headline="Chuyện khác")
    lead("/a", article=other)
    file = write(tmp_path, f"/a,article,{live.pk}\n/b,{present(live)}\n")
    call_command("import_addresses", file)
    assert "1 new, 1 changed" in capsys.readouterr().out
    call_command("import_addresses", file)
    assert "0 new, 0 changed. Known already: 2" in capsys.readouterr().out
    assert set(LegacyAddress.objects.values_list("path", "article")) == {
        ("/a", live.pk),
        ("/b", live.pk),
    }


def test_dry_run_says_the_same_and_does_nothing(tmp_path, live, capsys):
    call_command("import_addresses", write(tmp_path, f"/a,article,{live.pk}\n"), "--dry-run")
    assert "Would be stored: 1 new" in capsys.readouterr().out
    assert not LegacyAddress.objects.exists()


def test_refused_lines_are_named_with_their_reasons(tmp_path, newsroom, live, settings):
    settings.LANGUAGE_CODE = "en"
    SectionFactory(name="Thể thao", slug="the-thao")
    rows = [
        ("kinh-te/a", "article", live.pk),
        ("/a", "article", 999),
        ("/b", "photo", 999),
        ("/c", "", "https://elsewhere.example/"),
        ("/d", "", live.pk),
        ("/e", "section", 1),
        ("/f", "article", live.pk),
        ("/F/", "article", live.pk),
        ("/the-thao/", "article", live.pk),
        ("/rss/the-thao.rss", "article", live.pk),
        ("/tim-kiem", "article", live.pk),
        ("/sitemap.xml", "article", live.pk),
        ("/desk/articles/", "article", live.pk),
        ("/media/x.jpg", "photo", 1),
        (present(live), "article", live.pk),
        ("/luu-tru/2021/04/12/", "article", live.pk),
    ]
    report = import_addresses(
        lines=[(number, path, kind, str(to)) for number, (path, kind, to) in enumerate(rows, 1)]
    )
    assert report.new == 1
    assert [number for number, _why in report.refused] == [n for n in range(1, 17) if n != 7]
    assert (
        dict(report.refused)[8] == "/f stands in line 7 already." or "7" in dict(report.refused)[8]
    )
    assert [*LegacyAddress.objects.values_list("path", flat=True)] == ["/f"]


def test_no_address_of_a_story_to_come_is_taken_for_a_page(newsroom, live):
    """Whoever imports may be led to a story before it is public; readers are not."""
    draft = newsroom.draft()
    report = import_addresses(lines=[(1, "/a", "article", str(draft.pk))])
    assert report.new == 1


def test_file_that_is_no_text_is_refused_with_a_sentence(tmp_path):
    file = tmp_path / "x.csv"
    file.write_bytes(b"\xff\xfe/\x00a\x00")
    with pytest.raises(CommandError, match="UTF-8"):
        call_command("import_addresses", file)
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("import_addresses", tmp_path / "none.csv")


def test_export_is_read_back_as_it_was(tmp_path, live, capsys):
    lead("/tin/đèo, thông.html", article=live)
    lead(IMAGE, photo=PhotoFactory())
    before = list(LegacyAddress.objects.values_list("path", "article", "photo"))
    call_command("export_addresses", tmp_path / "out.csv")
    LegacyAddress.objects.all().delete()
    call_command("import_addresses", tmp_path / "out.csv")
    assert list(LegacyAddress.objects.values_list("path", "article", "photo")) == before


def test_import_asks_no_more_for_a_thousand_lines_than_for_two(live):
    def asked(count, word):
        lines = [(n, f"/{word}/{n}", "article", str(live.pk)) for n in range(count)]
        with CaptureQueriesContext(connection) as queries:
            import_addresses(lines=lines)
        return len(queries)

    assert asked(1000, "a") <= asked(2, "b") + 4


# -- the desk's own page
def test_managing_editor_writes_down_an_earlier_address(client, newsroom, live):
    client.force_login(newsroom.thu)
    add = "/desk/articles/legacyaddress/add/"
    data = {"path": f"https://cu.example{OLD}.html?x", "kind": "", "target": present(live)}
    assert client.post(add, data).status_code == 302
    stored = LegacyAddress.objects.get()
    assert (stored.path, stored.article) == (OLD + ".html", live)
    found = client.get("/desk/articles/legacyaddress/", {"q": "https://cu.example/kinh-te/2021"})
    assert OLD in found.content.decode()


def test_earlier_address_that_is_a_page_comes_back_with_the_reason_and_all_that_was_typed(
    client, newsroom, live
):
    client.force_login(newsroom.thu)
    data = {"path": "/thoi-su/", "kind": "article", "target": str(live.pk)}
    response = client.post("/desk/articles/legacyaddress/add/", data)
    text = response.content.decode()
    assert response.status_code == 200
    assert 'value="/thoi-su/"' in text
    assert "/thoi-su" in str(response.context["adminform"].form.non_field_errors())
    assert not LegacyAddress.objects.exists()


def test_earlier_address_can_be_led_elsewhere(client, newsroom, live):
    other = newsroom.live(headline="Chuyện khác")
    stored = lead("/a", article=other)
    client.force_login(newsroom.thu)
    data = {"path": "/a", "kind": "article", "target": str(live.pk)}
    client.post(f"/desk/articles/legacyaddress/{stored.pk}/change/", data)
    assert list(LegacyAddress.objects.values_list("pk", "article")) == [(stored.pk, live.pk)]
