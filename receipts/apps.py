from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReceiptsConfig(AppConfig):
    name = "receipts"
    verbose_name = _("Publish receipts")

    def ready(self):
        from receipts import listening

        listening.connect()
