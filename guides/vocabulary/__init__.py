"""The closed word lists of this field, one enumeration each, with their Chinese names.

Values with a number are the codes of GB/T 39046-2020, appendix A, or of the national 实施清单; the
others are our own where those leave the list to the platform. Imports nothing of ours.
"""

from .acts import Act
from .authority import (
    ImplementerNature,
    ItemStatus,
    OnlineDepth,
    PowerSource,
    ResultType,
    SystemLevel,
)
from .items import Audience, Handling, ItemType, Level, Means, Reach, Stage, TimeUnit
from .jobs import JobKind, JobState, Scope
from .labelled import Labelled
from .materials import MaterialForm, MaterialSource, MaterialType, Necessity
from .placements import FARTHEST, NEAREST, Hanging, PlacementTarget
from .places import Actor, HallKind, RegionLevel, TopicKind
from .prints import PrintState
from .publication import Access, Action, Edition, Element, Fact, Kind, Locale, Subject, UsageKind
from .ratings import (
    LONGEST_PHONE,
    LONGEST_WORDS,
    CaseState,
    RatingAspect,
    RatingLevel,
    RatingReason,
)
from .sheets import SheetKind

__all__ = [
    "FARTHEST",
    "LONGEST_PHONE",
    "LONGEST_WORDS",
    "NEAREST",
    "Access",
    "Act",
    "Action",
    "Actor",
    "Audience",
    "CaseState",
    "Edition",
    "Element",
    "Fact",
    "HallKind",
    "Handling",
    "Hanging",
    "ImplementerNature",
    "ItemStatus",
    "ItemType",
    "JobKind",
    "JobState",
    "Kind",
    "Labelled",
    "Level",
    "Locale",
    "MaterialForm",
    "MaterialSource",
    "MaterialType",
    "Means",
    "Necessity",
    "OnlineDepth",
    "PlacementTarget",
    "PowerSource",
    "PrintState",
    "RatingAspect",
    "RatingLevel",
    "RatingReason",
    "Reach",
    "RegionLevel",
    "ResultType",
    "Scope",
    "SheetKind",
    "Stage",
    "Subject",
    "SystemLevel",
    "TimeUnit",
    "TopicKind",
    "UsageKind",
]
