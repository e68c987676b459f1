"""Session, CSRF, login, language and messages run for the desk only.

Readers' pages set no cookie and vary on none, so that any cache may keep them.
"""

from django.conf import settings
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.messages.middleware import MessageMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.middleware.common import CommonMiddleware
from django.middleware.csrf import CsrfViewMiddleware
from django.utils import translation


def is_desk(request):
    """Tell whether the request is for the desk rather than for a reader's page."""
    return request.path_info.startswith(f"/{settings.DESK_PREFIX}"[:-1])


class DeskOnly:
    """Pass readers' requests straight on."""

    def __call__(self, request):
        return super().__call__(request) if is_desk(request) else self.get_response(request)


class DeskSessionMiddleware(DeskOnly, SessionMiddleware):
    pass


class DeskCommonMiddleware(CommonMiddleware):
    """Serve both: readers' addresses get their missing slash too."""


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
