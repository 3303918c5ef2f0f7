"""Reports on guides that ask for a second look: what changed beneath them, what came half."""

from typing import Any

import django_filters
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.views.reports import PageReportView

from guides.models import GuidePage

from . import choices
from .guides import stale_codes


def in_need_of_review() -> QuerySet:
    """Return the live zh-Hans guides with a stale edition or a review that is due."""
    pages = GuidePage.objects.filter(live=True, locale__language_code=choices.HANS)
    pages = pages.annotate(stale=Exists(stale_codes().filter(code=OuterRef("code"))))
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
