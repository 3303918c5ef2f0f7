"""What a verification has looked at, so that a clean result says how much it proves."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Tally:
    """Counts of what was compared; a run that compared nothing has proved nothing."""

    counts: Counter[str] = field(default_factory=Counter)
    channels: set[str] = field(default_factory=set)
    locales: set[str] = field(default_factory=set)

    def add(self, what: str, number: int = 1) -> None:
        self.counts[what] += number

    def read(self, channel: str, locale: str, facts: int) -> None:
        """Note that a channel was read in a language, and how many facts were compared there."""
        # An edition is no channel of its own.
        self.channels.add("web" if channel.startswith("web:") else channel)
        self.locales.add(locale)
        self.add("facts", facts)

    def update(self, other: "Tally") -> None:
        """Add what another tally has counted."""
        self.counts.update(other.counts)
        self.channels |= other.channels
        self.locales |= other.locales

    def __getitem__(self, what: str) -> int:
        return self.counts[what]
