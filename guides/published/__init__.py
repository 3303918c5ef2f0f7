"""What is public now, read from the ledger: records, lists, changes and the things they name."""

from .lists import Page, changes, listing
from .once import reading_once
from .position import State, head, state
from .records import guide_of_item, is_public, localised, record, record_on, records_of, site
from .snapshots import named, snapshot, snapshot_on

__all__ = [
    "Page",
    "State",
    "changes",
    "guide_of_item",
    "head",
    "is_public",
    "listing",
    "localised",
    "named",
    "reading_once",
    "record",
    "record_on",
    "records_of",
    "site",
    "snapshot",
    "snapshot_on",
    "state",
]
