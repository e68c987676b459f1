"""The list of stories, as a desk reads it."""

from datetime import timedelta

from django.contrib import admin
from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, Prefetch, Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.models import Article, Byline, Correction, ImageCaption, Kind, Publication, Section
from articles.models.correction import CorrectionKind
from articles.states import State
from vietnamese.dates import clock

# A story that was approved so long ago and is not public waits for nobody.
FORGOTTEN = timedelta(days=92)
# What a row shows of a story: all else, a list of thirty need not carry.
SHOWN = [
    *("headline", "state", "updated_at", "section__name"),
    *("created_by__full_name", "created_by__username"),
    *("updated_by__full_name", "updated_by__username"),
]
# Nobody turns over more pages than these: words and filters find what is older.
COUNTED = 3_000


class CountedPages(Paginator):
    """Pages of a list that is counted up to `most` only: a million takes seconds."""

    most = COUNTED

    @cached_property
    def _counted(self):
        return self.object_list.order_by()[: self.most + 1].count()

    @property
    def count(self):
        return min(self._counted, self.most)

    @property
    def has_more(self):
        """Whether there are stories beyond the last page."""
        return self._counted > self.most


class SimpleFilter(admin.SimpleListFilter):
    """A filter whose choices come from `choices_for(request)`."""

    def lookups(self, request, model_admin):
        return self.choices_for(request)


class StateFilter(SimpleFilter):
    title, parameter_name = gettext_lazy("state"), "state"

    def choices_for(self, request):
        return State.choices

    def queryset(self, request, queryset):
        return queryset.filter(state=self.value()) if self.value() in State.values else queryset


class LifeFilter(SimpleFilter):
    title, parameter_name = gettext_lazy("publication status"), "life"

    def choices_for(self, request):
        return [
            ("live", _("live")),
            ("coming", _("scheduled")),
            ("never", _("not published")),
        ]

    def queryset(self, request, queryset):
        now = timezone.now()
        match self.value():
            case "live":
                # Each story asks for its own: the live ones are nearly all there are.
                live = Publication.objects.visible(at=now).filter(article=OuterRef("pk"))
                return queryset.filter(Exists(live))
            case "coming":
                coming = Publication.objects.coming(at=now)
                return queryset.filter(pk__in=coming.values("article"))
            case "never":
                return queryset.filter(_in_work(now), ~_ever_shown())
        return queryset


def _ever_shown():
    """Return the condition that readers saw the story, see it, or will."""
    return Exists(Publication.objects.ever_visible().filter(article=OuterRef("pk")))


def _in_work(now):
    """Return the condition for what may still be published: the archive is not looked through."""
    others = [state for state in State if state != State.APPROVED]
    return Q(state__in=others) | Q(state=State.APPROVED, updated_at__gt=now - FORGOTTEN)


class MineFilter(SimpleFilter):
    title, parameter_name = gettext_lazy("writer"), "whose"

    def choices_for(self, request):
        return [("mine", _("written by me")), ("touched", _("last saved by me"))]

    def queryset(self, request, queryset):
        fields = {"mine": "created_by", "touched": "updated_by"}
        field = fields.get(self.value())
        return queryset.filter(**{field: request.user}) if field else queryset


class SectionFilter(SimpleFilter):
    title, parameter_name = gettext_lazy("section"), "section"

    def choices_for(self, request):
        return [(str(pk), name) for pk, name in Section.objects.active().values_list("pk", "name")]

    def queryset(self, request, queryset):
        # Whatever else stands in the address: some numbers are too long for a database.
        known = self.value() in dict(self.lookup_choices)
        return queryset.filter(section=self.value()) if known else queryset


class KindFilter(SimpleFilter):
    title, parameter_name = gettext_lazy("kind"), "kind"

    def choices_for(self, request):
        return Kind.choices

    def queryset(self, request, queryset):
        return queryset.filter(kind=self.value()) if self.value() in Kind.values else queryset


filters = [StateFilter, LifeFilter, SectionFilter, MineFilter, KindFilter]


