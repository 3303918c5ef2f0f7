"""便民服务卡: a card to take along, 90 by 54 mm, alone or ten on a sheet to be cut."""

from dataclasses import dataclass, replace
from typing import ClassVar

from django.utils.translation import override

from guides.channels.told import Told

from .poster import facts
from .sheet import Call, How, Row, Sheet, Way, of_told
from .sizes import A4, CARD

TEN = 10


@dataclass(frozen=True, kw_only=True)
class Card(Sheet):
    """One thing with its facts and code; `up` cards on a sheet of A4, or one as it is cut."""

    template: ClassVar = "card"

    up: int
    rows: tuple[Row, ...]
    way: Way
    call: Call


def of_guide(told: Told, address: str, how: How) -> Card:
    """Return a card; on A4 there are ten of them, with marks to cut by."""
    up = TEN if how.size == A4 else 1
    with override(how.locale.value.lower()):
        own = replace(how, size=CARD)
        return Card(**of_told(told, address, own), up=up, rows=facts(told))
