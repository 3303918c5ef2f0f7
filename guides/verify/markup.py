"""The marked elements of an HTML page: those that say which fact (or reason) their text is."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

MARKS = (
    "data-fact",
    "data-fact-words",
    "data-particular",
    "data-alert",
    "data-section",
    "data-origin",
    "data-reason",
    "data-successor",
)
_VOID = {
    "area",
    "base",
    "br",
    "col",
    "embed",
    "hr",
    "img",
    "input",
    "link",
    "meta",
    "source",
    "track",
    "wbr",
}
# Where a line ends on the screen, so that the words before and after are not one.
_BREAKS = {"br", "dd", "div", "dt", "h1", "h2", "h3", "h4", "li", "ol", "p", "td", "tr", "ul"}


@dataclass
class Marked:
    """An element with its attributes and its whole text."""

    attributes: dict[str, str]
    pieces: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.pieces)


@dataclass
class Page:
    """The element that says what is shown, and the marked ones in it."""

    attributes: dict[str, str]
    marked: list[Marked] = field(default_factory=list)


def read_marks(text: str) -> Page | None:
    """Return the first element with a kind and a code, None if there is none."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    """Keeps the elements that are open, each with what it is marked as."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page: Page | None = None
        self._open: list[tuple[str, Marked | None]] = []
        self._depth: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag in _BREAKS:
            self.handle_data(" ")
        marked = None
        if self.page is None and {"data-kind", "data-code"} <= attributes.keys():
            self.page, self._depth = Page(attributes), len(self._open)
        elif self.page and self._inside and any(mark in attributes for mark in MARKS):
            marked = Marked(attributes)
            self.page.marked.append(marked)
        if tag not in _VOID:
            self._open.append((tag, marked))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        # In HTML the slash closes nothing; in SVG it does, and there void elements are unknown.
        if tag not in _VOID:
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if all(tag != name for name, _marked in self._open):
            return
        # What was left open inside ends with it.
        while self._open.pop()[0] != tag:
            pass
        if tag in _BREAKS:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        for _name, marked in self._open:
            if marked is not None:
                marked.pieces.append(data)

    @property
    def _inside(self) -> bool:
        return self._depth is not None and len(self._open) > self._depth
