"""What is published, as frozen, typed, plain data; imports nothing of ours but the word lists.

A payload is what one ledger row says. It holds facts by value and other public things by code, so
that a renamed topic is one row and republishes no guide. Money is in 分, ratios and coordinates
are strings, positions are whole thousandths: no float occurs anywhere.
"""

import hashlib
import json
import unicodedata
from datetime import date, datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from .codes import PATTERN
from .vocabulary import (
    Access,
    Action,
    Actor,
    Audience,
    Edition,
    Fact,
    HallKind,
    Handling,
    ItemType,
    Kind,
    Level,
    Locale,
    MaterialForm,
    MaterialSource,
    Means,
    Necessity,
    Reach,
    RegionLevel,
    Stage,
    TimeUnit,
    TopicKind,
)

Code = Annotated[str, StringConstraints(pattern=rf"^{PATTERN}$")]
Digest = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Clock = Annotated[str, StringConstraints(pattern=r"^([01]\d|2[0-3]):[0-5]\d$|^24:00$")]
Degrees = Annotated[str, StringConstraints(pattern=r"^-?\d{1,3}(\.\d{1,7})?$")]
Thousandths = Annotated[int, Field(ge=0, le=1000)]
Text = Annotated[str, StringConstraints(min_length=1)]


class Content(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", populate_by_name=True)


class Payload(Content):
    """What one ledger row says of one code in one locale."""

    kind: ClassVar[Kind]
    schema_version: Literal[1] = Field(1, alias="schema")
    code: Code
    locale: Locale

    def canonical(self) -> bytes:
        """Return the bytes the ledger stores: sorted keys, no spaces, NFC, UTF-8."""
        return canonical(self.model_dump(mode="json", by_alias=True))


class Media(Content):
    """A published file; `path` is relative to the site's base address and never changes."""

    path: Annotated[str, StringConstraints(pattern=r"^media/[0-9a-f]{16}/[^/]+$")]
    digest: Digest
    size: int
    type: str
    name: str
    width: int | None = None
    height: int | None = None


class Site(Payload):
    """The authority's name, brand and record numbers, shown on every page."""

    kind = Kind.SITE
    name: Text
    city: Text
    phone: str = "12345"
    notice: str = ""
    owner: str = ""
    identifier: str = ""
    icp: str = ""
    police: str = ""


class Region(Payload):
    kind = Kind.REGION
    name: Text
    level: RegionLevel
    parent: Code | None = None
    official_code: str = ""


class Department(Payload):
    kind = Kind.DEPARTMENT
    name: Text
    short_name: str = ""
    region: Code | None = None
    phone: str = ""
    complaint_phone: str = ""


class Topic(Payload):
    kind = Kind.TOPIC
    name: Text
    topic_kind: TopicKind
    order: int = 0
    description: str = ""


class Limit(Content):
    """A length of time; zero working days means at once."""

    value: Annotated[int, Field(ge=0)]
    unit: TimeUnit
    note: str = ""


class Fee(Content):
    """One charge: `amount` in 分, None where only a standard in words exists."""

    name: Text
    amount: Annotated[int, Field(ge=0)] | None = None
    unit: str = ""
    standard: str = ""
    basis: str = ""
    waiver: str = ""


class Basis(Content):
    """One law or rule that an item rests on (设定依据)."""

    title: Text
    article: str = ""
    text: str = ""
    url: str = ""


class Material(Content):
    """A material as one item asks for it."""

    code: Code
    name: Text
    necessity: Necessity = Necessity.REQUIRED
    deadline: str = ""
    commitment: bool = False
    exempt: str = ""
    form: MaterialForm | None = None
    originals: Annotated[int, Field(ge=0)] | None = None
    copies: Annotated[int, Field(ge=0)] | None = None
    source: MaterialSource | None = None
    issuer: str = ""
    how_to_get: str = ""
    note: str = ""
    blank: Media | None = None
    sample: Media | None = None


class ProcessLink(Content):
    """One official stage (办理环节) with the time it may take."""

    stage: Stage
    days: Limit | None = None
    who: str = ""


class WindowUse(Content):
    """Where an item is handled: a hall and, where known, one of its windows, both by code."""

    hall: Code
    window: Code | None = None
    note: str = ""


class FactText(Content):
    """A fact as people read it: the official value in short, and the editor's plain words."""

    value: str = ""
    words: str = ""


class Item(Payload):
    """事项 as the catalogue has it."""

    kind = Kind.ITEM
    source: Text
    source_id: Text
    name: Text
    everyday_names: tuple[str, ...] = ()
    base_code: str = ""
    implementation_code: str = ""
    source_code: str = ""
    item_type: ItemType | None = None
    level: Level | None = None
    handling: Handling | None = None
    region: Code | None = None
    department: Code | None = None
    department_name: str = ""
    topics: tuple[Code, ...] = ()
    main_item: str = ""
    basis: tuple[Basis, ...] = ()
    conditions: str = ""
    audience: tuple[Audience, ...] = ()
    process: tuple[ProcessLink, ...] = ()
    statutory: Limit | None = None
    promised: Limit | None = None
    charged: bool | None = None
    fees: tuple[Fee, ...] = ()
    result: str = ""
    reach: Reach | None = None
    reach_note: str = ""
    means: tuple[Means, ...] = ()
    visits: Annotated[int, Field(ge=0)] | None = None
    visits_note: str = ""
    proxy: bool | None = None
    proxy_note: str = ""
    online_url: str = ""
    phone: str = ""
    complaint_phone: str = ""
    materials: tuple[Material, ...] = ()
    windows: tuple[WindowUse, ...] = ()
    facts: dict[Fact, FactText] = Field(default_factory=dict)
    source_data: dict[str, str] = Field(default_factory=dict)


class Opening(Content):
    """Open from `opens` to `closes` on `weekday` (1 is Monday)."""

    weekday: Annotated[int, Field(ge=1, le=7)]
    opens: Clock
    closes: Clock


class HoursException(Content):
    """A day that differs: closed, or open at other times."""

    day: date
    closed: bool = True
    opens: Clock | None = None
    closes: Clock | None = None
    reason: str = ""


class Window(Content):
    code: Code
    number: Text
    name: str = ""
    phone: str = ""


class Hall(Payload):
    """A place of service; coordinates are CGCS2000/WGS 84 degrees."""

    kind = Kind.HALL
    name: Text
    hall_kind: HallKind
    region: Code | None = None
    address: Text
    latitude: Degrees | None = None
    longitude: Degrees | None = None
    directions: str = ""
    phone: str = ""
    hours: tuple[Opening, ...] = ()
    hours_note: str = ""
    exceptions: tuple[HoursException, ...] = ()
    windows: tuple[Window, ...] = ()


class Callout(Content):
    """A numbered mark on a picture, in thousandths of its width and height from the top left."""

    number: Annotated[int, Field(ge=1)]
    x: Thousandths
    y: Thousandths
    text: Text


class Picture(Content):
    media: Media
    alt: Text
    callouts: tuple[Callout, ...] = ()


class Captions(Content):
    """A WebVTT file in one language."""

    locale: Locale
    media: Media


class Chapter(Content):
    """A named stretch of a video, in milliseconds."""

    title: Text
    start: Annotated[int, Field(ge=0)]
    end: Annotated[int, Field(ge=0)]


class Video(Content):
    media: Media
    title: Text
    duration: Annotated[int, Field(ge=0)]
    poster: Media | None = None
    captions: tuple[Captions, ...] = ()
    chapters: tuple[Chapter, ...] = ()
    transcript: str = ""


class Clip(Content):
    """The moving face of a step: a chapter of the guide's video (`video` None) or its own."""

    video: Video | None = None
    start: Annotated[int, Field(ge=0)] = 0
    end: Annotated[int, Field(ge=0)] | None = None


class Branch(Content):
    """If `condition` holds, what happens; `to` is the number of the step that follows."""

    condition: Text
    outcome: str = ""
    to: Annotated[int, Field(ge=1)] | None = None


class Step(Content):
    """One step and its three faces: words, picture, clip."""

    id: Text
    number: Annotated[int, Field(ge=1)]
    title: Text
    actor: Actor = Actor.APPLICANT
    where: str = ""
    duration: Limit | None = None
    hands_in: tuple[Code, ...] = ()
    words: Text
    picture: Picture | None = None
    clip: Clip | None = None
    branches: tuple[Branch, ...] = ()


class Question(Content):
    question: Text
    answer: Text


class EditionState(Content):
    """An edition the guide has; stale when its words were confirmed against older facts."""

    edition: Edition
    stale: bool = False


class Guide(Payload):
    """办事指南: one guide in one language, with the facts of its items by value."""

    kind = Kind.GUIDE
    title: Text
    summary: str = ""
    department: Code
    topics: tuple[Code, ...] = ()
    items: Annotated[tuple[Item, ...], Field(min_length=1)]
    facts: dict[Fact, FactText] = Field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    tips: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    questions: tuple[Question, ...] = ()
    editions: tuple[EditionState, ...] = ()
    video: Video | None = None
    related: tuple[Code, ...] = ()
    reviewed_on: date | None = None
    review_due: date | None = None

    @property
    def item(self) -> Item:
        """The main item: the first one."""
        return self.items[0]

    def has(self, edition: Edition) -> bool:
        return any(state.edition == edition for state in self.editions)


class Note(Payload):
    """Internal notes of a guide for staff at the window; its code is the guide's."""

    kind = Kind.NOTE
    text: Text


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


class Snapshot(Content):
    """The published things that a guide, page or feed names by code, as of one moment."""

    site: Site
    regions: dict[str, Region] = Field(default_factory=dict)
    departments: dict[str, Department] = Field(default_factory=dict)
    topics: dict[str, Topic] = Field(default_factory=dict)
    halls: dict[str, Hall] = Field(default_factory=dict)
    guides: dict[str, Guide] = Field(default_factory=dict)


PAYLOADS: dict[Kind, type[Payload]] = {
    model.kind: model for model in (Site, Region, Department, Topic, Item, Hall, Guide, Note)
}


def canonical(value: Any) -> bytes:
    """Return sorted, space-free, NFC-normalised UTF-8 JSON; TypeError on a float."""
    return json.dumps(
        _plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    ).encode()


def digest(payload: bytes) -> str:
    """Return the SHA-256 of payload bytes in lower-case hexadecimal."""
    return hashlib.sha256(payload).hexdigest()


def read(kind: Kind, action: Action, payload: bytes | str) -> Payload:
    """Return the payload of a row of any schema version; raises pydantic's ValidationError."""
    model = Withdrawal if action == Action.WITHDRAW else PAYLOADS[kind]
    return model.model_validate_json(payload)


def _plain(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, float):
        raise TypeError(f"a float has no place in a payload: {value!r}")
    if isinstance(value, dict):
        return {_plain(key): _plain(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(part) for part in value]
    return value
