"""来自旧系统的指南: those not completed yet, with what each lacks, whose it is, since when."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

import pydantic
from django.core.exceptions import ValidationError
from django.db.models import CharField, Min, OuterRef, QuerySet, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.reports import ReportView
from wagtail.models import Revision

from guides.assemble import items_of, items_with_relations
from guides.assemble.origin import lacks_of
from guides.content import Item
from guides.exchange.tables.neutral import harmless
from guides.models import GuideItem, GuidePage, SectionPage
from guides.vocabulary import Element, Fact

from . import choices
from .columns import Cell, NameCell, day
from .guides import GuideFilterSet, explorable, unmended
from .paging import Paged
from .states import state_of, with_schedule

# Guides that are read at once for a file.
_BATCH = 200
_NOTHING = _("没有缺的，核对以后勾“已经核对补全”")
_DRAFTED = [f"answer_{fact}" for fact in Fact]


class OldGuideFilterSet(WagtailFilterSet):
    department = choices.one_of(_("部门"), choices.departments, "by_department")
    source = choices.choice(_("来源"), lambda: _sources(), "by_source")

    class Meta:
        model = GuidePage
        fields: list[str] = []

    by_department = GuideFilterSet.by_department
    by_source = GuideFilterSet.by_source


class OldGuidesView(Paged, ReportView):
    """The editors' list of what is to be completed; goes out as CSV or XLSX."""

    model = GuidePage
    page_title = _("来自旧系统的指南")
    header_icon = "doc-full"
    index_url_name = "guides_old"
    index_results_url_name = "guides_old_results"
    results_template_name = "guides_admin/lists/old_results.html"
    filterset_class = OldGuideFilterSet
    default_ordering = "title"
    is_searchable = False
    export_filename = "old-guides"
    list_export = ["title", "code", "source", "source_id", "department_name", "lacking", "since"]
    export_headings: dict[str, Any] = {
        "title": _("标题"),
        "code": _("短码"),
        "source": _("来源"),
        "source_id": _("来源编号"),
        "department_name": _("部门"),
        "lacking": _("尚缺"),
        "since": _("从哪天起"),
    }

    def get_base_queryset(self) -> QuerySet:
        pages = explorable(self.request.user).filter(unmended())
        return pages.filter(locale__language_code=choices.HANS)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return queryset.order_by(self.ordering, "pk")

    def rows(self, keys: Sequence[int]) -> Sequence[Any]:
        return old_guides(keys)

    @cached_property
    def columns(self) -> list[Column]:
        return [
            NameCell(
                "title",
                _("标题"),
                lambda page: page.get_admin_display_title(),
                url=lambda page: reverse("wagtailadmin_pages:edit", args=[page.pk]),
                element="page_{}_title",
                beneath=lambda page: f"{page.code}　{page.source}　{page.source_id}",
                sort_key="title",
            ),
            Cell("department", _("部门"), lambda page: page.department_name),
            Cell(
                "lacking",
                _("尚缺"),
                lambda page: page.lacking or _("没有缺的，核对以后勾“已经核对补全”"),
            ),
            Cell("state", _("状态"), state_of),
            Cell("since", _("从哪天起"), lambda page: page.since),
        ]

    def as_spreadsheet(self, queryset: QuerySet, spreadsheet_format: str) -> Any:
        return super().as_spreadsheet(_all(queryset), spreadsheet_format)

    def get_heading(self, queryset: Any, field: str) -> str:
        return str(self.export_headings[field])

    def stream_csv(self, queryset: Any) -> Iterator[Any]:
        # Without it spreadsheet programs take the file for another encoding.
        yield "\ufeff"
        yield from super().stream_csv(queryset)

    def to_row_dict(self, item: Any) -> Any:
        return {name: harmless(str(value)) for name, value in super().to_row_dict(item).items()}


def old_guides(keys: Sequence[int]) -> list[GuidePage]:
    """Return guides in the order of their keys with what their columns show: `department_name`,
    `lacking`, `since`; in a number of queries that is fixed."""
    first = Revision.page_revisions.filter(object_id=Cast(OuterRef("pk"), CharField())).order_by()
    since = first.values("object_id").annotate(first=Min("created_at")).values("first")
    pages = with_schedule(GuidePage.objects.filter(pk__in=keys)).annotate(begun=Subquery(since))
    found = {page.pk: page for page in pages.select_related("latest_revision")}
    whole = [found[key] for key in keys if key in found]
    sections = SectionPage.objects.filter(path__in={_above(page) for page in whole})
    names = {one.path: one.department.name for one in sections.select_related("department")}
    items = _items_of(whole)
    for page in whole:
        page.department_name = names.get(_above(page), "")
        page.lacking = _lacking(page, items.get(page.pk))
        page.since = day(page.begun)
    return whole


def _all(pages: QuerySet) -> Iterator[GuidePage]:
    keys = iter(list(pages.values_list("pk", flat=True)))
    while batch := list(islice(keys, _BATCH)):
        yield from old_guides(batch)


def _above(page: GuidePage) -> str:
    return str(page.path[: -page.steplen])


def _items_of(pages: Iterable[GuidePage]) -> dict[int, Item]:
    """Return the main item of each page, where it has one that can be told."""
    uses = GuideItem.objects.filter(page__in=[page.pk for page in pages])
    main: dict[int, int] = {}
    for page, item in uses.values_list("page", "item"):
        main.setdefault(page, item)
    told: dict[int, Item] = {}
    for model in items_with_relations(set(main.values())):
        try:
            told[model.pk] = items_of([model])[0]
        except (ValidationError, pydantic.ValidationError):
            # A draft may be anything.
            continue
    return {page: told[item] for page, item in main.items() if item in told}


def _lacking(page: GuidePage, item: Item | None) -> str:
    if item is None:
        return _now("事项")
    revision = page.latest_revision if page.has_unpublished_changes else None
    draft = revision.content if revision else {}
    for name in _DRAFTED:
        setattr(page, name, draft.get(name, getattr(page, name)))
    lacks = lacks_of(page, item, tuple(page.steps))
    return _now("、").join(str(Element(one).label) for one in lacks)


def _sources() -> list[tuple[str, str]]:
    found = GuidePage.objects.order_by("source").values_list("source", flat=True).distinct()
    return choices.sources_of(found)
