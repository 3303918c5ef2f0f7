"""Materials that tables name: found by exactly their name, else made.

What belongs to a material itself, such as who issues it, is filled where it is empty, and
replaced where it still says what the same item's source told before.
"""

from collections.abc import Iterable
from typing import Any

from wagtail.models import Locale as WagtailLocale

from guides.exchange.reading import Entry, Reading
from guides.models import Material, many

from .fresh import fresh_codes

# Names in one question to the database.
_ASKED = 5_000


class Materials:
    """The materials of one import, by name; nothing is saved before `save`."""

    def __init__(self, locale: WagtailLocale) -> None:
        self._locale = locale
        self.by_name: dict[str, Material] = {}
        self._new: list[Material] = []
        self._changed: dict[str, tuple[Material, set[str]]] = {}

    def look_up(self, readings: Iterable[Reading]) -> None:
        """Find those that readings name, and plan those that are not there."""
        names = {entry.key[0]: None for one in readings for entry in one.lists.get("materials", [])}
        self.by_name, self._new, self._changed = {}, [], {}
        wanted = list(names)
        for start in range(0, len(wanted), _ASKED):
            asked = wanted[start : start + _ASKED]
            known = Material.objects.filter(locale=self._locale, name__in=asked)
            # Of several of one name the first: the name is all that a table says.
            self.by_name |= {material.name: material for material in known.order_by("-pk")}
        for name in names:
            if name not in self.by_name:
                self.by_name[name] = Material(name=name, locale=self._locale)
                self._new.append(self.by_name[name])

    def fill(self, entry: Entry, told: dict[str, Any]) -> list[str]:
        """Give a material what a source says of it; return the fields that say otherwise already.

        `told` is what the same item's source said of it the last time.
        """
        material = self.by_name[entry.key[0]]
        others = []
        for name, value in entry.shared.items():
            now = getattr(material, name)
            if now == value:
                continue
            if now and now != told.get(name):
                others.append(name)
                continue
            setattr(material, name, value)
            if material.pk:
                self._changed.setdefault(material.name, (material, set()))[1].add(name)
        return others

    def save(self) -> list[Material]:
        """Save what is new and changed; return those that others ask for too, perhaps."""
        for material, code in zip(self._new, fresh_codes(Material, len(self._new)), strict=True):
            material.code = code
        many.insert(self._new, by="code")
        fields = {name for _material, names in self._changed.values() for name in names}
        changed = [material for material, _names in self._changed.values()]
        many.update(changed, sorted(fields))
        return changed
