from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ShiftConfig(AppConfig):
    name = "shift"
    verbose_name = _("Shift")
