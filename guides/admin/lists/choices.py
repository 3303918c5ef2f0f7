"""What lists are narrowed by that both guides and items have."""

from collections.abc import Iterable
from typing import Any

import django_filters
from django import forms
from django.db.models import QuerySet
from django.forms.utils import flatatt
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext_lazy as _
from django_filters.fields import ModelChoiceField

from guides.assemble import language_of
from guides.models import Department, Region, Topic
from guides.vocabulary import ItemType, Locale

HANS = language_of(Locale.HANS)


class LongSelect(forms.Select):
    """A select of a thousand options, written without a template for each."""

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        context = self.get_context(name, value, attrs)["widget"]
        options = format_html_join(
            "",
            '<option value="{}"{}>{}</option>',
            (
                (one["value"], SELECTED if one["selected"] else "", one["label"])
                for _group, several, _index in context["optgroups"]
                for one in several
            ),
        )
        return format_html(
            '<select name="{}"{}>{}</select>', name, flatatt(context["attrs"]), options
        )


SELECTED = mark_safe(" selected")


def choice(label: Any, choices: Any, method: str, **kwargs: Any) -> django_filters.ChoiceFilter:
    """Return a filter with a list to choose one from; nothing chosen narrows nothing."""
    return django_filters.ChoiceFilter(
        label=label,
        choices=choices,
        method=method,
        empty_label=_("全部"),
        widget=LongSelect,
        **kwargs,
    )


def one_of(label: Any, things: Any, method: str) -> django_filters.ModelChoiceFilter:
    return django_filters.ModelChoiceFilter(
        label=label, queryset=things, method=method, empty_label=_("全部"), widget=LongSelect
    )


def topic_name(topic: Any) -> str:
    """Return a topic's name with whom it is for: persons and companies have the same names."""
    return f"{topic.name}（{topic.get_kind_display()}）"


class TopicField(ModelChoiceField):
    def label_from_instance(self, obj: Any) -> str:
        return topic_name(obj)


class TopicFilter(django_filters.ModelChoiceFilter):
    field_class = TopicField


def of_topic(method: str) -> TopicFilter:
    return TopicFilter(
        label=_("主题"), queryset=topics, method=method, empty_label=_("全部"), widget=LongSelect
    )


def departments(request: Any) -> QuerySet[Department]:
    return Department.objects.filter(locale__language_code=HANS).only("name").order_by("name")


def topics(request: Any) -> QuerySet[Topic]:
    found = Topic.objects.filter(locale__language_code=HANS).only("name", "kind", "order")
    return found.order_by("-kind", "order")


def regions(request: Any) -> QuerySet[Region]:
    return Region.objects.only("name", "level").order_by("level", "name")


def item_types() -> list[tuple[str, Any]]:
    return ItemType.choices()


def region_and_below(region: Region) -> list[int]:
    """Return the keys of a region and of all that lie in it."""
    children: dict[int | None, list[int]] = {}
    for pk, parent in Region.objects.values_list("pk", "parent"):
        children.setdefault(parent, []).append(pk)
    found = [region.pk]
    for pk in found:
        found += children.get(pk, [])
    return found


def sources_of(names: Iterable[str]) -> list[tuple[str, str]]:
    return [(name, name) for name in names if name]
