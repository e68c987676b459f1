"""Take a story back before readers, with a reason that they read."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.actions.turn import turn
from articles.notices import NO_PUBLIC_REASON, give_retraction, retraction_of
from articles.reader_copy import call_off_after, close_span, last_seen
from articles.refusals import NotAllowed

NO_INNER_REASON = gettext_lazy("Say why for the newsroom, too: that reason stays inside.")


def retract(
    *,
    article_id,
    version,
    actor,
    at,
    reason,
    public_reason,
    apology="",
    authority_document="",
    hides_headline=False,
):
    """End what readers see or saw of the story and tell them why; return the `Correction`.

    Readers find the dated `public_reason` at the story's address (410) and among the corrections,
    until chiefs show the story again; `reason` stays inside. What was to come is called off, and
    all of it is kept. To take a story down without a word, `withdraw` it.
    """
    with turn(
        verb="retract",
        article_id=article_id,
        version=version,
        actor=actor,
        at=at,
        reason=reason,
        # Both at once: whoever left both empty must not find out about them one by one.
        no_reason=[*([] if public_reason.strip() else [NO_PUBLIC_REASON]), NO_INNER_REASON],
    ) as held:
        if retraction_of(held.article.pk, at=at):
            raise NotAllowed(_("This story is retracted already."))
        call_off_after(held.article, at)
        seen = close_span(held.article, at=at) or last_seen(held.article, at=at)
        notice = give_retraction(
            held,
            seen=seen,
            public_reason=public_reason,
            apology=apology,
            authority_document=authority_document,
            hides_headline=hides_headline,
        )
        held.details |= {"publication": seen.number, "notice": notice.pk}
    return notice
