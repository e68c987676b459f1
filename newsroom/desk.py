"""The desk: Django's admin site under the newsroom's name."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.db.models import Exists, OuterRef
from django.http import HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.models import Article, Publication, PublishedPhoto
from articles.models.publication import HEAVY
from articles.workflow import may_create, seen_by
from newsroom.start import EDITORS, ON_A_LIST, desk_lists, tools
from people.roles import Role
from photos.licence import WARNED_AHEAD

LANGUAGE_KEPT = 365 * 24 * 3600  # seconds
MINDING_LICENCES = (*EDITORS, Role.PHOTO_DESK)


class Desk(AdminSite):
    """The admin site that journalists and editors use, at /desk/."""

    site_header = site_title = gettext_lazy("Newsroom")
    index_title = gettext_lazy("Desk")

    def get_urls(self):
        return [
            path("language/", require_POST(self.language), name="language"),
            path("session/", self.session, name="session"),
            # The admin's own way from any row of any table to its public address would tell
            # everybody at the desk the words of a headline that is not public yet.
            *(view for view in super().get_urls() if getattr(view, "name", "") != "view_on_site"),
        ]

    def index(self, request, extra_context=None):
        """Show each person what is theirs to do."""
        now = timezone.now()
        start = {
            "tools": tools(request.user),
            "may_write": may_create(request.user),
            "desk_lists": desk_lists(request.user, at=now),
            "ending_licences": ending_licences(request.user, at=now),
        }
        return super().index(request, start | (extra_context or {}))

    def language(self, request):
        """Change the language of the desk, for the person or for this browser."""
        language = request.POST.get("language")
        chosen = language in dict(settings.LANGUAGES)
        if chosen and request.user.is_authenticated:
            request.user.language = language
            request.user.save(update_fields=["language"])
        back = request.POST.get("next", "")
        if not url_has_allowed_host_and_scheme(back, {request.get_host()}, request.is_secure()):
            back = reverse("admin:index")
        response = HttpResponseRedirect(back)
        if chosen:
            # For the sign-in page, which does not know yet who comes.
            response.set_cookie(
                settings.LANGUAGE_COOKIE_NAME,
                language,
                max_age=LANGUAGE_KEPT,
                path=settings.LANGUAGE_COOKIE_PATH,
                secure=settings.SESSION_COOKIE_SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response

    def session(self, request):
        """Tell an open form whether its sender is still signed in, with a fresh CSRF token."""
        signed_in = self.has_permission(request)
        answer = JsonResponse(
            {"signed_in": signed_in, "user": request.user.pk, "csrf": get_token(request)}
        )
        answer.headers["Cache-Control"] = "no-store"
        return answer


def ending_licences(user, *, at):
    """Return the photos that will soon be gone from live stories, the next one first.

    None for those who do not mind licences; others see those of the stories that they may see.
    """
    if not user.has_role(*MINDING_LICENCES):
        return None
    rows = (
        PublishedPhoto.objects.filter(
            photo__licence_until__gt=at,
            photo__licence_until__lte=at + WARNED_AHEAD,
        )
        # Each asks for its own: lists of all that is live and all that is seen would be long.
        .filter(Exists(Publication.objects.visible(at=at).filter(pk=OuterRef("publication"))))
        .filter(Exists(Article.objects.filter(seen_by(user), pk=OuterRef("publication__article"))))
        .select_related("photo", "publication")
        .defer(*(f"publication__{name}" for name in HEAVY))
        .order_by("photo__licence_until", "photo", "publication")
    )
    return [_ending(row) for row in rows[:ON_A_LIST]]


def _ending(row):
    return {
        "headline": row.publication.headline,
        "url": Article(pk=row.publication.article_id).get_desk_url(),
        "photo": row.photo,
        "photo_url": reverse("admin:photos_photo_change", args=[row.photo_id]),
        "when": row.photo.licence_until,
    }
