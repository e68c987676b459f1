from django.apps import AppConfig
from django.db.models.signals import post_delete
from django.utils.translation import gettext_lazy as _


class PhotosConfig(AppConfig):
    name = "photos"
    verbose_name = _("Photos")

    def ready(self):
        from photos.files import remove_after_commit

        post_delete.connect(remove_after_commit, sender=self.get_model("Photo"))
