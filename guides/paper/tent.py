"""台卡: a sheet of A4 folded once, that says the same to both sides of a desk."""

from dataclasses import dataclass
from typing import ClassVar

from django.utils.translation import override

from guides.channels.told import Told

from .poster import facts
from .sheet import Call, How, Row, Sheet, Way, of_told


@dataclass(frozen=True, kw_only=True)
class Tent(Sheet):
    """One thing, three facts, one code, on each of two faces."""

    template: ClassVar = "tent"

    rows: tuple[Row, ...]
    way: Way
    call: Call


def of_guide(told: Told, address: str, how: How) -> Tent:
    with override(how.locale.value.lower()):
        return Tent(**of_told(told, address, how), rows=facts(told))
