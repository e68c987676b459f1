"""The demo paper in the evening: fronts, a bundle for the morning, what was handed over."""

from datetime import datetime, time, timedelta
from decimal import Decimal

from django.utils.timezone import localdate, localtime

from articles import actions
from articles.addresses import normal_path
from articles.models import Article, Kind, LegacyAddress, Publication, Section
from articles.models.article import PicturePlace
from frontpage.actions import arrange, place
from frontpage.models import Slot
from publishing import actions as bundles
from royalties import actions as royalties
from royalties import candidates
from royalties.models import PHOTO
from royalties.refusals import Refused

MORNING = time(6, 0)
BREAKFAST = timedelta(hours=3)
# Of the site that the paper had before, as search engines and old links still know it.
OLD_PATH = "/{section}/{when:%Y%m}/{slug}-{number}/"
FIRST_OLD_NUMBER = 5_200_101
# Decree 18/2014: a unit is a tenth of the base salary; long forms may earn up to 30, others 10.
UNIT = 234_000
SHORT, LONG = (Decimal(2), Decimal(10)), (Decimal(8), Decimal(30))
LONG_KINDS = (Kind.REPORTAGE, Kind.INTERVIEW, Kind.EDITORIAL, Kind.COMMENTARY)
SCORED = 8


def work(people, *, now):
    """Do what the evening's shift does, each thing by whoever does it in a newsroom."""
    lead = _lead(now)
    _front(lead, people["thukytoasoan"], now)
    _section_front(people["bientapvien"], now)
    _hand_over(people, now)
    _morning(people["thukytoasoan"], now)
    _old_links(now)
    _royalties(people, now)


def _public(now):
    return Publication.objects.visible(at=now).select_related("article").newest()


def _lead(now):
    """Return the newest reportage with a picture above it."""
    with_picture = _public(now).filter(
        kind="reportage", article__image_captions__placement=PicturePlace.LEAD
    )
    return with_picture.first().article


def _front(lead, by, now):
    cards = [{"slot": Slot.LEAD, "block": None, "position": 0, "article": lead.pk, "until": None}]
    arrange(front=None, cards=cards, actor=by, at=now, visible_from=now)


def _section_front(by, now):
    section = Section.objects.get(slug="van-hoa")
    story = _public(now).filter(section=section).last()
    place(
        front=section,
        slot=Slot.LEAD,
        article=story.article,
        actor=by,
        at=now,
        visible_from=now,
        visible_until=now + timedelta(days=3),
    )


def _hand_over(people, now):
    article = Article.objects.filter(state="submitted").first()
    actions.hand_over(
        article_id=article.pk,
        version=article.version,
        actor=people["thukytoasoan"],
        at=now,
        to=people["bientapvien"],
        reason="Hỏi lại nhà ga giờ tàu chạy cuối tuần trước khi duyệt.",
    )


def _morning(by, now):
    """Put the morning's bundle together: a story, its place at the top until breakfast is over."""
    at = datetime.combine(localtime(now) + timedelta(days=1), MORNING, localtime(now).tzinfo)
    approved = Article.objects.filter(state="approved").exclude(
        pk__in=Publication.objects.ever_visible().values("article")
    )
    article = approved.first()
    bundle = bundles.create_bundle(name="Bản tin 6 giờ sáng", actor=by, at=now, go_live_at=at)

    def add(verb, **what):
        bundle.refresh_from_db()
        getattr(bundles, verb)(
            bundle_id=bundle.pk, version=bundle.version, actor=by, at=now, **what
        )

    add("add_story", article_id=article.pk)
    add(
        "add_placement",
        article_id=article.pk,
        slot=Slot.SECONDARY,
        position=0,
        until=at + BREAKFAST,
    )
    add("add_banner", text="Tòa tuyên án vụ phá rừng phòng hộ đầu nguồn suối Ngà",
        article_id=article.pk, until=at + BREAKFAST)  # fmt: skip


def _old_links(now):
    """Let the addresses of the site before this one lead to the stories that moved in."""
    LegacyAddress.objects.bulk_create(
        LegacyAddress(
            path=normal_path(
                OLD_PATH.format(
                    section=story.section.slug,
                    when=localtime(story.published_at),
                    slug=story.slug,
                    number=FIRST_OLD_NUMBER + story.pk,
                )
            ),
            article=story.article,
        )
        for story in _public(now).select_related("article", "section")[:5]
    )


def _royalties(people, now):
    """Write down the rates, begin a period, and score its first pieces."""
    rates = {kind: LONG if kind in LONG_KINDS else SHORT for kind in Kind.values}
    rates[PHOTO] = (Decimal(1), Decimal(10))
    royalties.set_card(
        name="Đơn giá nhuận bút",
        valid_from=localdate(now) - timedelta(days=400),
        unit_value=UNIT,
        legal_basis="Nghị định 18/2014/NĐ-CP",
        rates=rates,
        actor=people["tongbientap"],
        at=now,
    )
    managing = people["thukytoasoan"]
    period = royalties.open_period(
        start_date=localdate(now) - timedelta(days=30),
        end_date=localdate(now),
        actor=managing,
        at=now,
    )
    for publication in candidates.of_period(period, at=now).order_by("visible_from")[:SCORED]:
        _score(publication, rates[publication.kind][0], managing, now)


def _score(publication, coefficient, by, now):
    common = {"publication_id": publication.pk, "actor": by, "at": now}
    try:
        piece = royalties.score(version=0, coefficient=coefficient, **common)
        for placed in publication.pictures[:1]:
            photo_id = placed["picture"]["photo"]
            royalties.score_photo(
                version=piece.version, photo_id=photo_id, coefficient=Decimal(1), **common
            )
    except Refused:
        # Withdrawn, or nobody knows yet who took the photo: the managing editor will ask.
        return
