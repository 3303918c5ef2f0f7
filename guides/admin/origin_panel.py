"""The words that another system left of a guide, to be read while it is mended."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin.panels import FieldPanel, Panel

from guides.assemble import guide_of
from guides.models import GuidePage

from .payloads import label_of


class MendedPanel(FieldPanel):
    """Asked only of a guide that came from elsewhere."""

    class BoundPanel(FieldPanel.BoundPanel):
        def is_shown(self) -> bool:
            return bool(self.instance.origin) and super().is_shown()


class OriginPanel(Panel):
    """Lists headings, texts and what was filled with them, and above them what is lacking."""

    @property
    def clean_name(self) -> str:
        return "origin"

    class BoundPanel(Panel.BoundPanel):
        template_name = "guides_admin/origin.html"

        def is_shown(self) -> bool:
            return bool(self.instance.origin)

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            page: GuidePage = self.instance
            sections = [
                {**section, "filled": _labels(section.get("fields", ()))} for section in page.origin
            ]
            context = super().get_context_data(parent_context)
            return {**context, "page": page, "sections": sections, "lacking": _lacking(page)}


def _labels(fields: Any) -> str:
    return _("、").join(dict.fromkeys(_label(str(name)) for name in fields))


def _label(name: str) -> str:
    """Return what editors call a field of the item, else of the guide."""
    of_item = label_of("Item", name)
    return of_item if of_item != name else label_of("Guide", name)


def _lacking(page: GuidePage) -> str:
    try:
        lacks = guide_of(page).lacks
    except ValidationError:
        # A draft without item or title: the list of hindrances says so.
        return ""
    return _("、").join(str(element.label) for element in lacks)
