"""What an old guide says on its page, put there where no editor has written since."""

import json
import re
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from guides.models import GuidePage, Topic
from guides.vocabulary import Actor

_IDS = uuid.UUID("0d5ed7a4-6a3c-4c5c-8a52-1d9a3c8d6f10")
_BRACES = re.compile(r"\{(?=\{)|\}(?=\})")
# Data, not interface: headings that no label gives.
_NAME, _OTHER = "名称", "其他"
_LONGEST_HEADING = 100
_LONGEST_TITLE = 200

FIELDS = ("title", "summary", "steps", "questions", "sections", "topics")


@dataclass(frozen=True)
class Step:
    title: str
    words: str
    actor: Actor = Actor.APPLICANT


@dataclass(frozen=True)
class Section:
    """Words under a heading; `place` tells it from the guide's others, and stays the same."""

    heading: str
    text: str
    place: str


@dataclass
class PageWords:
    """All that an import puts on a page. `key` is the source and the guide's id there."""

    key: tuple[str, str]
    title: str
    summary: str = ""
    steps: list[Step] = field(default_factory=list)
    questions: list[tuple[str, str]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    topics: list[Topic] = field(default_factory=list)
    # As the page keeps it: heading, text and the fields filled, of each old section.
    origin: list[dict[str, Any]] = field(default_factory=list)

    def slug(self) -> str:
        return f"g-{uuid.uuid5(_IDS, json.dumps(self.key)).hex[:16]}"

    def values(self) -> dict[str, Any]:
        """Return the fields of the page by name, streams as they are stored."""
        return {
            "title": self.title if len(self.title) <= _LONGEST_TITLE else f"{self.title[:199]}…",
            "summary": bare(self.summary),
            "steps": self._stream("step", map(_step, self.steps)),
            "questions": self._stream(
                "question",
                ({"question": bare(one), "answer": bare(answer)} for one, answer in self.questions),
            ),
            "sections": self._sections(),
            "topics": sorted(topic.pk for topic in self.topics),
        }

    def _sections(self) -> list[dict[str, Any]]:
        title = [Section(_NAME, self.title, "title")] * (len(self.title) > _LONGEST_TITLE)
        return [
            {"type": "section", "value": _section(one), "id": self._id(f"section/{one.place}")}
            for one in (*title, *self.sections)
            if one.text.strip()
        ]

    def _stream(self, kind: str, values: Iterable[dict[str, Any]]) -> list[dict[str, Any]]:
        return [
            {"type": kind, "value": value, "id": self._id(f"{kind}/{number}")}
            for number, value in enumerate(values, start=1)
        ]

    def _id(self, place: str) -> str:
        return str(uuid.uuid5(_IDS, json.dumps([*self.key, place])))


def bare(text: str) -> str:
    """Return a text whose braces stand for nothing: old words hold no tokens of ours."""
    return _BRACES.sub(lambda brace: f"{brace[0]} ", text)


def put(page: GuidePage, words: PageWords, own: Mapping[str, Any]) -> tuple[bool, list[str]]:
    """Put an import's words on a page; return whether anything changed, and what was left alone.

    A field that says something else than the import's last draft (`own`) was written by an editor
    since: it stays.
    """
    changed, left = False, []
    for name, wanted in words.values().items():
        now = _normal(name, _held(page, name))
        new = _normal(name, wanted)
        before = _normal(name, own[name]) if name in own else None
        if new in (now, before):
            continue
        if before is not None and now == before:
            _set(page, name, wanted)
            changed = True
        else:
            left.append(str(_field(name).verbose_name))
    if page.origin != words.origin:
        page.origin = words.origin
        changed = True
    return changed, left


def fresh(words: PageWords, source: str, source_id: str, locale: Any) -> GuidePage:
    """Return a page that was never saved."""
    page = GuidePage(
        slug=words.slug(), locale=locale, live=False, source=source, source_id=source_id
    )
    for name, wanted in words.values().items():
        _set(page, name, wanted)
    page.origin = words.origin
    return page


def _set(page: GuidePage, name: str, value: Any) -> None:
    model_field = _field(name)
    if isinstance(model_field, StreamField):
        value = StreamValue(model_field.stream_block, value, is_lazy=True)
    setattr(page, name, Topic.objects.filter(pk__in=value) if name == "topics" else value)


def _field(name: str) -> Any:
    return GuidePage._meta.get_field(name)


def _held(page: GuidePage, name: str) -> Any:
    if name == "topics":
        return [topic.pk for topic in page.topics.all()]
    value = getattr(page, name)
    return value.get_prep_value() if isinstance(value, StreamValue) else value


def _normal(name: str, value: Any) -> Any:
    """Return a field's value in the one form in which equal ones are equal."""
    model_field = _field(name)
    if isinstance(model_field, StreamField):
        raw = json.loads(value) if isinstance(value, str) else value
        stream = model_field.stream_block.to_python(raw or [])
        return [(one.block_type, one.id, one.get_prep_value()["value"]) for one in stream]
    return sorted(value) if name == "topics" else value


def _step(step: Step) -> dict[str, Any]:
    return {
        "title": bare(step.title),
        "actor": step.actor.value,
        "words": bare(step.words),
    }


def _section(section: Section) -> dict[str, str]:
    heading, text = bare(" ".join(section.heading.split())), bare(section.text.strip())
    if len(heading) > _LONGEST_HEADING:
        text, heading = f"{heading}\n{text}", f"{heading[: _LONGEST_HEADING - 1]}…"
    return {"heading": heading or _OTHER, "text": text}
