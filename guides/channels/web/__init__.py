"""Pages for citizens, on any screen, and the fullest feed."""

from .gone import gone
from .guide import entry, guide
from .hall import hall
from .home import home
from .item import item
from .missing import missing
from .topic import topic

__all__ = ["STAFF", "entry", "gone", "guide", "hall", "home", "item", "missing", "topic"]

STAFF = False
