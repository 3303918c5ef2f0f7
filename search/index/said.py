"""The words of a guide or an item: its names, what is around it, what is said in full.

Lists of places, laws, rights, appeals and what a source had beside it pull every question to
themselves and stay out.
"""

from guides.content import Guide, Item
from search import words

from .published import SOURCE, Around, Published, items_of, lineage, texts_of, unique

# Characters of what is said in full.
BODY = 4_000


def names_of(found: Published, translated: bool = True) -> list[str]:
    """Return titles and names of items, each once however it is written."""
    names: dict[str, str] = {}
    for locale, record in found.records.items():
        if locale == SOURCE or translated:
            for text in (record.title, *(one.name for one in items_of(record.payload))):
                names.setdefault(words.fold(text), text)
    return list(names.values())


def everyday_of(payload: Guide | Item) -> list[str]:
    return unique(name for item in items_of(payload) for name in item.everyday_names)


def around_of(found: Published) -> list[str]:
    payload, around = found.source.payload, found.around[SOURCE]
    items = items_of(payload)
    return unique(
        [
            *beside_of(payload, around),
            *regions_of(payload, around),
            *(material.name for item in items for material in item.materials),
            *(item.result for item in items),
        ]
    )


def body_of(found: Published) -> list[str]:
    """Return what is said in full, as far as `BODY` characters reach."""
    kept, left = [], BODY
    for locale, record in found.records.items():
        for text in found.texts if locale == SOURCE else texts_of(record.payload):
            kept.append(text[:left])
            left -= len(kept[-1])
            if not left:
                return kept
    return kept


def beside_of(payload: Guide | Item, around: Around) -> list[str]:
    main = (item.main_item for item in items_of(payload))
    return unique([*departments_of(payload, around), *topics_of(payload, around), *main])


def departments_of(payload: Guide | Item, around: Around) -> list[str]:
    codes = [getattr(payload, "department", None), *(one.department for one in items_of(payload))]
    known = [
        around.departments[code] for code in dict.fromkeys(codes) if code in around.departments
    ]
    names = [name for one in known for name in (one.name, one.short_name)]
    return unique([*names, *(one.department_name for one in items_of(payload))])


def topics_of(payload: Guide | Item, around: Around) -> list[str]:
    codes = [*payload.topics, *(code for one in items_of(payload) for code in one.topics)]
    return unique(around.topics[code].name for code in codes if code in around.topics)


def regions_of(payload: Guide | Item, around: Around) -> list[str]:
    """Return the names of regions and of those above them."""
    codes = (item.region for item in items_of(payload))
    return unique(one.name for code in codes for one in lineage(code, around.regions))
