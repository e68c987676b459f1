"""The article form and the list of stories."""

import re
from contextlib import nullcontext

from django.contrib import admin, messages
from django.db import transaction
from django.db.models import Prefetch, prefetch_related_objects
from django.forms.models import model_to_dict
from django.http import HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles import actions
from articles.admin import verbs
from articles.admin.buttons import has_panel, with_what_was_typed
from articles.admin.desk_copy import conflict, desk_copy, new_story
from articles.admin.forms import (
    ArticleForm,
    BylineForm,
    CaptionForm,
    RowsFormSet,
)
from articles.admin.lists import ListColumns, filters
from articles.admin.pages import StoryPages
from articles.bodies import body_as_read, pictures_as_read
from articles.copy import stands
from articles.editor_headers import editor_page
from articles.finding import stories_seen, stories_with
from articles.models import Article, Byline, ImageCaption, Section
from articles.models.article import PicturePlace
from articles.refusals import Refused, Stale
from articles.signals import panels_asked, verb_done
from articles.workflow import may, may_create, may_see
from people.models import PenName
from vietnamese.moment_fields import ZonedTimes

# As many digits as fit into the column.
VERSION = re.compile(r"[0-9]{1,9}", re.ASCII)


class RowsInline(admin.StackedInline):
    """Rows of a story: whoever may save the story may change them."""

    formset = RowsFormSet

    def rows_to_begin_with(self, request, article):
        """Return the initial values of the rows: what is stored, or a new story's first ones."""
        raise NotImplementedError

    def has_view_permission(self, request, obj=None):
        return True

    has_add_permission = has_change_permission = has_view_permission

    def has_delete_permission(self, request, obj=None):
        return False


class BylineInline(RowsInline):
    model = Byline
    form = BylineForm
    # Said here, too: Django would build a form of its own to learn them.
    fields = BylineForm.Meta.fields
    extra = 1
    autocomplete_fields = ["author"]

    def rows_to_begin_with(self, request, article):
        if article:
            return [model_to_dict(row, self.fields) for row in article.bylines.all()]
        pen_name = PenName.objects.filter(author__user=request.user).first()
        return [{"printed_as": pen_name.text, "author": pen_name.author_id}] if pen_name else []


class ImageCaptionInline(RowsInline):
    model = ImageCaption
    form = CaptionForm
    fields = CaptionForm.Meta.fields
    extra = 0
    verbose_name_plural = gettext_lazy("pictures above the story and in the gallery")

    def rows_to_begin_with(self, request, article):
        if not article:
            return []
        return [
            model_to_dict(row, self.fields) | {"photo": row.photo}
            for row in article.image_captions.all()
            if row.placement != PicturePlace.BODY
        ]


