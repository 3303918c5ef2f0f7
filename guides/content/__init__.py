"""What is published, as frozen, typed, plain data; imports nothing of ours but the word lists.

A payload is what one ledger row says. It holds facts by value and other public things by code, so
that a renamed topic is one row and republishes no guide. Money is in 分, ratios and coordinates
are strings, positions are whole thousandths: no float occurs anywhere.
"""

from .guides import Branch, EditionState, Guide, Note, Origin, OriginSection, Section, Step
from .items import (
    Basis,
    FactText,
    Fee,
    Item,
    Limit,
    Material,
    Particulars,
    ProcessLink,
    Question,
    SpecialProcedure,
    WindowUse,
)
from .life_events import LifeEvent, LifeEventStep
from .media import Callout, Captions, Chapter, Clip, Picture, Video
from .payload import (
    Clock,
    Code,
    Colour,
    Content,
    Degrees,
    Digest,
    Media,
    Payload,
    Text,
    Thousandths,
    canonical,
    digest,
)
from .placements import Placement
from .places import (
    CalendarDay,
    CalendarYear,
    Department,
    Hall,
    HoursException,
    Opening,
    Region,
    Site,
    Topic,
    Window,
)
from .records import PAYLOADS, Record, Snapshot, Withdrawal, read
from .statements import Statement

__all__ = [
    "PAYLOADS",
    "Basis",
    "Branch",
    "CalendarDay",
    "CalendarYear",
    "Callout",
    "Captions",
    "Chapter",
    "Clip",
    "Clock",
    "Code",
    "Colour",
    "Content",
    "Degrees",
    "Department",
    "Digest",
    "EditionState",
    "FactText",
    "Fee",
    "Guide",
    "Hall",
    "HoursException",
    "Item",
    "LifeEvent",
    "LifeEventStep",
    "Limit",
    "Material",
    "Media",
    "Note",
    "Opening",
    "Origin",
    "OriginSection",
    "Particulars",
    "Payload",
    "Picture",
    "Placement",
    "ProcessLink",
    "Question",
    "Record",
    "Region",
    "Section",
    "Site",
    "Snapshot",
    "SpecialProcedure",
    "Statement",
    "Step",
    "Text",
    "Thousandths",
    "Topic",
    "Video",
    "Window",
    "WindowUse",
    "Withdrawal",
    "canonical",
    "digest",
    "read",
]
