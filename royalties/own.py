"""Whether money is somebody's own: nobody decides what they themselves earn."""

from articles.models import AuthorListing, Byline
from royalties.models import Share


def is_own_piece(user, publication):
    """Tell whether the person wrote the story, is named under it, or is paid for it."""
    mine = {"author__user": user}
    return (
        publication.article.created_by_id == user.pk
        or AuthorListing.objects.filter(publication=publication, **mine).exists()
        or Byline.objects.filter(article=publication.article_id, **mine).exists()
        or Share.objects.filter(piece__publication=publication, payee__user=user).exists()
    )


def own_pieces(user, publications, shares):
    """Return the ids of the person's own; `shares` as `payees.shares_of` has them."""
    listed = AuthorListing.objects.filter(
        publication__in=[p.pk for p in publications], author__user=user
    )
    named = set(listed.values_list("publication_id", flat=True))
    return {
        p.pk
        for p in publications
        if p.pk in named
        or p.article.created_by_id == user.pk
        or any(payee.user_id == user.pk for payee in shares[p.pk])
    }


def is_own_photo(user, photo, payee):
    """Tell whether the person is paid for the photo, or brought it and nobody else is known."""
    if payee is not None:
        return payee.user_id == user.pk
    return photo.uploaded_by_id == user.pk
