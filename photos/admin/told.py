"""The sentences after a change: how many photos it was, and which stories follow."""

from django.contrib import messages
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

# More would hide the page below the message.
MOST_NAMED = 12


def tell(request, changed):
    """Say what a `Changed` did."""
    count = len(changed.photos)
    if not count:
        messages.info(request, _("Nothing was changed: all of it stood there already."))
        return
    said = ngettext("%(count)d photo was changed.", "%(count)d photos were changed.", count)
    messages.success(request, said % {"count": count})
    if changed.touched:
        messages.info(request, stories(changed.touched))


def stories(uses):
    """Return the sentence that names the live stories which follow a change."""
    found = {use.desk_url or use.public_url: use for use in uses}
    said = ngettext(
        "%(count)d story on the site follows:", "%(count)d stories on the site follow:", len(found)
    ) % {"count": len(found)}
    links = format_html_join(", ", '<a href="{}">{}</a>', _links(found))
    rest = _("and others") if len(found) > MOST_NAMED else ""
    return format_html("{} {} {}", said, links, rest)


def _links(found):
    return [(address, use.headline) for address, use in list(found.items())[:MOST_NAMED]]
