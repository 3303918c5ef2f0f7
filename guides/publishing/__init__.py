"""The one place where a change by an editor becomes rows in the ledger.

Every function here runs inside `ledger.transaction`, reads afresh what it publishes, and renders
nothing: that is the channels' and followers' part.
"""

from .fanout import finish_fanouts, guides_using, republish
from .files import FILES, publish_file, republish_showing, showing
from .guides import publish_guide
from .placements import publish_placement
from .things import (
    PLAIN,
    publish_hall,
    publish_item,
    publish_items,
    publish_material,
    publish_naming,
    publish_plain,
    speechless,
)
from .withdrawal import KINDS, withdraw

__all__ = [
    "FILES",
    "KINDS",
    "PLAIN",
    "finish_fanouts",
    "guides_using",
    "publish_file",
    "publish_guide",
    "publish_hall",
    "publish_item",
    "publish_items",
    "publish_material",
    "publish_naming",
    "publish_placement",
    "publish_plain",
    "republish",
    "republish_showing",
    "showing",
    "speechless",
    "withdraw",
]
