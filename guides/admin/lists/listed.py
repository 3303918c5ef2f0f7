"""What a list shows under the filters of its address: for those who act on all of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail.permissions import page_permission_policy

from guides.models import GuidePage, Item

from . import guides, items


def explorable(user: Any) -> QuerySet:
    """Return the guides that a person sees in the list."""
    mine = page_permission_policy.explorable_instances(user)
    return GuidePage.objects.filter(pk__in=mine.order_by().values("pk")).order_by()


def listed_guides(request: HttpRequest) -> QuerySet:
    pages = _narrowed(explorable(request.user), guides.GuideFilterSet, request)
    words = request.GET.get("q", "").strip()
    return pages.filter(guides.said(words)) if words else pages


def listed_items(request: HttpRequest) -> QuerySet:
    found = _narrowed(Item.objects.order_by(), items.ItemFilterSet, request)
    words = request.GET.get("q", "").strip()
    return found.filter(items.said(words)) if words else found


def _narrowed(queryset: QuerySet, filterset: Any, request: HttpRequest) -> QuerySet:
    filters = filterset(request.GET, request=request)
    # The list shows everything where a filter cannot be understood, and so does this.
    return filters.filter_queryset(queryset) if filters.is_valid() else queryset
