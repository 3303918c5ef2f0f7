"""What an item took of an old guide, and what it did not."""

from dataclasses import dataclass, field

from .facts import CODES, Facts
from .lists import Lists


@dataclass
class Taken:
    """What an item took of a guide; `withheld` tells why it was not asked, empty if it was."""

    facts: Facts
    lists: Lists
    withheld: str = ""
    # Names (of department, region …) under which the site has something else.
    named: set[str] = field(default_factory=set)

    def said(self) -> set[str]:
        if self.withheld:
            asked = {*self.facts.changes, *self.lists.changes}
            codes = {name for name in self.facts.said if name.startswith(f"{CODES}.")}
            return (self.facts.said | self.lists.said) - asked - codes
        return self.facts.said | self.lists.said

    def not_said(self) -> set[str]:
        kept = {*self.facts.differing, *self.facts.misfits, *self.lists.differing}
        kept |= {row.field for row in self.lists.misfits}
        kept |= self.named
        return kept | ({*self.facts.changes, *self.lists.changes} if self.withheld else set())
