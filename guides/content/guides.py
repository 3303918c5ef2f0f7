"""办事指南: steps, their faces, and the words around them."""

from datetime import date
from typing import Annotated

from pydantic import Field

from guides.vocabulary import Actor, Edition, Element, Fact, Kind

from .items import FactText, Item, Limit, Question
from .media import Clip, Picture, Video
from .payload import Code, Content, Payload, Text


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


class EditionState(Content):
    """An edition the guide has; stale when its words were confirmed against older facts."""

    edition: Edition
    stale: bool = False


class Section(Content):
    """Further words under a heading of their own."""

    heading: Text
    text: Text


class OriginSection(Section):
    """Words of the system a guide came from; `fields` names what was filled with them."""

    fields: tuple[str, ...] = ()


class Origin(Content):
    """The system a guide was brought in from, and its own words there."""

    source: Text
    source_id: Text
    sections: tuple[OriginSection, ...] = ()


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
    sections: tuple[Section, ...] = ()
    origin: Origin | None = None
    lacks: tuple[Element, ...] = ()
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
