"""Placements as published data."""

from guides import content
from guides.models import Placement
from guides.vocabulary import Edition, Hanging, Locale, PlacementTarget


def placement_of(placement: Placement) -> content.Placement:
    """Return where a code hangs and what it leads to; raises AttributeError without a target."""
    kind = PlacementTarget(placement.target_kind)
    edition = placement.edition if kind == PlacementTarget.GUIDE else Edition.PLAIN
    return content.Placement(
        code=placement.code,
        locale=Locale.HANS,
        name=placement.name,
        target_kind=kind,
        target=placement.target.code,
        edition=Edition(edition),
        hall=placement.hall.code if placement.hall else None,
        window=placement.window.code if placement.window else None,
        hangs_as=Hanging(placement.hangs_as),
        distance=placement.reading_distance,
    )
