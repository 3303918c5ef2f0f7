"""A page of a long list: its keys first, then its rows."""

from collections.abc import Callable, Sequence
from typing import Any

from django.core.paginator import Page
from django.db.models import QuerySet
from django.utils.functional import cached_property
from wagtail.admin.paginator import WagtailPaginator

Rows = Callable[[Sequence[int]], Sequence[Any]]
# Up to so many keys are read at once: most searches are then done in one pass, count and all.
_AT_ONCE = 2_000


class KeysFirst(WagtailPaginator):
    """Reads the keys of one page from a light query, and its rows with `rows`."""

    def __init__(self, object_list: QuerySet, per_page: int, rows: Rows, **kwargs: Any) -> None:
        super().__init__(object_list, per_page, **kwargs)
        self._rows = rows

    @cached_property
    def count(self) -> int:
        first = self._first
        return len(first) if len(first) <= _AT_ONCE else int(self.object_list.count())

    @cached_property
    def _first(self) -> list[int]:
        return list(self._keys[: _AT_ONCE + 1])

    @property
    def _keys(self) -> QuerySet:
        return self.object_list.values_list("pk", flat=True)

    def page(self, number: Any) -> Page:
        number = self.validate_number(number)
        bottom, top = (number - 1) * self.per_page, number * self.per_page
        keys = self._first[bottom:top] if top <= _AT_ONCE else list(self._keys[bottom:top])
        by_key = {row.pk: row for row in self._rows(keys)}
        # One that was deleted in between is missing.
        return self._get_page([by_key[key] for key in keys if key in by_key], number, self)


class Paged:
    """Mixed into a list view: `rows` reads those of one page."""

    paginate_by = 50

    def rows(self, keys: Sequence[int]) -> Sequence[Any]:
        raise NotImplementedError

    def get_paginator(self, queryset: QuerySet, per_page: int, **kwargs: Any) -> KeysFirst:
        return KeysFirst(queryset, per_page, self.rows, **kwargs)
