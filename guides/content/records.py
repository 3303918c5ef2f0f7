"""A ledger row as channels receive it, and what surrounds it."""

from datetime import datetime
from typing import Any

from pydantic import Field

from guides.vocabulary import Access, Action, Kind, Locale

from .guides import Guide, Note
from .items import Item
from .life_events import LifeEvent
from .payload import Code, Content, Digest, Payload
from .placements import Placement
from .places import Department, Hall, Region, Site, Topic
from .statements import Statement


class Withdrawal(Payload):
    """The tombstone of a code: why it went and what to read instead."""

    of: Kind
    title: str = ""
    reason: str = ""
    successor: Code | None = None


class Record(Content):
    """A ledger row as a channel receives it: its position and what it says.

    `behind` tells that a translation says words of an older zh-Hans revision than the current.
    """

    sequence: int
    kind: Kind
    code: Code
    locale: Locale
    revision: int
    action: Action
    audience: Access
    digest: Digest
    effective_from: datetime
    recorded_at: datetime
    source_revision: int | None = None
    behind: bool = False
    change_note: str = ""
    payload: Any = None

    @property
    def title(self) -> str:
        """How a guide is entitled, or anything else is named."""
        return str(getattr(self.payload, "title", "") or self.payload.name)


class Snapshot(Content):
    """The published things that a guide, page or feed names by code, as of one moment."""

    site: Site
    regions: dict[str, Region] = Field(default_factory=dict)
    departments: dict[str, Department] = Field(default_factory=dict)
    topics: dict[str, Topic] = Field(default_factory=dict)
    halls: dict[str, Hall] = Field(default_factory=dict)
    guides: dict[str, Guide] = Field(default_factory=dict)


PAYLOADS: dict[Kind, type[Payload]] = {
    model.kind: model
    for model in (
        Site,
        Region,
        Department,
        Topic,
        LifeEvent,
        Item,
        Hall,
        Guide,
        Note,
        Statement,
        Placement,
    )
}


def read(kind: Kind, action: Action, payload: bytes | str) -> Payload:
    """Return the payload of a row of any schema version; raises pydantic's ValidationError."""
    model = Withdrawal if action == Action.WITHDRAW else PAYLOADS[kind]
    return model.model_validate_json(payload)
