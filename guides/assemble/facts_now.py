"""The facts that tokens stand for, with places, hours and phones as the halls have them now."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import prefetch_related_objects

from guides.content import Department, FactText, Hall, Item
from guides.facts import complete
from guides.localize import traditional_payload
from guides.models import Hall as HallModel
from guides.models import Item as ItemModel
from guides.vocabulary import Fact, Locale

from .locales import language_of
from .places import HALL_RELATIONS, department_of, hall_of


@dataclass(frozen=True)
class _Around:
    halls: dict[str, Hall]
    departments: dict[str, Department]


def facts_now(
    models: Iterable[ItemModel], items: Iterable[Item], locale: Locale
) -> dict[str, dict[Fact, FactText]]:
    """Return each item's facts by its code; `items` are the payloads of `models`, in a language."""
    halls: dict[str, Hall] = {}
    departments: dict[str, Department] = {}
    whole = list(models)
    places = {use.hall_id: use.hall for model in whole for use in model.windows.all()}
    if places:
        prefetch_related_objects(list(places.values()), *HALL_RELATIONS)
    words = _words_in(places.values(), locale)
    for place in places.values():
        if place.live:
            halls[place.code] = _in(hall_of(place), locale, words.get(place.translation_key))
    for model in whole:
        if model.department:
            departments[model.department.code] = department_of(model.department)
    around = _Around(halls, departments)
    return {item.code: complete(item.facts, item, around, locale) for item in items}


def _words_in(places: Iterable[HallModel], locale: Locale) -> dict[object, HallModel]:
    keys = [place.translation_key for place in places]
    if locale == Locale.HANS or not keys:
        return {}
    rows = HallModel.objects.filter(
        translation_key__in=keys, locale__language_code=language_of(locale), live=True
    )
    return {row.translation_key: row for row in rows}


def _in(hall: Hall, locale: Locale, words: HallModel | None) -> Hall:
    if words is not None:
        return hall.model_copy(update={"name": words.name})
    return traditional_payload(hall) if locale == Locale.HANT else hall
