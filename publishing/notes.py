"""What the page of a bundle asks about a story that readers know: as the story's own form does."""

from dataclasses import asdict

from articles.admin import changing
from articles.admin.forms import VerbForm
from articles.changes import ChangeNote
from articles.models import Article, Publication
from articles.models.publication import HEAVY
from articles.refusals import Refused
from publishing.standing import eve


def note_panel(line, bundle, *, user, at, data=None):
    """Return what `_change_note.html` needs for a line: kinds, what changed, and what was said.

    `data` is what was sent and refused; without it the note of the item is shown.
    """
    item, name = line.item, name_of(line.item.pk)
    article = Article.objects.select_related("section").get(pk=item.article_id)
    seen = Publication.objects.visible(at=eve(bundle, at)).filter(article=article)
    asked = changing.asks(article, user, live=seen.defer(*HEAVY).first(), at=at)
    return {"name": name, **asked, "typed": _said(item.change_note, asked["change"])} | (
        changing.typed(name, data) if data else {}
    )


def name_of(item_id):
    """Return the prefix of the inputs of an item's note."""
    return f"note-{item_id}"


def note_from(data, item_id):
    """Return the `ChangeNote` that was sent for an item; raise `Refused` if it cannot be read."""
    form = VerbForm(data, prefix=name_of(item_id))
    if not form.is_valid():
        raise Refused(*(error for errors in form.errors.values() for error in errors))
    return changing.note_of(form.cleaned_data)


def _said(note, change):
    """Return a note as the inputs of its kind; those of a correction begin as in a story's form."""
    begun = {name: change.get(name, "") for name in ("wrong_text", "right_text", "apology")}
    if note == ChangeNote():
        return {"kind": note.kind, **begun}
    said = asdict(note)
    words = said.pop("right_text")
    kept = {name: said[name] for name in ("wrong_text", "apology") if note.kind == "correction"}
    ticks = {name: said[name] for name in ("hides_difference", "looked_twice")}
    rest = {"kind": note.kind, "authority_document": note.authority_document}
    return begun | kept | ticks | rest | ({w: words} if (w := changing.WORDS[note.kind]) else {})
