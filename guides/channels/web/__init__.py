"""Pages for citizens, on any screen, and the fullest feed."""

from .app import app
from .gone import gone
from .guide import entry, guide
from .guides import Stretch, alphabet, narrowed
from .hall import Here, hall
from .halls import halls
from .home import Shown, home
from .item import item
from .life_event import EventLine, event_lines, life_event, life_events
from .missing import missing, words_of
from .offline import offline
from .rating import Typed, parts_of, rating, remark, thanks
from .reply import refused
from .statement import site_map, statement
from .topic import topic, topics

__all__ = [
    "STAFF",
    "EventLine",
    "Here",
    "Shown",
    "Stretch",
    "Typed",
    "alphabet",
    "app",
    "entry",
    "event_lines",
    "gone",
    "guide",
    "hall",
    "halls",
    "home",
    "item",
    "life_event",
    "life_events",
    "missing",
    "narrowed",
    "offline",
    "parts_of",
    "rating",
    "refused",
    "remark",
    "site_map",
    "statement",
    "thanks",
    "topic",
    "topics",
    "words_of",
]

STAFF = False
