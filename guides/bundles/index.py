"""By which words a kiosk finds a guide without asking anybody: its names, and how they begin."""

import re
from typing import Any

from guides import published
from guides.channels import addresses
from guides.content import Guide
from guides.vocabulary import Action, Kind, Locale

_LETTERS = re.compile(r"[^a-z0-9]+")
# Beyond that nobody types.
_LONGEST = 16


def entries(code: str, locale: Locale) -> list[dict[str, Any]]:
    """Return the one entry of a guide that can be read, or none."""
    record = published.record(Kind.GUIDE, code, locale)
    if record is None or record.action != Action.PUBLISH:
        return []
    guide: Guide = record.payload
    said = [name for item in guide.items for name in (*item.everyday_names, item.name)]
    names = [name for name in dict.fromkeys(said) if name != guide.title]
    return [
        {
            "title": guide.title,
            "names": names,
            "initials": list(dict.fromkeys(filter(None, map(initials, (guide.title, *names))))),
            "path": addresses.kiosk_guide(code, locale),
            "locale": record.locale.value,
        }
    ]


def initials(text: str) -> str:
    """Return the first letters of each syllable: 公积金提取 is gjjtq."""
    # A sixth of a second, which processes that make no packs do not wait for.
    from pypinyin import Style, lazy_pinyin

    letters = "".join(lazy_pinyin(text, style=Style.FIRST_LETTER)).lower()
    return _LETTERS.sub("", letters)[:_LONGEST]
