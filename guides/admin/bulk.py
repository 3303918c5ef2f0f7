"""Doing a thing to many at once: what is refused is told, and the others go on."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions import (
    DeleteBulkAction,
    MoveBulkAction,
)
from wagtail.models import Page
from wagtail.snippets.bulk_actions.delete import DeleteBulkAction as SnippetDeleteBulkAction

from guides.models import GuidePage, HomePage, SectionPage

from .refusals import REFUSALS, reasons


class OneByOne:
    """Mixed into a bulk action of Wagtail's; `act` does one thing and may be refused."""

    refused: list[str]
    request: HttpRequest

    def get_execution_context(self) -> dict[str, Any]:
        self.refused = []
        return {**super().get_execution_context(), "action": self}

    @classmethod
    def act(cls, instance: Any, action: Any, **kwargs: Any) -> None:
        raise NotImplementedError

    @classmethod
    def execute_action(
        cls, objects: Any, action: Any = None, include_descendants: bool = False, **kwargs: Any
    ) -> tuple[int, int]:
        parents = children = 0
        for instance in objects:
            parents += cls._try(instance, action, **kwargs)
            if include_descendants:
                for child in cls.descendants(instance, action):
                    children += cls._try(child, action, **kwargs)
        return parents, children

    @classmethod
    def descendants(cls, instance: Any, action: Any) -> Iterator[Any]:
        yield from ()

    def get_success_message(self, parents: int, children: int) -> str | None:
        for told in self.refused:
            messages.error(self.request, told)
        return super().get_success_message(parents, children) if parents + children else None

    @classmethod
    def _try(cls, instance: Any, action: Any, **kwargs: Any) -> int:
        try:
            with transaction.atomic():
                cls.act(instance, action, **kwargs)
        except REFUSALS as refusal:
            told = " ".join(reasons(refusal))
            action.refused.append(_now("“{name}”：{reason}").format(name=instance, reason=told))
            return 0
        return 1


class DeletingOneByOne(OneByOne):
    def annotate_items(self, items: Any) -> Any:
        items = super().annotate_items(items)
        # Wagtail turns all away if one is in use; here that one alone stays, and is told why.
        self.is_protected = False
        return items


class DeleteGuides(DeletingOneByOne, DeleteBulkAction):
    @classmethod
    def act(cls, instance: Page, action: Any, user: Any = None, **kwargs: Any) -> None:
        refuse_tree_deletion(instance)
        instance.delete(user=user)


class MoveGuides(OneByOne, MoveBulkAction):
    @classmethod
    def act(
        cls, instance: Page, action: Any, destination: Any = None, user: Any = None, **kwargs: Any
    ) -> None:
        refuse_tree_move(instance)
        instance.move(destination, pos="last-child", user=user)


class DeleteSnippets(DeletingOneByOne, SnippetDeleteBulkAction):
    @classmethod
    def act(cls, instance: Any, action: Any, **kwargs: Any) -> None:
        instance.delete()


BULK_ACTIONS = (DeleteGuides, MoveGuides, DeleteSnippets)


def refuse_tree_deletion(page: Page) -> None:
    """Raise ValidationError for a home, or a section that still holds guides."""
    specific = page.specific
    if isinstance(specific, HomePage):
        raise ValidationError(_("首页不能删除：网站要靠它。"))
    if isinstance(specific, SectionPage) and specific.get_children().exists():
        raise ValidationError(_("这个部门栏目里还有指南，请先移走或者删除它们。"))


def refuse_tree_move(page: Page) -> None:
    """Raise ValidationError for what is not a guide: homes and sections keep their places."""
    if not isinstance(page.specific, GuidePage):
        raise ValidationError(_("首页和部门栏目的位置是固定的，不能移动或者复制。"))
