"""How each thing in a bundle stands now: is it ready, was it changed, what did others do to it."""

from dataclasses import dataclass
from datetime import timedelta

from django.utils.translation import gettext as _

from articles.changes import ChangeNote
from articles.models import Article, Event, Publication
from articles.models.correction import CorrectionKind
from articles.states import State
from articles.workflow import seen_by
from publishing.changed import changes_since
from publishing.models import BundleItem, BundleState, ItemKind
from publishing.opening import items_of


@dataclass
class Line:
    """An item of a bundle, as the page shows it."""

    item: BundleItem
    name: str
    is_seen: bool
    is_known: bool  # readers see the story already when the bundle goes live
    change: Event | None  # of its words, since it was put in
    troubles: list

    @property
    def has_note(self):
        """Whether readers will be told of a change: then its kind is asked for."""
        return self.item.kind == ItemKind.STORY and self.is_known

    @property
    def note_kind(self):
        kinds = dict(CorrectionKind.choices)
        return kinds.get(self.note.kind, self.note.kind)

    @property
    def note(self):
        return self.item.change_note if self.item.note else ChangeNote()


def lines_of(bundle, *, user, at):
    """Return a `Line` for each item: five queries, however many there are."""
    items = items_of(bundle)
    ids = {item.article_id for item in items if item.article_id}
    seen = set(Article.objects.filter(seen_by(user), pk__in=ids).values_list("pk", flat=True))
    known = _article_ids(Publication.objects.visible(at=eve(bundle, at)), ids)
    coming, changes = _coming(ids, at), _changes(items, bundle)
    return [_line(item, bundle, seen, known, coming, changes, at) for item in items]


def _changes(items, bundle):
    if not bundle.is_open:
        return {}
    stories = [item for item in items if item.kind == ItemKind.STORY]
    return changes_since({item.article_id: item.article_version for item in stories})


def eve(bundle, at):
    """Return the last moment at which nothing of the bundle is public."""
    if bundle.state == BundleState.RELEASED:
        return bundle.go_live_at - timedelta(microseconds=1)
    return max(bundle.go_live_at or at, at)


def _article_ids(publications, ids):
    return set(publications.filter(article__in=ids).values_list("article_id", flat=True))


def _coming(ids, at):
    rows = Publication.objects.coming(at=at).filter(article__in=ids)
    return {(row.article_id, row.visible_from, row.version) for row in rows.defer("body")}


def _line(item, bundle, seen, known, coming, changes, at):
    is_seen = item.article_id is None or item.article_id in seen
    troubles = _TROUBLES[bundle.state](item, bundle, coming, at) if is_seen else []
    return Line(
        item=item,
        name=item.name_for(seen),
        is_seen=is_seen,
        is_known=item.article_id in known,
        change=changes.get(item.article_id) if item.kind == ItemKind.STORY else None,
        troubles=troubles,
    )


def _before_release(item, bundle, coming, at):
    troubles = []
    if item.kind == ItemKind.STORY:
        if item.article.state != State.APPROVED:
            troubles.append(
                _("It is not approved yet: “%(state)s”.")
                % {"state": item.article.get_state_display()}
            )
        if any(pk == item.article_id for pk, *_span in coming):
            troubles.append(_("It is scheduled already: call that off first."))
    elif item.until and item.until <= max(bundle.go_live_at or at, at):
        troubles.append(_("It would end before it begins."))
    return troubles


def _after_release(item, bundle, coming, at):
    if bundle.is_live(at=at) or _stands(item, bundle, coming):
        return []
    return [_("Somebody moved it or called it off by hand: it does not go live with the bundle.")]


def _stands(item, bundle, coming):
    if item.kind == ItemKind.STORY:
        version = item.publication and item.publication.version
        return (item.article_id, bundle.go_live_at, version) in coming
    row = item.placement if item.kind == ItemKind.PLACEMENT else item.banner
    return stands_as_opened(row, bundle)


def stands_as_opened(row, bundle):
    """Tell whether a placement or banner still begins with the bundle that opened it."""
    return (
        row is not None
        and row.visible_from == bundle.go_live_at
        and row.visible_until != row.visible_from
    )


_TROUBLES = {
    BundleState.PREPARING: _before_release,
    BundleState.RELEASED: _after_release,
    BundleState.CALLED_OFF: lambda item, bundle, coming, at: [],
}
