"""What something costs: 不收费, 10元/本, 每次收取查询服务费10元, or a standard in words."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from guides.exchange.values import money

from .lists import Entry, by_semicolons, split
from .nothing import is_nothing

_FREE = re.compile(
    r"(?:本事项|该事项|办理)?(?:均|一律|全部)?(?:不收费|免费|不收取(?:任何)?费用?|免收(?:费用?)?|无收费|零收费|无费用"
    r"|不收取|不涉及收费|无需缴费|免费办理|不需要?收费|没有收费|不收任何费用?)"
)
_CHARGED = {"收费", "是", "有", "收取", "需收费", "需要收费", "有收费"}
_SUM = re.compile(
    r"(?:每(?P<each>[^\s\d，,。；;：:]{1,6}?)(?:收取|收费|收|需缴纳|缴纳)?(?P<what>[^\s\d，,。；;：:]{0,20}?))?"
    r"(?P<sum>(?:人民币|¥|￥)?(?<!\d)\d[\d,，]{0,14}(?:\.\d{1,2})?\s?万?\s?元)"
    r"(?:\s*[/／每]\s*(?P<per>[^\s\d，,。；;（()）、元]{1,8}))?"
)
_CALLED = re.compile(
    r"(?P<name>[^，,。；;：:\d]{2,40}?)(?:收费标准)?(?:为|是|按|[：:]|每|收取)?\s*$"
)
# What the database holds.
_LONGEST = {"name": 100, "standard": 300, "unit": 20}


@dataclass(frozen=True)
class Fee:
    """One charge: `amount` in 元; `name` is empty where the words do not say what it is for."""

    words: str
    name: str = ""
    amount: Decimal | None = None
    unit: str = ""
    standard: str = ""
    basis: str = ""
    reducible: bool | None = None
    waiver: str = ""


@dataclass(frozen=True)
class Fees:
    """`charged` is None where that is not said; `rest` are words that are no fee."""

    charged: bool | None = None
    fees: tuple[Fee, ...] = ()
    rest: tuple[str, ...] = ()


def parse_fees(lines: Sequence[str]) -> Fees:
    """Return what a text says of charges."""
    whole = "\n".join(lines).strip()
    bare = whole.strip("。；;，, ")
    if is_nothing(whole) or _FREE.fullmatch(bare):
        return Fees(charged=False)
    if bare in _CHARGED:
        return Fees(charged=True)
    if _FREE.match(bare) and not _SUM.search(bare):
        return Fees(charged=False, rest=(whole,))
    listed = split(lines)
    entries = [part for entry in listed.entries for part in _parts(entry)]
    fees = [fee for entry in entries if (fee := _fee(entry))]
    unread = tuple(entry.words for entry in entries if _fee(entry) is None)
    rest = tuple(text for text in (listed.before, *unread, listed.after) if text)
    charged = True if any(map(_costs, entries)) else None
    return Fees(charged, tuple(fees), rest)


def _parts(entry: Entry) -> list[Entry]:
    parts = by_semicolons(entry.text)
    each = len(parts) > 1 and all(len(_SUM.findall(part)) == 1 for part in parts)
    return [Entry(part.strip(), part) for part in parts] if each else [entry]


def _fee(entry: Entry) -> Fee | None:
    text = entry.text.strip("。；;，, \n")
    sums = list(_SUM.finditer(text))
    read = money.read(sums[0]["sum"]) if len(sums) == 1 else None
    if read is None:
        fits = 0 < len(text) <= _LONGEST["standard"]
        return Fee(entry.words, standard=text) if fits else None
    found = sums[0]
    unit = found["per"] or found["each"] or ""
    name = found["what"] or _called(text[: found.start()])
    said = text == found[0] or (text.startswith(name) and not text[found.end() :])
    standard = "" if said and len(name) + len(found[0]) >= len(text) - 3 else text
    if max(len(name) - 100, len(unit) - 20, len(standard) - 300) > 0:
        return None
    if standard:
        # The other words may say when, for whom or from the how-manieth time it is charged.
        return Fee(entry.words, name, standard=standard)
    return Fee(entry.words, name, read.amount, unit)


def _costs(entry: Entry) -> bool:
    sums = [money.read(found["sum"]) for found in _SUM.finditer(entry.text)]
    return len(sums) == 1 and sums[0] is not None and sums[0].amount > 0


def _called(before: str) -> str:
    match = _CALLED.fullmatch(before.strip())
    return match["name"].strip() if match else ""
