"""The elements of an XML file one by one, as a stream, without entities.

By expat itself, which `openpyxl` reads through too, but through Python code for
each event: a sheet takes them twice as long.
"""

from collections.abc import Iterator
from typing import Any, Protocol
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers import expat

_CHUNK = 1_000_000
# Characters of one element, and bytes without an end of a tag; rows of real sheets are far below.
LARGEST = 20_000_000
# What an element counts for, in characters.
_ELEMENT = 50


class Readable(Protocol):
    """What gives bytes; none means the end."""

    def read(self, size: int = -1) -> bytes: ...


class Hostile(ValueError):
    """A file declares entities, or has parts that swell without end; no table needs that."""


def elements(file: Readable, *names: str) -> Iterator[Element]:
    """Yield the elements of those local names as they end; nothing else is kept in memory.

    Raises expat.ExpatError, Hostile, and what reading the file raises.
    """
    gathering = _Gathering(names)
    parser = expat.ParserCreate(namespace_separator="}")
    parser.buffer_text = True
    parser.StartElementHandler = gathering.start
    parser.EndElementHandler = gathering.end
    parser.CharacterDataHandler = gathering.data
    parser.EntityDeclHandler = _refuse
    without_end = 0
    while chunk := file.read(_CHUNK):
        without_end = 0 if b">" in chunk else without_end + len(chunk)
        if without_end > LARGEST:
            raise Hostile("a tag without end")
        parser.Parse(chunk)
        yield from gathering.taken()
    parser.Parse(b"", True)
    yield from gathering.taken()


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag: str = element.tag
    return tag[tag.rfind("}") + 1 :]


class _Gathering:
    """Builds the wanted elements with all that is in them, and passes over the rest."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self._names = names
        self._depth = 0
        self._size = 0
        self._builder = TreeBuilder()
        self._whole: list[Element] = []

    def taken(self) -> list[Element]:
        """Return what has become whole since the last time."""
        whole, self._whole = self._whole, []
        return whole

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if self._depth or name[name.rfind("}") + 1 :] in self._names:
            self._depth += 1
            self._grow(_ELEMENT)
            self._builder.start(name, attributes)

    def end(self, name: str) -> None:
        if self._depth:
            self._depth -= 1
            self._builder.end(name)
            if not self._depth:
                self._whole.append(self._builder.close())
                self._builder = TreeBuilder()
                self._size = 0

    def data(self, text: str) -> None:
        if self._depth:
            self._grow(len(text))
            self._builder.data(text)

    def _grow(self, by: int) -> None:
        self._size += by
        if self._size > LARGEST:
            raise Hostile("an element without end")


def _refuse(*declared: Any) -> None:
    raise Hostile("entities are not read")
