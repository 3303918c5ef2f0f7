"""A thing in English, as a person leaves it."""

from typing import Any

from wagtail.models import Locale as WagtailLocale
from wagtail_localize.models import StringTranslation, Translation, TranslationSource


def begun(thing: Any) -> Translation:
    """Return a translation with nothing translated yet."""
    english = WagtailLocale.objects.get(language_code="en")
    source, _made = TranslationSource.update_or_create_from_instance(thing)
    translation: Translation = Translation.objects.create(source=source, target_locale=english)
    translation.save_target(publish=False)
    return translation


def translated(thing: Any) -> Any:
    """Return the published English of a thing; each text says which it is."""
    translation = begun(thing)
    for segment in translation.source.stringsegment_set.select_related("string", "context"):
        StringTranslation.objects.create(
            translation_of=segment.string,
            context=segment.context,
            locale=translation.target_locale,
            data=f"Text {segment.order}",
            translation_type="manual",
        )
    translation.save_target(publish=False)
    translation.get_target_instance().get_latest_revision().publish()
    return translation.get_target_instance()
