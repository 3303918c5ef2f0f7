"""The demo's texts as typed data: every file is read whole, and a slip in one is an error."""

import re
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Literal

import polib
from pydantic import BaseModel, ConfigDict, Field

from guides.content import Basis, Branch, Clock, Fee, Limit, Particulars, ProcessLink
from guides.vocabulary import (
    Actor,
    Audience,
    Edition,
    Fact,
    HallKind,
    Handling,
    ItemType,
    Level,
    MaterialForm,
    MaterialSource,
    MaterialType,
    Means,
    Necessity,
    RatingLevel,
    RatingReason,
    Reach,
    RegionLevel,
    TopicKind,
)

FOLDER = Path(__file__).parent
MEDIA = FOLDER / "media"
# Width and height of every film, in pixels.
FILM_SIZE = (960, 720)

_TOKEN = re.compile(r"(\{\{\s*[a-z]+\s*)@\s*([^{}\s]+)\s*\}\}")


class Text(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class SiteText(Text):
    name: str
    city: str
    phone: str
    notice: str
    owner: str
    identifier: str = ""
    icp: str = ""
    police: str = ""
    wanted: tuple[str, ...] = ()


class RegionText(Text):
    key: str
    name: str
    level: RegionLevel
    parent: str = ""


class DepartmentText(Text):
    key: str
    name: str
    short_name: str
    region: str
    phone: str
    complaint_phone: str
    credit_code: str = ""


class HoursText(Text):
    weekdays: tuple[int, ...]
    opens: Clock
    closes: Clock


class ExceptionText(Text):
    day: date
    reason: str
    opens: Clock | None = None
    closes: Clock | None = None


class WindowText(Text):
    key: str
    number: str
    name: str
    phone: str = ""


class HallText(Text):
    key: str
    name: str
    kind: HallKind
    region: str
    address: str
    latitude: str
    longitude: str
    directions: str
    phone: str
    hours_note: str
    hours: tuple[HoursText, ...]
    exceptions: tuple[ExceptionText, ...]
    windows: tuple[WindowText, ...]


class City(Text):
    site: SiteText
    regions: tuple[RegionText, ...]
    departments: tuple[DepartmentText, ...]
    halls: tuple[HallText, ...]


class OfText(Text):
    """Something said of a guide or of a hall."""

    guide: str = ""
    hall: str = ""


class CountText(OfText):
    levels: tuple[int, int, int, int, int]


class AnsweredText(OfText):
    """`days` are those since it was said, `ended` those from then to the end of its case."""

    days: int
    words: str
    answer: str = ""
    ended: int = 0


class RatingText(AnsweredText):
    level: RatingLevel
    reasons: tuple[RatingReason, ...] = ()
    phone: str = ""
    overall: RatingLevel | None = None
    efficiency: RatingLevel | None = None
    accuracy: RatingLevel | None = None
    operation: RatingLevel | None = None


class RemarkText(AnsweredText):
    part: str


class Said(Text):
    counts: tuple[CountText, ...]
    ratings: tuple[RatingText, ...]
    remarks: tuple[RemarkText, ...]


class MaterialText(Text):
    key: str
    name: str
    issuer: str
    how_to_get: str
    form: MaterialForm
    source: MaterialSource
    material_type: MaterialType | Literal[""] = ""
    where_to_get: str = ""


class MaterialUse(Text):
    key: str
    necessity: Necessity
    deadline: str = ""
    commitment: bool = False
    exempt: str = ""
    originals: int
    copies: int
    validity: str = ""
    filling_note: str = ""
    acceptance_standard: str = ""
    basis: str = ""
    note: str = ""


class WindowUse(Text):
    hall: str
    window: str


class ItemText(Text):
    source_id: str
    name: str
    everyday_names: tuple[str, ...]
    item_type: ItemType
    level: Level
    handling: Handling
    region: str
    audience: tuple[Audience, ...]
    conditions: str
    basis: tuple[Basis, ...]
    process: tuple[ProcessLink, ...]
    statutory: Limit
    promised: Limit
    charged: bool
    fees: tuple[Fee, ...]
    result: str
    reach: Reach
    reach_note: str
    means: tuple[Means, ...]
    visits: int
    visits_note: str
    proxy: bool
    proxy_note: str
    online_url: str
    phone: str
    complaint_phone: str
    materials: tuple[MaterialUse, ...]
    windows: tuple[WindowUse, ...]
    particulars: Particulars | None = None


class CalloutText(Text):
    """`x` and `y` are the writer's guess; where the drawing has it stands in callouts.json."""

    x: int
    y: int
    text: str


class PictureText(Text):
    """`scene` is for whoever draws, where `alt` does not tell enough."""

    file: str
    alt: str
    scene: str = ""
    labels: tuple[str, ...] = ()
    callouts: tuple[CalloutText, ...]


class ClipText(Text):
    """A stretch of the guide's film, in milliseconds."""

    start: int
    end: int


class StepText(Text):
    id: str
    title: str
    actor: Actor
    where: str
    duration: Limit | None = None
    hands_in: tuple[str, ...] = ()
    words: str
    branches: tuple[Branch, ...] = ()
    narration: tuple[str, ...] = ()
    clip: ClipText | None = None
    picture: PictureText | None = None


class QuestionText(Text):
    question: str
    answer: str


class VideoText(Text):
    title: str
    file: str
    poster: str
    captions: dict[str, str]


class GuideText(Text):
    key: str
    department: str
    topics: tuple[str, ...]
    title: str
    summary: str
    editions: tuple[Edition, ...]
    related: tuple[str, ...]
    reviewed_on: date
    review_due: date
    tips: tuple[str, ...]
    warnings: tuple[str, ...]
    notes: str
    sources: tuple[str, ...]
    answers: dict[Fact, str]
    items: tuple[ItemText, ...] = Field(min_length=1)
    steps: tuple[StepText, ...]
    questions: tuple[QuestionText, ...]
    video: VideoText | None = None

    @property
    def filmed(self) -> bool:
        return Edition.VIDEO in self.editions and self.video is not None

    @property
    def drawn(self) -> bool:
        return any(step.picture for step in self.steps)


class LifeEventStepText(Text):
    guide: str
    note: str = ""


class LifeEventText(Text):
    name: str
    kind: TopicKind
    summary: str
    guides: tuple[LifeEventStepText, ...] = Field(min_length=2)


class _LifeEvents(Text):
    life_events: tuple[LifeEventText, ...]


class _Materials(Text):
    materials: tuple[MaterialText, ...]


@cache
def city() -> City:
    """Return the made-up city: brand, regions, departments, halls."""
    return City.model_validate(_toml(FOLDER / "city.toml"))


@cache
def materials() -> tuple[MaterialText, ...]:
    """Return what people are asked to bring, for all guides."""
    files = sorted(FOLDER.glob("materials-*.toml"))
    return tuple(one for file in files for one in _Materials.model_validate(_toml(file)).materials)


@cache
def guides() -> tuple[GuideText, ...]:
    """Return every guide, in the order of its file's name."""
    files = sorted((FOLDER / "guides").glob("*.toml"))
    return tuple(GuideText.model_validate(_toml(file)) for file in files)


@cache
def life_events() -> tuple[LifeEventText, ...]:
    """Return what people do by following several guides, in order."""
    return _LifeEvents.model_validate(_toml(FOLDER / "life-events.toml")).life_events


@cache
def said() -> Said:
    """Return what people say of guides and halls."""
    return Said.model_validate(_toml(FOLDER / "ratings.toml"))


def city_words() -> Mapping[str, str]:
    """Return the English words of the site, regions, departments, halls and topics."""
    return words_of(FOLDER / "city.en.po")


def material_words() -> Mapping[str, str]:
    return words_of(FOLDER / "materials.en.po")


def life_event_words() -> Mapping[str, str]:
    return words_of(FOLDER / "life-events.en.po")


def guide_words(guide: GuideText) -> Mapping[str, str]:
    """Return the English words of a guide and its items, nothing where it has none."""
    file = next((FOLDER / "guides").glob(f"[0-9][0-9]-{guide.key}.toml"))
    return words_of(file.with_suffix(".en.po"))


@cache
def words_of(file: Path) -> Mapping[str, str]:
    """Return a PO file's English by the Chinese it stands for; nothing where there is no file."""
    entries = polib.pofile(str(file)) if file.exists() else ()
    return {entry.msgid: entry.msgstr for entry in entries}


def with_codes(words: str, codes: dict[str, str]) -> str:
    """Return words whose tokens name an item by its source id with its code instead."""
    return _TOKEN.sub(lambda match: f"{match[1]}@{codes[match[2]]}}}}}", words.strip())


def _toml(file: Path) -> dict[str, object]:
    with file.open("rb") as source:
        return tomllib.load(source)
