"""The pages beside the article form: preview, history, an earlier text."""

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from articles import actions, lists
from articles.actions.publish import first_published_at
from articles.change_log import change_name, shown_to_readers
from articles.copy import Copy
from articles.events import printed_event
from articles.models import Publication
from articles.refusals import Refused
from articles.snapshot import snapshot
from articles.views import RELATED
from articles.workflow import may
from photos import renditions
from richtext.figures import for_reader

HISTORY = "admin/articles/article/history.html"
REVISION = "admin/articles/article/revision.html"
REVISIONS_SHOWN = 200


class StoryPages:
    """Views of one story that the person may see; every other one does not exist for them."""

    def get_urls(self):
        guarded = self.admin_site.admin_view
        return [
            path(
                "<int:article_id>/preview/",
                guarded(self.preview_view),
                name="articles_article_preview",
            ),
            path(
                "<int:article_id>/revisions/<int:version>/",
                guarded(self.revision_view),
                name="articles_article_revision",
            ),
            *super().get_urls(),
        ]

    def _story(self, request, article_id):
        article = self.get_object(request, str(article_id))
        if article is None:
            raise Http404
        return article

    def _page(self, request, template, article, title, **context):
        context |= {
            "title": title,
            "opts": self.opts,
            "article": article,
            "may_save": may(request.user, "save", article),
        }
        return render(request, template, self.admin_site.each_context(request) | context)

    def preview_view(self, request, article_id):
        """Show the desk copy exactly as readers would see it."""
        article = self._story(request, article_id)
        if article.section is None:
            messages.warning(request, _("Choose a section first: the page stands in one."))
            return HttpResponseRedirect(article.get_desk_url())
        now = timezone.now()
        live = Publication.objects.visible(at=now).filter(article=article).first()
        publication = snapshot(
            article, visible_from=now, published_at=first_published_at(article, now) or now
        ).as_of(now)
        request.at = now
        related = lists.newest(
            lists.of_section(article.section_id),
            at=now,
            count=RELATED,
            without={live.pk} if live else set(),
        )
        # Readers get the paper's language whatever the editor's own is.
        with override(settings.LANGUAGE_CODE):
            response = render(
                request,
                "articles/detail.html",
                {"publication": publication, "related": related, "preview": article},
            )
        response.content = renditions.for_desk(response.content.decode())
        response.headers["X-Robots-Tag"] = "noindex"
        response.headers["Cache-Control"] = "no-store"
        return response

    def history_view(self, request, object_id, extra_context=None):
        article, now = self._story(request, object_id), timezone.now()
        return self._page(
            request,
            HISTORY,
            article,
            _("History of the story"),
            events=[
                (event, printed_event(event))
                for event in article.events.select_related("actor")[:REVISIONS_SHOWN]
            ],
            revisions=article.revisions.select_related("saved_by").defer("copy")[:REVISIONS_SHOWN],
            shown=[
                (publication, change_name(kind))
                for publication, kind in shown_to_readers(article, count=REVISIONS_SHOWN)
            ],
            now=now,
        )

    def revision_view(self, request, article_id, version):
        """Show an earlier text; by POST make it the desk copy again."""
        article = self._story(request, article_id)
        revision = article.revisions.filter(version=version).first()
        if revision is None:
            raise Http404
        if request.method == "POST":
            return self._restore(request, article, version)
        copy = Copy.from_json(revision.copy)
        return self._page(
            request,
            REVISION,
            article,
            _("The text of version %(version)d") % {"version": version},
            revision=revision,
            copy=copy,
            body=for_reader(copy.body, lambda key: ""),
        )

    def _restore(self, request, article, version):
        try:
            actions.restore_revision(
                article_id=article.pk,
                version=self.posted_version(request),
                revision_version=version,
                actor=request.user,
                at=timezone.now(),
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            messages.success(request, _("The earlier text is the desk copy again."))
        return HttpResponseRedirect(article.get_desk_url())
