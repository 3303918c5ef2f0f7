from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class GuidesConfig(AppConfig):
    name = "guides"
    verbose_name = _("办事指南")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from . import admin, previews, seeds, translations, wagtail_actions
        from .bundles import keeping
        from .localize import following
        from .prints import following as paper

        wagtail_actions.connect()
        translations.connect()
        previews.connect()
        keeping.connect()
        admin.connect()
        following.register()
        paper.connect()
        post_migrate.connect(seeds.plant, sender=self)
