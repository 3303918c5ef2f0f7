"""The texts of the admin's packages, and which of them have no Chinese."""

from collections.abc import Iterable, Iterator
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TypeAlias

import polib

PACKAGES = ("wagtail", "wagtail_localize", "wagtailmedia")
DOMAINS = ("django", "djangojs")
# English is meant.
LEFT_IN_ENGLISH = frozenset({"Wagtail", "Wagtail API v3"})

Key: TypeAlias = tuple[str, str]


def key(entry: polib.POEntry) -> Key:
    """Return what gettext looks an entry up by."""
    return (entry.msgid, entry.msgctxt or "")


@cache
def package_messages(domain: str) -> dict[Key, polib.POEntry]:
    """Return all texts of the packages without translation, with where they come from."""
    found: dict[Key, polib.POEntry] = {}
    for name, folder in _folders():
        for entry in polib.pofile(str(english)) if (english := _english(folder, domain)) else ():
            known = found.setdefault(key(entry), _bare(entry))
            known.occurrences = sorted({*known.occurrences, (name, "")})
    return found


@cache
def untranslated(domain: str, language: str) -> frozenset[Key]:
    """Return the texts that at least one package has no translation for."""
    missing: set[Key] = set()
    for _name, folder in _folders():
        english = _english(folder, domain)
        if english:
            said = {key(entry) for entry in polib.pofile(str(english))}
            missing |= said - {key(entry) for entry in _translated(folder, language, domain)}
    return frozenset(known for known in missing if known[0] not in LEFT_IN_ENGLISH)


@cache
def translations(domain: str, language: str) -> dict[Key, polib.POEntry]:
    """Return what the packages themselves say in a language; the first that says it counts."""
    found: dict[Key, polib.POEntry] = {}
    for _name, folder in _folders():
        for entry in _translated(folder, language, domain):
            found.setdefault(key(entry), entry)
    return found


def _folders() -> Iterator[tuple[str, Path]]:
    """Yield each `locale` folder of the packages with the dotted name of what it belongs to."""
    for package in PACKAGES:
        spec = find_spec(package)
        for base in (spec and spec.submodule_search_locations) or ():
            for folder in sorted(Path(base).rglob("locale")):
                name = folder.parent.relative_to(Path(base).parent).as_posix()
                yield name.replace("/", "."), folder


def _english(folder: Path, domain: str) -> Path | None:
    file = folder / f"en/LC_MESSAGES/{domain}.po"
    return file if file.exists() else None


def _translated(folder: Path, language: str, domain: str) -> Iterable[polib.POEntry]:
    """Yield what Django reads, which leaves out guesses and what has become obsolete."""
    compiled = folder / f"{language}/LC_MESSAGES/{domain}.mo"
    for entry in polib.mofile(str(compiled)) if compiled.exists() else ():
        if entry.msgstr or (entry.msgstr_plural and all(entry.msgstr_plural.values())):
            yield entry


def _bare(entry: polib.POEntry) -> polib.POEntry:
    return polib.POEntry(msgid=entry.msgid, msgid_plural=entry.msgid_plural, msgctxt=entry.msgctxt)
