from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("搜索")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_migrate

        from . import checks, follow, roles
        from .engines import chosen

        checks.connect()
        for name in chosen():
            follow.register(name)
        # After the groups themselves, which are made when guides is migrated.
        post_migrate.connect(roles.plant, sender=self)
