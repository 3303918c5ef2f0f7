"""Choosing an item, a material, a hall … among a hundred thousand: by words, a page at a time."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from django import forms
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm, LocaleFilterMixin
from wagtail.admin.ui.tables import Column, LocaleColumn
from wagtail.snippets.views.chooser import ChooseResultsView, ChooseView, SnippetChooserViewSet

from guides.models import Item

from .lists.columns import Cell
from .lists.items import said
from .lists.paging import KeysFirst
from .lists.states import state_of, with_schedule

# Makes the condition for what was typed.
Words = Callable[[str], Q]


class WordsForm(BaseFilterForm):
    """Searches as text: the database's word search finds no Chinese word inside a sentence."""

    words: Words
    q = forms.CharField(
        label=_("找什么"),
        required=False,
        widget=forms.TextInput(attrs={"placeholder": _("名称里的字，或者编码")}),
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        objects = super().filter(objects)
        self.search_query = self.cleaned_data.get("q", "").strip()
        self.is_searching = bool(self.search_query)
        return objects.filter(type(self).words(self.search_query)) if self.is_searching else objects


class _LocaleFilter(LocaleFilterMixin):
    """Wagtail's has no label and is called by its field's name."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["locale"].label = _("语言")


class _Choosing:
    """Mixed into the views of a chooser; its page is found by keys, see `KeysFirst`."""

    per_page = 20
    words: Words
    related: tuple[str, ...] = ()
    results_template_name = "guides_admin/lists/chooser_results.html"
    model_class: Any
    i18n_enabled: bool
    title_column: Any

    def get_filter_form_class(self) -> type[Any]:
        bases = (_LocaleFilter, WordsForm) if self.i18n_enabled else (WordsForm,)
        return type("FilterForm", bases, {"words": staticmethod(type(self).words)})

    @property
    def paginator_class(self) -> Any:
        return partial(KeysFirst, rows=self.rows)

    def rows(self, keys: Sequence[int]) -> Sequence[Any]:
        found = self.model_class.objects.filter(pk__in=keys).select_related(*self.related)
        return list(found)

    @property
    def columns(self) -> list[Column]:
        columns = [self.title_column]
        return [*columns, LocaleColumn(sort_key=None)] if self.i18n_enabled else columns


class _ChoosingItems(_Choosing):
    def rows(self, keys: Sequence[int]) -> Sequence[Any]:
        found = with_schedule(Item.objects.filter(pk__in=keys))
        return list(found.select_related("region", "department"))

    @property
    def columns(self) -> list[Column]:
        return [
            *super().columns,
            Cell("department", _("部门"), lambda item: item.department and item.department.name),
            Cell("code", _("来源编号"), lambda item: item.source_id),
            Cell("state", _("状态"), state_of),
        ]


def _chooser(words: Words, *related: str, choosing: type = _Choosing) -> type:
    """Return a chooser's viewset, whose things are found by `words`."""
    own = {"words": staticmethod(words), "related": related}
    return type(
        "Chooser",
        (SnippetChooserViewSet,),
        {
            "choose_view_class": type("Choose", (choosing, ChooseView), own),
            "choose_results_view_class": type("ChooseResults", (choosing, ChooseResultsView), own),
            "per_page": _Choosing.per_page,
        },
    )


def _any_of(*fields: str) -> Words:
    def words(text: str) -> Q:
        found = Q()
        for field in fields:
            found |= Q(**{f"{field}__icontains": text})
        return found

    return words


ItemChooser = _chooser(said, choosing=_ChoosingItems)
MaterialChooser = _chooser(_any_of("name", "issuer"))
HallChooser = _chooser(_any_of("name", "address", "code"))
DepartmentChooser = _chooser(_any_of("name", "short_name"))
RegionChooser = _chooser(_any_of("name", "official_code"), "parent")
TopicChooser = _chooser(_any_of("name"))
