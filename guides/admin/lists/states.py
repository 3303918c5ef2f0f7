"""How far a draft is on its way to readers, as a filter and as a column."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, Revision

STATES = [
    ("live", _("已发布")),
    ("changed", _("已发布，有修改没有发布")),
    ("draft", _("草稿，没有发布过")),
    ("scheduled", _("定时发布")),
    ("withdrawn", _("已撤回")),
]


def in_state(queryset: QuerySet, state: str) -> QuerySet:
    """Narrow things with drafts to those in a state of `STATES`."""
    if state == "scheduled":
        return queryset.filter(pk__in=scheduled(queryset.model))
    return queryset.filter(
        {
            "live": Q(live=True),
            "changed": Q(live=True, has_unpublished_changes=True),
            "draft": Q(live=False, first_published_at=None),
            "withdrawn": Q(live=False, first_published_at__isnull=False),
        }[state]
    )


def scheduled(model: type[Any]) -> QuerySet:
    """Return the keys of those that have a day to go out."""
    return (
        _revisions(model)
        .annotate(key=Cast("object_id", BigIntegerField()))
        .values_list("key", flat=True)
    )


def with_schedule(queryset: QuerySet) -> QuerySet:
    """Say of each row whether it `is_scheduled`."""
    known = _revisions(queryset.model).filter(object_id=Cast(OuterRef("pk"), CharField()))
    return queryset.annotate(is_scheduled=Exists(known))


def state_of(row: Any) -> SafeString:
    """Return a row's state in words; `with_schedule` was asked for it."""
    words = [_word(row)]
    if row.is_scheduled:
        words.append(_("定时发布"))
    kind = "primary" if row.live else "secondary"
    return format_html(
        '<span class="w-status w-status--{}">{}</span>', kind, "；".join(map(str, words))
    )


def _word(row: Any) -> Any:
    if row.live:
        return _("有修改") if row.has_unpublished_changes else _("已发布")
    return _("已撤回") if row.first_published_at else _("草稿")


def _revisions(model: type[Any]) -> QuerySet:
    base = Page if issubclass(model, Page) else model
    kind = ContentType.objects.get_for_model(base)
    return Revision.objects.filter(base_content_type=kind, approved_go_live_at__isnull=False)
