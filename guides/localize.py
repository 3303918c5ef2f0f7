"""zh-Hans to zh-Hant: for payloads that have no row of their own, and for wagtail-localize."""

from functools import cache
from typing import Any, TypeVar

from opencc import OpenCC
from wagtail_localize.machine_translators.base import BaseMachineTranslator
from wagtail_localize.strings import StringValue

from .content import Content, Media
from .vocabulary import Labelled, Locale

C = TypeVar("C", bound=Content)

# Codes, addresses and digests are the same in every script.
_VERBATIM = {"code", "locale", "id", "url", "online_url", "source", "source_id", "source_data"}


@cache
def _converter() -> OpenCC:
    return OpenCC("s2t")


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
