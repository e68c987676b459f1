"""A Django project of one view: what a request costs before a newsroom does anything."""

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpResponse
from django.urls import path

settings.configure(
    DEBUG=False,
    ALLOWED_HOSTS=["*"],
    SECRET_KEY="bare-" + "x" * 60,
    ROOT_URLCONF=__name__,
)


def ok(request):
    return HttpResponse(b"ok")


urlpatterns = [path("", ok)]
application = get_wsgi_application()
