"""Bare codes in place of words: looked up in what the source says of them, else kept."""

import re
from collections.abc import Sequence

from guides.exchange.fields import ITEM, Form

from .draft import Told

_CODE = re.compile(r"\d{1,3}|[A-Z]|true|false|fasle", re.IGNORECASE)
_BETWEEN = re.compile(r"[,，、;；|^\s]+")


def codes_of(told: Told) -> list[str]:
    """Return the codes that a text consists of; nothing where it says anything else."""
    parts = [part for part in _BETWEEN.split(told.text.strip()) if part]
    return parts if parts and all(map(_CODE.fullmatch, parts)) else []


def coded(told: Told, name: str, words: bool = False) -> bool:
    """Read codes by the source's table, or keep them; False where the text is none.

    `words` is for fields that hold the meaning in words.
    """
    found = codes_of(told)
    if not found:
        return False
    meanings = meanings_of(told, name, found)
    if meanings is None:
        told.code(name, found)
    elif words:
        told.value_or_leave(name, "、".join(meanings))
    else:
        fill(told, name, meanings)
    return True


def meanings_of(told: Told, name: str, found: Sequence[str]) -> list[str] | None:
    """Return what codes mean in this source; None unless it says so of all of them."""
    table = {code.casefold(): meaning for code, meaning in told.draft.codes.get(name, {}).items()}
    meanings = [table.get(code.casefold()) for code in found]
    if None in meanings:
        return None
    each = [one for part in meanings for one in ([part] if isinstance(part, str) else part or [])]
    return list(dict.fromkeys(each))


def fill(told: Told, name: str, meanings: list[str]) -> None:
    """Fill a field of a word list with members, or a yes-or-no."""
    form = ITEM[name].form
    if form == Form.WORDS:
        vocabulary = ITEM[name].vocabulary or ()
        value = [member.value for member in vocabulary if member.value in meanings]
        told.value_or_leave(name, value)
    elif form == Form.YES_NO:
        told.value_or_leave(name, meanings[0] == "true")
    else:
        told.value_or_leave(name, meanings[0])
