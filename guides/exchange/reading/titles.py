"""An item's name: of the sub-item where there is one; and what it says in brackets."""

import re

from guides.exchange.values.words import folded
from guides.vocabulary import Handling, Level

from .cells import Read
from .readings import Reading

_BRACKETS = re.compile(r"[（(]([^（）()]{2,12})[）)]")
_AFTER = re.compile(r"(?:行使|权限|事权|权限内|办理|实施)$")
_HANDLING = {"即办件": Handling.IMMEDIATE, "承诺件": Handling.PROMISED}
_LEVELS = {
    "国家级": Level.NATION.value,
    "省级": Level.PROVINCE.value,
    "市级": Level.CITY.value,
    "县级": Level.COUNTY.value,
    "区级": Level.COUNTY.value,
    "镇级": Level.TOWN.value,
    "乡镇级": Level.TOWN.value,
    "村级": Level.VILLAGE.value,
}


def settle_name(reading: Reading, column: str) -> None:
    """Choose between the names of item, main item and sub-item; `column` tells the sub-item's.

    The sub-item's is the item's name, and the other the main item's; a main item alone is the item.
    """
    values = reading.values
    sub, name, main = values.pop("sub_item", None), values.get("name"), values.get("main_item")
    if sub is None:
        if name is None and main:
            values["name"] = values.pop("main_item")
    elif name in (None, main, sub) or main is None:
        values["name"] = sub
        if main is None and name not in (None, sub):
            values["main_item"] = name
    else:
        reading.source_data[column] = sub


def told_in(name: str, levels: Read | None) -> dict[str, str]:
    """Return the level and handling that a name has in brackets; none where it has two.

    `levels` reads the words that the source has for levels.
    """
    if not name.endswith(("）", ")")) and "（" not in name and "(" not in name:
        return {}
    found: dict[str, set[str]] = {"level": set(), "handling": set()}
    for text in _BRACKETS.findall(name):
        word = folded(text)
        bare = _AFTER.sub("", word)
        level = _LEVELS.get(bare) or (levels(bare) if levels and len(bare) > 1 else None)
        if level:
            found["level"].add(level)
        if word in _HANDLING:
            found["handling"].add(_HANDLING[word].value)
    return {attribute: one.pop() for attribute, one in found.items() if len(one) == 1}
