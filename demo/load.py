"""Fill an empty newsroom with the demo paper, through the verbs that people use."""

import io
from concurrent.futures import ProcessPoolExecutor
from dataclasses import replace
from datetime import timedelta
from html import escape

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils import timezone

from articles import actions
from articles.changes import ChangeNote
from articles.copy import BylineCopy, CaptionCopy, Copy
from articles.models import Article, Section, Topic
from articles.models.article import BylineRole, PicturePlace
from demo import evening, pictures, staff, stories
from frontpage.models import Masthead, UtilityItem
from people.models import Author, PenName
from photos.ingest import ingest
from photos.printing import print_many
from vietnamese.text import slug

# A story is written, read and passed before it appears.
HOURS_TO_WRITE, MINUTES_TO_READ = 3, 20
SCHEDULED_IN = timedelta(minutes=5)


def is_loaded():
    """Tell whether there is a paper already; the demo never writes into one."""
    return Article.objects.exists() or Masthead.objects.exists()


def load(*, now, say):
    """Make the whole demo newsroom; `say` gets a line for each step that takes a while."""
    paper = stories.paper()
    say("Drawing 30 pictures…")
    drawn = draw()
    with transaction.atomic():
        found(paper, now)
        people = staff.hire()
        authors = sign_on(paper)
        name_authors(people)
        say("Taking the pictures into the library…")
        written = stories.load(now)
        photos = _photos(drawn, written, people["anh"])
        say("Preparing them for readers…")
        print_many(photos.values())
        say("Writing, editing and publishing the stories…")
        desk = _Desk(people, authors, photos, now)
        for story in written:
            desk.bring(story)
        say("Arranging the front pages, and the evening’s desk…")
        evening.work(people, now=now)


def draw():
    """Draw every picture, on all processors, and return JPEG bytes by key."""
    with ProcessPoolExecutor() as processes:
        return dict(zip(pictures.KEYS, processes.map(_jpeg, pictures.KEYS), strict=True))


def _jpeg(key):
    data = io.BytesIO()
    pictures.draw(key).save(data, "JPEG", quality=92)
    return data.getvalue()


def found(paper, now):
    """Make the paper itself: masthead, sections, topics and the utility board."""
    Masthead.objects.create(**paper["masthead"])
    made = {}
    for position, row in enumerate(paper["sections"]):
        row = dict(row, position=position, parent=made.get(row.get("parent")))
        made[row["slug"]] = Section.objects.create(**row)
    for row in paper["topics"]:
        Topic.objects.create(**row)
    for position, row in enumerate(paper["utilities"]):
        row = dict(row)
        as_of = now - timedelta(hours=row.pop("hours_old"))
        until = as_of + timedelta(hours=row.pop("hours_valid"))
        # A demo that was set up in the morning still has a board in the evening.
        until = max(until, now + timedelta(hours=12))
        UtilityItem.objects.create(
            **row, as_of=as_of, visible_from=as_of, visible_until=until, position=position
        )


def sign_on(paper):
    """Make the authors of the paper, and return the pen names by which they are found."""
    for row in paper["authors"]:
        row = dict(row)
        names = row.pop("pen_names")
        author = Author.objects.create(**row)
        PenName.objects.bulk_create(PenName(author=author, text=name) for name in names)
    return PenName.objects


def name_authors(people):
    """Say which author is whose, so that a story of theirs begins with their byline."""
    for person in people.values():
        Author.objects.filter(name=person.full_name).update(user=person)


def _photos(drawn, written, photographer):
    """Take the pictures into the library with the words of the first story that prints them."""
    placed = [(story.lead, *story.figures, *story.gallery) for story in written]
    figures = [figure for story in placed for figure in story if figure]
    words = {figure.picture: figure for figure in reversed(figures)}
    return {
        key: ingest(
            ContentFile(data, name=f"{key}.jpg"),
            uploaded_by=photographer,
            caption=words[key].caption,
            credit=words[key].credit,
            alt_text=words[key].alt,
        )
        for key, data in drawn.items()
    }


