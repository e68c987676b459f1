"""Is this the answer that readers should get? If not, what is wrong with it?"""

from datetime import timedelta
from urllib.parse import unquote, urljoin

from django.conf import settings

from articles.models import Publication
from articles.structured_data import absolute, news_article
from publishing.as_of import page_as_of
from receipts import reading

JUST_BEFORE = timedelta(microseconds=1)
XML = {"rss", "section-rss", "sitemap", "sitemap-part", "news-sitemap"}


def troubles(answer, *, kind, address, article_id, due_at, moments):
    """Return what is wrong with an answer, as rows of [what, details]; nothing if it is right.

    `moments` are those between which the site answered: what is right at either is right.
    """
    path = unquote(address)
    for moment in moments:
        wanted = page_as_of(path, at=moment)
        if _is(answer, wanted, kind):
            return _checked(answer, kind, article_id, moment)
    return [*_difference(answer, wanted, kind, path, due_at), *_kept(answer)]


def _is(answer, wanted, kind):
    if answer.status != wanted.status_code:
        return False
    if wanted.has_header("Location"):
        return _location(answer.headers) == _location(wanted.headers)
    if answer.body == wanted.content:
        return True
    say = reading.elements if kind in XML else reading.words
    said = say(answer.body)
    return bool(said) and said == say(wanted.content)


def _location(headers):
    return urljoin(settings.SITE_ORIGIN, headers.get("location") or headers.get("Location") or "")


def _difference(answer, wanted, kind, path, due_at):
    if answer.status != wanted.status_code:
        found = ["status", {"is": answer.status, "wanted": wanted.status_code}]
        return [found, *_old(answer, kind, path, due_at)]
    if wanted.has_header("Location"):
        return [["leads", {"to": _location(answer.headers), "wanted": _location(wanted.headers)}]]
    if kind in XML and reading.elements(answer.body) is None:
        return [["xml", {}]]
    return (
        _other_version(answer.body, wanted.content)
        or _old(answer, kind, path, due_at)
        or [["differs", {}]]
    )


def _other_version(body, wanted):
    """Return what the story's own data say of the version that readers get."""
    now, right = reading.story_data(body), reading.story_data(wanted)
    if not right:
        return []
    if not now:
        return [["no_data", {}]]
    found = []
    if now.get("headline") != right["headline"]:
        found.append(["headline", {"is": str(now.get("headline"))[:255]}])
    if now.get("dateModified") != right["dateModified"]:
        found.append(["version", {"of": now.get("dateModified")}])
    return found


def _old(answer, kind, path, due_at):
    """Tell whether it is what stood there until the change."""
    before = page_as_of(path, at=due_at - JUST_BEFORE)
    return [["old", {"before": due_at.isoformat()}]] if _is(answer, before, kind) else []


def _kept(answer):
    age = answer.headers.get("age", "")
    return [["age", {"seconds": int(age)}]] if age.isascii() and age.isdigit() else []


def _checked(answer, kind, article_id, moment):
    """Return what is wrong although it is the page that we would make: it is asked another way."""
    if article_id is None or answer.status != 200:
        return []
    story = Publication.objects.visible(at=moment).filter(article=article_id)
    story = story.select_related("section").first()
    if kind == "story":
        return _checked_data(answer.body, story and story.as_of(moment))
    if kind in XML:
        return _checked_listing(answer.body, kind, article_id, story)
    return []


def _checked_data(body, story):
    data = reading.story_data(body)
    if story is None or data is None:
        return [["no_data", {}]]
    right = news_article(story, publisher="")
    wrong = [name for name in ("headline", "dateModified") if data.get(name) != right[name]]
    return [["data", {"names": wrong}]] if wrong else []


def _checked_listing(body, kind, article_id, story):
    said = reading.elements(body)
    if said is None:
        return [["xml", {}]]
    texts = {text for _tag, _attributes, text in said}
    if story is None:
        end = f"-{article_id}/"
        return [["still_named", {}]] if any(text.endswith(end) for text in texts) else []
    if kind == "sitemap-part" and absolute(story.get_absolute_url()) not in texts:
        return [["not_named", {}]]
    return []
