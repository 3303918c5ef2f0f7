"""The list of items: found by what people call them, narrowed by what they lack."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.http import QueryDict
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import BulkActionsCheckboxColumn, Column
from wagtail.admin.widgets.button import Button
from wagtail.snippets.views.snippets import IndexView

from guides.admin.ledger_view import ledger_url
from guides.models import EverydayName, GuideItem, Item, ItemMaterial
from guides.vocabulary import Level

from . import choices
from .columns import Cell, NameCell, day
from .paging import Paged
from .states import STATES, in_state, state_of, with_schedule
from .translating import offer_translation

_FEW = 500
LACKS = [
    ("guide", _("没有指南")),
    ("department", _("没有部门")),
    ("topics", _("没有主题")),
    ("materials", _("没有材料")),
]


class ItemFilterSet(WagtailFilterSet):
    department = choices.one_of(_("部门"), choices.departments, "by_department")
    state = choices.choice(_("状态"), STATES, "by_state")
    lacks = choices.choice(_("还缺什么"), LACKS, "by_lack")
    region = choices.one_of(_("区划（含下级）"), choices.regions, "by_region")
    topic = choices.of_topic("by_topic")
    item_type = choices.choice(_("事项类型"), choices.item_types, "by_value")
    level = choices.choice(_("行使层级"), Level.choices(), "by_value")
    source = choices.choice(_("来源"), lambda: choices.sources_of(_sources()), "by_value")

    class Meta:
        model = Item
        fields: list[str] = []

    def by_department(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(department=value)

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return in_state(queryset, value)

    def by_region(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(region__in=choices.region_and_below(value))

    def by_topic(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(pk__in=_with_topics().filter(topic=value).values("item"))

    def by_value(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(**{name: value})

    def by_lack(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "department":
            return queryset.filter(department=None)
        having: Any = {
            "guide": GuideItem.objects,
            "topics": _with_topics(),
            "materials": ItemMaterial.objects,
        }[value]
        return queryset.exclude(pk__in=having.order_by().values("item"))


class ItemIndexView(Paged, IndexView):
    filterset_class = ItemFilterSet
    default_ordering = "name"
    results_template_name = "guides_admin/lists/item_results.html"
    is_searchable = True

    def get_base_queryset(self) -> QuerySet:
        return Item.objects.order_by()

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        # The key makes the order whole, and is in the index.
        sign = "-" if self.ordering.startswith("-") else ""
        return queryset.order_by(self.ordering, f"{sign}pk")

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(said(self.search_query)) if self.is_searching else queryset

    def rows(self, keys: Sequence[int]) -> Sequence[Any]:
        guides = GuideItem.objects.filter(item=OuterRef("pk")).order_by()
        items = with_schedule(Item.objects.filter(pk__in=keys)).select_related(
            "department", "region", "locale"
        )
        count = guides.values("item").annotate(count=Count("pk")).values("count")
        found = list(items.annotate(guides=Subquery(count)).only(*_SHOWN))
        if self.request.user.has_perm("wagtail_localize.submit_translation"):
            offer_translation(found)
        return found

    @cached_property
    def header_more_buttons(self) -> list[Button]:
        export = Button(_("导出"), url=export_url(self.request.GET), icon_name="download")
        return [*super().header_more_buttons, export]

    @cached_property
    def columns(self) -> list[Column]:
        return [
            BulkActionsCheckboxColumn("bulk_actions", obj_type="snippet"),
            NameCell(
                "name",
                _("事项名称"),
                lambda item: item.name,
                url=self.get_edit_url,
                element="snippet_{}_title",
                beneath=_identity,
                sort_key="name",
            ),
            Cell("department", _("部门"), _department),
            Cell("region", _("区划"), lambda item: item.region and item.region.name),
            Cell("state", _("状态"), state_of),
            Cell("guides", _("指南"), lambda item: item.guides or _("没有")),
            Cell("source", _("来源"), lambda item: item.source, sort_key="source"),
            Cell(
                "last_published_at",
                _("最近发布"),
                lambda item: day(item.last_published_at),
                sort_key="last_published_at",
            ),
            Cell("more", _("更多"), _more),
        ]


def said(words: str) -> Q:
    """Return the condition that an item is called something like it, or has it for a code.

    As text: the database's word search finds no Chinese word inside a sentence.
    """
    found = Q(name__icontains=words) | Q(source_id__istartswith=words)
    everyday = EverydayName.objects.filter(name__icontains=words).order_by()
    # Few are looked up once; many would be more than a query takes.
    few = list(everyday.values_list("item", flat=True)[: _FEW + 1])
    found |= Q(pk__in=few if len(few) <= _FEW else everyday.values("item"))
    if words.isascii():
        for name in ("base_code", "implementation_code", "source_code"):
            found |= Q(**{f"{name}__istartswith": words})
        found |= Q(code=words.upper())
    return found


_SHOWN = (
    "code",
    "translation_key",
    "name",
    "source",
    "source_id",
    "department_name",
    "department__name",
    "region__name",
    "locale__language_code",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "last_published_at",
)


def _with_topics() -> Any:
    return Item.topics.through.objects


def _sources() -> QuerySet:
    return Item.objects.order_by("source").values_list("source", flat=True).distinct()


def _identity(item: Item) -> str:
    language = "" if item.locale.language_code == choices.HANS else item.locale.get_display_name()
    return "　".join(filter(None, (item.code, item.source_id, str(language))))


def _department(item: Item) -> Any:
    if item.department:
        return item.department.name
    return item.department_name and _("{name}（没有对上）").format(name=item.department_name)


def _more(item: Item) -> SafeString:
    """Return links to the ledger, and to translating as far as `offer_translation` offers it."""
    links = [(ledger_url(item), _("发布台账")), *getattr(item, "offers", [])]
    return format_html_join(
        "　",
        '<a href="{}">{}<span class="w-sr-only">{}</span></a>',
        ((url, label, item.name) for url, label in links),
    )


def items_url() -> str:
    return reverse("wagtailsnippets_guides_item:list")


def export_url(asked: QueryDict) -> str:
    """Return where what a list shows is exported."""
    kept = asked.copy()
    for name in ("p", "ordering", "_w_filter_fragment"):
        kept.pop(name, None)
    return f"{reverse('guides_export_items')}?{kept.urlencode()}"
