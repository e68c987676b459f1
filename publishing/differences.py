"""What the release of a bundle changes for readers: the site before and after, at its time."""

from dataclasses import dataclass, field
from itertools import zip_longest

from django.utils.translation import gettext as _

from articles.models import Correction, Publication, Section
from frontpage.models import Banner, Slot
from publishing.fronts import cards_of_site, cards_on
from publishing.models import ItemKind
from publishing.opening import items_of
from publishing.rehearsal import rehearsal


@dataclass(frozen=True)
class Site:
    """What readers see of the bundle's matter at a moment."""

    stories: dict  # publications by article id
    fronts: dict  # {name: {place: publications}}
    banners: list  # the newest, which readers see, first
    notices: list


@dataclass
class DryRun:
    """What a release would change; with a refusal, nothing."""

    moment: object
    refusal: object = None
    stories: list = field(default_factory=list)
    addresses: list = field(default_factory=list)
    fronts: list = field(default_factory=list)
    banners: list = field(default_factory=list)
    covered_at: object = None
    notices: list = field(default_factory=list)
    ends: list = field(default_factory=list)
    idle: list = field(default_factory=list)

    @property
    def refusals(self):
        """Pairs of what cannot go live, and why."""
        if self.refusal is None:
            return []
        own = getattr(self.refusal, "refusals", None)
        return own if own is not None else [("", self.refusal.sentences)]


def dry_run(bundle, *, actor, at):
    """Carry the release out, compare what readers see, undo it, and return the `DryRun`."""
    moment = bundle.go_live_at if bundle.go_live_at and bundle.go_live_at > at else at
    items = items_of(bundle)
    before = _site(items, moment)
    with rehearsal(bundle, actor=actor, at=at) as refusal:
        if refusal:
            return DryRun(moment, refusal)
        items = items_of(bundle)
        after = _site(items, moment)
        return _compared(items, before, after, moment)


def _site(items, moment):
    ids = {item.article_id for item in items if item.article_id}
    publications = Publication.objects.visible(at=moment).filter(article__in=ids).cards()
    return Site(
        stories={row.article_id: row for row in publications},
        fronts=_fronts(items, moment),
        banners=list(Banner.objects.visible(at=moment)),
        notices=list(
            Correction.objects.visible(at=moment)
            .filter(article__in=ids)
            .order_by("-visible_from", "-pk")
        ),
    )


def _fronts(items, moment):
    """Return the cards of the front page and of every section that the bundle touches."""
    sections = {item.front for item in items if item.front}
    for item in items:
        if item.kind == ItemKind.STORY and item.article.section_id:
            above = item.article.section.with_ancestor_ids()
            sections.update(Section.objects.active().filter(pk__in=above))
    fronts = {_("Front page"): cards_of_site(moment)}
    for section in sorted(sections, key=lambda section: (section.position, section.pk)):
        fronts[section.name] = cards_on(section, moment)
    return fronts


def _compared(items, before, after, moment):
    return DryRun(
        moment,
        stories=_stories(before, after),
        addresses=_addresses(before, after),
        fronts=[
            (name, moved, _led(before.fronts[name], cards))
            for name, cards in after.fronts.items()
            if (moved := _moved(before.fronts[name], cards))
        ],
        banners=_banners(before, after),
        covered_at=_covered_at(before, after, moment),
        notices=[notice for notice in after.notices if notice not in before.notices],
        ends=sorted(((item.until, item) for item in items if item.until), key=lambda pair: pair[0]),
        idle=[
            item
            for item in items
            if item.kind == ItemKind.PLACEMENT and item.article_id not in after.stories
        ],
    )


def _stories(before, after):
    """Return (what happens, headline now, headline then) of each story, as readers see it."""
    told = []
    for pk in dict.fromkeys([*after.stories, *before.stories]):
        old, new = before.stories.get(pk), after.stories.get(pk)
        if old == new:
            continue
        if old is None:
            told.append((_("appears"), "", new.headline))
        elif new is None:
            told.append((_("disappears"), old.headline, ""))
        else:
            told.append((_("gets a new text"), old.headline, new.headline))
    return told


def _addresses(before, after):
    """Return (old or "", new) of each story whose address is new."""
    pairs = (
        (_address(before.stories.get(pk)), _address(publication))
        for pk, publication in after.stories.items()
    )
    return [(old, new) for old, new in pairs if old != new]


def _address(publication):
    return publication.get_absolute_url() if publication else ""


def _led(old, new):
    """Return where the lead story without the bundle stands with it, as a sentence, or nothing."""
    led, leads = ([row.article_id for row in cards[Slot.LEAD.label]] for cards in (old, new))
    if not led or led == leads:
        return ""
    (lead,) = old[Slot.LEAD.label]
    for place, rows in new.items():
        for number, row in enumerate(rows, start=1):
            if row.article_id == lead.article_id:
                return _(
                    "“%(story)s”, which would lead without the bundle, moves to: %(place)s, "
                    "%(number)d."
                ) % {"story": row.headline, "place": place, "number": number}
    return _("“%(story)s”, which would lead without the bundle, leaves this page.") % {
        "story": lead.headline
    }


def _moved(old, new):
    """Return (place, headline before, headline after) of each card that is another one."""
    rows = []
    for place in dict.fromkeys([*new, *old]):
        pairs = zip_longest(
            *([row.headline for row in cards.get(place, [])] for cards in (old, new)),
            fillvalue="",
        )
        rows += [
            (place, number, was, becomes)
            for number, (was, becomes) in enumerate(pairs, start=1)
            if was != becomes
        ]
    return rows


def _banners(before, after):
    """Return (text, what becomes of it) of each banner, if the release changes any.

    Of several that are up readers see the first alone.
    """
    if before.banners == after.banners:
        return []
    return [
        (banner.text, _fate(is_seen=number == 0, is_new=banner not in before.banners))
        for number, banner in enumerate(after.banners)
    ]


def _fate(*, is_seen, is_new):
    if is_seen:
        return _("readers see this one")
    if is_new:
        return _("goes up, but readers do not see it: the first one covers it")
    return _("stays up, but readers do not see it: the first one covers it")


def _covered_at(before, after, moment):
    """Return from when on another banner, to come already, covers the one that goes up; or None."""
    if before.banners == after.banners or not after.banners:
        return None
    coming = Banner.objects.coming(at=moment).order_by("visible_from")
    since = coming.values_list("visible_from", flat=True).first()
    ends_at = after.banners[0].visible_until
    return since if since and (ends_at is None or since < ends_at) else None
