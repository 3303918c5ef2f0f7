"""What search adds to Wagtail's admin."""

from typing import Any

from wagtail import hooks

from .admin import boards, logged
from .admin.group import SearchGroup, permissions

hooks.register("register_log_actions", logged.register)
hooks.register("register_permissions", permissions)
hooks.register("guides_department_board_tables", boards.tables)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    return [SearchGroup()]
