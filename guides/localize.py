"""zh-Hans to zh-Hant: for payloads that have no row of their own, and for wagtail-localize."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any, TypeVar

from opencc import OpenCC
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from .content import Content, Media
from .vocabulary import Labelled, Locale

C = TypeVar("C", bound=Content)

# Codes, addresses and digests are the same in every script.
_VERBATIM = {
    "code",
    "locale",
    "id",
    "url",
    "online_url",
    "mobile_url",
    "credit_code",
    "main_code",
    "business_code",
    "source",
    "source_id",
    "source_data",
    "source_codes",
}


TERMS = Path(__file__).resolve().parent.parent / "locale" / "terms.toml"


class _Converter:
    """OpenCC, but for the official terms in `locale/terms.toml`."""

    def __init__(self) -> None:
        terms = tomllib.loads(TERMS.read_text(encoding="utf-8"))
        self.words: dict[str, str] = terms["words"]
        self.characters = str.maketrans(terms["characters"])
        # The longest first, for one may begin with another.
        longest_first = sorted(self.words, key=len, reverse=True)
        self.term = re.compile(f"({'|'.join(map(re.escape, longest_first))})")
        self.opencc = OpenCC("s2t")

    def convert(self, text: str) -> str:
        # Every second part is a term.
        parts = self.term.split(text)
        parts[1::2] = [self.words[part] for part in parts[1::2]]
        parts[::2] = [
            self.opencc.convert(part).translate(self.characters) if part else part
            for part in parts[::2]
        ]
        return "".join(parts)


@cache
def _converter() -> _Converter:
    return _Converter()


def traditional(text: str) -> str:
    """Return the text in traditional characters; words stay the mainland's."""
    return _converter().convert(text)


def traditional_payload(payload: C) -> C:
    """Return a payload with its words in traditional characters and zh-Hant as its locale."""
    return _converted(payload)


def _converted(value: Any, name: str = "") -> Any:
    if isinstance(value, Media) or name in _VERBATIM:
        return Locale.HANT if name == "locale" else value
    if isinstance(value, Content):
        update = {
            field: _converted(getattr(value, field), field) for field in type(value).model_fields
        }
        return value.model_copy(update=update)
    if isinstance(value, tuple):
        return tuple(_converted(part, name) for part in value)
    if isinstance(value, dict):
        return {key: _converted(part, name) for key, part in value.items()}
    if isinstance(value, str) and not isinstance(value, Labelled):
        return traditional(value)
    return value


class TraditionalChinese(BaseMachineTranslator):
    display_name = "OpenCC"

    def translate(
        self, source_locale: Any, target_locale: Any, strings: list[StringValue]
    ) -> dict[StringValue, StringValue]:
        return {
            string: StringValue.from_translated_html(traditional(string.get_translatable_html()))
            for string in strings
        }

    def can_translate(self, source_locale: Any, target_locale: Any) -> bool:
        pair = (source_locale.language_code, target_locale.language_code)
        return pair == ("zh-hans", "zh-hant")
