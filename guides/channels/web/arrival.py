"""Where a reader stands who scanned a code: told before all else on the page that it opens."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.utils.translation import override

from guides.channels import addresses
from guides.content import Hall, Window
from guides.facts import hours_text
from guides.vocabulary import Kind, Locale


@dataclass(frozen=True)
class Arrival:
    """A hall with its week in words, and the window in it where the code hangs, if at one."""

    hall: Hall
    window: Window | None
    hours: str
    href: str

    @property
    def query(self) -> str:
        """What the page's address says of it, without a mark before."""
        asked = {"hall": self.hall.code, "window": self.window.code if self.window else ""}
        return urlencode({name: code for name, code in asked.items() if code})

    @property
    def phone(self) -> str:
        return (self.window.phone if self.window else "") or self.hall.phone


def arrival(hall: Hall, window: str, locale: Locale) -> Arrival:
    """Return what is told of a hall; `window` is the code of one of its windows, or empty."""
    with override(hall.locale.value.lower()):
        hours = hours_text(hall.hours)
    at = next((one for one in hall.windows if one.code == window), None)
    return Arrival(hall, at, hours, addresses.thing(Kind.HALL, hall.code, locale))
