"""`furniture`, for templates."""

from django.utils.functional import SimpleLazyObject

from frontpage.furniture import of


def furniture(request):
    """Give readers' templates the furniture of their page."""
    return {"furniture": of(request)}


def furniture_if_asked(request):
    """Give the desk's templates the furniture; those that do not ask for it pay nothing."""
    return {"furniture": SimpleLazyObject(lambda: of(request))}
