"""看板: what a hall and a department see of how they are used, without a person in it."""

from .menu import menu_item
from .views import urls

__all__ = ["menu_item", "urls"]
