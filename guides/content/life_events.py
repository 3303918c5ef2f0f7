"""What people do one after the other for one event of life: a child is born, a house is bought."""

from guides.vocabulary import Kind, TopicKind

from .payload import Code, Content, Payload, Text


class LifeEventStep(Content):
    """One of the guides, and in few words when it is due or why it is needed."""

    guide: Code
    note: str = ""


class LifeEvent(Payload):
    """Guides in the order in which they are done; those that are not public are passed over."""

    kind = Kind.LIFE_EVENT
    name: Text
    topic_kind: TopicKind
    order: int = 0
    summary: str = ""
    guides: tuple[LifeEventStep, ...] = ()
