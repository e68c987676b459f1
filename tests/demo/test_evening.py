"""What the demo newsroom has besides its stories."""

from articles.models import LegacyAddress
from demo import evening


def test_addresses_of_the_site_before_lead_to_the_stories_that_moved_in(newsroom, client):
    story = newsroom.live(headline="Cầu Bến Sứ nối đôi bờ")
    evening._old_links(newsroom.now)
    (old,) = LegacyAddress.objects.values_list("path", flat=True)
    answer = client.get(f"{old}/")
    assert answer.status_code == 301
    assert answer["Location"] == story.publications.get().get_absolute_url()
