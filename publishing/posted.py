"""From the button that was pressed on a bundle's page to the verb that is called."""

from django.contrib import messages
from django.db import OperationalError
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from articles.models import Article
from articles.refusals import Refused
from articles.workflow import seen_by
from people.sent import number
from publishing import actions
from publishing.forms import BannerForm, BundleForm, PlacementForm, TimeForm
from publishing.models import ItemKind
from publishing.notes import note_from
from vietnamese.moments import zoned


class Move:
    """One move with a bundle; after a refusal it still has all that was typed."""

    def __init__(self, request, bundle):
        self.data = request.POST
        self.actor, self.bundle = request.user, bundle
        self.verb = request.POST.get("verb", "")
        self.item_id = _number(request.POST.get("item"))
        self.errors, self.told, self.bound = [], [], {}
        self.fragment = ""

    def carry_out(self):
        """Carry the move out; return whether it was done. Otherwise `errors` or a form say why."""
        run = getattr(self, f"_{self.verb}", None) if self.verb in VERBS else None
        if run is None:
            self.errors = [_("This page is from another time. Look at the bundle as it is now.")]
            return False
        try:
            return run() is not False
        except Refused as refusal:
            self.errors = refusal.sentences
        except OperationalError:
            self.errors = [
                _(
                    "Somebody is working on one of these stories just now. Nothing was changed: "
                    "try again."
                )
            ]
        return False

    def forms(self, *, stories):
        """Return the forms of the page, by the verb that they ask for."""
        return {
            "set_time": BundleForm(instance=self.bundle),
            "add_placement": PlacementForm(prefix="place", stories=stories),
            "add_banner": BannerForm(prefix="banner", stories=stories),
            "reschedule": TimeForm(prefix="again", initial={"at": self.bundle.go_live_at}),
        } | self.bound

    def sent_note(self, item):
        """Return what was sent of the note of this item, after a refusal; or None."""
        is_here = self.verb == "change_note" and item.pk == self.item_id
        return self.data if is_here and self.errors else None

    def _do(self, verb, **arguments):
        return getattr(actions, verb)(
            bundle_id=self.bundle.pk,
            version=_number(self.data.get("version")),
            actor=self.actor,
            at=timezone.now(),
            **arguments,
        )

    def _tell(self, sentence):
        self.told.append((messages.SUCCESS, sentence))

    def _checked(self, form):
        """Keep the form for the page; tell whether it can be used."""
        self.bound[self.verb] = form
        return form.is_valid()

    def _stories(self, field):
        """Return the stories that may have been chosen: of the bundle, or found and still seen."""
        own = self.bundle.items.filter(kind=ItemKind.STORY).values("article")
        chosen = Q(pk__in=own) | Q(pk=_number(self.data.get(field)))
        return Article.objects.filter(seen_by(self.actor)).filter(chosen).only("headline")

    def _set_time(self):
        form = BundleForm(self.data, instance=self.bundle)
        if not self._checked(form):
            return False
        self._do("set_time", **form.cleaned_data)
        self._tell(_("Saved."))
        return True

    def _add_story(self):
        item = self._do(
            "add_story",
            article_id=_number(self.data.get("article")),
            article_version=_number(self.data.get("article_version")),
        )
        self._tell(_("Added: %(item)s") % {"item": item})

    def _add_placement(self):
        form = PlacementForm(self.data, prefix="place", stories=self._stories("place-article"))
        if not self._checked(form):
            return False
        item = self._do("add_placement", **form.placement())
        self._tell(_("Added: %(item)s") % {"item": item})
        return True

    def _add_banner(self):
        form = BannerForm(self.data, prefix="banner", stories=self._stories("banner-article"))
        if not self._checked(form):
            return False
        item = self._do("add_banner", **form.banner())
        self._tell(_("Added: %(item)s") % {"item": item})
        return True

    def _change_note(self):
        note = note_from(self.data, self.item_id)
        self._do("change_note", item_id=self.item_id, note=note)
        self._tell(_("Saved."))

    def _look_again(self):
        version = _number(self.data.get("article_version"))
        self._do("look_again", item_id=self.item_id, article_version=version)

    def _remove_item(self):
        self._do("remove_item", item_id=self.item_id)

    def _move_up(self):
        self._do("move_item", item_id=self.item_id, places=-1)
        self.fragment = f"#item-{self.item_id}"

    def _move_down(self):
        self._do("move_item", item_id=self.item_id, places=1)
        self.fragment = f"#item-{self.item_id}"

    def _release(self):
        bundle = self._do("release")
        self._tell(
            _("Released: all of it goes live at %(time)s, as one.")
            % {"time": zoned(bundle.go_live_at)}
        )

    def _call_off(self):
        told = self._do("call_off", reason=self.data.get("reason", ""))
        self._tell(_("Called off. Nothing of this bundle will go live."))
        self._warn(told)

    def _reschedule(self):
        form = TimeForm(self.data, prefix="again")
        if not self._checked(form):
            return False
        told = self._do("reschedule", go_live_at=form.cleaned_data["at"])
        self._tell(_("Released for another time: all of it moved there, as one."))
        self._warn(told)
        return True

    def _reopen(self):
        self._do("reopen")

    def _warn(self, sentences):
        self.told += [(messages.WARNING, sentence) for sentence in sentences]


# The moves that a page may ask for; each is a method of `Move`.
VERBS = frozenset(
    {
        "set_time",
        "add_story",
        "add_placement",
        "add_banner",
        "change_note",
        "look_again",
        "remove_item",
        "move_up",
        "move_down",
        "release",
        "call_off",
        "reschedule",
        "reopen",
    }
)


def _number(text):
    """Return a whole number that a form sent, or 0, which is nothing's number."""
    return number(str(text or "")) or 0
