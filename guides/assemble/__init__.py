"""The only bridge from what editors edit to what is said, and the only code that queries for it.

Numbers, money, dates, phones, codes and relations are read from the zh-Hans row; words from the
locale's row if there is one.
"""

from .guides import guide_of, note_of, source_of
from .items import facts_digest, item_of, items_of
from .life_events import life_event_of
from .locales import language_of, locale_of, source_of_thing, thing_in_languages
from .placements import placement_of
from .places import (
    department_of,
    hall_of,
    region_of,
    site_of,
    sites_of,
    statement_of,
    topic_of,
)
from .relations import Made, as_made, items_with_relations

__all__ = [
    "Made",
    "as_made",
    "department_of",
    "facts_digest",
    "guide_of",
    "hall_of",
    "item_of",
    "items_of",
    "items_with_relations",
    "language_of",
    "life_event_of",
    "locale_of",
    "note_of",
    "placement_of",
    "region_of",
    "site_of",
    "sites_of",
    "source_of",
    "source_of_thing",
    "statement_of",
    "thing_in_languages",
    "topic_of",
]
