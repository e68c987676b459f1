"""Give a section, topic or author another address; the one before leads on for good."""

from django.core.exceptions import ValidationError
from django.core.validators import validate_slug
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from articles.addresses import RESERVED_SLUGS
from articles.models import FormerSlug, Section, Topic
from articles.refusals import AddressTaken, NotAllowed
from articles.signals import readdressed
from people.models import Author
from people.rights import may

# What a former address says of the thing that had it.
COLUMNS = {Section: "section", Topic: "topic", Author: "author"}


def readdress(*, thing, slug, actor, at):
    """Change the word in the address of a Section, Topic or Author and return it as stored.

    A word that another one had before may be taken, and one's own taken back: what stands at an
    address now always comes before what once stood there. Raises `AddressTaken`, `NotAllowed`.
    """
    if not may_readdress(actor):
        raise NotAllowed(_("You may not change addresses that readers know."))
    model = type(thing)
    try:
        with transaction.atomic():
            stored = model.objects.select_for_update().get(pk=thing.pk)
            if stored.slug == slug:
                return stored
            refuse_taken(stored, slug)
            former = FormerSlug.objects.create(
                slug=stored.slug, since=at, changed_by=actor, **{COLUMNS[model]: stored}
            )
            stored.slug = slug
            stored.save()
            readdressed.send(sender=model, former=former, thing=stored, actor=actor, at=at)
    except IntegrityError as error:
        # Somebody took it between the question and the answer.
        raise AddressTaken(_taken()) from error
    return stored


def may_readdress(user):
    """Tell whether the person may change addresses that readers know."""
    return may(user, "add", "articles.formerslug")


def refuse_taken(thing, slug):
    """Raise `AddressTaken` for a word that cannot be this thing's address."""
    longest = thing._meta.get_field("slug").max_length
    try:
        validate_slug(slug)
    except ValidationError as error:
        raise AddressTaken(*error.messages) from error
    if len(slug) > longest:
        raise AddressTaken(_("An address has at most %(count)d characters.") % {"count": longest})
    is_section = isinstance(thing, Section)
    if is_section and slug in RESERVED_SLUGS:
        raise AddressTaken(_("The site itself uses this address."))
    others = type(thing).objects.exclude(pk=thing.pk).filter(slug=slug)
    if is_section:
        # One that is not shown takes nobody's address, nor is it in the way when it is shown again.
        others = others.active()
    if others.exists():
        raise AddressTaken(_taken())


def _taken():
    return _("Something else already has this address.")
