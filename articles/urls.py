"""Readers' addresses of stories and lists, in the words that readers of such papers know."""

from django.urls import path, re_path, register_converter

from articles import change_views, feeds, sitemaps, views


class StoryId:
    """The number at the end of a story's address; longer ones fit no database."""

    regex = "[0-9]{1,18}"

    def to_python(self, value):
        return int(value)

    def to_url(self, value):
        return str(value)


class Part(StoryId):
    """The number of a part of the sitemap, in which the stories of some hundred ids stand."""

    regex = "0|[1-9][0-9]{0,14}"


register_converter(StoryId, "story_id")
register_converter(Part, "part")

app_name = "articles"

urlpatterns = [
    path("tac-gia/<slug:slug>/", views.author, name="author"),
    path("chu-de/<slug:slug>/", views.topic, name="topic"),
    path("luu-tru/", views.archive, name="archive"),
    re_path(
        r"^luu-tru/(?P<year>(?:19|20)[0-9]{2})/(?P<month>[0-9]{2})/(?P<day>[0-9]{2})/\Z",
        views.archive_day,
        name="archive-day",
    ),
    path("cai-chinh/", views.corrections, name="corrections"),
    path("rss/", feeds.of_paper, name="rss"),
    path("rss/<slug:slug>.rss", feeds.of_section, name="section-rss"),
    path("sitemap.xml", sitemaps.index, name="sitemap"),
    path("sitemap-<part:number>.xml", sitemaps.of_part, name="sitemap-part"),
    # Where it stood by months, until it came by parts.
    re_path(
        r"^sitemap-(?P<year>(?:19|20)[0-9]{2})-(?P<month>[0-9]{2})\.xml\Z",
        sitemaps.of_month,
        name="sitemap-month",
    ),
    path("news-sitemap.xml", sitemaps.news, name="news-sitemap"),
    path("robots.txt", sitemaps.robots, name="robots"),
    # Before the stories' own: it ends like one's address and goes on.
    path(
        "<slug:section>/<slug:slug>-<story_id:article_id>/thay-doi/",
        change_views.changes,
        name="changes",
    ),
    path("<slug:section>/<slug:slug>-<story_id:article_id>/thay-doi", change_views.changes),
    # Sections last: their words are the editors' own.
    path("<slug:section>/<slug:slug>-<story_id:article_id>/", views.article, name="article"),
    # Without its slash: the view leads to the right address, wrong words or not, in one step.
    path("<slug:section>/<slug:slug>-<story_id:article_id>", views.article),
    path("<slug:slug>/", views.section, name="section"),
]
