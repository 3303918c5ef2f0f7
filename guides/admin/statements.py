"""The statements of the site: there is one of each subject, changed and never added or deleted."""

from typing import Any

from django.contrib.auth.models import AbstractBaseUser
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.snippets.views.snippets import SnippetViewSet

from guides.models import Statement

from .wording import WordedForm


class Fixed(ModelPermissionPolicy):
    """Nobody adds or deletes one, whatever else they may."""

    def user_has_permission(self, user: AbstractBaseUser, action: str) -> bool:
        return action not in {"add", "delete"} and super().user_has_permission(user, action)

    def user_has_any_permission(self, user: AbstractBaseUser, actions: Any) -> bool:
        return super().user_has_any_permission(user, {*actions} - {"add", "delete"})


register_permission_policy(Statement, Fixed(Statement))


class StatementViewSet(SnippetViewSet):
    model = Statement
    icon = "info-circle"
    menu_label = _("本站说明")
    menu_order = 260
    add_to_admin_menu = True
    copy_view_enabled = False
    search_backend_name = None
    list_display = ["name", "checked_on", UpdatedAtColumn()]
    edit_handler = ObjectList(
        [
            FieldPanel("name", classname="title"),
            FieldPanel("summary"),
            FieldPanel(
                "sections",
                help_text=_(
                    "一行一段，以“- ”开头的是要点。{{site}} {{city}} {{owner}} {{phone}} "
                    "会换成网站名称、城市、主办单位和总热线。保存后马上公开。"
                ),
            ),
            FieldPanel("checked_on", help_text=_("照着实际情况核对过的日期，例如 2026-11-01。")),
        ],
        base_form_class=WordedForm,
    )
