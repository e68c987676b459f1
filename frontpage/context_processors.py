"""`furniture`, for readers' templates."""

from django.utils.functional import SimpleLazyObject

from frontpage.furniture import of


def furniture(request):
    """Give templates the furniture; pages that do not ask for it, as the desk's, pay nothing."""
    return {"furniture": SimpleLazyObject(lambda: of(request))}