class ListColumns:
    """Picture, headline with section and writer, state, what readers see, last saved."""

    list_display = ["picture", "story", "printed_state", "for_readers", "saved"]
    list_display_links = ["story"]
    # What has no index of its own is not sorted by: it would be a million rows.
    sortable_by = ["saved"]
    paginator = CountedPages

    def get_list_queryset(self, queryset, now):
        """Fetch all that a page of the list shows in a fixed number of queries."""
        spans = (
            Publication.objects.ever_visible()
            .only("article_id", "visible_from", "visible_until")
            .order_by("visible_from")
        )
        retractions = Correction.objects.visible(at=now).filter(kind=CorrectionKind.RETRACTION)
        first = ImageCaption.objects.filter(position=0).select_related("photo")
        return (
            queryset.select_related("section", "created_by", "updated_by")
            .only(*SHOWN)
            .prefetch_related(
                Prefetch("publications", queryset=spans, to_attr="spans"),
                Prefetch(
                    "corrections", queryset=retractions.only("article_id"), to_attr="retractions"
                ),
                Prefetch(
                    "image_captions", first.only("article_id", "photo__token"), to_attr="first"
                ),
                Prefetch("bylines", Byline.objects.only("article_id", "printed_as")),
            )
        )

    def get_changelist_instance(self, request):
        changes = super().get_changelist_instance(request)
        # The page's rows are few; fetching with them costs six queries, whatever the archive.
        ids = list(changes.result_list.values_list("pk", flat=True))
        found = self.get_list_queryset(Article.objects.filter(pk__in=ids), timezone.now()).in_bulk()
        changes.result_list = [found[pk] for pk in ids if pk in found]
        return changes

    @admin.display(description=gettext_lazy("picture"))
    def picture(self, article):
        if not article.first:
            return ""
        return format_html(
            '<img class="story-thumbnail" src="{}" alt="" width="96" height="64" loading="lazy">',
            article.first[0].photo.thumbnail_url,
        )

    @admin.display(description=gettext_lazy("headline"), ordering="headline")
    def story(self, article):
        names = dict.fromkeys(byline.printed_as for byline in article.bylines.all())
        printed = ", ".join(names)
        facts = [str(article.section or ""), printed or str(article.created_by)]
        return format_html(
            '<span class="story-headline">{}</span> <span class="story-facts">{}</span>',
            article.headline,
            " · ".join(fact for fact in facts if fact),
        )

    @admin.display(description=gettext_lazy("state"), ordering="state")
    def printed_state(self, article):
        return format_html(
            '<span class="state state-{}">{}</span>', article.state, article.get_state_display()
        )

    @admin.display(description=gettext_lazy("for readers"))
    def for_readers(self, article):
        now = timezone.now()
        return format_html_join(
            " ",
            '<span class="state state-{}">{}</span>',
            _printed_spans(article.spans, now, is_retracted=bool(article.retractions)),
        )

    @admin.display(description=gettext_lazy("last saved"), ordering="updated_at")
    def saved(self, article):
        return format_html(
            "{}<br><span class='story-facts'>{}</span>",
            clock(article.updated_at, timezone.now()),
            article.updated_by,
        )


def _printed_spans(spans, now, *, is_retracted):
    """Return the CSS word and the text of what readers see now and later, or saw until lately."""
    ahead = [span for span in spans if span.visible_until is None or span.visible_until > now]
    if spans and not ahead:
        time = clock(spans[-1].visible_until, now).lower()
        said = _("retracted %(time)s") if is_retracted else _("withdrawn %(time)s")
        return [("gone", said % {"time": time})]
    return [_printed_span(span, now) for span in ahead]


def _printed_span(span, now):
    """Return the CSS word and the text of what readers see now or later."""
    time = {"time": clock(span.visible_from, now).lower()}
    if span.is_visible(at=now):
        return "live", _("live since %(time)s") % time
    return "scheduled", _("goes live %(time)s") % time
