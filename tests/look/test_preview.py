"""What a preview says of itself, and a published page does not."""

import pytest
from django.urls import reverse

from tests.reader import factories as paper

pytestmark = pytest.mark.django_db


def test_preview_says_that_it_is_not_published_and_leads_back(client, newsroom):
    article = newsroom.draft(by=newsroom.lan)
    client.force_login(newsroom.lan)
    text = client.get(reverse("admin:articles_article_preview", args=[article.pk])).text
    assert 'class="preview-bar"' in text
    assert f'href="{article.get_desk_url()}"' in text


def test_published_page_says_nothing_of_previews(client):
    text = client.get(paper.publish().get_absolute_url()).text
    assert "preview" not in text
