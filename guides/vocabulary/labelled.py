"""Closed word lists whose members carry a Chinese name."""

from enum import StrEnum
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise


class Labelled(StrEnum):
    """A string enumeration whose members carry a Chinese name in `label`."""

    label: "StrOrPromise"

    def __new__(cls, value: str, label: "StrOrPromise" = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member

    @classmethod
    def choices(cls) -> list[tuple[str, "StrOrPromise"]]:
        return [(member.value, member.label) for member in cls]
