"""Doing a thing to many guides or items: a few at once, more as a job, one by one.

What is refused is told with its reason, and the others go on. What was assigned can be undone.
"""

from .actions import BULK_ACTIONS
from .page import register_tellers

__all__ = ["BULK_ACTIONS", "register_tellers"]
