"""What search adds to Wagtail's admin."""

from typing import Any

from wagtail import hooks

from .admin import logged
from .admin.group import SearchGroup, permissions

hooks.register("register_log_actions", logged.register)
hooks.register("register_permissions", permissions)


@hooks.register("register_admin_viewset")
def viewsets() -> list[Any]:
    return [SearchGroup()]
