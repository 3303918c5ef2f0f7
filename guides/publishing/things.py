"""Brand, regions, departments, topics, life events, halls, items and materials into the ledger."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from guides import ledger, media
from guides.assemble import (
    Made,
    as_made,
    department_of,
    hall_of,
    item_of,
    items_with_relations,
    language_of,
    life_event_of,
    locale_of,
    region_of,
    site_of,
    sites_of,
    statement_of,
    thing_in_languages,
    topic_of,
)
from guides.content import Withdrawal, read
from guides.hindrances import Hindrance, empty_tokens, hindrances
from guides.ledger import Entry
from guides.models import (
    Brand,
    Current,
    Department,
    Facet,
    GuidePage,
    Hall,
    Item,
    LifeEvent,
    Material,
    Region,
    Statement,
    Topic,
)
from guides.sections import section_of
from guides.translations import untranslated
from guides.vocabulary import Action, Kind, Locale

from .fanout import guides_using, naming_places, republish
from .languages import item_rows, row_of_translation, rows_in_languages
from .placements import publish_placements_at
from .rows import current, effective, is_new

PLAIN: dict[type, tuple[Kind, Any]] = {
    Brand: (Kind.SITE, site_of),
    Region: (Kind.REGION, region_of),
    Department: (Kind.DEPARTMENT, department_of),
    Topic: (Kind.TOPIC, topic_of),
    LifeEvent: (Kind.LIFE_EVENT, life_event_of),
    Statement: (Kind.STATEMENT, statement_of),
}


def publish_plain(instance: Any) -> None:
    """Append the rows of a thing without drafts, if what it says is new.

    A new department gets its section, where its guides are written.
    """
    _kind, payload_of = PLAIN[type(instance)]
    fresh = type(instance)._default_manager.get(pk=instance.pk)
    if isinstance(fresh, Brand):
        ledger.append(_site_rows(fresh))
        return
    if hasattr(fresh, "translation_key") and untranslated(fresh):
        return
    if getattr(fresh, "locale", None) and locale_of(fresh) != Locale.HANS:
        rows = row_of_translation(fresh, payload_of(fresh))
    else:
        rows = rows_in_languages([payload_of(one) for one in thing_in_languages(fresh)])
    new = [row for row in rows if is_new(row.payload)]
    ledger.append(new)
    if isinstance(fresh, Department) and new:
        section_of(fresh)
        _republish_naming(GuidePage.objects.filter(guide_items__item__department=fresh))


def publish_naming(guide: GuidePage) -> None:
    """Publish again the life events that name a guide which is no more."""
    named = Facet.objects.filter(kind=Kind.LIFE_EVENT, name="guide", value=guide.code)
    events = LifeEvent.objects.filter(code__in=named.values("current__code"))
    for event in events.filter(locale__language_code=language_of(Locale.HANS)).order_by("pk"):
        publish_plain(event)


def _site_rows(brand: Brand) -> list[Entry]:
    """Return the rows of what is new of the site; a language that it lost is withdrawn."""
    sites = sites_of(brand)
    media.publish(sites[0])
    known = Current.objects.filter(kind=Kind.SITE, code=brand.code, action=Action.PUBLISH)
    lost = known.exclude(locale__in=[site.locale for site in sites])
    return [
        *(Entry(one, abreast=one.locale != Locale.HANS) for one in sites if is_new(one)),
        *(
            Entry(Withdrawal(code=one.code, locale=Locale(one.locale), of=Kind.SITE))
            for one in lost
        ),
    ]


def publish_hall(hall: Hall) -> None:
    """Append a hall's row, and those of its translations where it is the source."""
    fresh = Hall.objects.get(pk=hall.pk)
    if locale_of(fresh) != Locale.HANS:
        ledger.append(row_of_translation(fresh, hall_of(fresh), effective(fresh)))
        return
    live = [one for one in thing_in_languages(fresh) if one.live]
    ledger.append(rows_in_languages([hall_of(one) for one in live], effective(fresh)))
    # A window that is no more is nowhere named any more.
    uses = Item.objects.filter(windows__hall=fresh, windows__window=None, live=True)
    items = list(uses.order_by("pk").values_list("pk", flat=True).distinct())
    republish(items=items, guides=guides_using(items))
    republish_places(fresh)
    publish_placements_at(fresh)


