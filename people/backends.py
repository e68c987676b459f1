"""How people sign in."""

from django.conf import settings
from django.contrib.auth.backends import ModelBackend

DEMO_PASSWORD = "toa-soan-demo"  # noqa: S105 published in the README


class StaffBackend(ModelBackend):
    """Django's own sign-in, which refuses the demo's published password outside the demo."""

    def authenticate(self, request, username=None, password=None, **credentials):
        if password == DEMO_PASSWORD and not settings.DEMO_LOGINS:
            return None
        return super().authenticate(request, username=username, password=password, **credentials)
