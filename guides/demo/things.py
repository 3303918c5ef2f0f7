"""The demo's items in the database, with the blank forms and filled-in samples of materials."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.core.files import File
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Locale as WagtailLocale

from guides import publishing
from guides.content import Limit
from guides.models import (
    Department,
    EverydayName,
    Hall,
    Item,
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemQuestion,
    ItemSpecialProcedure,
    ItemWindow,
    Material,
    Region,
    Topic,
    Window,
)

from . import places, texts
from .indexed import writing

SOURCE = "demo"
PAPERS = texts.MEDIA / "papers"


@dataclass
class Known:
    """What items name by key."""

    locale: WagtailLocale
    regions: dict[str, Region]
    departments: dict[str, Department]
    halls: dict[str, tuple[Hall, dict[str, Window]]]
    materials: dict[str, Material]
    topics: dict[str, Topic]
    papers: dict[str, Document | None] = field(default_factory=dict)

    @classmethod
    def now(cls) -> "Known":
        locale = places.source_locale()
        return cls(
            locale,
            places.regions_by_key(),
            places.departments_by_key(),
            places.halls_by_key(),
            places.materials_by_key(),
            {topic.name: topic for topic in Topic.objects.filter(locale=locale)},
        )

    def paper(self, key: str, kind: str, title: str) -> Document | None:
        """Return the blank form or sample of a material, uploading it once; None if none exists."""
        if (name := f"{key}-{kind}.pdf") not in self.papers:
            self.papers[name] = _document(name, title)
        return self.papers[name]


def load_items() -> int:
    """Make and publish the items that are missing, in one transaction; return how many.

    They are published together, as those of an imported catalogue: a revision each would double
    the time until the first page, and nobody has edited them yet.
    """
    known = Item.objects.by_source(SOURCE)
    missing = [
        (guide, one)
        for guide in texts.guides()
        for one in guide.items
        if one.source_id not in known
    ]
    if not missing:
        return 0
    with writing() as written:
        names = Known.now()
        written += [_item(guide, one, names) for guide, one in missing]
        publishing.publish_items(item.pk for item in written)
    return len(missing)


def _item(guide: texts.GuideText, one: texts.ItemText, known: Known) -> Item:
    plain = (
        "source_id name item_type level handling conditions charged result reach reach_note "
        "visits visits_note proxy proxy_note online_url phone complaint_phone"
    )
    now = timezone.now()
    item = Item(
        source=SOURCE,
        source_code=one.source_id,
        first_published_at=now,
        last_published_at=now,
        locale=known.locale,
        region=known.regions[one.region],
        department=known.departments[guide.department],
        audience=[audience.value for audience in one.audience],
        means=[means.value for means in one.means],
        source_data={"出处": "\n".join(guide.sources)},
        **_limit("statutory", one.statutory),
        **_limit("promised", one.promised),
        **one.model_dump(mode="json", include=set(plain.split())),
        **_particulars(one),
        **_parts(one, known),
    )
    item.topics = [known.topics[name] for name in guide.topics]
    item.save()
    return item


def _limit(name: str, limit: Limit) -> dict[str, Any]:
    return {
        f"{name}_value": limit.value,
        f"{name}_unit": limit.unit.value,
        f"{name}_note": limit.note,
    }


def _particulars(one: texts.ItemText) -> dict[str, Any]:
    """Return the item's rarer fields, those that are filled in, under their own names."""
    if one.particulars is None:
        return {}
    said = one.particulars
    rows = {"special_procedures", "questions"}
    return {
        **said.model_dump(exclude=rows, exclude_unset=True),
        "special_procedures": [
            ItemSpecialProcedure(
                name=procedure.name,
                value=procedure.limit.value if procedure.limit else None,
                unit=procedure.limit.unit.value if procedure.limit else "",
                basis=procedure.basis,
                note=procedure.note,
            )
            for procedure in said.special_procedures
        ],
        "questions": [ItemQuestion(**asked.model_dump()) for asked in said.questions],
    }


def _parts(one: texts.ItemText, known: Known) -> dict[str, Any]:
    return {
        "everyday_names": [EverydayName(name=name) for name in one.everyday_names],
        "basis": [ItemBasis(**basis.model_dump()) for basis in one.basis],
        "process": [
            ItemProcessLink(
                stage=link.stage.value,
                value=link.days.value if link.days else None,
                unit=link.days.unit.value if link.days else "",
                who=link.who,
            )
            for link in one.process
        ],
        "fees": [
            ItemFee(
                **fee.model_dump(exclude={"amount"}),
                amount=None if fee.amount is None else Decimal(fee.amount) / 100,
            )
            for fee in one.fees
        ],
        "materials": [_material(use, known) for use in one.materials],
        "windows": [
            ItemWindow(
                hall=known.halls[use.hall][0], window=known.halls[use.hall][1].get(use.window)
            )
            for use in one.windows
        ],
    }


def _material(use: texts.MaterialUse, known: Known) -> ItemMaterial:
    material = known.materials[use.key]
    return ItemMaterial(
        material=material,
        blank=known.paper(use.key, "blank", f"{material.name}（空白）"),
        sample=known.paper(use.key, "sample", f"{material.name}（示例）"),
        **use.model_dump(mode="json", exclude={"key"}),
    )


def _document(name: str, title: str) -> Document | None:
    source = PAPERS / name
    if not source.exists():
        return None
    known = Document.objects.filter(title=title).first()
    if known is not None:
        return known
    with source.open("rb") as content:
        return Document.objects.create(title=title, file=File(content, name=name))
