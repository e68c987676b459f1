"""Whether money is somebody's own: nobody decides what they themselves earn."""

from articles.models import AuthorListing, Byline


def own_pieces(user, publications, shares):
    """Return the ids of what the person wrote, is named under, or is paid for, by any pen name.

    `shares` are as `payees.shares_of` has them.
    """
    ids = [p.article_id for p in publications]
    then = AuthorListing.objects.filter(publication__in=publications, author__user=user)
    now = Byline.objects.filter(article__in=ids, author__user=user)
    # In one question: the sheet asks it for fifty pieces.
    then, now = then.values_list("publication__article"), now.values_list("article")
    named = set(then.order_by().union(now.order_by()))
    return {
        p.pk
        for p in publications
        if (p.article_id,) in named
        or p.article.created_by_id == user.pk
        or any(payee.user_id == user.pk for payee in shares[p.pk])
    }


def is_own_photo(user, photo, payee):
    """Tell whether the person is paid for the photo, or brought it and nobody else is known."""
    if payee is not None:
        return payee.user_id == user.pk
    return photo.uploaded_by_id == user.pk
