"""The list of cases: those overdue first, and the others by when they are due."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import django_filters
from django.db.models import Case as Choose
from django.db.models import F, Q, QuerySet, Value, When
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.ui.tables import Column
from wagtail.admin.views.generic import IndexView

from guides.admin.lists.choices import HANS, choice, one_of
from guides.admin.lists.columns import Cell, NameCell, day
from guides.admin.lists.paging import Paged
from guides.models import Case, Department, GuidePage, Hall
from guides.models.cases import CaseQuerySet
from guides.ratings.owners import answered_by, read_by
from guides.vocabulary import CaseState, RatingLevel

from .told import ToldCase, told

INDEX = "cases:index"
UNDER_WAY, OVERDUE, ALL = "under_way", "overdue", "all"
STATES = [
    (UNDER_WAY, _("没办结的")),
    (OVERDUE, _("逾期的")),
    *CaseState.choices(),
    (ALL, _("全部")),
]
REMARK = "remark"
_LEVELS = [*((str(level.value), level.label) for level in RatingLevel), (REMARK, _("没看懂"))]
# Characters of what was said that a list shows.
_BRIEF = 60


def _departments(request: Any) -> QuerySet[Department]:
    named = read_by(request.user).exclude(department=None).values("department")
    return Department.objects.filter(pk__in=named).only("name").order_by("name")


def _halls(request: Any) -> QuerySet[Hall]:
    codes = read_by(request.user).exclude(rating=None).values("rating__hall")
    return Hall.objects.filter(code__in=codes, locale__language_code=HANS).order_by("name")


class CaseFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(
        label=_("状态"), choices=STATES, empty_label=None, method="by_state"
    )
    department = one_of(_("部门"), _departments, "by_department")
    hall = one_of(_("大厅"), _halls, "by_hall")
    level = choice(_("评价"), _LEVELS, "by_level")
    since = choice(
        _("哪天收到"),
        [("7", _("7 天以内")), ("30", _("30 天以内")), ("90", _("90 天以内"))],
        "by_day",
    )

    class Meta:
        model = Case
        fields: list[str] = []

    def __init__(self, data: Any = None, *args: Any, **kwargs: Any) -> None:
        data = data.copy() if data else {}
        # What has ended is out of the way until somebody asks for it.
        data.setdefault("state", UNDER_WAY)
        super().__init__(data, *args, **kwargs)

    def by_state(self, queryset: CaseQuerySet, name: str, value: str) -> QuerySet:
        if value == UNDER_WAY:
            return queryset.under_way()
        if value == OVERDUE:
            return queryset.overdue(timezone.localdate())
        return queryset if value == ALL else queryset.filter(state=value)

    def by_department(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(department=value)

    def by_hall(self, queryset: QuerySet, name: str, value: Any) -> QuerySet:
        return queryset.filter(rating__hall=value.code)

    def by_level(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        if value == REMARK:
            return queryset.exclude(remark=None)
        return queryset.filter(rating__level=int(value))

    def by_day(self, queryset: QuerySet, name: str, value: str) -> QuerySet:
        since = timezone.localdate() - timedelta(days=int(value))
        return queryset.filter(opened_on__gte=since)


def said(query: str, user: Any) -> Q:
    """Return the condition that a case says something.

    Numbers are looked for in the words of those cases alone whose words one may read whole.
    """
    titled = GuidePage.objects.filter(title__icontains=query).values("code")
    named = Hall.objects.filter(name__icontains=query).values("code")
    found = Q(answer__icontains=query)
    for about in ("rating", "remark"):
        found |= Q(**{f"{about}__words__icontains": query})
    if any(character.isdigit() for character in query):
        found &= Q(pk__in=answered_by(user).values("pk"))
    for about in ("rating", "remark"):
        found |= Q(**{f"{about}__code": query.upper()}) | Q(**{f"{about}__code__in": titled})
    return found | Q(rating__code__in=named) | Q(remark__part_name__icontains=query)


def in_order(cases: QuerySet) -> QuerySet:
    """Return cases with those overdue first, and those that have ended last."""
    late = When(Q(due_on__lt=timezone.localdate()) & ~Q(state=CaseState.ENDED), then=Value(0))
    under_way = When(~Q(state=CaseState.ENDED), then=Value(1))
    rank = Choose(late, under_way, default=Value(2))
    return cases.annotate(rank=rank).order_by("rank", "due_on", F("pk").asc())


class CaseList(Paged, IndexView):
    model = Case
    page_title = _("好差评与意见")
    header_icon = "comment"
    index_url_name = INDEX
    index_results_url_name = "cases:index_results"
    template_name = "guides_admin/cases/list.html"
    results_template_name = "guides_admin/cases/list_results.html"
    any_permission_required = ["change", "view"]
    filterset_class = CaseFilterSet
    search_fields = ["answer"]
    search_backend_name = None

    @cached_property
    def columns(self) -> list[Column]:
        return [
            NameCell(
                "thing",
                _("评的是什么"),
                lambda row: row.thing,
                url=lambda row: row.href,
                element="case_{}",
                beneath=_brief,
            ),
            Cell("kind", _("评价"), lambda row: row.kind),
            Cell(
                "department",
                _("部门"),
                lambda row: row.case.department or _("没有部门"),
                classname="case-more",
            ),
            Cell(
                "opened_on",
                _("哪天收到"),
                lambda row: day(row.case.opened_on),
                classname="case-day case-more",
            ),
            Cell("due_on", _("期限"), lambda row: day(row.case.due_on), classname="case-day"),
            Cell("clock", _("时间"), _clock),
            Cell(
                "state",
                _("状态"),
                lambda row: row.case.get_state_display(),
                classname="case-day",
            ),
        ]

    def get_base_queryset(self) -> QuerySet:
        return read_by(self.request.user)

    def order_queryset(self, queryset: QuerySet) -> QuerySet:
        return in_order(queryset)

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        query = self.search_query.strip() if self.search_query else ""
        return queryset.filter(said(query, self.request.user)) if query else queryset

    def rows(self, keys: Sequence[int]) -> list[ToldCase]:
        cases = Case.objects.filter(pk__in=keys)
        answered = answered_by(self.request.user).filter(pk__in=keys).values_list("pk", flat=True)
        return told(cases.select_related("rating", "remark", "department"), answered)


def _brief(row: ToldCase) -> str:
    words = " ".join(row.words.split())
    return words if len(words) <= _BRIEF else f"{words[:_BRIEF]}…"


def _clock(row: ToldCase) -> SafeString | str:
    if row.is_overdue:
        return format_html('<strong class="case-overdue">{}</strong>', row.clock)
    return row.clock
