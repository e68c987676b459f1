"""The desk: Django's admin site under the newsroom's name."""

from django.contrib.admin import AdminSite
from django.utils.translation import gettext_lazy as _


class Desk(AdminSite):
    """The admin site that journalists and editors use, at /desk/."""

    site_header = _("Newsroom")
    site_title = _("Newsroom")
    index_title = _("Desk")
