"""What still stops a draft, listed above its form while the editor writes."""

from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS
from django.forms import Media
from wagtail.admin.panels import Panel
from wagtail.admin.staticfiles import versioned_static

from guides.hindrances import Hindrance, hindrances


class HindrancePanel(Panel):
    """Lists errors and gaps of the saved draft, or of the posted one that was refused."""

    @property
    def clean_name(self) -> str:
        return "hindrances"

    class BoundPanel(Panel.BoundPanel):
        template_name = "guides_admin/hindrances.html"

        def is_shown(self) -> bool:
            return bool(self.instance.pk) or bool(self._found())

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            found = self._found()
            context["errors"] = [self._entry(one) for one in found if one.error]
            # What another system left goes out with its gaps.
            context["live"] = self.instance.live
            context["gaps"] = [self._entry(one) for one in found if not one.error]
            return context

        def _entry(self, one: Hindrance) -> dict[str, Any]:
            return {"one": one, "anchor": self._anchor(one)}

        @property
        def media(self) -> Media:
            return Media(js=[versioned_static("admin_guides/hindrances.js")])

        def _found(self) -> list[Hindrance]:
            if self.form is None or not self.form.is_bound:
                return hindrances(self.instance) if self.instance.pk else []
            return self.form.found or []

        def _anchor(self, one: Hindrance) -> str:
            """Return the id of the element to go to; the script opens the tab it is in."""
            if one.field == NON_FIELD_ERRORS:
                return ""
            if one.step is not None and one.field == "steps":
                blocks = list(self.instance.steps)
                if one.step <= len(blocks) and blocks[one.step - 1].id:
                    return f"block-{blocks[one.step - 1].id}-section"
            if self.form is not None and one.field in self.form.formsets:
                return f"id_{one.field}-FORMS"
            return f"id_{one.field}"
