"""The .po files of `locale/`: what they hold today, and what is wrong with it."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import polib
from django.utils.translation import gettext as _

from guides.localize import traditional

from .extraction import own_messages
from .packages import DOMAINS, Key, key, package_messages, translations, untranslated
from .placeholders import differ, kept

PLURALS = {
    "zh_Hans": "nplurals=1; plural=0;",
    "zh_Hant": "nplurals=1; plural=0;",
    "en": "nplurals=2; plural=(n != 1);",
}
_CHINESE = re.compile("[\u3400-\u9fff]")
# What is to be typed in Chinese stands in quotes.
_QUOTED = re.compile("“[^”]*”|‘[^’]*’")
Translate = Callable[[polib.POEntry, polib.POEntry | None], None]


@dataclass(frozen=True)
class TextFile:
    """One .po file; `name` is its address below `locale/`."""

    name: str
    po: polib.POFile

    @property
    def text(self) -> str:
        return f"{self.po}\n" if not str(self.po).endswith("\n") else str(self.po)

    @property
    def _is_english(self) -> bool:
        return self.name.startswith("en/")

    def _is_left(self, text: str) -> bool:
        """Tell whether a text that reads the same in translation was not translated."""
        if self._is_english:
            return bool(_CHINESE.search(text))
        return self.name.startswith("zh_Hans/")

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with each translation, in Chinese."""
        for entry in self.po:
            for text, translation in _pairs(entry):
                if not translation:
                    yield _("{file}：“{text}”没有译文").format(file=self.name, text=text)
                elif translation == text and self._is_left(text):
                    told = _("{file}：“{text}”的译文和原文一样")
                    yield told.format(file=self.name, text=text)
                elif self._is_english and _CHINESE.search(_QUOTED.sub("", translation)):
                    told = _("{file}：“{text}”的英文里还有汉字")
                    yield told.format(file=self.name, text=text)
                elif different := differ(text, translation):
                    yield _("{file}：“{text}”的译文里占位符不一致：{names}").format(
                        file=self.name, text=text, names="、".join(different)
                    )


def generated(root: Path, folder: Path) -> Iterator[TextFile]:
    """Yield the files that belong into `folder`, with the translations that are there now."""
    own = own_messages(root)
    yield _file(folder, "en", "django", own, _by_hand)
    for domain in DOMAINS:
        simplified = _of_packages(folder, domain)
        yield simplified
        chosen = {key(entry): entry for entry in simplified.po}
        wanted = untranslated(domain, "zh_Hant") | set(chosen)
        said = translations(domain, "zh_Hans") | chosen
        entries = [entry for known, entry in package_messages(domain).items() if known in wanted]
        if domain == "django":
            entries += own
        yield _file(folder, "zh_Hant", domain, entries, partial(_by_opencc, said))


def _of_packages(folder: Path, domain: str) -> TextFile:
    missing = untranslated(domain, "zh_Hans")
    # Also what the packages do translate, where we chose another word.
    chosen = set(_before(folder / _name("zh_Hans", domain)))
    said = package_messages(domain)
    theirs = [entry for known, entry in said.items() if known in missing | chosen]
    return _file(folder, "zh_Hans", domain, theirs, _by_hand)


def _file(
    folder: Path,
    language: str,
    domain: str,
    entries: Iterable[polib.POEntry],
    translate: Translate,
) -> TextFile:
    name = _name(language, domain)
    before = _before(folder / name)
    po = polib.POFile(wrapwidth=0)
    po.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": PLURALS[language],
    }
    forms = int(PLURALS[language][len("nplurals=")])
    for entry in sorted(entries, key=key):
        new = polib.POEntry(
            msgid=entry.msgid,
            msgid_plural=entry.msgid_plural,
            msgctxt=entry.msgctxt,
            comment=entry.comment,
            occurrences=entry.occurrences,
        )
        if new.msgid_plural:
            new.msgstr_plural = dict.fromkeys(range(forms), "")
        translate(new, before.get(key(new)))
        po.append(new)
    return TextFile(name, po)


def _name(language: str, domain: str) -> str:
    return f"{language}/LC_MESSAGES/{domain}.po"


def _before(file: Path) -> dict[Key, polib.POEntry]:
    return {key(entry): entry for entry in polib.pofile(str(file))} if file.exists() else {}


def _by_hand(entry: polib.POEntry, before: polib.POEntry | None) -> None:
    if before is not None:
        entry.tcomment = before.tcomment
        entry.msgstr = before.msgstr
        entry.msgstr_plural |= {
            form: text for form, text in before.msgstr_plural.items() if form in entry.msgstr_plural
        }


def _by_opencc(
    simplified: Mapping[Key, polib.POEntry], entry: polib.POEntry, before: polib.POEntry | None
) -> None:
    """Convert what is said in simplified Chinese, our own texts being that themselves.

    A translator's comment tells why one reads otherwise.
    """
    said = simplified.get(key(entry))
    if before is not None and before.tcomment:
        _by_hand(entry, before)
    elif entry.msgid_plural:
        entry.msgstr_plural = {
            0: traditional(said.msgstr_plural[0] if said else entry.msgid_plural)
        }
    else:
        entry.msgstr = traditional(said.msgstr if said else entry.msgid)


def _pairs(entry: polib.POEntry) -> Iterator[tuple[str, str]]:
    """Yield each text with its translation."""
    if not entry.msgid_plural:
        yield entry.msgid, entry.msgstr
        return
    last = max(entry.msgstr_plural)
    for form, translation in sorted(entry.msgstr_plural.items()):
        text = entry.msgid if form < last else entry.msgid_plural
        # One of a thing need not say its number.
        silent = form < last and translation and kept(translation) <= kept(text)
        yield (translation if silent else text), translation
