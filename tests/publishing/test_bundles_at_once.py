"""Two people release at the same time: one after the other, and neither waits for the other."""

from functools import partial
from threading import Barrier, Thread

import pytest
from django.db import OperationalError, connection, connections, transaction

from articles.models import Publication
from articles.refusals import Refused
from frontpage import actions as fronts
from frontpage.models import Masthead
from publishing import actions
from publishing.differences import dry_run
from publishing.models import Bundle
from tests.photos.factories import PhotoFactory

pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(
        "connection.vendor == 'sqlite'",
        reason="a database in memory belongs to one thread; SQLite has one writer at a time",
    ),
]
ROUNDS = 5


def at_once(*works):
    """Carry works out in threads that begin together; return what each ended with."""
    barrier, ended = Barrier(len(works)), [None] * len(works)

    def run(number, work):
        try:
            barrier.wait()
            ended[number] = work()
        except (Refused, OperationalError) as error:
            ended[number] = error
        finally:
            connections.close_all()

    threads = [Thread(target=run, args=pair) for pair in enumerate(works)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return ended


def releasing(bundle, newsroom):
    return lambda: actions.release(
        bundle_id=bundle.pk, version=bundle.version, actor=newsroom.hanh, at=newsroom.now
    )


@pytest.fixture
def stories(newsroom):
    Masthead.objects.create(name="Báo Khánh Vĩnh", governing_body="Tỉnh ủy Khánh Vĩnh")
    assert newsroom.hanh.roles
    photos = [PhotoFactory() for _number in range(3)]
    return [
        newsroom.approved(headline=f"Tin số {number}", **newsroom.with_photos(*photos))
        for number in range(4)
    ]


def bundle_of(desk, stories, name):
    bundle = desk.empty(name=name)
    for number, story in enumerate(stories):
        desk.do("add_story", bundle, article_id=story.pk)
        desk.do("add_placement", bundle, article_id=story.pk, slot="secondary", position=number)
    bundle.refresh_from_db()
    return bundle


def test_of_two_bundles_with_the_same_stories_one_goes_live(desk, newsroom, stories):
    """Put together in opposite orders."""
    for round_number in range(ROUNDS):
        one = bundle_of(desk, stories, f"Một {round_number}")
        other = bundle_of(desk, stories[::-1], f"Hai {round_number}")
        ended = at_once(releasing(one, newsroom), releasing(other, newsroom))
        assert [type(end) for end in ended].count(Bundle) == 1, ended
        assert not any(isinstance(end, OperationalError) for end in ended), ended
        assert Publication.objects.visible(at=desk.six).count() == len(stories)
        (released,) = (end for end in ended if isinstance(end, Bundle))
        desk.do("call_off", released)
        assert Publication.objects.visible(at=desk.six).count() == 0


def test_two_clicks_in_one_moment_release_once(desk, newsroom, stories):
    bundle = bundle_of(desk, stories, "Một")
    ended = at_once(*[releasing(bundle, newsroom)] * 4)
    assert [type(end) for end in ended].count(Bundle) == 1, ended
    assert not any(isinstance(end, OperationalError) for end in ended), ended
    assert bundle.events.filter(verb="release").count() == 1
    assert Publication.objects.count() == len(stories)


def test_a_front_that_is_arranged_meanwhile_does_not_deadlock(desk, newsroom, stories):
    def arranging():
        cards = [
            {"slot": "secondary", "block": None, "position": number, "article": story.pk}
            for number, story in enumerate(stories[::-1])
        ]
        return fronts.arrange(
            front=None,
            cards=cards,
            actor=newsroom.hanh,
            at=newsroom.now,
            visible_from=newsroom.now,
        )

    for round_number in range(ROUNDS):
        bundle = bundle_of(desk, stories, f"Gói {round_number}")
        ended = at_once(releasing(bundle, newsroom), arranging)
        assert not any(isinstance(end, Exception) for end in ended), ended
        desk.do("call_off", bundle)


def test_photos_that_change_meanwhile_do_not_deadlock(desk, newsroom, stories):
    photos = [caption.photo for caption in stories[0].image_captions.select_related("photo")]
    assert newsroom.mai.roles
    for round_number in range(ROUNDS):
        bundle = bundle_of(desk, stories, f"Gói {round_number}")
        changing = partial(newsroom.change, *photos[::-1], credit=f"Ảnh: số {round_number}")
        ended = at_once(releasing(bundle, newsroom), changing)
        assert not any(isinstance(end, OperationalError) for end in ended), ended
        bundle.refresh_from_db()
        if bundle.state == "released":
            assert desk.do("call_off", bundle) == []


def test_a_dry_run_lets_go_of_what_it_held(desk, newsroom, stories):
    bundle = bundle_of(desk, stories, "Một")
    assert dry_run(bundle, actor=newsroom.hanh, at=newsroom.now).refusals == []

    def locking():
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SELECT id FROM articles_article FOR UPDATE NOWAIT")
            return cursor.rowcount

    assert at_once(locking) == [len(stories)]
