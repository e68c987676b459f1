"""The desk: Django's admin site under the newsroom's name."""

from django.conf import settings
from django.contrib.admin import AdminSite
from django.http import HttpResponseRedirect, JsonResponse
from django.middleware.csrf import get_token
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from articles.models import Article, Publication, PublishedPhoto
from articles.models.publication import HEAVY
from articles.states import State
from articles.workflow import seen_by
from people.roles import Role
from photos.licence import WARNED_AHEAD

ON_A_LIST = 12
LANGUAGE_KEPT = 365 * 24 * 3600  # seconds
EDITORS = (Role.EDITOR, Role.DESK_HEAD, Role.MANAGING_EDITOR, Role.EDITOR_IN_CHIEF)
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
        lists = {
            "desk_lists": desk_lists(request.user),
            "ending_licences": ending_licences(request.user, at=timezone.now()),
        }
        return super().index(request, lists | (extra_context or {}))

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


def desk_lists(user):
    """Return what waits for the person and what they have in work, as the start page shows it."""
    mine = Article.objects.filter(created_by=user)
    lists = [
        (
            _("Sent back to you"),
            mine.filter(state=State.SENT_BACK),
            _("Nothing was sent back to you."),
        ),
        (_("Your drafts"), mine.filter(state=State.DRAFT), _("You have no drafts.")),
        (
            _("Your stories with the editors"),
            mine.filter(state__in=[State.SUBMITTED, State.EDITING]),
            _("None of your stories is with the editors."),
        ),
    ]
    if user.has_role(*EDITORS):
        seen = Article.objects.filter(seen_by(user))
        lists = [
            (
                _("Waiting for an editor"),
                seen.filter(state=State.SUBMITTED),
                _("No story is waiting."),
            ),
            (
                _("Being edited"),
                seen.filter(state=State.EDITING),
                _("No story is being edited."),
            ),
            (
                _("Approved, not yet published"),
                _not_on_its_way(seen),
                _("Every approved story is published or scheduled."),
            ),
            *lists,
        ]
    return [_list(*row) for row in lists]


def _not_on_its_way(stories):
    """Return the approved stories that readers never saw and will not see by themselves."""
    # Nor those that were withdrawn: they wait for nobody.
    known = Publication.objects.ever_visible().values("article")
    return stories.filter(state=State.APPROVED).exclude(pk__in=known)


def _list(title, stories, empty_text):
    stories = (
        stories.select_related("section", "created_by")
        .defer("body", "search_folded")
        .order_by("-updated_at")[:ON_A_LIST]
    )
    return {
        "title": title,
        "empty_text": empty_text,
        "articles": [
            {
                "headline": story.headline,
                "url": story.get_desk_url(),
                "state": story.state,
                "state_label": story.get_state_display(),
                "section": story.section,
                "who": story.created_by,
                "when": story.updated_at,
            }
            for story in stories
        ],
    }


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
            publication__in=Publication.objects.visible(at=at),
            publication__article__in=Article.objects.filter(seen_by(user)),
        )
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
