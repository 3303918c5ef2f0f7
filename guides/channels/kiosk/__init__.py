"""The screens in a hall: a few large things at a time, one step a screen, no way out of them."""

from .gone import gone
from .guide import entry, guide
from .materials import materials
from .missing import missing
from .start import start
from .take import take
from .topics import TOPICS, home, topic

__all__ = [
    "STAFF",
    "TOPICS",
    "entry",
    "gone",
    "guide",
    "home",
    "materials",
    "missing",
    "start",
    "take",
    "topic",
]

STAFF = False
