"""What an old guide says under one of its headings, as found."""

from dataclasses import dataclass


@dataclass(frozen=True)
class OldSection:
    """A heading and the lines below it; a line may hold further line breaks, as the source does."""

    label: str
    lines: tuple[str, ...]

    @property
    def text(self) -> str:
        """All words below the heading; what a value's origin is a piece of."""
        return "\n".join(self.lines)
