"""zh-Hans to zh-Hant: OpenCC, but for the official terms; words stay the mainland's."""

import re
from functools import cache
from typing import Any

from opencc import OpenCC
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from .terms import table


class _Converter:
    def __init__(self) -> None:
        self.opencc = OpenCC("s2t")
        written = [term for term in table() if term.hant]
        self.characters = str.maketrans(
            {term.hans: term.hant for term in written if term.is_character}
        )
        # What is written so anyway, and stands in the table for its English, is left to OpenCC,
        # which looks at the words around it.
        self.words = {
            term.hans: term.hant
            for term in written
            if not term.is_character and not (term.en and self._by_opencc(term.hans) == term.hant)
        }
        # The longest first, for one may begin with another.
        longest_first = sorted(self.words, key=len, reverse=True)
        self.term = re.compile(f"({'|'.join(map(re.escape, longest_first))})")

    def convert(self, text: str) -> str:
        # Every second part is a term.
        parts = self.term.split(text)
        parts[1::2] = [self.words[part] for part in parts[1::2]]
        parts[::2] = [self._by_opencc(part) if part else part for part in parts[::2]]
        return "".join(parts)

    def _by_opencc(self, text: str) -> str:
        converted: str = self.opencc.convert(text)
        return converted.translate(self.characters)


@cache
def _converter() -> _Converter:
    return _Converter()


def traditional(text: str) -> str:
    """Return the text in traditional characters; words stay the mainland's."""
    return _converter().convert(text)


class TraditionalChinese(BaseMachineTranslator):
    """The machine translator that wagtail-localize is told of."""

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