def republish_places(hall: Hall) -> None:
    """Publish again the guides whose words name a hall; raises ValidationError, naming the guide,
    where they would be left without a word."""
    _republish_naming(GuidePage.objects.filter(guide_items__item__windows__hall=hall))


def publish_item(item: Item) -> None:
    """Append an item's row and those of every guide that uses it."""
    fresh = items_with_relations([item.pk])[0]
    if locale_of(fresh) == Locale.HANS:
        ledger.append(item_rows([fresh], effective(fresh)))
    else:
        fresh = thing_in_languages(fresh)[0]
    republish(guides=guides_using([fresh.pk]), effective_from=effective(item))


def publish_items(items: Iterable[int], made: Iterable[Made] = ()) -> None:
    """Append the rows of many items, and of the guides that use them, after a catalogue came in.

    `made` are those of them that were saved new in this transaction: they are not read again.
    """
    pks = list(items)
    known = {one.pk: one for one in as_made(made)}
    for start in range(0, len(pks), ledger.BATCH):
        batch = pks[start : start + ledger.BATCH]
        read = items_with_relations(pk for pk in batch if pk not in known)
        found = known | {one.pk: one for one in read}
        whole = (found[pk] for pk in batch if pk in found)
        ledger.append(item_rows(item for item in whole if item.live))
    republish(guides=guides_using(pk for pk in pks if pk not in known))


def publish_material(material: Material) -> None:
    """Publish again whatever asks for a material; it has no row of its own.

    A translation is told by guides in its language alone.
    """
    uses = Item.objects.filter(
        materials__material__translation_key=material.translation_key,
        live=True,
        locale__language_code=language_of(Locale.HANS),
    )
    items = list(uses.order_by("pk").values_list("pk", flat=True).distinct())
    if locale_of(material) == Locale.HANS:
        republish(items=items, guides=guides_using(items))
        return
    told = GuidePage.objects.filter(locale=material.locale, live=True).values("translation_key")
    guides = GuidePage.objects.filter(pk__in=guides_using(items), translation_key__in=told)
    republish(guides=guides.order_by("pk").values_list("pk", flat=True))


def speechless(draft: Item) -> Iterator[Hindrance]:
    """Yield an error for each live guide whose words name a fact that a draft no longer has."""
    if not _loses_facts(draft):
        return
    for page in GuidePage.objects.filter(pk__in=guides_using([draft.pk])).order_by("pk"):
        models = items_with_relations(one.item_id for one in page.guide_items.all())
        before = set(hindrances(page, models))
        after = hindrances(page, [draft if one.pk == draft.pk else one for one in models])
        for one in after:
            if one.error and one not in before:
                yield Hindrance("name", _speechless(page, one))


def _republish_naming(pages: Any) -> None:
    keys = naming_places(pages)
    for page in GuidePage.objects.filter(pk__in=keys).order_by("pk"):
        for one in empty_tokens(page):
            raise ValidationError(_speechless(page, one))
    republish(guides=keys)


def _speechless(page: GuidePage, one: Hindrance) -> str:
    message = _("已发布的指南《{title}》用到了这里的事实：{message}")
    return message.format(title=page.title, message=one.message)


def _loses_facts(draft: Item) -> bool:
    known = current(Kind.ITEM, draft.code)
    if known is None or known.action == Action.WITHDRAW:
        return False
    before: Any = read(Kind.ITEM, Action.PUBLISH, known.row.payload)
    now = item_of(draft)
    return bool(set(before.facts) - set(now.facts)) or bool(before.windows and not now.windows)
