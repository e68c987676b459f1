"""A story as it stands in the tables: its desk copy, its publications and what was told of them.

What `articles.actions` does for people one by one is done here for thousands at once; tests hold
the rows against those that the verbs would have written.
"""

from datetime import date, datetime
from functools import cached_property

from articles.models import Article, Correction, Publication
from articles.models.correction import CorrectionKind
from articles.snapshot import as_told
from demo.archive import bodies, endings
from vietnamese.text import exact, fold, slug


class Filed:
    """One story with all that hangs on it."""

    deadline_at: datetime | None = None
    planned_date: date | None = None
    embargo_until: datetime | None = None
    keeps_revisions = False

    def __init__(self, *, pk, desk, story, writer):
        self.pk, self.desk, self.story, self.writer = pk, desk, story, writer
        self.publications, self.corrections = [], []
        self.saves = []  # (version, number of the copy, who, when)
        self.version_shown = 0

    @property
    def is_changed(self):
        return len(self.publications) > 1

    @property
    def copy(self):
        """The desk copy as it is now."""
        return self.copies[self.version_shown]

    # -- what is done with it

    def publish(self, by, at, *, go_live_at=None):
        """Open the first span, now or from a later moment."""
        since = go_live_at or at
        self._open(by, since, published_at=since)
        if go_live_at:
            self.life.do("schedule", by, at, publication=1, go_live=go_live_at.isoformat())
        else:
            self.life.do("publish", by, at, publication=1)

    def change(self, number, by, *, saved, at):
        """Save the next version of the text, and give it to readers."""
        version, live = self.story.versions[number], self.publications[-1]
        self.life.do("save", by, saved, changed=["body"])
        self.version_shown = number
        self.saves.append((self.life.version, number, by, saved))
        if version.right:
            self._admit(version, by, at, live)
        live.visible_until = at
        self._open(
            by,
            at,
            published_at=live.published_at,
            updated_at=at if endings.prints_update(version.kind) else live.updated_at,
            change_kind=version.kind,
        )
        self.life.do("update", by, at, kind=version.kind, publication=len(self.publications))

    def take_down(self, verb, by, at, *, reason, public_reason):
        """Withdraw the story, or retract it with a notice in its place."""
        live = self.publications[-1]
        live.visible_until = at
        if verb == "retract":
            self._notice(CorrectionKind.RETRACTION.value, by, at, live, right_text=public_reason)
        # The id of the notice is known when it is written.
        self.life.do(verb, by, at, reason=reason, publication=live.number)

    # -- its rows

    def article(self):
        """Return the desk copy's row."""
        copy, life = self.copy, self.life
        return Article(
            id=self.pk,
            kind=copy.kind,
            kicker=copy.kicker,
            headline=copy.headline,
            standfirst=copy.standfirst,
            body=copy.body,
            section_id=copy.section_id,
            source=copy.source,
            state=life.state,
            version=life.version,
            deadline_at=self.deadline_at,
            planned_date=self.planned_date,
            embargo_until=self.embargo_until,
            handler_id=life.handler,
            waits_since=life.waits_since,
            created_by_id=self.writer.user_id,
            created_at=life.events[0].at,
            updated_by_id=life.updated_by,
            updated_at=life.updated_at,
            search_folded=f" {fold(copy.search_text)} ",
        )

    def _open(self, by, since, *, published_at, updated_at=None, change_kind=None):
        copy = self.copy
        words = self._words()
        self.publications.append(
            Publication(
                article_id=self.pk,
                number=len(self.publications) + 1,
                visible_from=since,
                published_at=published_at,
                updated_at=updated_at,
                kind=copy.kind,
                section_id=self.desk.pk,
                slug=self._address_words,
                kicker=copy.kicker,
                headline=copy.headline,
                standfirst=copy.standfirst,
                body=copy.body,
                pictures=self._pictures,
                bylines=self._bylines,
                topics=self._topics,
                corrections=[as_told(notice) for notice in self.corrections],
                source=copy.source,
                search_exact=f" {exact(words)} ",
                search_folded=f" {fold(words)} ",
                change_kind=change_kind,
                version=self.life.version,
                created_by_id=by,
            )
        )

    def _admit(self, version, by, at, live):
        self._notice(version.kind, by, at, live, wrong_text=version.wrong, right_text=version.right)

    def _notice(self, kind, by, at, live, **texts):
        self.corrections.append(
            Correction(
                article_id=self.pk,
                kind=kind,
                issued_by_id=by,
                visible_from=at,
                work=live.headline,
                work_section=self.desk.name,
                work_published_at=live.published_at,
                **texts,
            )
        )

    def _words(self):
        """Return what a reader may look for, as `articles.snapshot` puts it together."""
        copy = self.copy
        return " \n ".join(
            [
                copy.headline,
                copy.kicker,
                copy.standfirst,
                bodies.plain_text(self.story.versions[self.version_shown].blocks),
                *(byline.printed_as for byline in copy.bylines),
                *(caption.caption for caption in copy.captions),
            ]
        )

    @cached_property
    def _address_words(self):
        return slug(self.story.headline) or "bai"

    @cached_property
    def _pictures(self):
        placed = {row.key: self.newsroom.placed[row.picture] for row in self.story.placed}
        return [
            {
                "key": caption.key,
                "placement": caption.placement,
                "caption": caption.caption,
                "credit": caption.credit,
                "alt": caption.alt_text,
                "picture": placed[caption.key],
            }
            for caption in self.copy.captions
        ]

    @cached_property
    def _bylines(self):
        slugs = {writer.author_id: writer.slug for writer in self.newsroom.writers.things}
        return [
            {
                "printed_as": byline.printed_as,
                "role": byline.role,
                "author_slug": slugs.get(byline.author_id, ""),
            }
            for byline in self.copy.bylines
        ]

    @cached_property
    def _topics(self):
        topics = [self.newsroom.topics[name] for name in self.story.topics]
        return [{"name": topic.name, "slug": topic.slug} for topic in topics]
