"""File one story by its number: the words, the way through the newsroom, what readers saw of it."""

from datetime import timedelta
from random import Random

from articles.copy import BylineCopy, CaptionCopy, Copy
from articles.models.article import BylineRole, PicturePlace
from demo.archive import bodies, endings, stories, waiting
from demo.archive.filed import Filed
from demo.archive.lives import Life
from demo.archive.rhythm import Rhythm
from demo.archive.vocabulary import subjects
from vietnamese.dates import in_newsroom

SECOND_AUTHOR, GUEST, SOURCED, SECOND_SECTION, OWN_PHOTOS = 0.06, 0.03, 0.04, 0.05, 0.4
# Hours from the first word to the publication.
QUICKEST, SLOWEST = 1, 30
PLANNED_DAYS = timedelta(days=60)


class Filing:
    """Files the stories of an archive; story n hangs on the seed and n alone."""

    def __init__(self, marker, newsroom):
        self.marker, self.newsroom = marker, newsroom
        self.until = marker.ends_at
        self.in_work = waiting.how_many(marker.articles)
        self.published = marker.articles - self.in_work
        self.rhythm = Rhythm(until=self.until, stories=self.published)

    def file(self, number):
        """Return the `Filed` story of this number, from 0."""
        random = Random(f"{self.marker.seed}-{number}")  # noqa: S311 a seed is the point
        if number < self.published:
            at = self.rhythm.moment(number, random)
            return self._published(random, number, at)
        return self._in_work(random, number)

    def _published(self, random, number, at):
        desk = self.newsroom.desks.pick(random)
        filed = self._written(random, number, desk, at, may_change=True)
        begun = at - timedelta(minutes=random.randint(QUICKEST * 60, SLOWEST * 60))
        if self.until - at < PLANNED_DAYS:
            filed.deadline_at, filed.planned_date = at - timedelta(hours=1), in_newsroom(at).date()
        editor = self._editor(random, filed)
        life = filed.life = Life(filed.pk, writer=filed.writer.user_id, at=begun)
        self._pass(random, filed, editor, until=at)
        filed.publish(editor, at)
        endings.bring(random, filed, editor, chief=self.newsroom.chief.pk, until=self.until)
        filed.keeps_revisions = filed.is_changed or endings.is_lately(begun, self.until)
        filed.life = life
        return filed

    def _in_work(self, random, number):
        plan = waiting.plan(random, number - self.published, until=self.until)
        desk = self.newsroom.desks.pick(random)
        if plan.in_proofs:
            desk = next(desk for desk in self.newsroom.desks.things if desk.proofreads)
        filed = self._written(random, number, desk, plan.meant_for, may_change=False)
        filed.deadline_at = plan.meant_for - timedelta(hours=2)
        filed.planned_date = in_newsroom(plan.meant_for).date()
        filed.keeps_revisions = True
        filed.life = Life(filed.pk, writer=filed.writer.user_id, at=plan.begun)
        waiting.bring(filed, plan, self._editor(random, filed), self.newsroom)
        return filed

    def _written(self, random, number, desk, at, *, may_change):
        subject = random.choice(subjects()[desk.slug])
        story = stories.write(random, subject, at=at, may_change=may_change)
        writers = self._writers(random)
        filed = Filed(pk=number + 1, desk=desk, story=story, writer=writers[0])
        filed.newsroom = self.newsroom
        filed.sections = self._sections(random, desk)
        filed.copies = self._copies(random, filed, writers)
        return filed

    def _writers(self, random):
        first = self.newsroom.writers.pick(random)
        second = self.newsroom.writers.pick(random)
        both = random.random() < SECOND_AUTHOR and second != first
        return [first, second] if both else [first]

    def _sections(self, random, desk):
        other = self.newsroom.desks.pick(random)
        if random.random() < SECOND_SECTION and other.pk not in desk.above:
            return [desk, other]
        return [desk]

    def _copies(self, random, filed, writers):
        """Return the desk copy of each version; they differ in their bodies alone."""
        story = filed.story
        common = {
            "kind": story.kind,
            "kicker": story.kicker,
            "headline": story.headline,
            "standfirst": story.standfirst,
            "section_id": filed.desk.pk,
            "extra_section_ids": tuple(section.pk for section in filed.sections[1:]),
            "topic_ids": tuple(sorted(self.newsroom.topics[name].pk for name in story.topics)),
            "source": random.choice(self.newsroom.sources) if random.random() < SOURCED else "",
            "bylines": self._bylines(random, story, writers),
            "captions": tuple(self._caption(placed) for placed in _in_order(story.placed)),
        }
        return [Copy(body=bodies.html(version.blocks), **common) for version in story.versions]

    def _bylines(self, random, story, writers):
        is_long = story.kind not in ("news", "photo_news", "announcement")
        role = BylineRole.TEXT
        if story.placed and random.random() < OWN_PHOTOS:
            role = BylineRole.TEXT_AND_PHOTO
        if random.random() < GUEST:
            # Whoever has no page here: a contributor who wrote once.
            return (BylineCopy(printed_as=f"CTV {writers[-1].pen_names[-1]}", role=role.value),)
        return tuple(
            BylineCopy(
                printed_as=writer.pen_names[0 if is_long else -1],
                author_id=writer.author_id,
                role=role.value,
            )
            for writer in writers
        )

    def _caption(self, placed):
        photo = self.newsroom.photos[placed.picture]
        return CaptionCopy(
            photo_id=photo.pk,
            key=placed.key,
            placement=placed.placement,
            caption=placed.caption,
            credit=photo.credit,
            alt_text=placed.alt,
        )

    def _editor(self, random, filed):
        return random.choice([pk for pk in self.newsroom.editors if pk != filed.writer.user_id])

    def _pass(self, random, filed, editor, *, until):
        """Let the story be handed in, read and passed, in even steps before it is published."""
        steps = [("submit", filed.writer.user_id), ("take", editor)]
        if filed.desk.proofreads:
            proof_reader = random.choice(self.newsroom.proof_readers)
            steps += [("send_to_proofs", editor), ("proofread", proof_reader)]
        steps.append(("approve", editor))
        begun = filed.life.updated_at
        apart = (until - begun) / (len(steps) + 1)
        for place, (verb, by) in enumerate(steps, 1):
            filed.life.do(verb, by, begun + apart * place)


def _in_order(placed):
    places = [PicturePlace.LEAD, PicturePlace.BODY, PicturePlace.GALLERY]
    return sorted(placed, key=lambda row: places.index(row.placement))
