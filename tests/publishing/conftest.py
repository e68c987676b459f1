"""A bundle as the desk fills it, and the readers' clock set by hand."""

from datetime import timedelta

import pytest

from articles.changes import ChangeNote
from publishing import actions
from tests.reader.conftest import clock

__all__ = ["clock"]


class BundleDesk:
    """Puts bundles together in a newsroom; `desk.six` is six o'clock next morning."""

    def __init__(self, newsroom):
        self.newsroom = newsroom
        self.six = newsroom.now.replace(hour=23, minute=0)

    def do(self, verb, bundle, by=None, **arguments):
        """Carry out a verb on the bundle as it is now."""
        bundle.refresh_from_db()
        return getattr(actions, verb)(
            bundle_id=bundle.pk,
            version=bundle.version,
            actor=by or self.newsroom.hanh,
            at=self.newsroom.tick(),
            **arguments,
        )

    def empty(self, **arguments):
        return actions.create_bundle(
            **{
                "name": "Công bố quy hoạch",
                "actor": self.newsroom.hanh,
                "at": self.newsroom.tick(),
                "go_live_at": self.six,
            }
            | arguments
        )

    def filled(self, **arguments):
        """One story that is new, one that readers know and is corrected, a place and a banner."""
        bundle = self.empty(**arguments)
        self.new = self.newsroom.approved(headline="Công bố quy hoạch cảng Khánh Vĩnh")
        self.known = self.newsroom.live(headline="Cảng cá dài 210 m")
        new_words = self.newsroom.copy(headline="Cảng cá dài 120 m")
        self.newsroom.do("save", self.known, self.newsroom.hanh, copy=new_words)
        self.do("add_story", bundle, article_id=self.new.pk)
        self.do(
            "add_story",
            bundle,
            article_id=self.known.pk,
            note=ChangeNote(kind="correction", wrong_text="210 m", right_text="120 m"),
        )
        self.do(
            "add_placement",
            bundle,
            article_id=self.new.pk,
            until=self.six + timedelta(hours=4),
        )
        self.do(
            "add_banner",
            bundle,
            text="Thủ tướng phê duyệt quy hoạch cảng Khánh Vĩnh",
            article_id=self.new.pk,
            until=self.six + timedelta(hours=2),
        )
        bundle.refresh_from_db()
        return bundle


@pytest.fixture
def desk(newsroom):
    return BundleDesk(newsroom)
