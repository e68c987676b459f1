"""The paper's name and imprint."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from frontpage.models.single import Single
from vietnamese.fields import CharField


class Masthead(Single):
    """What the press law wants on every page: the paper, its governing body, its licence, its head.

    Law on the Press 2016, article 46; Decree 119/2020, article 12, fines what is missing.
    """

    name = CharField(_("name of the paper"), max_length=100)
    governing_body = CharField(
        _("governing body"), max_length=200, help_text=_("Stands under the name on every page.")
    )
    tagline = CharField(
        _("tagline"),
        max_length=160,
        blank=True,
        help_text=_("One sentence on the paper, for search engines."),
    )
    licence = CharField(
        _("press licence"),
        max_length=255,
        blank=True,
        help_text=_("Number, date and issuer, as they are to be printed."),
    )
    head_title = CharField(_("title of the head"), max_length=60, blank=True)
    head_name = CharField(_("name of the head"), max_length=100, blank=True)
    address = CharField(_("address of the newsroom"), max_length=255, blank=True)
    phone = CharField(_("telephone"), max_length=60, blank=True)
    hotline = CharField(_("hotline"), max_length=60, blank=True)
    fax = CharField(_("fax"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    copyright = CharField(_("terms for those who republish"), max_length=255, blank=True)

    class Meta(Single.Meta):
        verbose_name = _("masthead and imprint")
        verbose_name_plural = _("masthead and imprint")

    def __str__(self):
        return self.name
