"""Translations through wagtail-localize: what has not been translated yet never goes out."""

import functools
from typing import Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.translation import gettext as _
from wagtail.models import DraftStateMixin
from wagtail_localize.models import Translation

from . import suggested


def connect() -> None:
    """Refuse to publish a translation that still says the source's words."""
    original = Translation.save_target

    @functools.wraps(original)
    def save_target(self: Translation, user: Any = None, publish: bool = True) -> None:
        # wagtail-localize would make the copy live before it publishes, source words and all.
        if publish and issubclass(_model_of(self), DraftStateMixin):
            refuse_untranslated(left(self))
        original(self, user=user, publish=publish)

    Translation.save_target = save_target
    suggested.connect()


def untranslated(instance: Any) -> int:
    """Return how many texts of a translated page or row still have no words of their own."""
    translation = translation_of(instance)
    return left(translation) if translation else 0


def left(translation: Translation) -> int:
    """Return how many texts of a translation still have no words of their own."""
    total, translated = translation.get_progress()
    return int(total - translated)


def translation_of(instance: Any) -> Translation | None:
    """Return the translation a page or row is the target of, None if it is edited by hand."""
    found = Translation.objects.filter(
        source__object_id=instance.translation_key,
        target_locale_id=instance.locale_id,
        enabled=True,
    )
    return found.first()


def refuse_untranslated(count: int) -> None:
    """Raise ValidationError if anything is left to translate."""
    if count:
        message = _("还有 {count} 处没有翻译，译完才能发布。").format(count=count)
        raise ValidationError({NON_FIELD_ERRORS: [message]})


def _model_of(translation: Translation) -> type[Any]:
    model: type[Any] = translation.source.specific_content_type.model_class()
    return model
