"""The demo's English words: whole, with the facts left to tokens, and nothing that nobody says."""

import re
from collections.abc import Iterator

import polib
import pytest

from guides.demo import script, texts
from guides.facts import TOKEN
from guides.vocabulary import Locale
from guides.webvtt import check

FILES = sorted(texts.FOLDER.rglob("*.en.po"))
GUIDES = [guide for guide in texts.guides() if texts.guide_words(guide)]
HAN = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]")
NUMERALS = dict(zip("〇一二三四五六七八九两", "01234567892", strict=True))

every_file = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
every_guide = pytest.mark.parametrize("guide", GUIDES, ids=lambda guide: guide.key)


def said_by(guide: texts.GuideText) -> Iterator[str]:
    """Yield all words of a guide and its items that a translator has to put into English."""
    yield from (guide.title, guide.summary, guide.notes, *guide.tips, *guide.warnings)
    yield from guide.answers.values()
    for asked in guide.questions:
        yield from (asked.question, asked.answer)
    for step in guide.steps:
        yield from (step.title, step.where, step.words, *step.narration)
        for branch in step.branches:
            yield from (branch.condition, branch.outcome)
        if step.picture:
            yield step.picture.alt
            yield from (one.text for one in step.picture.callouts)
    if guide.video:
        yield guide.video.title
    for item in guide.items:
        yield from (item.name, item.conditions, item.result)
        yield from (item.reach_note, item.visits_note, item.proxy_note)
        yield from (item.statutory.note, item.promised.note)


def numbers(text: str) -> set[str]:
    """Return the numbers that a text says in figures or Chinese numerals, as far as these go."""
    text = re.sub(r"(?<=\d),(?=\d{3})", "", TOKEN.sub("", text))
    text = re.sub(r"(\d+)万", lambda match: f"{match[1]}0000", text)
    text = text.replace("万分之五", "0.05").replace(":00", "")
    for numeral, figure in NUMERALS.items():
        text = text.replace(numeral, figure)
    text = re.sub(r"(\d?)十(\d?)", lambda m: str(int(m[1] or 1) * 10 + int(m[2] or 0)), text)
    return set(re.findall(r"\d+(?:\.\d+)?", text))


def test_fifteen_guides_have_english() -> None:
    assert len(GUIDES) == 15


@every_file
def test_words_are_english_and_none_is_left_out(file: object) -> None:
    entries = polib.pofile(str(file))
    assert [entry.msgid for entry in entries if not entry.msgstr.strip()] == []
    assert [entry.msgid for entry in entries if entry.msgstr == entry.msgid] == []
    assert [entry.msgstr for entry in entries if HAN.search(entry.msgstr)] == []


@every_file
def test_facts_are_tokens_as_in_the_chinese(file: object) -> None:
    for entry in polib.pofile(str(file)):
        assert set(TOKEN.findall(entry.msgstr)) == set(TOKEN.findall(entry.msgid)), entry.msgid


@every_file
def test_english_says_no_number_that_the_chinese_does_not(file: object) -> None:
    for entry in polib.pofile(str(file)):
        assert numbers(entry.msgstr) <= numbers(entry.msgid), (entry.msgid, entry.msgstr)


@every_guide
def test_all_that_a_guide_says_has_english_and_nothing_else_does(guide: texts.GuideText) -> None:
    said = {text.strip() for text in said_by(guide)} - {""}
    assert set(texts.guide_words(guide)) == said


@every_guide
def test_english_fits_where_it_is_shown(guide: texts.GuideText) -> None:
    words = texts.guide_words(guide)
    for step in guide.steps:
        assert len(words[step.title]) <= 50
        for branch in step.branches:
            assert len(words[branch.condition]) <= 100
        if step.picture:
            assert len(words[step.picture.alt]) <= 200
            assert all(len(words[one.text]) <= 40 for one in step.picture.callouts)
    assert all(len(words[asked.question]) <= 100 for asked in guide.questions)


@pytest.mark.parametrize(
    "guide", [guide for guide in GUIDES if guide.filmed], ids=lambda guide: guide.key
)
def test_english_captions_come_with_the_chinese_and_can_be_read(guide: texts.GuideText) -> None:
    captions = script.captions(guide, Locale.EN)
    assert check(captions.encode()) == len(script.cues(guide))
    words = texts.guide_words(guide)
    for cue in script.cues(guide):
        # Twenty characters a second are read without hurry by those who read English.
        assert len(words[cue.text]) * 1000 <= 20 * (cue.end - cue.start), words[cue.text]


def test_all_around_guides_has_an_english_name() -> None:
    city = texts.city()
    words = texts.city_words()
    assert {one.name for one in city.regions} <= set(words)
    assert {one.name for one in city.departments} <= set(words)
    assert {one.name for one in city.halls} <= set(words)
    assert {topic for guide in texts.guides() for topic in guide.topics} <= set(words)
    asked = {use.key for guide in GUIDES for item in guide.items for use in item.materials}
    materials = texts.material_words()
    assert {one.name for one in texts.materials() if one.key in asked} <= set(materials)
