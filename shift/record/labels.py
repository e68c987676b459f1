"""What the things beside a verb are called in the record, and which of them it leaves out."""

from django.utils.translation import gettext_lazy as _

# Every key that a verb writes into its details stands here or below; a test walks over the verbs.
LABELS = {
    "publication": _("published version"),
    "publications": _("published version"),
    "again": _("published again from version"),
    "go_live": _("goes live"),
    "published_at": _("printed date"),
    "backdated_to": _("printed date"),
    "visible_from": _("from"),
    "visible_until": _("until"),
    "from": _("from"),
    "until": _("until"),
    "ends": _("ends"),
    "ends_at": _("ends"),
    "kind": _("kind of change"),
    "said": _("readers are told"),
    "second_look": _("second look by"),
    "wrong_text": _("what was wrong"),
    "right_text": _("what is right"),
    "public_reason": _("reason that readers see"),
    "to": _("to"),
    "to_name": _("to"),
    "name": _("name"),
    "text": _("text"),
    "slot": _("place"),
    "place": _("place"),
    "position": _("position"),
    "article": _("story"),
    "story": _("story number"),
    "bundle": _("bundle"),
    "version": _("version"),
    "photo": _("photo number"),
    "photos": _("photo number"),
    "revision": _("version"),
    "embargo_until": _("embargo until"),
    "deadline_at": _("deadline"),
    "planned_date": _("planned for"),
    "headline": _("headline"),
    # -- bundles
    "what": _("which"),
    "opened": _("things that went live with it"),
    "told": _("found changed by hand"),
    # -- royalties
    "coefficient": _("coefficient"),
    "shares": _("shares"),
    "valid_from": _("valid from"),
    "unit_value": _("value of coefficient 1"),
    "rates": _("usual coefficients"),
    "total": _("total"),
    "left_unpaid": _("pieces left unpaid"),
    "amount": _("amount"),
    "days": _("days"),
    "format": _("file"),
}
# What only the code needs: numbers of rows that no page shows, and what the entry says elsewhere.
LEFT_OUT = {
    "banner",
    "block",
    "card",
    "cards",
    "hands",
    "held",
    "item",
    "notice",
    "placement",
    "unseen",
}
# Two values that are one change, and the label of the change.
CHANGES = {
    ("from", "to"): "coefficient",
    ("from", "go_live"): "go_live",
    ("before", "days"): "days",
}
# Told by `words.details` in sentences of their own.
SPOKEN = {"changed", "dates"}


def label(name):
    """Return what a key is called; one that was written before these words were, as it stands."""
    return str(LABELS.get(name, name.replace("_", " ")))
