"""The list of synonyms: those that come with the software and editors' own, in one list."""

from typing import Any
from urllib.parse import urlencode

import django_filters
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column, StatusTagColumn, TitleColumn
from wagtail.admin.views.generic import IndexView
from wagtail.admin.viewsets.base import ViewSet
from wagtail.admin.widgets.button import Button, HeaderButton

from search.models import Synonym
from search.pairs import Pair, pairs

from .synonym_files import EXPORT, IMPORT, ExportView, ImportView
from .trying import ADD, DELETE, EDIT, INDEX, SynonymDeleteView, SynonymView

SHOWN = [("own", _("本站加的")), ("off", _("停用的")), ("committed", _("随软件带来的"))]


class PairFilterSet(WagtailFilterSet):
    show = django_filters.ChoiceFilter(label=_("只看"), choices=SHOWN, empty_label=_("全部"))

    class Meta:
        model = Synonym
        fields: list[str] = []

    def filter_queryset(self, queryset: Any) -> Any:
        wanted = self.form.cleaned_data.get("show")
        if wanted == "own":
            return [one for one in queryset if not one.committed]
        if wanted == "off":
            return [one for one in queryset if not one.applies]
        if wanted == "committed":
            return [one for one in queryset if one.committed]
        return queryset


class SynonymList(IndexView):
    model = Synonym
    page_title = _("同义词")
    header_icon = "resubmit"
    index_url_name = INDEX
    index_results_url_name = "synonyms:index_results"
    add_url_name = ADD
    add_item_label = _("加同义词")
    results_template_name = "search_admin/synonym_results.html"
    filterset_class = PairFilterSet
    is_searchable = True
    default_ordering = None
    paginate_by = 50

    def get_queryset(self) -> Any:
        return self.filter_queryset(pairs(self.search_query))

    @cached_property
    def columns(self) -> list[Column]:
        title = self._get_title_column_class(TitleColumn)
        return [
            title("everyday", label=_("群众的说法"), get_url=self.url_of),
            Column("official", label=_("办事用语")),
            Column(
                "committed",
                label=_("来源"),
                accessor=lambda one: _("随软件带来") if one.committed else _("本站加的"),
            ),
            StatusTagColumn(
                "applies",
                label=_("状态"),
                accessor=lambda one: _("在用") if one.applies else _("停用"),
                primary=lambda one: one.applies,
            ),
        ]

    def url_of(self, pair: Pair) -> str | None:
        if pair.pk:
            action, url = ("delete", DELETE) if pair.committed else ("change", EDIT)
            return reverse(url, args=[pair.pk]) if self.user_has_permission(action) else None
        return _switch_off(pair) if self.user_has_permission("add") else None

    def get_list_more_buttons(self, instance: Pair) -> list[Button]:
        buttons = []
        if instance.pk is None:
            if self.user_has_permission("add"):
                stop = pgettext("同义词的按钮", "停用")
                buttons.append(Button(stop, _switch_off(instance), icon_name="no-view"))
            return buttons
        if not instance.committed and self.user_has_permission("change"):
            edit = reverse(EDIT, args=[instance.pk])
            buttons.append(Button(_("修改"), edit, icon_name="edit", priority=10))
        if self.user_has_permission("delete"):
            label = _("恢复使用") if instance.committed else _("删除")
            delete = reverse(DELETE, args=[instance.pk])
            buttons.append(Button(label, delete, icon_name="bin", priority=20))
        return buttons

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        buttons = [Button(_("导出 CSV"), reverse(EXPORT), icon_name="download", priority=20)]
        if self.user_has_permission("add"):
            buttons.append(Button(_("导入 CSV"), reverse(IMPORT), icon_name="upload", priority=10))
        return buttons

    @cached_property
    def header_buttons(self) -> list[Button]:
        if not self.user_has_permission("add"):
            return []
        return [HeaderButton(self.add_item_label, url=reverse(ADD), icon_name="plus")]


def _switch_off(pair: Pair) -> str:
    asked = {"everyday": pair.everyday, "official": pair.official, "applies": "0"}
    return f"{reverse(ADD)}?{urlencode(asked)}"


class SynonymViewSet(ViewSet):
    name = "synonyms"
    url_prefix = "search/synonyms"
    icon = "resubmit"
    menu_label = _("同义词")
    model = Synonym

    def get_urlpatterns(self) -> list[Any]:
        return [
            path("", SynonymList.as_view(), name="index"),
            path("results/", SynonymList.as_view(results_only=True), name="index_results"),
            path("new/", SynonymView.as_view(), name="add"),
            path("<int:pk>/", SynonymView.as_view(), name="edit"),
            path("<int:pk>/delete/", SynonymDeleteView.as_view(), name="delete"),
            path("export/", ExportView.as_view(), name="export"),
            path("import/", ImportView.as_view(), name="import"),
        ]
