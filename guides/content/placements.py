"""What a code on paper leads to, and where it hangs."""

from typing import Annotated

from pydantic import Field

from guides.vocabulary import FARTHEST, NEAREST, Edition, Hanging, Kind, PlacementTarget

from .payload import Code, Payload, Text


class Placement(Payload):
    """A code's target may become another; the code on the wall stays. Distance is in cm."""

    kind = Kind.PLACEMENT
    name: Text
    target_kind: PlacementTarget
    target: Code
    edition: Edition = Edition.PLAIN
    hall: Code | None = None
    window: Code | None = None
    hangs_as: Hanging
    distance: Annotated[int, Field(ge=NEAREST, le=FARTHEST)]
