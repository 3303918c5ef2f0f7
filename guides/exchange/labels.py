"""What other systems call a field of ours: a committed table, extended by editors."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Match:
    """A label recognised: `field` gets its text; `also` are fields the text is read for too.

    An empty `field` means that an editor wants the text under its own heading. `how` says in
    words which way it was found, `variant` the table's entry it came to.
    """

    field: str
    how: str
    variant: str
    also: tuple[str, ...] = ()

    @property
    def fields(self) -> tuple[str, ...]:
        return (self.field, *self.also)
