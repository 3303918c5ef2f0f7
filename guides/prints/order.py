"""What a hall orders: a kind of sheet, of which things, in which form; judged before it is set."""

from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass
from functools import cached_property
from typing import Any, Self

from django.utils.translation import gettext as _

from guides import published, usage
from guides.paper import board, sizes
from guides.paper.kinds import KINDS
from guides.vocabulary import Action, Kind, Locale, SheetKind

from . import handled
from .wanted import Part, Wanted

# More than that is a year's paper, and somebody's mistake.
MOST = 2_000
WHICH = ("wanted", "all", "chosen")
Problem = tuple[str, str]


@dataclass(frozen=True)
class Order:
    """`which` things: the `top` most wanted, all of the hall, or those chosen; `hall` is a code,
    and so is `department`, of which there are booklets only.

    `distance` is in cm, None for as far as the sheet's code can be read. `anew` gives each sheet a
    code of its own, though one hangs there already; `apart` puts each sheet into its own file.
    """

    sheet: SheetKind
    size: str
    hall: str = ""
    department: str = ""
    which: str = "chosen"
    top: int = 12
    chosen: tuple[tuple[str, str], ...] = ()
    locales: tuple[Locale, ...] = (Locale.HANS,)
    large: bool = False
    grey: bool = False
    logo: bool = False
    distance: int | None = None
    anew: bool = False
    apart: bool = False
    title: str = ""

    @classmethod
    def of(cls, parameters: Mapping[str, Any]) -> Self:
        """Return the order that `parameters` says, as `to_json` wrote it."""
        return cls(
            **{
                **parameters,
                "sheet": SheetKind(parameters["sheet"]),
                "locales": tuple(Locale(one) for one in parameters["locales"]),
                "chosen": tuple((kind, code) for kind, code in parameters["chosen"]),
            }
        )

    def to_json(self) -> dict[str, Any]:
        return asdict(self)

    @property
    def read_from(self) -> int:
        """From how far its codes are read, in cm."""
        made = KINDS[self.sheet]
        return self.distance or int(made.codes[sizes.named(self.size, made.sizes)])

    @cached_property
    def things(self) -> tuple[Part, ...]:
        """Return what is ordered, each once, in the order in which it is printed."""
        if self.sheet == SheetKind.BOOKLET:
            return self._booklets()
        if self.sheet == SheetKind.WINDOW:
            return tuple(Part(Kind.HALL, self.hall, code) for code in handled.windows(self.hall))
        if self.which == "chosen":
            return tuple(dict.fromkeys(Part(Kind(kind), code) for kind, code in self.chosen))
        codes = self._wanted() if self.which == "wanted" else handled.in_hall(self.hall, MOST + 1)
        return tuple(Part(Kind.GUIDE, code) for code in codes)

    def _booklets(self) -> tuple[Part, ...]:
        if self.department:
            return (Part(Kind.DEPARTMENT, self.department),)
        return (Part(Kind.HALL, self.hall),) if self.hall else ()

    def wanted(self, parts: tuple[Part, ...] | None = None) -> Iterator[Wanted]:
        """Return the sheets that this makes of things, of those ordered if no others are given:
        each of one, a board of all of them."""
        things = self.things if parts is None else parts
        several = [things] if self.sheet == SheetKind.BOARD else [(one,) for one in things]
        for locale in self.locales:
            for together in filter(None, several):
                yield Wanted(
                    sheet=self.sheet,
                    size=self.size,
                    locale=locale,
                    parts=together,
                    large=self.large,
                    grey=self.grey,
                    logo=self.logo,
                    title=self.title,
                )

    def count(self) -> int:
        """Return how many sheets that makes."""
        things = len(self.things)
        return len(self.locales) * (min(things, 1) if self.sheet == SheetKind.BOARD else things)

    def problems(self) -> list[Problem]:
        """Return what is wrong with it, each by the field to change; nothing where all is well."""
        return [(field, told) for field, told in self._problems() if told]

    def _problems(self) -> Iterator[Problem]:
        yield "size", self._wrong_size()
        yield "hall", self._wrong_hall()
        yield "which", self._wrong_things()

    def _wrong_size(self) -> str:
        made = KINDS[self.sheet]
        try:
            size = sizes.named(self.size, made.sizes)
        except sizes.UnknownSize as error:
            return str(error)
        if self.distance is None:
            return ""
        return sizes.too_small(size, self.distance * 10, made.codes[size])

    def _wrong_hall(self) -> str:
        if not self.hall:
            needed = self.which == "all" or self.sheet == SheetKind.WINDOW
            return _("请先选大厅：印的是这个大厅能办的。") if needed else ""
        hall = published.record(Kind.HALL, self.hall)
        if hall is None or hall.action == Action.WITHDRAW:
            return _("这个大厅没有发布。请先在“大厅”里填好地址、发布，或者不选大厅。")
        return ""

    def _wrong_things(self) -> str:
        count = len(self.things)
        if not count:
            return self._nothing()
        if count > MOST:
            told = _("一次最多印 {most} 份，现在有 {count} 份。请分几次。")
            return told.format(most=MOST, count=count)
        if self.sheet == SheetKind.BOARD and count > board.MOST:
            told = _("一张高频事项海报最多放 {most} 件事，现在有 {count} 件。请少选几件。")
            return told.format(most=board.MOST, count=count)
        return ""

    def _nothing(self) -> str:
        if self.sheet == SheetKind.BOOKLET:
            return _("请选印哪个大厅、或者哪个部门的手册。")
        if self.sheet == SheetKind.WINDOW:
            return _("这个大厅的窗口还没有写办什么。请先在事项里写上在哪个窗口办。")
        if self.which == "chosen":
            return _("还没有挑指南。请在下面搜一搜，打上勾。")
        return _("没有可以印的指南：大厅的窗口还没有办什么，或者指南还没有发布。")

    def _wanted(self) -> list[str]:
        found = usage.wanted(self.top, self.hall or None)
        rest = handled.in_hall(self.hall, MOST + 1) if len(found) < self.top else []
        return list(dict.fromkeys([*found, *rest]))[: self.top]
