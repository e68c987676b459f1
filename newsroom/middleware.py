"""Session, CSRF, login, language and messages run for the desk only.

Readers' pages set no cookie and vary on none, so that any cache may keep them.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import render
from django.utils import translation

# Load balancers ask each host whether it is well.
HEALTH = "/health/"


def is_desk(request):
    """Tell whether the request is for the desk rather than for a reader's page."""
    return f"{request.path_info}/".startswith(f"/{settings.DESK_PREFIX}")


class HeadersMiddleware:
    """Add the protecting headers for which Django has no setting."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if is_desk(request):
            # Which story somebody works on is nobody else's business.
            response["Referrer-Policy"] = "same-origin"
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        response["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()"
        return response


class OriginMiddleware:
    """Serve each address from its own origin only: readers, desk and pictures share no cookie.

    A script that slipped into a reader's page or a picture finds no session there.
    """

    def __init__(self, get_response):
        if not settings.DESK_ORIGIN:
            raise MiddlewareNotUsed
        self.get_response = get_response
        self.desk = urlsplit(settings.DESK_ORIGIN).netloc
        self.media = urlsplit(settings.MEDIA_ORIGIN).netloc

    def __call__(self, request):
        if request.path_info == HEALTH:
            return self.get_response(request)
        host = request.get_host().lower()
        if host == self.desk and not is_desk(request):
            return self._from_desk(request)
        is_picture = request.path_info.startswith(f"/{settings.MEDIA_PREFIX}")
        if is_desk(request) != (host == self.desk) or is_picture != (host == self.media):
            return render(request, "404.html", status=404)
        return self.get_response(request)

    def _from_desk(self, request):
        """Lead from the desk's host to the desk, or to the reader's page that a link names."""
        if request.path_info == "/":
            return HttpResponseRedirect(f"/{settings.DESK_PREFIX}")
        return HttpResponseRedirect(settings.SITE_ORIGIN + request.get_full_path())


class DeskOnly:
    """Pass readers' requests straight on."""

    def __call__(self, request):
        return super().__call__(request) if is_desk(request) else self.get_response(request)


class DeskSessionMiddleware(DeskOnly, SessionMiddleware):
    pass


class DeskCsrfMiddleware(DeskOnly, CsrfViewMiddleware):
    def process_view(self, request, callback, callback_args, callback_kwargs):
        if is_desk(request):
            return super().process_view(request, callback, callback_args, callback_kwargs)
        return None


class DeskAuthenticationMiddleware(DeskOnly, AuthenticationMiddleware):
    pass


class DeskMessageMiddleware(DeskOnly, MessageMiddleware):
    pass


class DeskLanguageMiddleware:
    """Speak the language that the signed-in person chose; readers get the paper's own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        language = settings.LANGUAGE_CODE
        if is_desk(request):
            cookie = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
            chosen = getattr(request.user, "language", "") or cookie
            language = chosen if chosen in dict(settings.LANGUAGES) else language
        with translation.override(language):
            request.LANGUAGE_CODE = language
            return self.get_response(request)
