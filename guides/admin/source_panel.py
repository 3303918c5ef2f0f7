"""Where an item was imported from, and the source's columns that became no field, to be read."""

from typing import Any

from wagtail.admin.panels import Panel

from guides.models.items import OWN_SOURCE


class SourcePanel(Panel):
    @property
    def clean_name(self) -> str:
        return "source"

    class BoundPanel(Panel.BoundPanel):
        template_name = "guides_admin/source.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) and (
                self.instance.source != OWN_SOURCE or bool(self.instance.source_data)
            )

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return {**context, "item": self.instance}
