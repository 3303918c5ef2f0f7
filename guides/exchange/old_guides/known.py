"""What a document's reader asks the table of labels: whether a text may be one."""

from typing import Protocol

from guides.exchange.label_table import fold
from guides.exchange.labels import Labels


class Known(Protocol):
    """Whether a text is a label, where its place sets it off, and where nothing does."""

    def label(self, text: str) -> bool:
        """Tell whether a title, a bold beginning or a cell is a label that is known."""
        ...

    def alone(self, text: str) -> bool:
        """Tell whether a paragraph like any other is a label as the table has it."""
        ...


class KnownLabels:
    """The table of labels as a document's reader sees it."""

    def __init__(self, labels: Labels) -> None:
        self._labels = labels

    def label(self, text: str) -> bool:
        return self._labels.match(text) is not None

    def alone(self, text: str) -> bool:
        match = self._labels.match(text)
        return match is not None and fold(match.variant) == fold(text)
