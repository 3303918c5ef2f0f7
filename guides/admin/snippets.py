"""Lists and forms of the things that guides are made of, in one group of the menu."""

import django_filters
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from guides.models import Department, Hall, Item, Material, Region, Topic

from .choosers import (
    DepartmentChooser,
    HallChooser,
    ItemChooser,
    MaterialChooser,
    RegionChooser,
    TopicChooser,
)
from .item_panels import item_panels
from .lists.items import ItemFilterSet, ItemIndexView
from .thing_panels import department_panels, hall_panels, material_panels
from .withdrawal import SnippetWithdrawView

_STATES = [("live", _("已发布")), ("changed", _("有没发布的修改")), ("draft", _("没有发布"))]


class StateFilterSet(WagtailFilterSet):
    """Narrows by what an editor asks of a thing with drafts: is it out, does it lag behind."""

    state = django_filters.ChoiceFilter(label=_("状态"), choices=_STATES, method="by_state")

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "live":
            return queryset.filter(live=True)
        if value == "changed":
            return queryset.filter(live=True, has_unpublished_changes=True)
        return queryset.filter(live=False)


class HallFilterSet(StateFilterSet):
    class Meta:
        model = Hall
        fields = ["kind", "region"]


class ThingViewSet(SnippetViewSet):
    # A copy would begin with the identity of what it was copied from.
    copy_view_enabled = False
    # Searched as text: the database's word search finds no Chinese word inside a sentence.
    search_backend_name = None


class ItemViewSet(ThingViewSet):
    model = Item
    chooser_viewset_class = ItemChooser
    icon = "tasks"
    menu_label = _("事项")
    index_view_class = ItemIndexView
    index_results_template_name = ItemIndexView.results_template_name
    filterset_class = ItemFilterSet
    unpublish_view_class = SnippetWithdrawView
    unpublish_template_name = SnippetWithdrawView.template_name
    edit_handler = item_panels()


class HallViewSet(ThingViewSet):
    model = Hall
    chooser_viewset_class = HallChooser
    icon = "home"
    menu_label = _("大厅")
    list_display = ["name", "kind", "region", "phone", UpdatedAtColumn()]
    filterset_class = HallFilterSet
    search_fields = ["name", "address", "code"]
    unpublish_view_class = SnippetWithdrawView
    unpublish_template_name = SnippetWithdrawView.template_name
    edit_handler = hall_panels()


class MaterialViewSet(ThingViewSet):
    model = Material
    chooser_viewset_class = MaterialChooser
    icon = "doc-full"
    menu_label = _("材料")
    list_display = ["name", "issuer", "form", UpdatedAtColumn()]
    list_filter = ["form", "source"]
    search_fields = ["name", "issuer"]
    edit_handler = material_panels()


class DepartmentViewSet(ThingViewSet):
    model = Department
    chooser_viewset_class = DepartmentChooser
    icon = "group"
    menu_label = _("部门")
    list_display = ["name", "region", "phone", UpdatedAtColumn()]
    list_filter = ["region"]
    search_fields = ["name", "short_name"]
    edit_handler = department_panels()


class RegionViewSet(ThingViewSet):
    model = Region
    chooser_viewset_class = RegionChooser
    icon = "site"
    menu_label = _("区划")
    list_display = ["name", "level", "parent", UpdatedAtColumn()]
    list_filter = ["level", "parent"]
    search_fields = ["name", "official_code"]
    edit_handler = ObjectList(
        [
            FieldPanel("name", classname="title"),
            FieldRowPanel([FieldPanel("level"), FieldPanel("parent")]),
            FieldPanel("official_code"),
        ]
    )


class TopicViewSet(ThingViewSet):
    model = Topic
    chooser_viewset_class = TopicChooser
    icon = "tag"
    menu_label = _("主题")
    list_display = ["name", "kind", "order", UpdatedAtColumn()]
    list_filter = ["kind"]
    search_fields = ["name", "description"]
    edit_handler = ObjectList(
        [
            FieldPanel("name", classname="title"),
            FieldRowPanel([FieldPanel("kind"), FieldPanel("order")]),
            FieldPanel("description"),
        ]
    )


class FactsGroup(SnippetViewSetGroup):
    items = (
        ItemViewSet,
        MaterialViewSet,
        HallViewSet,
        DepartmentViewSet,
        RegionViewSet,
        TopicViewSet,
    )
    menu_label = _("事项和场所")
    menu_icon = "list-ul"
    menu_order = 200
