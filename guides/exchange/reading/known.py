"""What the site has that a table can name: departments, topics, halls with their windows."""

from collections.abc import Hashable, Iterable
from typing import Any

from guides.assemble import language_of
from guides.exchange.regions import Regions
from guides.models import Department, Hall, Topic, Window
from guides.vocabulary import Locale

_HANS = {"locale__language_code": language_of(Locale.HANS)}


class Known:
    """All that is looked up by name, read once; a name that two have is nobody's."""

    def __init__(self, regions: Regions) -> None:
        self.regions = regions
        rows = list(
            Department.objects.filter(**_HANS).values_list(
                "name", "short_name", "region", "credit_code", "pk"
            )
        )
        self._called: list[dict[str, list[tuple[int | None, int]]]] = [{}, {}]
        for *called, region, _code, pk in rows:
            for by_name, name in zip(self._called, called, strict=True):
                by_name.setdefault(name, []).append((region, pk))
        self.department_names = {pk: name for name, *_rest, pk in rows}
        self.credit_codes = _alone((code, pk) for *_rest, code, pk in rows if code)
        self.topics = _alone(Topic.objects.filter(**_HANS).values_list("name", "pk"))
        self.halls = _alone(Hall.objects.filter(**_HANS).values_list("name", "pk"))
        windows = list(Window.objects.values_list("hall", "number", "pk"))
        self._windows = _alone(((hall, number), pk) for hall, number, pk in windows)
        self.numbers = {pk: number for _hall, number, pk in windows}

    def department(self, name: str, region: int | None) -> int | None:
        """Return the department of that name, or else short name, that answers in a region.

        That is the one of the region itself or of the nearest above it, or one without a region.
        Each place has its 公安局: another place's is never meant. Where the region is not said,
        the name has to be one department's alone.
        """
        for by_name in self._called:
            alike = by_name.get(name, []) if name else []
            if region is None:
                near = [alike] if alike else []
            else:
                lines = [*self.regions.line_of(region), None]
                near = [[one for one in alike if one[0] == place] for place in lines]
            for found in filter(None, near):
                return found[0][1] if len(found) == 1 else None
        return None

    def window(self, hall: int, number: str) -> int | None:
        """Return a hall's window of exactly that number, said with or without 号窗口."""
        bare = number.removesuffix("窗口").removesuffix("号").strip()
        return self._windows.get((hall, number)) or self._windows.get((hall, bare))


def _alone(pairs: Iterable[tuple[Hashable, int]]) -> dict[Any, int]:
    """Return keys by name, without names that occur twice."""
    found: dict[Hashable, int] = {}
    twice = set()
    for name, pk in pairs:
        if name in found:
            twice.add(name)
        found[name] = pk
    return {name: pk for name, pk in found.items() if name not in twice}
