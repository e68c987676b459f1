"""Begin an archive: the demo's paper with a large staff, a pool of photos, and no story yet."""

from random import Random

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import transaction

from articles.models import Article
from demo import load, pictures, staff, stories
from demo.archive import marker, names
from demo.archive.tables import reserve_ids
from demo.archive.vocabulary import pictures as picture_words
from people.models import Author, PenName, User
from people.roles import Role
from photos.ingest import ingest
from photos.printing import print_many
from vietnamese.text import slug

AUTHORS, REPORTERS, EDITORS = 150, 60, 12
CREDITS = ("Thanh Tùng", "Phương Uyên", "Hải Đường")
# One whose name is printed as a search finds it hardest.
HARD = ("Võ Thành", ["V.THÀNH", "V.T"])


@transaction.atomic
def found(*, articles, seed, until, photos):
    """Make everything but the stories; `photos(by)` returns the pool's photos by their keys."""
    paper = stories.paper()
    load.found(paper, until)
    people = staff.hire()
    load.sign_on(paper)
    load.name_authors(people)
    _authors(Random(f"{seed}-authors"))  # noqa: S311 a seed is the point
    _reporters()
    _editors(Random(f"{seed}-editors"))  # noqa: S311 a seed is the point
    taken = photos(people["anh"])
    marker.write(
        marker.Marker(
            articles=articles,
            seed=seed,
            until=until.isoformat(),
            photos=tuple(taken[key].pk for key in pictures.KEYS if key in taken),
        ),
        by=people["anh"],
    )
    # For the archive's own, whoever writes a story before it is whole.
    reserve_ids(Article, articles)


def draw_photos(by, *, say=lambda sentence: None):
    """Draw the demo's pictures and take them into the library; return the photos by their keys."""
    say("Drawing 30 pictures and preparing them for readers…")
    words = picture_words()
    taken = {
        key: ingest(
            ContentFile(data, name=f"{key}.jpg"),
            uploaded_by=by,
            alt_text=words[key][0],
            caption=words[key][1][0],
            credit=CREDITS[number % len(CREDITS)],
        )
        for number, (key, data) in enumerate(load.draw().items())
    }
    print_many(taken.values())
    return taken


def _authors(random):
    """Make as many authors as the paper has had in twenty years."""
    taken = set(Author.objects.values_list("slug", flat=True))
    people = [HARD]
    while len(people) < AUTHORS - len(taken):
        name = names.anybody(random)[1]
        if len(name.split()) > 2 and "’" not in name:
            people.append((name, names.pen_names(name)))
    for name, pens in people:
        address, number = slug(name), 1
        while address in taken:
            number += 1
            address = f"{slug(name)}-{number}"
        taken.add(address)
        author = Author.objects.create(name=name, slug=address, title="Cộng tác viên")
        PenName.objects.bulk_create(PenName(author=author, text=pen) for pen in pens)


def _reporters():
    """Let the authors who were there first sign in; the others send what they write."""
    authors = Author.objects.filter(user=None).order_by("pk")[:REPORTERS]
    users = _people("pv", [author.name for author in authors], Role.REPORTER)
    for author, user in zip(authors, users, strict=True):
        author.user = user
        author.title = author.title.replace("Cộng tác viên", "Phóng viên")
    Author.objects.bulk_update(authors, ["user", "title"])


def _editors(random):
    _people("btv", [names.anybody(random)[1] for _ in range(EDITORS)], Role.EDITOR)


def _people(prefix, full_names, role):
    """Make people who cannot sign in: their password would have to be published, too."""
    users = []
    for number, full_name in enumerate(full_names, 1):
        user = User(username=f"{prefix}{number:03}", full_name=full_name, is_staff=True)
        user.set_unusable_password()
        users.append(user)
    User.objects.bulk_create(users)
    group = Group.objects.get(name=role)
    User.groups.through.objects.bulk_create(
        User.groups.through(user_id=user.pk, group_id=group.pk) for user in users
    )
    return users
