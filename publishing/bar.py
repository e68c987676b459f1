"""The bar above a preview: which moment this is, and the ways to others."""

from dataclasses import dataclass
from datetime import timedelta

from django.template.loader import render_to_string
from django.urls import reverse

from publishing import boundaries
from publishing.forms import MomentForm
from publishing.rights import may_look_ahead

HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Bar:
    """The bar as HTML, and the address to which links of the page belong."""

    html: str
    base: str


def bar(request, *, moment, path, bundle, now):
    """Return the `Bar` for a page of the site as of the moment, with a bundle or without."""
    here = _Place(path, request.GET.urlencode(), bundle)
    ahead = may_look_ahead(request.user)
    steps = {
        "hour_before": moment - HOUR,
        "change_before": boundaries.before(moment),
        "change_after": boundaries.after(moment),
        "hour_after": moment + HOUR,
    }
    context = {
        "moment": moment,
        "now": now,
        "is_past": moment < now,
        "bundle": bundle,
        "here": here.at(moment),
        "at_now": here.at(now),
        "form": MomentForm(initial={"at": moment, "path": here.address, "bundle": bundle}),
        # Whoever may not look ahead does not learn when something is to appear either.
        "steps": {
            name: {"moment": step, "address": here.at(step)}
            for name, step in steps.items()
            if step is not None and (ahead or step <= now)
        },
    }
    html = render_to_string("admin/publishing/_as_of_bar.html", context, request=request)
    return Bar(html.strip(), base_of(moment, bundle))


def base_of(moment, bundle=None):
    """Return the address of the preview's front page, which ends with a slash."""
    if bundle is None:
        return reverse("publishing:as-of", args=[moment, ""])
    return reverse("publishing:with-bundle", args=[bundle.pk, moment, ""])


@dataclass(frozen=True)
class _Place:
    """A page of the site, to be looked at as of one moment or another."""

    path: str
    query: str
    bundle: object

    @property
    def address(self):
        return f"/{self.path}" + (f"?{self.query}" if self.query else "")

    def at(self, moment):
        name, first = ("as-of", []) if self.bundle is None else ("with-bundle", [self.bundle.pk])
        address = reverse(f"publishing:{name}", args=[*first, moment, self.path])
        return address + (f"?{self.query}" if self.query else "")
