"""Items as published data, their files described together."""

from collections.abc import Iterable, Iterator
from typing import Any

from guides import media
from guides.content import (
    Basis,
    Fee,
    Item,
    Material,
    Media,
    ProcessLink,
    WindowUse,
    canonical,
    digest,
)
from guides.facts import item_facts
from guides.localize import traditional_payload
from guides.models import Item as ItemModel
from guides.models import ItemFee, ItemMaterial
from guides.models import Material as MaterialModel
from guides.vocabulary import Locale

from .limits import limit
from .locales import language_of, locale_of
from .particulars import particulars_of
from .relations import DOCUMENTS, rows

# The words an item may have in another language; all else is read from the zh-Hans row.
_WORDS = (
    "name",
    "conditions",
    "result",
    "statutory_note",
    "promised_note",
    "reach_note",
    "visits_note",
    "proxy_note",
)
_MATERIAL_WORDS = ("name", "issuer", "how_to_get")
_FACTS = {
    "conditions",
    "audience",
    "process",
    "statutory",
    "promised",
    "charged",
    "fees",
    "result",
    "reach",
    "reach_note",
    "means",
    "visits",
    "visits_note",
    "proxy",
    "proxy_note",
    "online_url",
    "phone",
    "materials",
}
# What the facts say where there is no hall, no list of stages and no way online beside these.
_FACTS_IN_PARTICULARS = {
    "process_description",
    "place_note",
    "hours_note",
    "inquiry",
    "mobile_url",
    "online_depth",
}


def item_of(item: ItemModel) -> Item:
    """Return what an item says, draft or live."""
    return items_of([item], locale_of(item))[0]


def items_of(items: Iterable[ItemModel], locale: Locale = Locale.HANS) -> list[Item]:
    """Return what zh-Hans items say in a language."""
    whole = list(items)
    files = media.describe(
        (document.file.name, None, None) for item in whole for document in _documents(item)
    )
    words = _words_in(whole, locale)
    materials = _materials_in(whole, locale)
    return [
        _item(item, files, locale, words.get(item.translation_key), materials) for item in whole
    ]


def facts_digest(items: Iterable[Item]) -> str:
    """Return a digest of the facts alone, of items as zh-Hans says them: when it changes, an
    edition whose words were confirmed against it is stale."""
    facts = {item.code: _facts_alone(item) for item in items}
    return digest(canonical(facts))


def _facts_alone(item: Item) -> dict[str, Any]:
    facts = item.model_dump(mode="json", include=_FACTS)
    if item.particulars is not None:
        # Only what is said: a field that nobody has filled in makes no edition stale.
        facts |= item.particulars.model_dump(
            mode="json", include=_FACTS_IN_PARTICULARS, exclude_defaults=True
        )
    return facts


def _documents(item: ItemModel) -> Iterator[Any]:
    for use in rows(item, "materials"):
        yield from (one for one in (use.blank, use.sample) if one)
    yield from (getattr(item, name) for name in DOCUMENTS if getattr(item, f"{name}_id"))


def _words_in(items: list[ItemModel], locale: Locale) -> dict[object, ItemModel]:
    if locale == Locale.HANS or all(locale_of(item) == locale for item in items):
        return {}
    rows = ItemModel.objects.filter(
        translation_key__in=[item.translation_key for item in items],
        locale__language_code=language_of(locale),
        live=True,
    )
    return {row.translation_key: row for row in rows}


def _materials_in(items: list[ItemModel], locale: Locale) -> dict[str, MaterialModel]:
    """Return the materials of items as a language has them, by code."""
    if locale == Locale.HANS:
        return {}
    keys = {use.material.translation_key for item in items for use in rows(item, "materials")}
    found = MaterialModel.objects.filter(
        translation_key__in=keys, locale__language_code=language_of(locale)
    )
    return {one.code: one for one in found} if keys else {}