@admin.register(Article)
class ArticleAdmin(StoryPages, ListColumns, ZonedTimes, admin.ModelAdmin):
    form = ArticleForm
    inlines = [BylineInline, ImageCaptionInline]
    autocomplete_fields = ["extra_sections", "topics"]
    change_form_template = "admin/articles/article/change_form.html"
    object_history_template = "admin/articles/article/history.html"
    list_filter = filters
    search_fields = ["search_folded"]
    search_help_text = gettext_lazy(
        "Words of the headline, standfirst or byline, with or without accents"
    )
    show_full_result_count = False
    show_facets = admin.ShowFacets.NEVER
    list_per_page = 30
    actions = None
    writing = ["kicker", "headline", "standfirst", "body"]
    placing = ["kind", "section", "extra_sections", "topics", "source", "slug"]
    as_read = ["pictures_as_read", "body_as_read", "bylines_as_read"]
    times = ["planned_date", "deadline_at", "embargo_until"]

    # -- who may
    def get_queryset(self, request):
        stories = stories_seen(request.user).order_by(*self.get_ordering(request))
        return stories.select_related("section", "handler", "updated_by")

    def get_object(self, request, object_id, from_field=None):
        """Fetch the story; to show it, with the rows that several parts of its page show."""
        article = super().get_object(request, object_id, from_field)
        if article and request.method == "GET":
            self._fetch_rows(article)
        return article

    @staticmethod
    def _fetch_rows(article):
        """Fetch the rows that several parts of the story's page show; once, however often asked."""
        photos = ImageCaption.objects.select_related("photo")
        prefetch_related_objects([article], "bylines", Prefetch("image_captions", queryset=photos))

    def has_module_permission(self, request):
        return request.user.is_active and request.user.is_staff

    def has_view_permission(self, request, obj=None):
        return may_see(request.user, obj) if obj else self.has_module_permission(request)

    def has_add_permission(self, request):
        return may_create(request.user)

    def has_change_permission(self, request, obj=None):
        if obj is None:
            return may_create(request.user)
        # What was typed must come back with an explanation when the right is gone meanwhile, so
        # a sent form is let in here; the verb it calls refuses.
        return may(request.user, "save", obj) or (
            request.method == "POST" and may_see(request.user, obj)
        )

    def has_delete_permission(self, request, obj=None):
        return False

    # -- the form
    def get_fieldsets(self, request, obj=None):
        writing, placing = self.writing, self.placing
        if self._only_reads(request, obj):
            writing = [*self.writing[:-1], "pictures_as_read", "body_as_read"]
            placing = ["bylines_as_read", *self.placing]
        return [
            (gettext_lazy("Story"), {"fields": writing}),
            (gettext_lazy("Placing"), {"fields": placing}),
            (gettext_lazy("Times"), {"fields": self.times}),
        ]

    def get_readonly_fields(self, request, obj=None):
        return self.as_read if self._only_reads(request, obj) else []

    def get_inlines(self, request, obj):
        return [] if self._only_reads(request, obj) else self.inlines

    def _only_reads(self, request, article):
        return article and not self.has_change_permission(request, article)

    @admin.display(description=gettext_lazy("body"))
    def body_as_read(self, article):
        return body_as_read(article, at=timezone.now())

    @admin.display(description=ImageCaptionInline.verbose_name_plural)
    def pictures_as_read(self, article):
        return pictures_as_read(article, at=timezone.now())

    @admin.display(description=Byline._meta.verbose_name_plural)
    def bylines_as_read(self, article):
        return ", ".join(article.bylines.values_list("printed_as", flat=True))

    def get_form(self, request, obj=None, change=False, **kwargs):
        # A class of this request alone: Django makes one for each.
        form = super().get_form(request, obj, change=change, **kwargs)
        form.refusal = getattr(request, "refusal", None)
        return form

    def formfield_for_foreignkey(self, db_field, request, **kwargs):
        if db_field.name == "section":
            kwargs["queryset"] = Section.objects.active()
        return super().formfield_for_foreignkey(db_field, request, **kwargs)

    def get_formset_kwargs(self, request, obj, inline, prefix):
        kwargs = super().get_formset_kwargs(request, obj, inline, prefix)
        if request.method != "POST":
            kwargs["initial"] = inline.rows_to_begin_with(request, obj if obj.pk else None)
        return kwargs

    @method_decorator(editor_page)
    def changeform_view(self, request, object_id=None, form_url="", extra_context=None):
        if request.method == "POST" and object_id and "headline" not in request.POST:
            return self._verb_alone(request, object_id)
        # Django's own view would begin a transaction before it reads what was sent, and on SQLite
        # nobody else could write meanwhile. The verb has its own, see save_related.
        try:
            return self._changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            # Nothing was written; the same form comes back with all that was typed.
            request.refusal = refusal
            return self._changeform_view(request, object_id, form_url, extra_context)

    def _verb_alone(self, request, object_id):
        """Carry out a verb for somebody who reads the story without changing it."""
        article = self.get_object(request, object_id)
        if article is None:
            return self._get_obj_does_not_exist_redirect(request, self.opts, object_id)
        verb = self._verb(request)
        try:
            if verb:
                article = self._run(request, verb, article.pk, self.posted_version(request))
        except Refused as refusal:
            # What was typed in the panel comes back in it.
            request.refusal, request.method = refusal, "GET"
            return super().changeform_view(request, object_id)
        return HttpResponseRedirect(self._back(request, article))

    def render_change_form(self, request, context, add=False, change=False, obj=None, **kwargs):
        bar = context["desk_copy"] = new_story()
        refusal = getattr(request, "refusal", None)
        if obj:
            # They are not there yet where a form comes back.
            self._fetch_rows(obj)
            bar |= desk_copy(obj, request.user, at=timezone.now())
            told = panels_asked.send(sender=Article, article=obj)
            context["panels"] = [panel for _receiver, panel in told if panel]
            if isinstance(refusal, Stale):
                # The person has been told; saving the same form again is their decision.
                context["conflict"] = conflict(obj, refusal.changes)
                bar["version"] = refusal.version
            elif request.method == "POST":
                bar["version"] = self.posted_version(request)
        if request.POST:
            asked_wrongly = refusal and not isinstance(refusal, Stale)
            errors = refusal.sentences if asked_wrongly else []
            bar["verbs"] = with_what_was_typed(bar["verbs"], request.POST, errors, refusal)
            if asked_wrongly and has_panel(bar["verbs"], self._verb(request)):
                # The open panel says it, where the button was pressed: once is enough.
                context["errors"] = None
            elif refusal and request.method == "GET":
                for sentence in refusal.sentences:
                    messages.error(request, sentence)
        return super().render_change_form(request, context, add, change, obj=obj, **kwargs)

    # -- saving: one call of one verb, and of a second one where a button says so
    def save_model(self, request, obj, form, change):
        """Write nothing yet: bylines and captions belong to the same copy (see save_related)."""

    def save_related(self, request, form, formsets, change):
        rows = {formset.model: formset.rows() for formset in formsets}
        written = {
            "copy": form.copy(rows[Byline], rows[ImageCaption]),
            "planning": form.planning(),
            "actor": request.user,
            "at": timezone.now(),
        }
        verb = self._verb(request)
        # One verb is a transaction of its own; of two, the first is not to stand alone.
        with transaction.atomic() if verb else nullcontext():
            if change:
                article = self._save(form.instance.pk, self.posted_version(request), written)
            else:
                article = actions.create(**written)
            if verb:
                article = self._run(request, verb, article.pk, article.version)
        request.written = article

    @staticmethod
    def _save(article_id, version, written):
        try:
            return actions.save(article_id=article_id, version=version, **written)
        except Refused:
            # Sent twice, say: what stands there already need not be saved any more.
            stored = Article.objects.get(pk=article_id)
            if not stands(stored, written["copy"], written["planning"]):
                raise
            stored.version = version
            return stored

    def _run(self, request, verb, article_id, version):
        verbs.run(
            verb,
            article_id=article_id,
            version=version,
            actor=request.user,
            at=timezone.now(),
            data=request.POST,
        )
        article = Article.objects.get(pk=article_id)
        messages.success(request, verbs.done(verb, article, timezone.now()))
        verb_done.send(sender=Article, request=request, article=article, verb=verb)
        return article

    @staticmethod
    def _verb(request):
        verb = request.POST.get("_verb", "")
        return verb if verb in verbs.NAMES else None

    @staticmethod
    def posted_version(request):
        version = request.POST.get("version", "")
        return int(version) if VERSION.fullmatch(version) else -1

    # -- afterwards: stay with the story while it is there to be seen
    def response_add(self, request, obj, post_url_continue=None):
        return self._after(request, request.written)

    def response_change(self, request, obj):
        return self._after(request, request.written)

    def _after(self, request, article):
        if not self._verb(request):
            messages.success(
                request, _("“%(headline)s” is saved.") % {"headline": article.headline}
            )
        return HttpResponseRedirect(self._back(request, article))

    def _back(self, request, article):
        if "_save" in request.POST or not may_see(request.user, article):
            return reverse("admin:articles_article_changelist")
        return article.get_desk_url()

    # The record is articles.Event, which verbs write; Django's own log would be a second one.
    def log_addition(self, request, obj, message):
        return None

    log_change = log_addition

    def construct_change_message(self, request, form, formsets, add=False):
        return []

    # -- finding
    def get_search_results(self, request, queryset, search_term):
        return stories_with(queryset, search_term), False
