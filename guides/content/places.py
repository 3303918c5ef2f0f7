"""Site, regions, departments, topics and halls."""

from datetime import date
from typing import Annotated

from pydantic import Field

from guides.vocabulary import HallKind, Kind, RegionLevel, TopicKind

from .payload import Clock, Code, Colour, Content, Degrees, Media, Payload, Text


class CalendarDay(Content):
    """A day on which offices work or rest, whatever its weekday."""

    day: date
    working: bool
    name: Text


class CalendarYear(Content):
    """What is arranged of a year; all its other days are as the week has them."""

    year: int
    days: tuple[CalendarDay, ...] = ()


class Site(Payload):
    """The authority's name, brand and record numbers, shown on every page.

    Colours are empty where the look's own hold; `wanted` are the guides that most people come for.
    """

    kind = Kind.SITE
    name: Text
    city: Text
    phone: str = "12345"
    notice: str = ""
    owner: str = ""
    identifier: str = ""
    icp: str = ""
    police: str = ""
    calendar: tuple[CalendarYear, ...] = ()
    emblem: Media | None = None
    emblem_words: str = ""
    link: Colour = ""
    link_dark: Colour = ""
    seal: Colour = ""
    seal_dark: Colour = ""
    wanted: tuple[Code, ...] = ()


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
    credit_code: str = ""
    region: Code | None = None
    phone: str = ""
    complaint_phone: str = ""


class Topic(Payload):
    kind = Kind.TOPIC
    name: Text
    topic_kind: TopicKind
    order: int = 0
    description: str = ""


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
    queue_url: str = ""
    hours: tuple[Opening, ...] = ()
    hours_note: str = ""
    exceptions: tuple[HoursException, ...] = ()
    windows: tuple[Window, ...] = ()
