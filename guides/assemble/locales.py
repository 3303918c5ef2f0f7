"""Wagtail's language codes as the BCP 47 tags of published data, and the languages of a thing."""

from typing import Any

from guides.vocabulary import Locale

_TAGS = {"zh-hans": Locale.HANS, "zh-hant": Locale.HANT, "en": Locale.EN}


def locale_of(instance: Any) -> Locale:
    """Return the tag of a translatable row or page."""
    return _TAGS[instance.locale.language_code]


def language_of(locale: Locale) -> str:
    """Return Wagtail's language code of a tag."""
    return locale.lower()


def thing_in_languages(instance: Any) -> list[Any]:
    """Return a thing in all its languages, zh-Hans first; alone if it has none."""
    if not hasattr(instance, "translation_key"):
        return [instance]
    rows = type(instance)._default_manager.filter(translation_key=instance.translation_key)
    found = rows.select_related("locale")
    return sorted(found, key=lambda one: list(Locale).index(locale_of(one)))


def source_of_thing(instance: Any) -> Any:
    """Return the zh-Hans row of a thing: numbers, phones, codes and relations are read there."""
    if not hasattr(instance, "translation_key") or locale_of(instance) == Locale.HANS:
        return instance
    return thing_in_languages(instance)[0]
