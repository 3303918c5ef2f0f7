"""好差评与意见: the cases of one's departments, and what is done with each."""

from .logged import register as register_log_actions
from .panel import home_panel
from .viewset import CaseViewSet, permissions

__all__ = ["CaseViewSet", "home_panel", "permissions", "register_log_actions"]
