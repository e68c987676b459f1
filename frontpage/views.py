"""The front page, and the page that tells finders of holes whom to write to."""

from datetime import timedelta

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

import pagecache
from frontpage import furniture
from frontpage.front import front

SECURITY_CONTACT_AGE = timedelta(days=180)


@require_safe
def front_page(request):
    """Show the front page."""
    around = furniture.of(request)
    pagecache.keep(request, keys=["front"])
    page = front(
        at=request.at,
        sections=around["sections"],
        placements=around["placements"],
        notices=around.get("notices", []),
    )
    return render(request, "frontpage/front.html", {**vars(page)})


@require_safe
def security_txt(request):
    """Say whom to tell about a hole (RFC 9116)."""
    email = furniture.of(request)["masthead"]["email"]
    contact = f"mailto:{email}" if email else f"{settings.SITE_ORIGIN}/"
    lines = [
        f"Contact: {contact}",
        f"Expires: {request.at + SECURITY_CONTACT_AGE:%Y-%m-%d}T00:00:00Z",
        f"Canonical: {settings.SITE_ORIGIN}/.well-known/security.txt",
        "Preferred-Languages: vi, en",
    ]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")
