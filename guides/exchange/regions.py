"""Names of regions as catalogues write them, and the tree of regions they belong to."""

import re

from guides.models import Region
from guides.vocabulary import RegionLevel

# Each part as short as can be, so that 镇江市丹阳市 is a city and a county of it.
_PARTS = re.compile(
    r"(?:[^省区]{2,8}(?:省|自治区|特别行政区))?"
    r"(?P<city>\w{1,10}?(?:市|自治州|地区|盟))"
    r"(?:(?P<county>\w{1,15}?(?:区|县|市|旗)))?"
    r"(?:(?P<town>\w{1,15}?(?:街道|镇|乡|苏木)))?"
    r"(?:(?P<village>\w{1,15}?(?:村|社区|嘎查)))?"
)
_PROVINCE = re.compile(r"[^省区]{2,8}(?:省|自治区|特别行政区)")

Path = tuple[str, ...]


class Regions:
    """The tree as it is, by path of names; with `dry`, what would be made is only remembered."""

    def __init__(self, dry: bool = False) -> None:
        self._dry = dry
        self._by_path: dict[Path, int] = {}
        self._by_name: dict[str, list[int]] = {}
        self.made: list[str] = []
        self._found: dict[tuple[str, bool], int | None] = {}
        self._by_code: dict[str, list[int]] = {}
        self._lines: dict[int, list[int]] = {}
        rows = {}
        for pk, name, above, code in self._rows():
            rows[pk] = (name, above)
            if code:
                self._by_code.setdefault(_whole(code), []).append(pk)
        for pk, (name, above) in rows.items():
            path = [name]
            while above is not None:
                name_above, above = rows[above]
                path.insert(0, name_above)
            self._by_path[tuple(path)] = pk
            self._by_name.setdefault(name, []).append(pk)
        self._paths = {pk: "".join(path) for path, pk in self._by_path.items()}

    def of(self, text: str, create: bool = False) -> int | None:
        """Return the key of the region that a text names, None if that is not certain.

        Known is the region of exactly this name, if there is one alone, or the one whose names
        from the city down, behind the province's, make up the text. With `create`, a text that
        names a city and what lies in it step by step makes the regions that are missing.
        """
        key = (text, create)
        if key not in self._found:
            found = self._known(text)
            self._found[key] = self._make(text) if found is None and create else found
        return self._found[key]

    def of_code(self, text: str) -> int | None:
        """Return the key of the one region of an official code, of six digits or with zeros."""
        bare = "".join(text.split())
        found = self._by_code.get(_whole(bare), []) if bare.isdigit() else []
        return found[0] if len(found) == 1 else None

    def path_of(self, pk: int | None) -> str:
        """Return a region's names from the city down; empty for none."""
        return self._paths.get(pk, "") if pk is not None else ""

    def line_of(self, pk: int) -> list[int]:
        """Return a region and what lies above it, the nearest first."""
        if pk not in self._lines:
            path = next(path for path, one in self._by_path.items() if one == pk)
            self._lines[pk] = [self._by_path[path[:end]] for end in range(len(path), 0, -1)]
        return self._lines[pk]

    @staticmethod
    def _rows() -> list[tuple[int, str, int | None, str]]:
        return list(Region.objects.values_list("pk", "name", "parent_id", "official_code"))

    def _known(self, text: str) -> int | None:
        alike = self._by_name.get(text, [])
        if len(alike) == 1:
            return alike[0]
        province = _PROVINCE.match(text)
        tails = {text, text[province.end() :] if province else text}
        found = {pk for path, pk in self._by_path.items() if "".join(path) in tails}
        return found.pop() if len(found) == 1 else None

    def _make(self, text: str) -> int | None:
        match = _PARTS.fullmatch(text)
        if match is None:
            return None
        parts = [(level, match[level]) for level in RegionLevel if match[level]]
        above: int | None = None
        path: Path = ()
        for level, name in parts:
            path = (*path, name)
            if path not in self._by_path:
                self._by_path[path] = self._new(name, level, above)
                self._by_name.setdefault(name, []).append(self._by_path[path])
                self._paths[self._by_path[path]] = "".join(path)
                self.made.append("".join(path))
                self._found = {key: pk for key, pk in self._found.items() if pk is not None}
            above = self._by_path[path]
        return above

    def _new(self, name: str, level: RegionLevel, above: int | None) -> int:
        if self._dry:
            return -1 - len(self.made)
        return Region.objects.create(name=name, level=level, parent_id=above).pk


def _whole(code: str) -> str:
    """Return an official code in all its twelve digits."""
    return code.ljust(12, "0")
