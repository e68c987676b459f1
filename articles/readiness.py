"""What a story still lacks before the newsroom may hand it on."""

from django.utils.translation import gettext as _

from articles.models.article import PicturePlace
from richtext.figures import is_empty


def missing(copy):
    """Return what must be added before the copy can be submitted, as sentences for its writer."""
    wants = [
        (copy.headline.strip(), _("The story needs a headline.")),
        (copy.section_id, _("Choose the section in which the story stands.")),
        (not is_empty(copy.body) or copy.captions, _("The story has no text yet.")),
        (copy.bylines, _("Say who wrote it: add a byline.")),
    ]
    return [sentence for has, sentence in wants if not has] + _undescribed(copy)


def _undescribed(copy):
    places = dict(PicturePlace.choices)
    return [
        _(
            "Describe the picture %(number)d (%(place)s) for readers who cannot see it, "
            "or mark it as decorative."
        )
        % {"number": number, "place": places[caption.placement]}
        for number, caption in enumerate(copy.captions, start=1)
        if not (caption.alt_text.strip() or caption.is_decorative)
    ]
