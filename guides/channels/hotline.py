"""12345: what an operator says first, then in order, and the answers to what is asked back."""

from typing import Any

from django.utils.translation import gettext as _

from guides.content import Record, Snapshot
from guides.vocabulary import Fact, Locale

from . import feed
from .told import Told

STAFF = False
# What can be said in one breath.
SHORT = 80


def entry(record: Record, snapshot: Snapshot, base: str, locale: Locale) -> dict[str, Any]:
    """Return a guide's item in the feed."""
    return feed.item(record, snapshot, base, locale, _own)


def short_answer(told: Told) -> str:
    """Return one sentence of at most 80 characters: the summary, else time and fee."""
    summary = told.guide.summary.split("\n")[0]
    if summary and len(summary) <= SHORT:
        return summary
    facts = [told.facts[fact].value for fact in (Fact.TIME, Fact.FEE) if fact in told.facts]
    said = _("、").join([told.title, *facts])
    return said if len(said) <= SHORT else said[: SHORT - 1] + "…"


def _own(told: Told) -> dict[str, Any]:
    answer = short_answer(told)
    script = [answer, *_facts_said(told)]
    script += [
        _("第 {number} 步，{title}。{words}").format(
            number=step.number, title=step.title, words=step.words
        )
        for step in told.guide.steps
    ]
    script += list(told.guide.warnings)
    return {
        "content_text": "\n".join(script),
        "short_answer": answer,
        "script": script,
        "questions": [
            {"question": line.label, "answer": line.words or line.value, "fact": line.fact.value}
            for line in told.lines
        ]
        + [
            {"question": one.question, "answer": one.answer, "fact": None}
            for one in told.guide.questions
        ],
    }


def _facts_said(told: Told) -> list[str]:
    return [
        _("{label}：{value}").format(label=line.label, value=line.words or line.value)
        for line in told.lines
        if line.fact != Fact.STEPS
    ]
