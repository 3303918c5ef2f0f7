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

    def __getitem__(self, what: str) -> int:
        return self.counts[what]
