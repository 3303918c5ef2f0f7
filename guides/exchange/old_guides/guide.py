"""One guide as another system has it: labels and the words below them, nothing understood yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from .sections import OldSection


@dataclass(frozen=True)
class OldGuide:
    """A guide in the order of its source; `line` is where it begins there, counted from 1.

    `region`, `department`, `topic` and `item_id` are empty where the source does not say them.
    `kept` are the words beside the guide that no key of the mapping names, `inner` those that the
    mapping keeps for staff. `whole` holds, by the
    place of its section, the wording where lines alone do not have all of it.
    """

    line: int
    source_id: str
    name: str
    region: str = ""
    department: str = ""
    topic: str = ""
    item_id: str = ""
    sections: tuple[OldSection, ...] = ()
    kept: tuple[OldSection, ...] = ()
    inner: tuple[OldSection, ...] = ()
    whole: Mapping[int, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Unread:
    """A record or file that is no guide: where it stands, and what to do."""

    line: int
    field: str
    value: str
    reason: str
    remedy: str
