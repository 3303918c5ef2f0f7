"""What to bring, as a list to tick."""

from dataclasses import dataclass
from typing import ClassVar

from guides.channels import addresses
from guides.channels.pages import render
from guides.channels.told import Told
from guides.content import Material, Record, Snapshot
from guides.vocabulary import Locale

from .screen import Keys, PartContext, frame, tabs


@dataclass(frozen=True, kw_only=True)
class MaterialsContext(PartContext):
    template: ClassVar = "channels/kiosk/materials.html"

    materials: list[Material]


def materials(record: Record, snapshot: Snapshot, locale: Locale, base: str) -> str:
    """Return the screen of what a guide asks to bring."""
    told = Told(record, snapshot, base, locale)
    context = MaterialsContext(
        guide=told.guide,
        tabs=tabs(told, "materials"),
        materials=told.materials,
        keys=Keys(
            locale,
            back=addresses.kiosk_guide(record.code, locale),
            on=addresses.kiosk_take(record.code, locale),
        ),
    )
    return render(frame(told, addresses.kiosk_materials(record.code, Locale.HANS)), context)
