"""Posters that the demo's halls printed: what hangs as such, and one whose words are older."""

from guides.models import Placement, Print
from guides.prints.comparing import compare
from guides.prints.press import Set
from guides.prints.remembering import remember
from guides.prints.sheets import sheet_of
from guides.prints.wanted import Part, Wanted
from guides.vocabulary import Fact, Hanging, Kind, Locale, PlacementTarget, SheetKind

# What the oldest poster says of one of its facts.
_ONCE = "7 个工作日"


def load_prints() -> int:
    """Remember a print of every poster that hangs, unless something was printed; return of how
    many."""
    if Print.objects.exists():
        return 0
    posters = Placement.objects.filter(
        hangs_as=Hanging.POSTER, target_kind=PlacementTarget.GUIDE, down_reason=""
    )
    prints = [_print(one) for one in posters.select_related("guide", "hall").order_by("pk")]
    for oldest in prints[:1]:
        time = f"{Fact.TIME.label}："
        oldest.said = [f"{time}{_ONCE}" if one.startswith(time) else one for one in oldest.said]
        oldest.save()
        compare(oldest)
    return len(prints)


def _print(placement: Placement) -> Print:
    part = Part(Kind.GUIDE, placement.target.code, placement=placement.code)
    wanted = Wanted(SheetKind.POSTER, "A3", Locale.HANS, (part,))
    return remember(Set(wanted, sheet_of(wanted)), placement.hall)
