"""Readers' pages as of any moment: the site is a function of time, so asking is enough."""

from io import BytesIO
from urllib.parse import urlencode, urlsplit

from django.conf import settings
from django.core.handlers.wsgi import WSGIRequest
from django.http import Http404
from django.middleware.common import CommonMiddleware
from django.shortcuts import render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import override

from articles.views import led_on
from frontpage import furniture

# What is no reader's page, by the namespace of its address.
NO_PAGES = {"admin", "photos", "shift", "receipts", "royalties", "publishing", "fronts", "media"}
# Nor are these, which say how this machine is now.
NO_NAMES = {"health", "icon"}


def page_as_of(path, *, at, query=None):
    """Return readers' answer at a path as of the moment, as an `HttpResponse`.

    `query` is a mapping of the address's parameters. Masthead and the list of sections have no
    span: they are those of now at any moment. What is not there is a 404, nothing is raised.
    """
    request = _request(path, query)
    request.at = at
    request.furniture = furniture.as_of(request)
    request.LANGUAGE_CODE = settings.LANGUAGE_CODE
    # Whatever the language and the clock of the person who looks, readers get the paper's own.
    with override(settings.LANGUAGE_CODE), timezone.override(timezone.get_default_timezone()):
        return CommonMiddleware(_answer)(request)


def _request(path, query):
    """Return a reader's request, made of nothing but the address: no cookie, no person."""
    site = urlsplit(settings.SITE_ORIGIN)
    return WSGIRequest(
        {
            "REQUEST_METHOD": "GET",
            "PATH_INFO": path.encode().decode("latin-1"),  # as WSGI has it
            "QUERY_STRING": _written(query or {}),
            "HTTP_HOST": site.netloc,
            "SERVER_NAME": site.hostname,
            "SERVER_PORT": str(site.port or (443 if site.scheme == "https" else 80)),
            "wsgi.url_scheme": site.scheme,
            "wsgi.input": BytesIO(),
        }
    )


def _written(query):
    return query.urlencode() if hasattr(query, "urlencode") else urlencode(query)


def _answer(request):
    try:
        match = resolve(request.path_info)
        if _is_no_page(match):
            raise Http404
        request.resolver_match = match
        response = match.func(request, *match.args, **match.kwargs)
    except (Resolver404, Http404):
        response = led_on(request) or render(request, "404.html", status=404)
    if hasattr(response, "render"):
        response.render()
    return response


def _is_no_page(match):
    return bool(NO_PAGES.intersection(match.namespaces[:1])) or match.url_name in NO_NAMES
