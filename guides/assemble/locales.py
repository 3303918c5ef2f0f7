"""Wagtail's language codes as the BCP 47 tags of published data, and back."""

from typing import Any

from guides.vocabulary import Locale

_TAGS = {"zh-hans": Locale.HANS, "zh-hant": Locale.HANT, "en": Locale.EN}


def locale_of(instance: Any) -> Locale:
    """Return the tag of a translatable row or page."""
    return _TAGS[instance.locale.language_code]


def language_of(locale: Locale) -> str:
    """Return Wagtail's language code of a tag."""
    return locale.lower()
