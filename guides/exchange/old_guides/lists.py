"""An old guide's materials, laws, fees and procedures as rows of its item."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from guides.exchange.understood import Row
from guides.models import (
    EverydayName,
    Item,
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemSpecialProcedure,
    Material,
)

from .facts import digest_of

MODELS: dict[str, Any] = {
    "materials": ItemMaterial,
    "basis": ItemBasis,
    "fees": ItemFee,
    "special_procedures": ItemSpecialProcedure,
    "process": ItemProcessLink,
    "everyday_names": EverydayName,
}
# By what people know a row; a list that has all of a guide's rows says what the guide says.
_NAMES = {"materials": "material", "basis": "title", "process": "stage"}
_NOT_SAID = ("id", "item", "sort_order")
_OF_MATERIAL = ("issuer", "material_type", "where_to_get", "how_to_get")


@dataclass
class Lists:
    """What becomes of a guide's rows on an item, by list.

    `changes` are whole lists, unsaved. `said`, `differing` and `told` are as in `Facts`; `misfits`
    are rows that no row of ours can hold.
    """

    changes: dict[str, list[Model]] = field(default_factory=dict)
    said: set[str] = field(default_factory=set)
    differing: set[str] = field(default_factory=set)
    misfits: list[Row] = field(default_factory=list)
    told: dict[str, str] = field(default_factory=dict)


class Materials:
    """Materials by name, found or made when they are needed."""

    def __init__(self, locale: Any) -> None:
        self._locale = locale
        self._known: dict[str, Material] = {}

    def of(self, name: str, shared: Mapping[str, Any]) -> Material:
        """Return the material of this name; a new one gets what the guide says of it."""
        if name not in self._known:
            rows = Material.objects.filter(name=name, locale=self._locale)
            found = rows.order_by("pk").first()
            if found is None:
                found = Material.objects.create(name=name, locale=self._locale, **shared)
            self._known[name] = found
        return self._known[name]


@dataclass(frozen=True)
class _Wanted:
    """An unsaved row; a material's is known by name until it is needed."""

    row: Any
    name: str = ""
    shared: Mapping[str, Any] = field(default_factory=dict)

    def said(self) -> dict[str, Any]:
        return said_by(self.row) | ({"material": self.name} if self.name else {})

    def made(self, materials: Materials) -> Model:
        if self.name:
            self.row.material = materials.of(self.name, self.shared)
        made: Model = self.row
        return made


def lists_of(
    item: Item,
    rows: Mapping[str, list[Row]],
    before: Mapping[str, str],
    closed: set[str],
    materials: Materials,
) -> Lists:
    """Compare a guide's rows with an item's lists.

    `before` are the digests of what the guide put there, `closed` lists that other facts of the
    item contradict.
    """
    lists = Lists()
    for relation, model in MODELS.items():
        wanted = _fitting(model, rows.get(relation, []), lists)
        now = [said_by(row) for row in getattr(item, relation).all()]
        ours = relation in before and digest_of(now) == before[relation]
        if not wanted:
            if ours and now:
                lists.changes[relation] = []
        elif _compare(lists, relation, now, [one.said() for one in wanted], ours):
            lists.said.add(relation)
        elif relation not in closed and (ours or not now):
            lists.changes[relation] = [one.made(materials) for one in wanted]
            lists.said.add(relation)
            lists.told[relation] = digest_of([one.said() for one in wanted])
        else:
            lists.differing.add(relation)
    return lists


def said_by(row: Any) -> dict[str, Any]:
    """Return what a row says, a material by its name."""
    said = {
        one.name: getattr(row, one.attname)
        for one in type(row)._meta.concrete_fields
        if one.name not in _NOT_SAID
    }
    if isinstance(row, ItemMaterial) and row.material_id:
        said["material"] = row.material.name
    if isinstance(row, ItemFee) and row.amount is not None:
        said["amount"] = f"{row.amount:.2f}"
    return said


def _compare(
    lists: Lists, relation: str, now: list[dict[str, Any]], new: list[dict[str, Any]], ours: bool
) -> bool:
    """Tell whether an item's list says all that a guide's does."""
    if now == new:
        if ours:
            lists.told[relation] = digest_of(new)
        return True
    name = _NAMES.get(relation, "name")
    return not ours and {one[name] for one in new} <= {one[name] for one in now}


def _fitting(model: Any, rows: list[Row], lists: Lists) -> list[_Wanted]:
    found: list[_Wanted] = []
    for row in rows:
        wanted = _row(model, asdict(row.value), len(found))
        try:
            wanted.row.full_clean(exclude=["item", "material"])
        except ValidationError:
            lists.misfits.append(row)
        else:
            found.append(wanted)
    return found


def _row(model: Any, values: dict[str, Any], number: int) -> _Wanted:
    known = {one.name for one in model._meta.concrete_fields} - set(_NOT_SAID)
    said = {name: value for name, value in values.items() if value not in (None, "")}
    row = model(sort_order=number, **{name: said[name] for name in known & said.keys()})
    if model is not ItemMaterial:
        return _Wanted(row)
    shared = {name: said[name] for name in _OF_MATERIAL if name in said}
    return _Wanted(row, said["name"], shared)
