"""All guides in one list, and the report of those that ask for a second look."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.pages.listing import IndexView, PageFilterSet
from wagtail.admin.views.reports import PageReportView
from wagtail.admin.viewsets.pages import PageListingViewSet

from guides.assemble import language_of
from guides.models import Current, Department, GuidePage, Topic
from guides.vocabulary import Action, Kind, Locale

_HANS = language_of(Locale.HANS)


class GuideFilterSet(PageFilterSet):
    department = django_filters.ModelChoiceFilter(
        label=_("部门"),
        queryset=Department.objects.filter(locale__language_code=_HANS),
        method="by_department",
    )
    topics = django_filters.ModelChoiceFilter(
        label=_("主题"), queryset=Topic.objects.filter(locale__language_code=_HANS)
    )
    live = django_filters.BooleanFilter(label=_("已发布"))

    class Meta:
        model = GuidePage
        fields = ["department", "topics", "live"]

    def by_department(self, queryset: QuerySet, name: str, value: Department) -> QuerySet:
        below = Q()
        for path in value.sections.values_list("path", flat=True):
            below |= Q(path__startswith=path)
        return queryset.filter(below) if below else queryset.none()


class GuideIndexView(IndexView):
    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        # As text: the database's word search finds no Chinese word inside a sentence.
        if not self.is_searching:
            return queryset
        words = self.search_query
        return queryset.filter(
            Q(title__icontains=words)
            | Q(code__iexact=words)
            | Q(summary__icontains=words)
            | Q(guide_items__item__name__icontains=words)
        ).distinct()

    @cached_property
    def is_explicitly_ordered(self) -> bool:
        return True


class GuideListViewSet(PageListingViewSet):
    model = GuidePage
    icon = "doc-full-inverse"
    menu_label = _("办事指南")
    menu_order = 100
    add_to_admin_menu = True
    index_view_class = GuideIndexView
    filterset_class = GuideFilterSet


def in_need_of_review() -> QuerySet:
    """Return the live zh-Hans guides with a stale edition or a review that is due."""
    stale = Current.objects.filter(
        kind=Kind.GUIDE,
        locale=Locale.HANS,
        action=Action.PUBLISH,
        code=OuterRef("code"),
        # Payload bytes are canonical: no spaces.
        row__payload__contains='"stale":true',
    )
    pages = GuidePage.objects.filter(live=True, locale__language_code=_HANS)
    pages = pages.annotate(stale=Exists(stale))
    return pages.filter(Q(stale=True) | Q(review_due__lte=timezone.localdate()))


class ReviewReportFilterSet(WagtailFilterSet):
    stale = django_filters.BooleanFilter(label=_("事实变了，还没有核对"))

    class Meta:
        model = GuidePage
        fields: list[str] = []


class ReviewReportView(PageReportView):
    """Guides whose words may no longer agree with the facts."""

    page_title = _("要核对的指南")
    header_icon = "warning"
    results_template_name = "guides_admin/review_report_results.html"
    index_url_name = "guides_review"
    index_results_url_name = "guides_review_results"
    filterset_class = ReviewReportFilterSet
    default_ordering = "review_due"
    any_permission_required = ["add", "change", "publish"]
    list_export = ["title", "code", "stale", "review_due"]
    export_headings: dict[str, Any] = {
        "title": _("标题"),
        "code": _("短码"),
        "stale": _("事实变了"),
        "review_due": _("下次核对"),
    }

    def get_base_queryset(self) -> QuerySet:
        return in_need_of_review().order_by("review_due", "title")
