"""One sheet that somebody wants, whether it is printed for the first time or again."""

from dataclasses import dataclass

from guides.models import Print, PrintPart
from guides.vocabulary import Kind, Locale, SheetKind


@dataclass(frozen=True, order=True)
class Part:
    """A thing on a sheet, by its code, or a window of a hall by both their codes.

    `placement` is that of the code beside it, if it has one.
    """

    kind: Kind
    code: str
    window: str = ""
    placement: str = ""


@dataclass(frozen=True)
class Wanted:
    """A sheet of things; `title` is that of a board, which has no name of its own."""

    sheet: SheetKind
    size: str
    locale: Locale
    parts: tuple[Part, ...]
    large: bool = False
    grey: bool = False
    logo: bool = False
    title: str = ""


def again(printed: Print) -> Wanted:
    """Return what would be printed in place of a sheet, under the same codes."""
    return Wanted(
        sheet=SheetKind(printed.sheet),
        size=printed.size,
        locale=Locale(printed.locale),
        parts=tuple(_part(one) for one in printed.parts.all() if not one.within),
        large=printed.large,
        grey=printed.grey,
        logo=printed.logo,
        title=printed.title if printed.sheet == SheetKind.BOARD else "",
    )


def _part(row: PrintPart) -> Part:
    placement = row.placement.code if row.placement else ""
    return Part(Kind(row.kind), row.code, row.window, placement)