def _item(
    item: ItemModel,
    files: dict[str, Media],
    locale: Locale,
    words: ItemModel | None,
    materials: dict[str, MaterialModel],
) -> Item:
    said = Item(
        code=item.code,
        locale=Locale.HANS,
        source=item.source,
        source_id=item.source_id,
        name=item.name,
        everyday_names=tuple(one.name for one in rows(item, "everyday_names")),
        base_code=item.base_code,
        implementation_code=item.implementation_code,
        source_code=item.source_code,
        item_type=item.item_type or None,
        level=item.level or None,
        handling=item.handling or None,
        region=item.region.code if item.region else None,
        department=item.department.code if item.department else None,
        department_name=item.department_name,
        topics=tuple(topic.code for topic in rows(item, "topics")),
        main_item=item.main_item,
        basis=tuple(
            Basis(title=one.title, article=one.article, text=one.text, url=one.url)
            for one in rows(item, "basis")
        ),
        conditions=item.conditions.strip(),
        audience=tuple(item.audience),
        process=tuple(
            ProcessLink(stage=one.stage, days=limit(one.value, one.unit), who=one.who)
            for one in rows(item, "process")
        ),
        statutory=limit(item.statutory_value, item.statutory_unit, item.statutory_note),
        promised=limit(item.promised_value, item.promised_unit, item.promised_note),
        charged=item.charged,
        fees=tuple(_fee(fee) for fee in rows(item, "fees")),
        result=item.result,
        reach=item.reach or None,
        reach_note=item.reach_note,
        means=tuple(item.means),
        visits=item.visits,
        visits_note=item.visits_note,
        proxy=item.proxy,
        proxy_note=item.proxy_note,
        online_url=item.online_url,
        phone=item.phone,
        complaint_phone=item.complaint_phone,
        materials=tuple(_material(use, files) for use in rows(item, "materials")),
        windows=tuple(
            WindowUse(
                hall=use.hall.code, window=use.window.code if use.window else None, note=use.note
            )
            for use in rows(item, "windows")
        ),
        particulars=particulars_of(item, files),
        source_data=item.source_data,
    )
    if locale == Locale.HANT:
        said = traditional_payload(said)
    if words is not None:
        said = said.model_copy(update=_said_by(words, said))
    if materials:
        named = tuple(_named_by(materials.get(one.code), one) for one in said.materials)
        said = said.model_copy(update={"materials": named})
    said = said.model_copy(update={"locale": locale})
    return said.model_copy(update={"facts": item_facts(said, locale)})


def _said_by(words: ItemModel, said: Item) -> dict[str, object]:
    update: dict[str, object] = {
        field: getattr(words, field)
        for field in _WORDS
        if not field.startswith(("statutory", "promised")) and getattr(words, field)
    }
    for name in ("statutory", "promised"):
        known, note = getattr(said, name), getattr(words, f"{name}_note")
        if known and note:
            update[name] = known.model_copy(update={"note": note})
    return update


def _named_by(words: MaterialModel | None, said: Material) -> Material:
    if words is None:
        return said
    own = {field: text for field in _MATERIAL_WORDS if (text := getattr(words, field))}
    return said.model_copy(update=own)


def _fee(fee: ItemFee) -> Fee:
    return Fee(
        name=fee.name,
        amount=int(fee.amount * 100) if fee.amount is not None else None,
        unit=fee.unit,
        standard=fee.standard,
        basis=fee.basis,
        reducible=fee.reducible,
        waiver=fee.waiver,
    )


def _material(use: ItemMaterial, files: dict[str, Media]) -> Material:
    material = use.material
    return Material(
        code=material.code,
        name=material.name,
        necessity=use.necessity,
        deadline=use.deadline,
        commitment=use.commitment,
        exempt=use.exempt,
        form=use.form or material.form or None,
        originals=use.originals,
        copies=use.copies,
        source=use.source or material.source or None,
        issuer=material.issuer,
        how_to_get=material.how_to_get,
        where_to_get=material.where_to_get,
        material_type=material.material_type or None,
        validity=use.validity,
        filling_note=use.filling_note,
        acceptance_standard=use.acceptance_standard,
        basis=use.basis,
        note=use.note,
        blank=files[use.blank.file.name] if use.blank else None,
        sample=files[use.sample.file.name] if use.sample else None,
    )
