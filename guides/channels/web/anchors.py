"""The parts of a guide's page that one can be led to, in their order there."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels.names import Part
from guides.channels.particulars import language_of
from guides.channels.told import Told
from guides.vocabulary import Fact, Locale


@dataclass(frozen=True)
class Anchor:
    """A part by its id on the page; `locale` is the language of its label."""

    name: str
    label: str
    locale: Locale


def anchors(told: Told, facts: Mapping[str, Any], locale: Locale) -> list[Anchor]:
    """Return the parts of a page with these facts, named in the reader's language as far as the
    site names them."""
    with override(locale.value.lower()):
        return list(_parts(told, facts, locale))


def with_steps(told: Told, facts: Mapping[str, Any], locale: Locale) -> list[Anchor]:
    """Return the same with each step as a part of its own."""
    found: list[Anchor] = []
    for one in anchors(told, facts, locale):
        found.append(one)
        if one.name == "steps":
            found += _steps(told, locale)
    return found


def _parts(told: Told, facts: Mapping[str, Any], locale: Locale) -> Iterator[Anchor]:
    line, parts = told.line, told.parts
    for name, label, is_there in (
        ("materials", _("我要带什么"), told.materials or Fact.MATERIALS in line),
        (
            "steps",
            _("一步一步怎么办"),
            told.guide.steps or Fact.STEPS in line or parts.get(Part.STEPS),
        ),
        ("ways", _("预约、邮寄和网上办"), parts.get(Part.WAYS)),
        ("places", _("在哪办，几点开门"), facts["placed"]),
        ("more-facts", _("时间、费用和条件"), facts["rest"] or facts["limits"]),
    ):
        if is_there:
            yield Anchor(name, label, locale)
    for number, section in enumerate(told.guide.sections, start=1):
        tongue = language_of(section.heading, told.record.locale)
        yield Anchor(f"section-{number}", section.heading, tongue)
    if told.questions:
        yield Anchor("questions", _("大家常问"), locale)
    if parts.get(Part.RECOURSE):
        yield Anchor("recourse", _("办得不满意怎么办"), locale)


def _steps(told: Told, locale: Locale) -> Iterator[Anchor]:
    with override(told.record.locale.value.lower()):
        for step in told.guide.steps:
            label = _("第 {number} 步：{title}").format(number=step.number, title=step.title)
            yield Anchor(f"step-{step.number}", label, told.record.locale)
