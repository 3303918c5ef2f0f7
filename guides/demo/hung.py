"""Codes that hang in the demo halls: posters in the lobby, a card at the desk, one a window."""

from collections.abc import Iterator

from guides.models import GuidePage, Hall, Placement, Window
from guides.vocabulary import Hanging, PlacementTarget

from . import places, texts
from .indexed import writing
from .pages import known_guides

# So many halls have codes, each so many posters and windows.
HALLS, POSTERS, WINDOWS = 4, 3, 4


def load_placements() -> int:
    """Make what hangs, unless something does already; return how many."""
    if Placement.objects.exists():
        return 0
    pages = known_guides()
    wanted = [pages[key] for key in texts.city().site.wanted if key in pages]
    with writing() as written:
        halls = list(places.halls_by_key().values())[:HALLS]
        for number, (hall, windows) in enumerate(halls):
            # Each hall hangs others, as halls do.
            posters = [*wanted[number:], *wanted[:number]][:POSTERS]
            for placement in _of_hall(hall, list(windows.values())[:WINDOWS], posters):
                placement.save()
                written.append(placement)
    return len(written)


def _of_hall(hall: Hall, windows: list[Window], posters: list[GuidePage]) -> Iterator[Placement]:
    for page in posters:
        yield Placement(
            name=f"门厅海报：{page.title}", target_kind=PlacementTarget.GUIDE, guide=page, hall=hall
        )
    yield Placement(
        name="导办台台卡",
        target_kind=PlacementTarget.HALL,
        target_hall=hall,
        hall=hall,
        hangs_as=Hanging.DESK,
    )
    for window in windows:
        yield Placement(
            name=f"{window.number}评价码",
            target_kind=PlacementTarget.RATING,
            hall=hall,
            window=window,
            hangs_as=Hanging.WINDOW,
        )
