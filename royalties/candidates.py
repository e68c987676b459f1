"""What there is to score: each story's first publication, found through the index of spans."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from articles.models import AuthorListing, Publication, PublishedPhoto
from royalties.models import PhotoScore, Piece, Share
from vietnamese.dates import in_newsroom, midnight

# What rows of the grid do not show of a publication.
UNSHOWN = ("search_exact", "search_folded", "standfirst", "topics", "corrections")
COUNTED = 1000
DECIDED = Q(coefficient__isnull=False) | ~Q(unpaid_reason="")


def day_of(publication):
    """Return the newsroom's day on which readers first saw it: it decides period and rate card.

    Not the date that is printed, which can be set back, into a period that is paid already.
    """
    return in_newsroom(publication.visible_from).date()


def span_of(first_day, last_day):
    """Return the moments between which the days lie, the second one outside."""
    return midnight(first_day), midnight(last_day + timedelta(days=1))


def first_publications(first_day, last_day, *, at):
    """Return the publications of these days in which readers saw a story for the first time.

    An update, another edition of a photo, a story brought back are none: they are not paid again.
    """
    since, until = span_of(first_day, last_day)
    seen = Publication.objects.ever_visible()
    earlier = seen.filter(article=OuterRef("article"), visible_from__lt=OuterRef("visible_from"))
    return seen.filter(
        ~Exists(earlier), visible_from__gte=since, visible_from__lt=until, visible_from__lte=at
    )


def is_first(publication, *, at):
    """Tell whether it is the one in which readers saw the story first."""
    day = day_of(publication)
    return first_publications(day, day, at=at).filter(pk=publication.pk).exists()


def of_period(period, *, at):
    """Return what the period has to score."""
    return first_publications(period.start_date, period.end_date, at=at)


def mark_withdrawn(rows, articles, *, at):
    """Tell rows as `is_withdrawn` whether readers cannot read their story at the moment.

    `articles` are the ids of the stories, or a queryset of them.
    """
    public = Publication.objects.visible(at=at).filter(article__in=articles)
    readable = set(public.values_list("article_id", flat=True))
    for row in rows:
        row.is_withdrawn = row.article_id not in readable
    return rows


def _public(at):
    return Publication.objects.visible(at=at).filter(article=OuterRef("article"))


def _piece(**conditions):
    return Piece.objects.filter(publication=OuterRef("pk"), **conditions)


def undecided(publications, *, at):
    """Return those of which nobody said what they earn, and which readers can still read."""
    return publications.filter(~Exists(_piece().filter(DECIDED)), Exists(_public(at)))


def scored(publications, *, at):
    return publications.filter(Exists(_piece(coefficient__isnull=False)))


def unpaid(publications, *, at):
    return publications.filter(Exists(_piece().exclude(unpaid_reason="")))


def withdrawn(publications, *, at):
    return publications.filter(~Exists(_public(at)))


DECISIONS = {
    "undecided": undecided,
    "scored": scored,
    "unpaid": unpaid,
    "withdrawn": withdrawn,
}


def of_people(publications, author_ids, *, name="", with_payees=False):
    """Return what runs under an author's name; with payees also what pays them, or the name."""
    listed = AuthorListing.objects.filter(publication=OuterRef("pk"), author__in=author_ids)
    condition = Exists(listed)
    if with_payees:
        paid = Q(payee__in=author_ids)
        paid |= Q(payee_name__icontains=name) if name else Q()
        for rows in (Share, PhotoScore):
            condition |= Exists(rows.objects.filter(paid, piece__publication=OuterRef("pk")))
    return publications.filter(condition)


def count_capped(publications):
    """Return how many there are, COUNTED + 1 at most."""
    return publications.order_by().values("pk")[: COUNTED + 1].count()


def photos_unscored(publications):
    """Return how many photos stand in the publications that nobody scored."""
    scored_ones = PhotoScore.objects.filter(
        piece__publication=OuterRef("publication"), photo=OuterRef("photo"), coefficient__gte=0
    )
    placed = PublishedPhoto.objects.filter(publication__in=publications.values("pk"))
    return placed.filter(~Exists(scored_ones)).count()
