"""A line of breaking news above every page."""

from django.utils.translation import gettext as _

from articles.embargo import refuse_embargo
from frontpage import cards
from frontpage.actions.turn import banner_turn, end, iso, refuse_span
from frontpage.models import Banner
from frontpage.refusals import WrongCard
from vietnamese.text import normalise

LONGEST = Banner._meta.get_field("text").max_length


def raise_banner(*, text, article=None, actor, at, visible_from, visible_until=None, bundle=None):
    """Show a line of breaking news during a span and return the `Banner`.

    While several are up readers see the one that was raised last. It leads to the story while
    readers see that. `bundle` is the id of the one with which it goes live, for the record.
    Raises `NotAllowed`, `WrongTime`, `WrongCard`.
    """
    ids = [article.pk] if article else []
    with banner_turn(
        verb="raise_banner", actor=actor, at=at, article_ids=ids, bundle=bundle
    ) as held:
        refuse_span(at=at, since=visible_from, until=visible_until)
        line = _line(text)
        cards.refuse_hidden(ids, actor=actor, at=at)
        if article:
            # The line is public from its first second, whatever the story is.
            refuse_embargo(article, visible_from)
        row = Banner.objects.create(
            text=line, article=article, visible_from=visible_from, visible_until=visible_until
        )
        held.details |= {
            "banner": row.pk,
            "text": row.text,
            "article": row.article_id,
            "from": iso(visible_from),
            "until": iso(visible_until),
        }
    return row


def lower_banner(*, banner, actor, at, ends_at, bundle=None):
    """Let a banner end at a moment; one that would begin later never begins."""
    with banner_turn(verb="lower_banner", actor=actor, at=at, bundle=bundle) as held:
        end(banner, at=at, ends_at=ends_at)
        held.details |= {
            "banner": banner.pk,
            "text": banner.text,
            "until": iso(banner.visible_until),
        }
    return banner


def _line(text):
    line = " ".join(normalise(text).split())
    if not line:
        raise WrongCard(_("Write the line of breaking news."))
    if len(line) > LONGEST:
        raise WrongCard(_("The line is too long: at most %(most)d characters.") % {"most": LONGEST})
    return line
