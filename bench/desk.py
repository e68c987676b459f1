"""The newsroom's side: list, form, save and submit, as a reporter and as an editor."""

import time
from statistics import median

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles import actions
from articles.copy import BylineCopy, CaptionCopy, Copy
from articles.models import Article
from bench import forms, origins, words
from bench.tables import number

LIST = "/desk/articles/article/"


def costs(paper, *, times):
    """Return `(who, what, statements, CPU ms)` rows, each the median of several times."""
    found = {}
    for who, person in (("reporter", paper.reporter), ("editor", paper.editor)):
        client = Client(headers=origins.headers(origins.DESK))
        client.force_login(person)
        # The first time loads templates and translations; the odd ones count, the even ones time.
        for turn in range(-1, 2 * times):
            for what, statements, milliseconds in _one_story(client, who, paper, turn % 2 == 1):
                if turn >= 0:
                    found.setdefault((who, what), []).append((statements, milliseconds))
    return [(*key, *_summed(measured)) for key, measured in found.items()]


def _summed(measured):
    statements = max(count for count, _ms in measured if count is not None)
    return statements, number(median(ms for _count, ms in measured if ms is not None), 1)


def _one_story(client, who, paper, counting):
    """Carry a new story through the forms; yield `(what, statements or None, ms or None)`."""
    article = _story(paper, who)
    address = article.get_desk_url()
    yield "list", *_cost(lambda: client.get(LIST), counting, 200)
    page = client.get(address)
    yield "form", *_cost(lambda: client.get(address), counting, 200)
    data = forms.fields_of(page.content.decode())
    data["body"] += f"<p>{words.paragraph(paper.random)}</p>"
    version = article.version
    yield (
        "save of a changed text",
        *_cost(lambda: client.post(address, data | {"_continue": "1"}), counting, 302),
    )
    article.refresh_from_db()
    if article.version != version + 1:
        raise RuntimeError("The save changed nothing.")
    if who == "reporter":
        data = forms.fields_of(client.get(address).content.decode())
        yield (
            "submit",
            *_cost(lambda: client.post(address, data | {"_verb": "submit"}), counting, 302),
        )


def _story(paper, who):
    """Return a new story of the reporter; for the editor it is handed in and taken."""
    lead, inside = paper.photos[:2]
    key = "k3f9a2c1"
    article = actions.create(
        copy=Copy(
            headline=words.headline(paper.random),
            standfirst=words.standfirst(paper.random),
            body=words.body(paper.random, [key]),
            section_id=paper.sections[0].pk,
            topic_ids=tuple(sorted(topic.pk for topic in paper.topics[:2])),
            bylines=(BylineCopy(printed_as="QUANG HUY", author_id=paper.authors[0].pk),),
            captions=(
                CaptionCopy(photo_id=lead.pk, caption=lead.caption, alt_text=lead.alt_text),
                CaptionCopy(
                    photo_id=inside.pk, key=key, placement="body",
                    caption=inside.caption, alt_text=inside.alt_text,
                ),
            ),
        ),
        actor=paper.reporter,
        at=paper.now,
    )  # fmt: skip
    if who == "editor":
        for verb, actor in (("submit", paper.reporter), ("take", paper.editor)):
            article = Article.objects.get(pk=article.pk)
            getattr(actions, verb)(
                article_id=article.pk, version=article.version, actor=actor, at=paper.now
            )
    return Article.objects.get(pk=article.pk)


def _cost(ask, counting, status):
    """Return the statements or the milliseconds of a request: counting makes it slower."""
    if counting:
        with CaptureQueriesContext(connection) as asked:
            response = ask()
        measured = len(asked), None
    else:
        before = time.process_time()
        response = ask()
        measured = None, (time.process_time() - before) * 1000
    if response.status_code != status:
        raise RuntimeError(f"{response.status_code} instead of {status}")
    return measured
