"""What readers are told when a live story changes or is retracted, and what must be true of it."""

from django.conf import settings
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.changes import NOTE_FIELDS, PICTURE_WORDS, still_stands, touchy_changes
from articles.models import Correction, Publication, Revision
from articles.models.correction import ADMITTED, CorrectionKind
from articles.refusals import NeedsSecondLook, NotReady
from articles.snapshot import corrections_at, reads_alike
from richtext.figures import plain_text

# A retraction that must not name the story: nor do the notices before it, which quote it.
SILENCING = Q(kind=CorrectionKind.RETRACTION, hides_difference=True)
# So many touchy changes, each so long, are kept in the record.
MOST_RECORDED, LONGEST_RECORDED = 50, 200
NO_PUBLIC_REASON = gettext_lazy(
    "Say why in words for readers: they read it where the story stood, with the date."
)
# A time of update that stands for no change would be untrue.
NOTHING_NEW = gettext_lazy(
    "Readers have exactly this text already: change something first, or tell them something."
)


def file_change(held, note, *, live, publication):
    """Mark the publication, which is to follow the live one, as what the `ChangeNote` says it is.

    Writes the notice that readers get, into the publication too. Raises `NotReady` where the note
    lacks something or is not true, or there is nothing new for readers; `NeedsSecondLook` for a
    typo that is more than that.
    """
    _refuse_incomplete(note)
    if not note.right_text.strip() and reads_alike(live, publication):
        raise NotReady(NOTHING_NEW)
    if note.kind == CorrectionKind.TYPO:
        _look_twice(held, note, live, publication)
    if note.kind == CorrectionKind.CORRECTION:
        _refuse_still_wrong(note, publication)
    if note.right_text.strip():
        _write(held, note, work=live, visible_from=publication.visible_from)
        publication.corrections = corrections_at(held.article, publication.visible_from)
    publication.change_kind = note.kind
    held.details["kind"] = note.kind
    if note.right_text.strip():
        held.details["said"] = [
            words.strip()[:LONGEST_RECORDED] for words in (note.wrong_text, note.right_text)
        ]


def give_retraction(held, *, seen, public_reason, apology, authority_document, hides_headline):
    """Write the notice that readers get from now on in the place of the story."""
    if not public_reason.strip():
        raise NotReady(NO_PUBLIC_REASON)
    return Correction.objects.create(
        article=held.article,
        kind=CorrectionKind.RETRACTION,
        right_text=public_reason.strip(),
        apology=apology.strip(),
        authority_document=authority_document.strip(),
        hides_difference=hides_headline,
        issued_by=held.actor,
        visible_from=held.at,
        **_work(seen),
    )


def as_read(notice):
    """Return a stored notice as readers' pages show it: with the work as they knew it then."""
    shown = {
        "kind": notice.kind,
        "wrong": notice.wrong_text,
        "right": notice.right_text,
        "apology": notice.apology,
        "document": notice.authority_document,
        "at": notice.visible_from,
        "work": notice.work,
        "section": notice.work_section,
        "published_at": notice.work_published_at,
    }
    if notice.kind == CorrectionKind.RETRACTION and notice.hides_difference:
        shown["work"] = ""
    return shown


def retraction_of(article_id, *, at):
    """Return the notice that stands in the place of a story at the moment, as readers see it."""
    retractions = Correction.objects.visible(at=at).filter(kind=CorrectionKind.RETRACTION)
    found = retractions.filter(article=article_id).order_by("-visible_from").first()
    return as_read(found) if found else None


def admitted():
    """Return the notices that admit an error, of all times: an update admits none."""
    return Correction.objects.filter(kind__in=ADMITTED)


def for_the_corrections_page(*, at):
    """Return the notices of errors that readers see at the moment."""
    silencing = Correction.objects.visible(at=at).filter(SILENCING, article=OuterRef("article"))
    return admitted().visible(at=at).filter(SILENCING | ~Exists(silencing))


