"""The glossary names what there is: every word list's words, and code that can be imported."""

import re
from enum import EnumMeta
from importlib import import_module

import pytest
from django.conf import settings
from django.utils.translation import override

from guides.vocabulary import Edition, Fact, Kind, Labelled

GLOSSARY = (settings.BASE_DIR / "site/docs/glossary.md").read_text(encoding="utf-8")
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in GLOSSARY.splitlines()
    if line.startswith("|")
]
CODE = re.compile(r"`(guides\.[\w.]+)`(?: \(`(\w+)`\))?")


@pytest.mark.parametrize("word", [*Kind, *Fact, *Edition], ids=lambda word: f"{word!r}")
def test_every_kind_fact_and_edition_is_in_the_glossary(word: Labelled) -> None:
    with override("zh-hans"):
        chinese = str(word.label)
    with override("en"):
        english = str(word.label)

    assert any(row[:2] == [english, chinese] and f"`{word.value}`" in row for row in ROWS)


@pytest.mark.parametrize(("name", "member"), sorted(set(CODE.findall(GLOSSARY))))
def test_the_code_it_names_is_there(name: str, member: str) -> None:
    found = _named(name)

    if member:
        members = {*getattr(found, "model_fields", ()), *dir(found)}
        if isinstance(found, EnumMeta):
            values: list[Labelled] = list(found)
            members |= {str(one) for one in values}
        assert member in members


def test_no_word_is_explained_twice() -> None:
    words = [row[0] for row in ROWS if row[0] != "English" and not row[0].startswith("---")]

    assert len(words) == len(set(words))


def _named(name: str) -> object:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        module, _dot, attribute = name.rpartition(".")
        return getattr(import_module(module), attribute)
