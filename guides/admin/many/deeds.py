"""What may be done to many, one thing at a time; each may be refused."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guides import ledger
from guides.models import GuidePage, Item
from guides.vocabulary import JobKind

from .assigning import assign_guide, assign_item, unassign_guide, unassign_item

# Does one thing for a person, as was typed; returns what can be undone.
Act = Callable[[Any, Any, dict[str, Any]], dict[str, Any]]


@dataclass(frozen=True)
class Deed:
    """`done` and `doing` say it of a number; `undo` takes it back where nothing changed since."""

    model: Any
    kind: JobKind
    act: Act
    title: Any
    done: Any
    undo: Callable[[Any, dict[str, Any], Any], bool] | None = None


def publish_guide(page: GuidePage, user: Any, typed: dict[str, Any]) -> dict[str, Any]:
    """Publish a guide's draft; one from another system brings its items' drafts along."""
    if not page.permissions_for_user(user).can_publish():
        raise PermissionDenied(_now("您没有发布这份指南的权限。"))
    if page.source and user.has_perm("guides.publish_item"):
        for use in page.guide_items.select_related("item"):
            if not use.item.live:
                _publish(use.item, user)
    _publish(page, user)
    return {}


def publish_item(item: Item, user: Any, typed: dict[str, Any]) -> dict[str, Any]:
    if not user.has_perm("guides.publish_item"):
        raise PermissionDenied(_now("您没有发布事项的权限。"))
    _publish(item, user)
    return {}


def withdraw_guide(page: GuidePage, user: Any, typed: dict[str, Any]) -> dict[str, Any]:
    if not page.permissions_for_user(user).can_unpublish():
        raise PermissionDenied(_now("您没有撤回这份指南的权限。"))
    _withdraw(page, user, typed)
    return {}


def withdraw_item(item: Item, user: Any, typed: dict[str, Any]) -> dict[str, Any]:
    if not user.has_perm("guides.publish_item"):
        raise PermissionDenied(_now("您没有撤回事项的权限。"))
    _withdraw(item, user, typed)
    return {}


def _publish(instance: Any, user: Any) -> None:
    revision = instance.get_latest_revision() or instance.save_revision(user=user)
    revision.publish(user=user)


def _withdraw(instance: Any, user: Any, typed: dict[str, Any]) -> None:
    if not instance.live:
        raise ValidationError(_now("它没有发布，不用撤回。"))
    if typed.get("successor") == instance.code:
        raise ValidationError(_now("替代的内容要是已经发布的另一个，请重新选。"))
    with ledger.transaction(user=user, **typed):
        instance.unpublish(user=user)


DEEDS: dict[str, Deed] = {
    "publish_guides": Deed(
        GuidePage,
        JobKind.PUBLISH,
        publish_guide,
        _("发布 {count} 份指南"),
        _("发布了 {count} 份指南。"),
    ),
    "publish_items": Deed(
        Item,
        JobKind.PUBLISH,
        publish_item,
        _("发布 {count} 个事项"),
        _("发布了 {count} 个事项。"),
    ),
    "withdraw_guides": Deed(
        GuidePage,
        JobKind.WITHDRAW,
        withdraw_guide,
        _("撤回 {count} 份指南"),
        _("撤回了 {count} 份指南。"),
    ),
    "withdraw_items": Deed(
        Item,
        JobKind.WITHDRAW,
        withdraw_item,
        _("撤回 {count} 个事项"),
        _("撤回了 {count} 个事项。"),
    ),
    "assign_guides": Deed(
        GuidePage,
        JobKind.ASSIGN,
        lambda page, user, typed: assign_guide(page, typed, user),
        _("改 {count} 份指南的部门和主题"),
        _("改了 {count} 份指南。"),
        unassign_guide,
    ),
    "assign_items": Deed(
        Item,
        JobKind.ASSIGN,
        lambda item, user, typed: assign_item(item, typed, user),
        _("改 {count} 个事项的部门、区划和主题"),
        _("改了 {count} 个事项。"),
        unassign_item,
    ),
}


def edit_url(instance: Any) -> str:
    if isinstance(instance, GuidePage):
        return reverse("wagtailadmin_pages:edit", args=[instance.pk])
    return reverse("wagtailsnippets_guides_item:edit", args=[instance.pk])