def without_silenced(rows):
    """Return of rows of notices, dicts of their fields, those that readers may see."""
    silenced = {
        row["article_id"]
        for row in rows
        if row["kind"] == CorrectionKind.RETRACTION and row["hides_difference"]
    }
    return [
        row
        for row in rows
        if row["kind"] == CorrectionKind.RETRACTION or row["article_id"] not in silenced
    ]


def savers_since(article, live):
    """Return the ids of the people who saved the desk copy since what readers see was taken."""
    since = Revision.objects.filter(article=article, version__gt=live.version)
    return set(since.order_by().values_list("saved_by_id", flat=True))


def may_look_twice(actor, article, live):
    """Tell whether the person's second look counts: four eyes are those of two people."""
    return not settings.FOUR_EYES or actor.pk not in savers_since(article, live)


def _refuse_incomplete(note):
    if note.kind not in NOTE_FIELDS:
        raise NotReady(_("Say what sort of change it is."))
    if note.kind == CorrectionKind.CORRECTION and not (
        note.wrong_text.strip() and note.right_text.strip()
    ):
        raise NotReady(_("A correction says both what was wrong and what is right."))
    if note.kind == CorrectionKind.CLARIFICATION and not note.right_text.strip():
        raise NotReady(_("A clarification says what is made clear."))
    if note.strangers:
        raise NotReady(
            _("A change of the kind “%(kind)s” has no such note: choose another kind.")
            % {"kind": CorrectionKind(note.kind).label}
        )


def _look_twice(held, note, live, publication):
    """Refuse a typo that touches what a reader relies on, unless somebody else looked again."""
    changes = touchy_changes(live, publication)
    if not changes:
        return
    looker = _looker(held, note)
    may_look = may_look_twice(looker, held.article, live)
    if not (note.looked_twice and may_look):
        raise NeedsSecondLook(changes, may_look=may_look)
    held.details["second_look"] = {
        "by": looker.pk,
        "name": str(looker),
        "changes": [
            [change.part, change.before[:LONGEST_RECORDED], change.after[:LONGEST_RECORDED]]
            for change in changes[:MOST_RECORDED]
        ],
        "count": len(changes),
    }


def _looker(held, note):
    """Return whose second look it is: the person's who said so, where a bundle waited since."""
    if note.looked_by in (None, held.actor.pk):
        return held.actor
    return get_user_model().objects.get(pk=note.looked_by)


def _refuse_still_wrong(note, publication):
    """Refuse a correction whose text still says what is wrong."""
    places = [
        name
        for name, texts in _places(publication)
        if any(still_stands(note.wrong_text, note.right_text, text) for text in texts)
    ]
    if places:
        raise NotReady(
            _(
                "“%(words)s” still stands in the new text (%(places)s). Take it out there; or, if "
                "it is right in that place, quote more of the wrong sentence."
            )
            % {"words": note.wrong_text.strip(), "places": ", ".join(places)}
        )


def _places(publication):
    return [
        (_("headline"), [publication.headline]),
        (_("kicker"), [publication.kicker]),
        (_("standfirst"), [publication.standfirst]),
        (_("body"), [plain_text(publication.body)]),
        (
            _("captions"),
            [placed.get(name) or "" for placed in publication.pictures for name in PICTURE_WORDS],
        ),
    ]


def _write(held, note, *, work, visible_from):
    return Correction.objects.create(
        article=held.article,
        kind=note.kind,
        wrong_text=note.wrong_text.strip(),
        right_text=note.right_text.strip(),
        apology=note.apology.strip(),
        authority_document=note.authority_document.strip(),
        hides_difference=note.hides_difference,
        issued_by=held.actor,
        visible_from=visible_from,
        **_work(work),
    )


def _work(publication: Publication):
    """Return what the notice says of the work, as readers knew it."""
    return {
        "work": publication.headline,
        "work_section": publication.section.name,
        "work_published_at": publication.published_at,
    }
