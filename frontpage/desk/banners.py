"""The desk's page of breaking banners: which are up, came and went; raise one, lower one."""

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from articles.lists import BadPlace, Place, page_of_spans
from articles.models import Article
from frontpage import actions
from frontpage.actions.banner import LONGEST
from frontpage.desk import stories
from frontpage.desk.views import page
from frontpage.models import Banner
from frontpage.refusals import Refused
from frontpage.rights import may_raise_banner
from people.sent import number
from vietnamese.fields import NormalisedCharField
from vietnamese.moment_fields import MomentLineField

PAST_ON_A_PAGE = 20


class BannerForm(forms.Form):
    """The line, the story it leads to, and its span."""

    text = NormalisedCharField(label=gettext_lazy("Line"), max_length=LONGEST)
    article = forms.ChoiceField(label=gettext_lazy("Leads to"), required=False)
    visible_from = MomentLineField(
        label=gettext_lazy("Up from"), required=False, help_text=gettext_lazy("Empty: from now on.")
    )
    visible_until = MomentLineField(
        label=gettext_lazy("Up until"),
        required=False,
        help_text=gettext_lazy("Empty: until somebody lowers it."),
    )

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["article"].choices = [("", _("no story")), *offered]
        self.fields["text"].widget.attrs |= {"size": 60, "autocomplete": "off"}


@admin.site.admin_view
@require_http_methods(["GET", "HEAD", "POST"])
def banners(request):
    """Show the banners; raise one, or lower one."""
    if not may_raise_banner(request.user):
        raise PermissionDenied
    now = timezone.now()
    asked = request.POST if request.method == "POST" else request.GET
    words = " ".join(asked.get("q", "").split())[:200]
    do = request.POST.get("do", "")
    if do == "lower":
        return _lower(request, now)
    sent = request.POST if do else None
    form = BannerForm(sent, offered=_offered(request, words, now, asked.get("article", "")))
    if do == "raise" and form.is_valid() and _is_raised(request, form, now):
        return HttpResponseRedirect(reverse("fronts:banners"))
    if do == "search":
        # What was found can be chosen; nothing was asked of the rest yet.
        form.errors.clear()
    return _page(request, form, words, now)


def _offered(request, words, now, chosen):
    found = [
        *stories.coming(request.user, at=now, words=words),
        *stories.public(at=now, words=words),
    ]
    offered = {str(tile.article): tile.headline for tile in found}
    article = number(chosen)
    if article is not None and chosen not in offered:
        told = stories.tiles([article], at=now, now=now, user=request.user)[article]
        offered[chosen] = told.headline
    return list(offered.items())


def _is_raised(request, form, now):
    said = form.cleaned_data
    article = Article.objects.filter(pk=said["article"]).first() if said["article"] else None
    try:
        actions.raise_banner(
            text=said["text"],
            article=article,
            actor=request.user,
            at=now,
            visible_from=said["visible_from"] or now,
            visible_until=said["visible_until"],
        )
    except Refused as refused:
        form.add_error(None, refused.sentences)
        return False
    messages.success(request, _("The banner is raised."))
    return True


def _lower(request, now):
    banner = get_object_or_404(Banner, pk=number(request.POST.get("banner", "")))
    try:
        actions.lower_banner(banner=banner, actor=request.user, at=now, ends_at=now)
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, _("The banner is lowered."))
    return HttpResponseRedirect(reverse("fronts:banners"))


def _page(request, form, words, now):
    rows = Banner.objects.all()
    try:
        below = Place.parse(request.GET["before"]) if "before" in request.GET else None
    except BadPlace:
        below = None
    over = rows.ever_visible().filter(visible_until__lte=now)
    past = page_of_spans(over, below=below, size=PAST_ON_A_PAGE)
    up, coming = list(rows.visible(at=now)), list(rows.coming(at=now).order_by("visible_from"))
    _tell([*up, *coming, *past.rows], request.user, now)
    return page(
        request,
        "banners.html",
        title=_("Breaking banner"),
        form=form,
        words=words,
        longest=LONGEST,
        up=up,
        coming=coming,
        past=past.rows,
        older=f"?before={past.older}" if past.older else "",
    )


def _tell(banners, user, now):
    """Give each banner the tile of its story, as far as the person may see it."""
    ids = {banner.article_id for banner in banners if banner.article_id}
    told = stories.tiles(ids, at=now, now=now, user=user)
    for banner in banners:
        banner.story = told.get(banner.article_id)
