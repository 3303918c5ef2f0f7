"""What a good editor keeps to: own words in each guide, and no fact typed a second time."""

import re
from collections import defaultdict
from collections.abc import Iterator

import pytest

from guides.content import Limit
from guides.demo import texts
from guides.vocabulary import TimeUnit

# From so many characters on, words in a row are a sentence of someone's own.
SENTENCE = 12
# Numbers that are like a fact of the item's and are another one.
OTHER_FACTS = {("legal-aid", "3天里派定律师")}

UNITS = {
    TimeUnit.WORKING_DAY: "个?工作日|天",
    TimeUnit.DAY: "天|日",
    TimeUnit.MONTH: "个月",
    TimeUnit.MINUTE: "分钟",
    TimeUnit.HOUR: "小时",
    TimeUnit.YEAR: "年",
}

every_guide = pytest.mark.parametrize("guide", texts.guides(), ids=lambda guide: guide.key)


def all_words(guide: texts.GuideText) -> Iterator[str]:
    """Yield every text that readers see of a guide's own."""
    yield from (guide.title, guide.summary, *guide.answers.values(), *guide.tips, *guide.warnings)
    for step in guide.steps:
        yield from (step.title, step.where, step.words, *step.narration)
        for branch in step.branches:
            yield from (branch.condition, branch.outcome)
        if step.picture:
            yield step.picture.alt
            yield from (one.text for one in step.picture.callouts)
    for one in guide.questions:
        yield from (one.question, one.answer)


def item_words(guide: texts.GuideText) -> Iterator[str]:
    for item in guide.items:
        yield from (item.conditions, item.visits_note, item.proxy_note, item.reach_note)
        yield from (use.note for use in item.materials)
        # Not the titles: a law is called the same everywhere.
        yield from (basis.text for basis in item.basis)
        if item.particulars:
            said = item.particulars.model_dump()
            yield from (text for text in said.values() if isinstance(text, str))
            yield from (one.answer for one in item.particulars.questions)
    yield guide.notes
    yield from guide.sources


def test_no_two_guides_share_a_sentence() -> None:
    said: dict[str, set[str]] = defaultdict(set)
    for guide in texts.guides():
        for text in (*all_words(guide), *item_words(guide)):
            for sentence in re.split(r"[。！？；\n]", text):
                if len(sentence.strip(" -")) >= SENTENCE:
                    said[sentence.strip(" -")].add(guide.key)
    assert {sentence: keys for sentence, keys in said.items() if len(keys) > 1} == {}


@every_guide
def test_facts_are_not_typed_a_second_time(guide: texts.GuideText) -> None:
    retyped = [
        found.group()
        for item in guide.items
        for pattern in _fact_patterns(item)
        for words in all_words(guide)
        for found in re.finditer(pattern, words)
        if not any(
            key == guide.key and phrase.startswith(found.group()) and phrase in words
            for key, phrase in OTHER_FACTS
        )
    ]
    assert retyped == []


def _fact_patterns(item: texts.ItemText) -> Iterator[str]:
    for limit in (item.promised, item.statutory):
        yield _limit_pattern(limit) if limit.value else "当场办完|当场就|立等可"
    for fee in item.fees:
        if fee.amount:
            yield rf"(?<![\d.]){fee.amount // 100}\s*元"
    if not item.charged:
        yield "不收费|免费|不要钱|不收钱|不花钱"
    yield (
        "不用跑|零跑" if item.visits == 0 else rf"(?:{item.visits}|[一两二三])\s*趟|[跑来][一两]次"
    )
    yield re.escape(item.phone)
    yield re.escape(item.complaint_phone)


def _limit_pattern(limit: Limit) -> str:
    return rf"(?<![\d.]){limit.value}\s*(?:{UNITS[limit.unit]})"


def test_a_retyped_fact_would_be_seen() -> None:
    item = texts.guides()[1].items[0]
    told = f"交{item.fees[0].amount // 100} 元，{item.promised.value}天拿证，跑一趟。"  # type: ignore[operator]
    assert sum(bool(re.search(pattern, told)) for pattern in _fact_patterns(item)) == 3


@every_guide
def test_narration_can_be_read_without_hurry(guide: texts.GuideText) -> None:
    for step in guide.steps:
        for line in step.narration:
            assert len(line) <= 18, line
