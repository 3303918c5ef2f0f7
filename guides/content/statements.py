"""What a site says of itself: who runs it, whom to ask, who can use it, what it keeps."""

from datetime import date

from guides.vocabulary import Kind, Subject

from .guides import Section
from .payload import Payload, Text


class Statement(Payload):
    """One subject in plain words; `{{city}}` and the like stand for what the site row says."""

    kind = Kind.STATEMENT
    subject: Subject
    name: Text
    summary: str = ""
    sections: tuple[Section, ...] = ()
    checked_on: date | None = None
