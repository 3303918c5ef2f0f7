"""12345: what an operator says first, then in order, and the answers to what is asked back."""

from typing import Any

from django.utils.translation import gettext as _

from guides.content import Record, Snapshot
from guides.vocabulary import Fact, Locale

from . import feed
from .alerts import alerts
from .told import Told

STAFF = False
# What can be said in one breath.
SHORT = 80


def entry(record: Record, snapshot: Snapshot, base: str, locale: Locale) -> dict[str, Any]:
    """Return a guide's item in the feed."""
    return feed.item(record, snapshot, base, locale, _own)


def short_answer(told: Told) -> str:
    """Return at most 80 characters: that it is stopped, else the summary, else time and fee."""
    if told.item in told.stopped:
        return _cut(alerts(told)[0].text)
    summary = told.guide.summary.split("\n")[0]
    if summary and len(summary) <= SHORT:
        return summary
    facts = [told.facts[fact].value for fact in (Fact.TIME, Fact.FEE) if fact in told.facts]
    said = _("、").join([told.title, *facts])
    return _cut(said)


def _cut(text: str) -> str:
    return text if len(text) <= SHORT else text[: SHORT - 1] + "…"


def _own(told: Told) -> dict[str, Any]:
    answer = short_answer(told)
    warned = [alert.text for alert in alerts(told)]
    script = list(dict.fromkeys([*warned, answer, *_facts_said(told)]))
    script += [
        _("第 {number} 步，{title}。{words}").format(
            number=step.number, title=step.title, words=step.words
        )
        for step in told.guide.steps
    ]
    script += list(told.guide.warnings)
    asked = [detail for part in told.parts.values() for detail in part if detail.plain]
    return {
        "content_text": "\n".join(script),
        "short_answer": answer,
        "script": script,
        "questions": [
            _asked(line.label, line.words or line.value, fact=line.fact.value)
            for line in told.lines
        ]
        + [_asked(one.plain, one.text, particular=one.name) for one in asked]
        + [_asked(one.question, one.answer) for one in told.questions],
    }


def _asked(
    question: str, answer: str, fact: str | None = None, particular: str | None = None
) -> dict[str, Any]:
    return {"question": question, "answer": answer, "fact": fact, "particular": particular}


def _facts_said(told: Told) -> list[str]:
    return [
        _("{label}：{value}").format(label=line.label, value=line.words or line.value)
        for line in told.lines
        if line.fact != Fact.STEPS
    ]
