"""An amount in 元, and what it is charged for: 10元/本."""

import re
from dataclasses import dataclass
from decimal import Decimal

from . import numbers

# What the database holds: twelve digits, two of them 分.
MOST = Decimal(10) ** 10

_PER = r"[^\d\s,，;；。、()（）元]{1,19}"
_MONEY = re.compile(
    rf"(?:人民币|RMB|¥)?(?:每(?P<each>{_PER}))?"
    r"(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,10}(?:\.\d{1,2})?)(?P<wan>万)?"
    rf"(?:元整?)?(?:(?:/|(?<=元)每)(?P<per>{_PER}))?"
)


@dataclass(frozen=True)
class Money:
    """`amount` in 元 to two places; `unit` is what it is charged for, empty if that is not said."""

    amount: Decimal
    unit: str = ""


def read(text: str) -> Money | None:
    """Return the one amount that a text is; None for ranges, sums of several and other words."""
    bare = numbers.plain(text)
    match = _MONEY.fullmatch(bare) if bare.isprintable() else None
    if match is None or not match["number"].isascii():
        return None
    amount = Decimal(match["number"].replace(",", ""))
    amount = (amount * (10_000 if match["wan"] else 1)).quantize(Decimal("0.01"))
    unit = match["per"] or match["each"] or ""
    if amount >= MOST or (match["per"] and match["each"]):
        return None
    return Money(amount, unit)


def write(money: Money) -> str:
    """Return an amount as tables have it; 角 and 分 only where there are some."""
    return f"{write_amount(money.amount)}元" + (f"/{money.unit}" if money.unit else "")


def write_amount(amount: Decimal) -> str:
    """Return the number alone: 10, 10.50."""
    whole = amount == amount.to_integral_value()
    return str(int(amount)) if whole else f"{amount:.2f}"
