"""标签对照: what other systems call our fields, kept by editors beside the committed table."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views.snippets import CreateView, SnippetViewSet

from guides.models import SourceLabel

_AS_IT_STANDS = _("不对应，原文放在它自己的标题下面")


def fields() -> dict[str, str]:
    """Return the fields that a label can lead to, with their Chinese names."""
    # The site starts without what reads old guides.
    from guides.exchange.labels import titles

    return dict(titles())


class SourceLabelForm(WagtailAdminModelForm):
    """A field is chosen by its name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "field" in self.fields:
            self.fields["field"] = forms.ChoiceField(
                label=_("对应本站的栏目"),
                choices=[("", _AS_IT_STANDS), *fields().items()],
                required=False,
                help_text=_("下一次导入旧指南时起作用；已经导入的，再导入一次就会改过来。"),
            )


class SourceLabelCreateView(CreateView):
    """Begins with the label of the import's preview from which a person comes."""

    def get_initial_form_instance(self) -> SourceLabel:
        instance: SourceLabel = super().get_initial_form_instance() or SourceLabel()
        instance.label = self.request.GET.get("label", "")[:100]
        return instance


class SourceLabelViewSet(SnippetViewSet):
    model = SourceLabel
    icon = "tag"
    menu_label = _("标签对照")
    copy_view_enabled = False
    # Its place is beside the imports; see `routes`.
    menu_item_is_registered = True
    add_view_class = SourceLabelCreateView
    list_display = [
        "label",
        Column("field", label=_("对应本站的栏目"), accessor=lambda row: field_name(row.field)),
    ]
    search_fields = ["label"]
    search_backend_name = None
    edit_handler = ObjectList(
        [FieldPanel("label"), FieldPanel("field")], base_form_class=SourceLabelForm
    )


def field_name(field: str) -> str:
    return fields().get(field, field) or str(_AS_IT_STANDS)
