"""事项: what an office does for people, with every fact of it."""

from typing import Annotated

from pydantic import Field

from guides.vocabulary import (
    Audience,
    Fact,
    Handling,
    ItemType,
    Kind,
    Level,
    MaterialForm,
    MaterialSource,
    Means,
    Necessity,
    Reach,
    Stage,
    TimeUnit,
)

from .payload import Code, Content, Media, Payload, Text


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