class _Desk:
    """The people of the demo at work on its stories."""

    def __init__(self, people, authors, photos, now):
        self.people, self.authors, self.photos, self.now = people, authors, photos, now
        self.sections = dict(Section.objects.values_list("slug", "pk"))
        reading = Section.objects.filter(proofreads=True)
        self.proofread = set(reading.values_list("slug", flat=True))

    def bring(self, story):
        """Bring one story as far as it says, each move at the time when it was made."""
        begun = story.published_at - timedelta(hours=HOURS_TO_WRITE)
        if story.state == "scheduled":
            begun = self.now - timedelta(hours=HOURS_TO_WRITE)
        article = actions.create(
            copy=self._first_copy(story), actor=self.people["phongvien"], at=begun
        )
        self.at = begun
        for verb, by, arguments in self._way(story):
            self.at += timedelta(minutes=MINUTES_TO_READ)
            if verb == "publish":
                self.at = story.published_at
            article.refresh_from_db()
            getattr(actions, verb)(
                article_id=article.pk,
                version=article.version,
                actor=self.people[by],
                at=self.at,
                **arguments,
            )

    def _way(self, story):
        """Return the moves that lead to the story's state, with who makes them."""
        submit = ("submit", "phongvien", {})
        take = ("take", "bientapvien", {})
        proofs = ("send_to_proofs", "bientapvien", {})
        approve = ("approve", "bientapvien", {})
        publish = ("publish", "bientapvien", {})
        passed = [submit, take, approve]
        if story.section in self.proofread:
            passed = [submit, take, proofs, ("proofread", "soatloi", {}), approve]
        schedule = ("schedule", "thukytoasoan", {"go_live_at": timezone.now() + SCHEDULED_IN})
        ways = {
            "draft": [],
            "submitted": [submit],
            "editing": [submit, take],
            "proofs": [submit, take, proofs],
            "sent_back": [submit, take, ("send_back", "bientapvien", {"reason": story.note})],
            "approved": passed,
            "spiked": [("spike", "phongvien", {"reason": story.note})],
            "scheduled": [*passed, schedule],
            "published": [*passed, publish],
            "withdrawn": [*passed, publish, ("withdraw", "tongbientap", {"reason": story.note})],
            "retracted": [
                *passed,
                publish,
                (
                    "retract",
                    "tongbientap",
                    {"reason": story.note, "public_reason": story.public_note},
                ),
            ],
        }
        way = ways[story.state]
        if story.correction:
            note = ChangeNote(
                kind=story.correction.kind,
                wrong_text=story.correction.wrong,
                right_text=story.correction.right,
            )
            mended = ("save", "bientapvien", {"copy": self._copy(story)})
            way = [*way, mended, ("update", "thukytoasoan", {"note": note})]
        return way

    def _first_copy(self, story):
        """Return the copy as it was written, with the error that was corrected later."""
        copy = self._copy(story)
        if story.correction:
            wrong, right = story.correction.wrong, story.correction.right
            return replace(
                copy,
                standfirst=copy.standfirst.replace(right, wrong),
                body=copy.body.replace(escape(right), escape(wrong)),
            )
        return copy

    def _copy(self, story):
        placed = [(PicturePlace.BODY, figure) for figure in story.figures]
        if story.lead:
            placed.insert(0, (PicturePlace.LEAD, story.lead))
        placed += [(PicturePlace.GALLERY, figure) for figure in story.gallery]
        return Copy(
            kind=story.kind,
            kicker=story.kicker,
            headline=story.headline,
            standfirst=story.standfirst,
            body=story.body,
            section_id=self.sections[story.section],
            topic_ids=tuple(sorted(self._topic(name) for name in story.topics)),
            bylines=self._bylines(story),
            captions=tuple(self._caption(place, figure) for place, figure in placed),
        )

    def _caption(self, place, figure):
        return CaptionCopy(
            photo_id=self.photos[figure.picture].pk,
            key=figure.key,
            placement=place.value,
            caption=figure.caption,
            credit=figure.credit,
            alt_text=figure.alt,
        )

    def _bylines(self, story):
        both = [name for name in story.bylines if name in story.photo_bylines]
        names = [
            (name, BylineRole.TEXT_AND_PHOTO if name in both else BylineRole.TEXT)
            for name in story.bylines
        ]
        names += [(name, BylineRole.PHOTO) for name in story.photo_bylines if name not in both]
        return tuple(
            BylineCopy(printed_as=name, author_id=self.authors.author_of(name), role=role.value)
            for name, role in names
        )

    def _topic(self, name):
        topic, _made = Topic.objects.get_or_create(slug=slug(name), defaults={"name": name})
        return topic.pk
