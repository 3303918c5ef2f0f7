"""From what was understood of an old guide, and what its item took, to the words on its page."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from guides.exchange.understood import Coded, Understood
from guides.models import Topic
from guides.vocabulary import Actor

from .facts import CODES
from .guide import OldGuide
from .mapping import GuideMapping
from .page import PageWords, Section, Step
from .remarks import Remark, remarks_on
from .taken import Taken

# Data, not interface: what stands for a text that was empty in the source.
_EMPTY = "（空）"
# Marks words of a page's origin that no reader is shown.
_INNER = {"inner": True}
_SENTENCE = re.compile(r"[^。！？；\n]{4,100}[。！？]?")
_SIGNS = re.compile(r"(?:\d{1,2}|true|fa?l?se|fasle|[YN是否]|[,，、;；\s])+", re.IGNORECASE)
_LONGEST_QUESTION = 100
_LONGEST_STEP = 50


@dataclass
class Plan:
    """What an old guide becomes, and what to tell of it."""

    words: PageWords
    remarks: list[Remark] = field(default_factory=list)


def plan_of(
    guide: OldGuide,
    key: tuple[str, str],
    mapping: GuideMapping,
    understood: Understood,
    taken: Taken,
    topics: list[Topic],
    agreeing: set[str],
    beside: Iterable[tuple[str, str]] = (),
) -> Plan:
    """Return what a guide's page is to say.

    `agreeing` are the names that the page or item bears anyhow, `beside` further words to keep,
    under headings.
    """
    plan = Plan(PageWords(key=key, title=guide.name, topics=topics))
    plan.words.summary = _summary(understood)
    on_page = _steps(plan, understood) | _questions(plan, understood)
    said = taken.said() | on_page | agreeing
    open_fields = (taken.not_said() | {"steps", "questions"}) - said
    for number, section in enumerate(guide.sections):
        outcome = understood.outcomes[number]
        text = guide.whole.get(number) or section.text
        fields = [name for name in outcome.fields if name in said]
        codes = {f"{CODES}.{one.field}" for one in understood.coded if _is_of(one, number)}
        fields += [CODES] * bool(codes & said)
        plan.words.origin.append(_origin(section.label, text, fields))
        heading = mapping.headings.get(section.label, section.label)
        if set(outcome.fields) & open_fields:
            plan.words.sections.append(Section(heading, section.text, str(number)))
            continue
        # A bare sign with no field of ours tells a reader nothing; it stays with the old words.
        left = [
            one
            for one in understood.left
            if one.section == number and not _SIGNS.fullmatch(one.text)
        ]
        for place, one in enumerate(left):
            better = mapping.headings.get(section.label, one.heading)
            plan.words.sections.append(Section(better, one.text, f"{number}/{place}"))
    kept = [(one.label, one.text) for one in guide.kept]
    plan.words.origin += [_origin(label, text, []) for label, text in (*beside, *kept)]
    plan.words.origin += [_origin(one.label, one.text, []) | _INNER for one in guide.inner]
    plan.remarks += remarks_on(understood, taken)
    return plan


def _is_of(coded: Coded, section: int) -> bool:
    return any(origin.section == section for origin in coded.origins)


def _origin(heading: str, text: str, fields: list[str]) -> dict[str, Any]:
    return {"heading": heading or _EMPTY, "text": text.strip() or _EMPTY, "fields": fields}


def _summary(understood: Understood) -> str:
    value = understood.values.get("description")
    text = str(value.value).strip() if value is not None and value.value else ""
    return text if _SENTENCE.fullmatch(text) else ""


def _steps(plan: Plan, understood: Understood) -> set[str]:
    rows = understood.rows.get("steps", [])
    steps = [
        Step(row.value.title.strip(), row.value.words.strip(), row.value.actor or Actor.APPLICANT)
        for row in rows
        if row.value.title.strip() and row.value.words.strip()
    ]
    if not steps or len(steps) < len(rows) or any(len(one.title) > _LONGEST_STEP for one in steps):
        return set()
    plan.words.steps = steps
    return {"steps"}


def _questions(plan: Plan, understood: Understood) -> set[str]:
    rows = understood.rows.get("questions", [])
    asked = [(row.value.question.strip(), row.value.answer.strip()) for row in rows]
    if not asked or any(not one or not two or len(one) > _LONGEST_QUESTION for one, two in asked):
        return set()
    plan.words.questions = asked
    return {"questions"}
