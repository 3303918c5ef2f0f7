from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    name = "search"
    verbose_name = _("搜索")
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from django.db.models.signals import post_delete, post_migrate, post_save

        from . import checks, roles
        from .engines import chosen
        from .finding import pinning
        from .index import follow
        from .suggestions import suggest
        from .understanding import tables

        checks.connect()
        for name in chosen():
            follow.register(name)
        # After the groups themselves, which are made when guides is migrated.
        post_migrate.connect(roles.plant, sender=self)
        for signal in (post_save, post_delete):
            signal.connect(tables.said.forget, sender=self.get_model("Synonym"))
            signal.connect(suggest.never.forget, sender=self.get_model("Unsuggested"))
            signal.connect(pinning.pinned.forget, sender=self.get_model("PinnedResult"))
