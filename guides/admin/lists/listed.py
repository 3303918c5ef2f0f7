"""What a list shows under the filters of its address: for those who act on all of it."""

from typing import Any

from django.db.models import QuerySet
from django.http import QueryDict

from guides.models import Item

from . import guides, items


def listed_guides(user: Any, asked: QueryDict) -> QuerySet:
    """Return the guides of the list that a person gets under a query."""
    pages = _narrowed(guides.explorable(user), guides.GuideFilterSet, asked)
    words = asked.get("q", "").strip()
    return pages.filter(guides.said(words)) if words else pages


def listed_items(asked: QueryDict) -> QuerySet:
    """Return the items of the list under a query."""
    found = _narrowed(Item.objects.order_by(), items.ItemFilterSet, asked)
    words = asked.get("q", "").strip()
    return found.filter(items.said(words)) if words else found


def _narrowed(queryset: QuerySet, filterset: Any, asked: QueryDict) -> QuerySet:
    filters = filterset(asked)
    # The list shows everything where a filter cannot be understood, and so does this.
    return filters.filter_queryset(queryset) if filters.is_valid() else queryset
