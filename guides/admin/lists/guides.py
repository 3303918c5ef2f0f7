"""The list of guides: where each stands, which editions it has, what it lacks."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import F, Q, QuerySet
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import BulkActionsColumn
from wagtail.admin.views.pages.listing import IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.permissions import page_permission_policy

from guides.models import EverydayName, Facet, GuideItem, GuidePage, Item, SectionPage
from guides.vocabulary import Edition, Kind

from . import choices
from .columns import Cell, NameCell, day
from .paging import Paged
from .states import STATES, in_state, state_of, with_schedule

# Days before a review is due in which it is soon.
SOON = 30
EDITIONS = [("pictured", _("没有图例版")), ("video", _("没有视频版"))]
INCOMPLETE = [
    ("old", _("来自旧系统，还没有补全")),
    ("stale", _("事实变了，还没有核对")),
    ("gaps", _("没有事项、一句话说明或者步骤")),
]
REVIEWS = [("overdue", _("已经到期")), ("soon", _("30 天以内到期"))]


class GuideFilterSet(WagtailFilterSet):
    department = choices.one_of(_("部门"), choices.departments, "by_department")
    state = choices.choice(_("状态"), STATES, "by_state")
    edition = choices.choice(_("缺的版本"), EDITIONS, "by_edition")
    incomplete = choices.choice(_("不完整"), INCOMPLETE, "by_gap")
    review = choices.choice(_("核对"), REVIEWS, "by_review")
    source = choices.choice(_("来源"), lambda: choices.sources_of(_sources()), "by_source")
    region = choices.one_of(_("区划（含下级）"), choices.regions, "by_region")
    topic = choices.of_topic("by_topic")
    item_type = choices.choice(_("事项类型"), choices.item_types, "by_item_type")

    class Meta:
        model = GuidePage
        fields: list[str] = []

    def by_department(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        below = Q()
        for path in value.sections.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        return queryset.filter(below) if below else queryset.none()

    def by_state(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return in_state(queryset, value)

    def by_edition(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(**{f"has_{value}": False})

    def by_gap(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == "old":
            return queryset.filter(unmended())
        if value == "stale":
            return queryset.filter(code__in=stale_codes(), live=True)
        with_items = GuideItem.objects.order_by().values("page")
        return queryset.filter(~Q(pk__in=with_items) | Q(summary="") | Q(steps=[]))

    def by_review(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        today = timezone.localdate()
        if value == "overdue":
            return queryset.filter(review_due__lte=today)
        return queryset.filter(review_due__gt=today, review_due__lte=today + timedelta(days=SOON))

    def by_source(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(source=value)

    def by_region(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(pk__in=_of_items(item__region__in=choices.region_and_below(value)))

    def by_topic(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        tagged = GuidePage.topics.through.objects.filter(topic=value)
        return queryset.filter(pk__in=tagged.values("guidepage"))

    def by_item_type(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        return queryset.filter(pk__in=_of_items(item__item_type=value))


class GuideIndexView(Paged, IndexView):
    results_template_name = "guides_admin/lists/guide_results.html"
    default_ordering = "-latest_revision_created_at"

    def get_base_queryset(self) -> QuerySet:
        return explorable(self.request.user)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        sign = "-" if self.ordering.startswith("-") else ""
        return queryset.order_by(self.ordering, f"{sign}pk")

    def get_ordering(self) -> str:
        asked = self.request.GET.get("ordering", "")
        return asked if asked in self.get_valid_orderings() else self.default_ordering

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.filter(said(self.search_query)) if self.is_searching else queryset

    def rows(self, keys: Sequence[int]) -> Sequence[Any]:
        pages = with_schedule(GuidePage.objects.filter(pk__in=keys)).select_related("locale")
        found = list(pages.only(*_SHOWN))
        above = {page.path[: -page.steplen] for page in found}
        sections = SectionPage.objects.filter(path__in=above).select_related("department")
        names = {one.path: one.department.name for one in sections}
        for page in found:
            page.department_name = names.get(page.path[: -page.steplen], "")
        return found

    @cached_property
    def columns(self) -> list[Column]:
        return [
            BulkActionsColumn("bulk_actions"),
            NameCell(
                "title",
                _("标题"),
                lambda page: page.get_admin_display_title(),
                url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
                element="page_{}_title",
                beneath=_identity,
                sort_key="title",
            ),
            Cell("department", _("部门"), lambda page: page.department_name),
            Cell("state", _("状态"), state_of),
            Cell("editions", _("版本"), _editions),
            Cell("source", _("来源"), _source),
            Cell(
                "review_due",
                _("核对到期"),
                lambda page: day(page.review_due),
                sort_key="review_due",
            ),
            Cell(
                "updated",
                _("最近修改"),
                lambda page: day(page.latest_revision_created_at),
                sort_key="latest_revision_created_at",
            ),
        ]


class GuideListViewSet(PageListingViewSet):
    model = GuidePage
    icon = "doc-full-inverse"
    menu_label = _("办事指南")
    menu_order = 100
    add_to_admin_menu = True
    index_view_class = GuideIndexView
    filterset_class = GuideFilterSet
    # The view has its own, which depend on nothing here.
    columns = PageListingViewSet.UNDEFINED


def explorable(user: Any) -> QuerySet:
    """Return the guides that a person sees in the list."""
    if user.is_superuser:
        return GuidePage.objects.order_by()
    mine = page_permission_policy.explorable_instances(user)
    return GuidePage.objects.filter(pk__in=mine.order_by().values("pk")).order_by()


def unmended() -> Q:
    """Return the condition that a guide came from another system and was not completed since."""
    # The demo's guides have a source too, but no other system's words.
    return ~Q(source="") & ~Q(origin=[]) & Q(mended=False)


def stale_codes() -> QuerySet:
    """Return the codes of the published guides with an edition that waits to be confirmed."""
    stale = Facet.objects.filter(kind=Kind.GUIDE, name="stale", value="yes")
    return stale.order_by().values(code=F("current__code"))


def said(words: str) -> Q:
    """Return the condition that a guide, or an item it explains, is called something like it."""
    # Each of these walks one index; joined, they would read every item.
    called = Item.objects.filter(name__icontains=words).order_by().values("pk")
    everyday = EverydayName.objects.filter(name__icontains=words).order_by().values("item")
    items = GuideItem.objects.filter(Q(item__in=called) | Q(item__in=everyday))
    return (
        Q(title__icontains=words)
        | Q(draft_title__icontains=words)
        | Q(summary__icontains=words)
        | Q(code=words.upper())
        | Q(source_id=words)
        | Q(pk__in=items.order_by().values("page"))
    )


_SHOWN = (
    "code",
    "title",
    "draft_title",
    "path",
    "locale__language_code",
    "live",
    "has_unpublished_changes",
    "first_published_at",
    "latest_revision_created_at",
    "has_pictured",
    "has_video",
    "source",
    "mended",
    "review_due",
)


def _of_items(**conditions: Any) -> QuerySet:
    return GuideItem.objects.filter(**conditions).order_by().values("page")


def _sources() -> QuerySet:
    return GuidePage.objects.order_by("source").values_list("source", flat=True).distinct()


def _identity(page: GuidePage) -> str:
    language = "" if page.locale.language_code == choices.HANS else page.locale.get_display_name()
    return "　".join(filter(None, (page.code, str(language))))


def _editions(page: GuidePage) -> str:
    return "、".join(str(Edition(one).label) for one in page.editions())


def _source(page: GuidePage) -> Any:
    if not page.source:
        return ""
    return page.source if page.mended else _("{source}（没有补全）").format(source=page.source)
