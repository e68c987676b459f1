"""One person's turn at one story: locked, checked, recorded."""

from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.copy import Copy, changed_fields
from articles.models import (
    Article,
    Event,
    ImageCaption,
    Publication,
    PublishedPhoto,
    Revision,
)
from articles.names import field_name
from articles.refusals import NoReason, NotAllowed, Stale
from articles.signals import recorded, timing
from articles.states import State
from articles.workflow import (
    VERBS,
    Hands,
    is_proofread,
    may,
    only_for_four_eyes,
    passes_own_words,
)
from photos.models import Photo
from vietnamese.moments import zoned

# The verbs that place photos in a story, show them to readers, or end that.
WITH_PHOTOS = {
    *("save", "publish", "schedule", "unschedule", "update", "withdraw", "retract", "restore"),
}

OWN_STORY = gettext_lazy("Somebody else must do this: nobody passes a story they wrote themselves.")

# The verbs by which a story goes live sooner or later than it would. To take one down is not
# among them: that must always be possible at once.
TIMING = {"publish", "schedule", "unschedule", "update"}

# The verbs that set dates which are no part of the text.
DATING = ("save", "plan", "lift_embargo")


@dataclass
class Turn:
    """What a verb works with while it holds the story."""

    article: Article
    actor: object
    at: object
    details: dict = field(default_factory=dict)
    # Set by a verb that found nothing to do: then nothing is recorded, and no version counted.
    is_idle: bool = False

    @property
    def live(self):
        """The publication that readers see now, or None."""
        return Publication.objects.visible(at=self.at).filter(article=self.article).first()

    @property
    def coming(self):
        """The publications that readers will see later, as a queryset."""
        return Publication.objects.coming(at=self.at).filter(article=self.article)


@contextmanager
def turn(
    *, verb, article_id, version, actor, at, reason="", photo_ids=(), no_reason=(), bundle=None
):
    """Lock the story for one verb and yield a `Turn`; record the verb when the block ends.

    `photo_ids` are photos that the story gets now; those that it has are known. `no_reason` are
    the sentences for a reason that is missing, where the verb has its own. `bundle` is the id of
    the one with which the story goes live, for the log.

    Raises `Stale` if somebody saved after `version`, `NotAllowed` if the table in
    articles.workflow or the story's life does not allow it, `NoReason`.
    """
    rule = VERBS[verb]
    with transaction.atomic():
        if verb in WITH_PHOTOS:
            hold_photos([article_id], photo_ids)
        article = Article.objects.select_for_update().get(pk=article_id)
        refuse_stale(article, version)
        if not may(actor, verb, article):
            raise NotAllowed(_not_allowed(rule, article, actor))
        if passes_own_words(actor, verb, article):
            raise NotAllowed(OWN_STORY)
        if rule.needs_reason and not reason.strip():
            raise NoReason(*no_reason)
        if verb in TIMING:
            timing.send(sender=Article, article=article, at=at)
        held = Turn(article, actor, at, {"bundle": bundle} if bundle else {})
        if rule.live is not None:
            _refuse_wrong_life(rule, held)
        before = article.state, article.handler_id
        yield held
        if held.is_idle:
            return
        article.state = rule.to or article.state
        _put_into_hands(rule.hands, held)
        if before != (article.state, article.handler_id):
            article.waits_since = at
        if before[1] not in (None, actor.pk, article.handler_id):
            # Whoever had it in hand reads on their start page who went on with it.
            held.details["hands"] = [before[1], article.handler_id]
            # As they knew it: it may be no story for them to see any more.
            held.details["held"] = article.headline
        article.version += 1
        article.updated_by, article.updated_at = actor, at
        article.save()
        record(article, verb, actor, at, from_state=before[0], reason=reason, **held.details)


def record(article, verb, actor, at, *, from_state="", reason="", **details):
    """Append to the record who did what, and tell those who follow it."""
    event = Event.objects.create(
        article=article,
        verb=verb,
        actor=actor,
        at=at,
        version=article.version,
        from_state=from_state,
        to_state=article.state,
        reason=reason.strip(),
        details=details,
    )
    recorded.send(sender=Event, event=event)


def refuse_stale(article, version):
    """Raise `Stale`, which says who changed what, unless `version` is the story's own."""
    if article.version == version:
        return
    changes = [*_changes_since(article, version), *_dates_since(article, version)]
    sentence = _(
        "%(name)s saved this story at %(time)s, after you opened it. Changed meanwhile: "
        "%(changes)s. Nothing of yours is lost: it is all still in this form. Compare, then save "
        "again."
    ) % {
        "name": article.updated_by,
        "time": zoned(article.updated_at),
        "changes": ", ".join(field_name(name) for name in changes) or _("only its state"),
    }
    raise Stale(
        sentence,
        saved_by=article.updated_by,
        saved_at=article.updated_at,
        changes=changes,
        version=article.version,
    )


def refuse_scheduled(held):
    """Raise `NotAllowed` while the story is to go live by itself."""
    if held.coming.exists():
        raise NotAllowed(_("The story is scheduled: call off the schedule first."))


def _put_into_hands(hands, held):
    if hands:
        people = {Hands.NOBODYS: None, Hands.ACTORS: held.actor.pk}
        held.article.handler_id = people.get(hands, held.article.created_by_id)


def hold_photos(article_ids, more=()):
    """Lock the photos of stories, so that none changes between this and what readers see of them.

    Photos before stories, in the order of their ids: so does a change of photos, whose stories
    follow. In any other order the two would wait for each other.
    """
    placed = ImageCaption.objects.filter(article__in=article_ids).order_by()
    published = PublishedPhoto.objects.filter(publication__article__in=article_ids)
    wanted = placed.values("photo_id").union(
        published.values("photo_id"),
        Photo.objects.filter(pk__in=more).order_by().values("pk"),
    )
    photos = Photo.objects.select_for_update(no_key=True).filter(pk__in=wanted).order_by("pk")
    list(photos.values_list("pk"))


def _changes_since(article, version):
    then = Revision.objects.filter(article=article, version__lte=version).first()
    return changed_fields(Copy.from_json(then.copy), Copy.of(article)) if then else []


def _dates_since(article, version):
    """Return the names of the dates, no part of the text, that were changed since."""
    saves = Event.objects.filter(article=article, verb__in=DATING, version__gte=version)
    names = [name for event in saves for name in event.details.get("dates", {})]
    return list(dict.fromkeys(names))


def _not_allowed(rule, article, actor):
    if only_for_four_eyes(actor, rule.name, article):
        return OWN_STORY
    if rule.name == "approve" and is_proofread(article) and article.state != State.PROOFED:
        return _("This section has its stories proof-read: a proof-reader reads it first.")
    if rule.name == "send_to_proofs" and not is_proofread(article):
        return _("This section has no proof-reading: approve the story, or send it back.")
    return _("You may not do this with the story now: “%(verb)s”, state “%(state)s”.") % {
        "verb": rule.label,
        "state": article.get_state_display(),
    }


def _refuse_wrong_life(rule, held):
    is_live = held.live is not None
    if is_live == rule.live:
        return
    if is_live:
        raise NotAllowed(_("Readers already see this story; update or withdraw it instead."))
    raise NotAllowed(_("Readers do not see this story now."))
