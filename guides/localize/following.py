"""zh-Hant follows zh-Hans: what is published is translated by machine, and published in turn.

What a person wrote is never touched, neither a text corrected in a translation nor a translation
that was taken out of wagtail-localize's hands.
"""

import logging
from typing import Any

import pydantic
from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Q
from wagtail.models import DraftStateMixin
from wagtail.models import Locale as WagtailLocale
from wagtail_localize.models import (
    StringSegment,
    StringTranslation,
    Translation,
    TranslationSource,
)

from guides import followers, ledger
from guides.assemble import language_of
from guides.models import Current, Department, GuidePage, Hall, LedgerRow, LifeEvent, Topic
from guides.translations import left, refuse_untranslated
from guides.vocabulary import Action, Kind, Locale

from .conversion import TraditionalChinese

NAME = "traditional"
# Items have rows in zh-Hans alone; guides say their words.
MODELS: dict[Kind, Any] = {
    Kind.DEPARTMENT: Department,
    Kind.TOPIC: Topic,
    Kind.LIFE_EVENT: LifeEvent,
    Kind.HALL: Hall,
    Kind.GUIDE: GuidePage,
}

logger = logging.getLogger(__name__)


def register() -> None:
    """Let zh-Hant follow the ledger from now on."""
    followers.FOLLOWERS[NAME] = follow
    followers.READ[NAME] = ("kind", "code")
    followers.APART[NAME] = Q(kind__in=MODELS, locale=Locale.HANS, action=Action.PUBLISH)


def follow(rows: list[LedgerRow]) -> None:
    """Bring the translation of what rows publish to the words of the latest row of each.

    What cannot be published is logged and left to its next publication: it stays behind in the
    list of translations, and readers get the source in traditional characters meanwhile.
    """
    for kind, code in dict.fromkeys((Kind(row.kind), row.code) for row in rows):
        _bring_if_allowed(kind, code)


def renew() -> int:
    """Bring all translations to the words of the table of terms; return how many were published."""
    published = Current.objects.filter(
        kind__in=MODELS, locale=Locale.HANS, action=Action.PUBLISH
    ).order_by("row")
    keys = list(published.values_list("kind", "code"))
    return sum(_bring_if_allowed(Kind(kind), code, anew=True) for kind, code in keys)


def _bring_if_allowed(kind: Kind, code: str, *, anew: bool = False) -> bool:
    try:
        return bring(kind, code, anew=anew)
    except (ValidationError, pydantic.ValidationError) as refusal:
        logger.warning("%s %s is not published in zh-Hant: %s", kind, code, refusal)
        return False


def bring(kind: Kind, code: str, *, anew: bool = False) -> bool:
    """Publish the zh-Hant of a thing if it says older words than its source; tell whether it did.

    `anew` does so too where only the table of terms has changed. Raises ValidationError where it
    may not be published.
    """
    source = _current(kind, code, Locale.HANS)
    if source is None or (_is_abreast(source) and not anew):
        return False
    instance = MODELS[kind].objects.filter(code=code, locale__language_code="zh-hans").first()
    if instance is None or not getattr(instance, "live", True):
        return False
    translation = _translation(instance, source)
    if translation is None:
        return False
    changed = _translate(translation)
    if _is_abreast(source) and not changed:
        return False
    return _publish(translation, source)


def _current(kind: Kind, code: str, locale: Locale) -> Current | None:
    rows = Current.objects.filter(kind=kind, code=code, locale=locale, action=Action.PUBLISH)
    return rows.select_related("row").first()


def _is_abreast(source: Current) -> bool:
    own = _current(Kind(source.kind), source.code, Locale.HANT)
    return own is not None and own.row.source_revision == source.revision


@transaction.atomic
def _translation(instance: Any, source: Current) -> Translation | None:
    """Return wagtail-localize's translation, its strings those of the live source.

    None where a person has the translation in hand.
    """
    hant = WagtailLocale.objects.get(language_code=language_of(Locale.HANT))
    known = Translation.objects.filter(
        source__object_id=instance.translation_key, target_locale=hant
    ).first()
    if known is None and instance.has_translation(hant):
        return None
    if known is not None and not known.enabled:
        return None
    strings, _made = TranslationSource.update_or_create_from_instance(instance)
    if strings.last_updated_at < source.row.recorded_at:
        # Another machine's clock.
        strings.last_updated_at = source.row.recorded_at
        strings.save(update_fields=["last_updated_at"])
    translation, _made = Translation.objects.get_or_create(source=strings, target_locale=hant)
    return translation


def _translate(translation: Translation) -> bool:
    """Give each string without one its translation, and renew the machine's own that differ."""
    hant = translation.target_locale
    segments = StringSegment.objects.filter(source=translation.source).select_related("string")
    strings = {(one.string_id, one.context_id): one.string.as_value() for one in segments}
    known = {
        (one.translation_of_id, one.context_id): one
        for one in StringTranslation.objects.filter(
            locale=hant, context__object_id=translation.source.object_id
        )
    }
    said = TraditionalChinese({}).translate(None, hant, list(strings.values()))
    new, renewed = [], []
    for key, string in strings.items():
        one = known.get(key)
        if one is None:
            one = StringTranslation(
                locale=hant,
                translation_of_id=key[0],
                context_id=key[1],
                data=said[string].data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE,
                tool_name=TraditionalChinese.display_name,
            )
            new.append(one)
        elif _is_the_machines(one) and (one.has_error or one.data != said[string].data):
            one.data, one.has_error, one.field_error = said[string].data, False, ""
            renewed.append(one)
    StringTranslation.objects.bulk_create(new, ignore_conflicts=True)
    StringTranslation.objects.bulk_update(renewed, ["data", "has_error", "field_error"])
    return bool(new or renewed)


def _is_the_machines(one: StringTranslation) -> bool:
    return bool(one.translation_type == StringTranslation.TRANSLATION_TYPE_MACHINE)


def _publish(translation: Translation, source: Current) -> bool:
    """Publish a translation under its source's revision, unless the source has gone on."""
    row = source.row
    with ledger.transaction(cause=row.cause, change_note=row.change_note):
        now = _current(Kind(source.kind), source.code, Locale.HANS)
        if now is None or now.row_id != source.row_id:
            return False
        refuse_untranslated(left(translation))
        model = translation.source.specific_content_type.model_class()
        has_drafts = issubclass(model, DraftStateMixin)
        # With a draft wagtail-localize would publish only after this transaction.
        translation.save_target(publish=not has_drafts)
        if has_drafts:
            translation.get_target_instance().get_latest_revision().publish()
    return True
