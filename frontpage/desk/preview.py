"""A front as readers would get it with other cards than those that stand there."""

from django.conf import settings
from django.http import HttpResponse
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from articles import views as articles_views
from articles.models import Article, Publication, SectionListing
from articles.workflow import seen_by, sees_all_handed_in
from frontpage import furniture
from frontpage import views as frontpage_views
from frontpage.desk.board import rows_of
from photos.renditions import for_desk


def preview(request, cards, *, section, at, now):
    """Return the page with the cards as of the moment; a bar above says that it is a preview."""
    shown_at = at if at <= now or may_look_ahead(request.user, section, at, now) else now
    page = _page(cards, section=section, at=shown_at)
    context = {
        "front_url": reverse("fronts:edit", args=[section.pk if section else None]),
        "moment": shown_at,
        "is_now": shown_at == now,
        "is_held_back": shown_at != at,
    }
    bar = render_to_string("admin/frontpage/_preview_bar.html", context, request=request)
    # Photos of stories to come are not on the public media address yet.
    head, body, rest = for_desk(page.content.decode()).partition("<body>")
    response = HttpResponse(f"{head}{body}{bar}{rest}", status=page.status_code)
    response["Cache-Control"] = "no-store"
    response["X-Robots-Tag"] = "noindex"
    return response


def may_look_ahead(user, section, at, now):
    """Tell whether all that will have appeared on the page by then is known to the person."""
    if sees_all_handed_in(user):
        return True
    coming = Publication.objects.coming(at=now).filter(visible_from__lte=at)
    if section:
        listed = SectionListing.objects.filter(section=section, publication__in=coming)
        stories = set(listed.values_list("publication__article_id", flat=True))
    else:
        stories = set(coming.values_list("article_id", flat=True))
    return Article.objects.filter(seen_by(user), pk__in=stories).count() == len(stories)


def _page(cards, *, section, at):
    request = RequestFactory().get(section.get_absolute_url() if section else "/")
    request.at = at
    request.furniture = furniture.as_of(request)
    rows = rows_of(card for card in cards if card.until is None or card.until > at)
    request.furniture["top" if section else "placements"] = rows
    # Readers get the paper's language and clock, whatever the editor's own are.
    with override(settings.LANGUAGE_CODE), timezone.override(timezone.get_default_timezone()):
        if section:
            return articles_views.section(request, slug=section.slug)
        return frontpage_views.front_page(request)
