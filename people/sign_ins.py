"""The record of who signed in and out, and who tried in vain."""

from datetime import timedelta

from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.db.models import F
from django.utils import timezone

from people.models import SignIn, SignInKind, User

# What is recorded of a machine that guesses: enough to see it, and no more rows than that.
FAILURES = 60
WITHIN = timedelta(minutes=1)


def listen():
    """Record from now on what Django's sign-in does."""
    user_logged_in.connect(_signed_in, dispatch_uid="people.sign_ins")
    user_logged_out.connect(_signed_out, dispatch_uid="people.sign_ins")
    user_login_failed.connect(_failed, dispatch_uid="people.sign_ins")


def _signed_in(sender, user, **kwargs):
    _record(SignInKind.IN, person=user)


def _signed_out(sender, user, **kwargs):
    # Whoever is signed out already can press the button again in another window.
    if user is not None:
        _record(SignInKind.OUT, person=user)


def _failed(sender, credentials, **kwargs):
    typed = str(credentials.get("username") or "").replace("\x00", "")
    if _too_many(timezone.now()):
        return
    person = User.objects.filter(username=typed[:150]).first()
    _record(SignInKind.FAILED, person=person, typed_name=typed)


def _record(kind, *, person, typed_name=""):
    most = SignIn._meta.get_field("typed_name").max_length
    SignIn.objects.create(kind=kind, person=person, typed_name=typed_name[:most], at=timezone.now())


def _too_many(now):
    lately = SignIn.objects.filter(kind=SignInKind.FAILED, at__gt=now - WITHIN)
    return lately.order_by(F("at").desc())[:FAILURES].count() >= FAILURES
