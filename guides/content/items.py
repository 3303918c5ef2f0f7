"""事项: what an office does for people, with every fact of it."""

from datetime import date
from typing import Annotated

from pydantic import Field

from guides.vocabulary import (
    Audience,
    Fact,
    Handling,
    ImplementerNature,
    ItemStatus,
    ItemType,
    Kind,
    Level,
    MaterialForm,
    MaterialSource,
    MaterialType,
    Means,
    Necessity,
    OnlineDepth,
    PowerSource,
    Reach,
    ResultType,
    Stage,
    SystemLevel,
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
    reducible: bool | None = None
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
    material_type: MaterialType | None = None
    issuer: str = ""
    how_to_get: str = ""
    where_to_get: str = ""
    validity: str = ""
    filling_note: str = ""
    acceptance_standard: str = ""
    basis: str = ""
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


class Question(Content):
    question: Text
    answer: Text


class FactText(Content):
    """A fact as people read it: the official value in short, and the editor's plain words."""

    value: str = ""
    words: str = ""


class SpecialProcedure(Content):
    """特别程序: what may lie between application and decision, and is not counted in the limit."""

    name: Text
    limit: Limit | None = None
    basis: str = ""
    note: str = ""


class Particulars(Content):
    """What a catalogue says of an item beside the facts that guides lead with."""

    status: ItemStatus | None = None
    version: str = ""
    description: str = ""
    main_code: str = ""
    business_name: str = ""
    business_code: str = ""
    power_source: PowerSource | None = None
    division_of_power: str = ""
    exercise_content: str = ""
    planned_from: date | None = None
    planned_until: date | None = None
    credit_code: str = ""
    implementer_nature: ImplementerNature | None = None
    delegator: str = ""
    joint_departments: str = ""
    handling_office: str = ""
    handling_unit: str = ""
    accepting_office: str = ""
    service_field: str = ""
    service_mode: str = ""
    process_description: str = ""
    flow_chart: Media | None = None
    special_procedures: tuple[SpecialProcedure, ...] = ()
    intermediary: str = ""
    quantity_limit: str = ""
    prohibited: str = ""
    progress: str = ""
    result_type: ResultType | None = None
    result_sample: Media | None = None
    result_validity: str = ""
    result_delivery: str = ""
    benefits: str = ""
    appointment: bool | None = None
    appointment_note: str = ""
    online_payment: bool | None = None
    online_depth: OnlineDepth | None = None
    mobile_url: str = ""
    system_level: SystemLevel | None = None
    self_service: bool | None = None
    post: bool | None = None
    post_note: str = ""
    in_hall: bool | None = None
    visits_basis: str = ""
    place_note: str = ""
    hours_note: str = ""
    directions: str = ""
    inquiry: str = ""
    complaint: str = ""
    review_and_appeal: str = ""
    rights_and_duties: str = ""
    remarks: str = ""
    questions: tuple[Question, ...] = ()
    # By field: codes whose meaning the source does not give; told as data, shown to nobody.
    source_codes: dict[str, str] = Field(default_factory=dict)


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
    particulars: Particulars | None = None
    facts: dict[Fact, FactText] = Field(default_factory=dict)
    source_data: dict[str, str] = Field(default_factory=dict)
