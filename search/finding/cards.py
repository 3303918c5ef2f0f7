"""What a list of results shows of each, from what its entry says in the reader's language."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from guides.channels import addresses
from guides.localize import traditional
from guides.vocabulary import Edition, Fact, Kind, Locale
from search.index.published import SOURCE
from search.index.shown import DECIDING, said_for

from .finder import Result
from .marking import Marked

# Of a passage, so many characters before what matched, and so many in all.
BEFORE, PASSAGE = 16, 72


@dataclass(frozen=True)
class Piece:
    """A stretch of a text, highlighted or not."""

    text: str
    marked: bool


@dataclass(frozen=True)
class Line:
    """A deciding fact; `label` is in the page's language, `text` in the result's."""

    fact: Fact
    text: str

    @property
    def label(self) -> str:
        return str(self.fact.label)


@dataclass(frozen=True)
class Face:
    edition: Edition
    href: str


@dataclass(frozen=True)
class Card:
    """One result. `locale` is the language of its words; names and passages are in `source`."""

    key: str
    kind: Kind
    code: str
    revision: int
    locale: Locale
    source: Locale
    href: str
    title: tuple[Piece, ...]
    name: tuple[Piece, ...]
    passage: tuple[Piece, ...]
    summary: str
    facts: tuple[Line, ...]
    faces: tuple[Face, ...]
    department: str
    regions: str

    @property
    def plain_title(self) -> str:
        return plain(self.title)


def cards(results: Iterable[Result], locale: Locale) -> list[Card]:
    return [card(one, locale) for one in results]


def card(result: Result, locale: Locale) -> Card:
    """Return a result for readers of a language; what has no translation is shown in Chinese."""
    shown = result.shown
    said, written = said_for(shown, locale)
    # There are no words of its own in traditional characters: these are the same, converted.
    source = Locale.HANT if locale == Locale.HANT else SOURCE
    spoken = source if written == SOURCE else written
    kind, code = Kind(shown["kind"]), shown["code"]
    title = _in(result.title, source) if written == SOURCE else result.title
    return Card(
        key=result.key,
        kind=kind,
        code=code,
        revision=shown["revision"],
        locale=spoken,
        source=source,
        href=addresses.thing(kind, code, locale),
        title=tuple(pieces(title)),
        name=tuple(pieces(_in(result.name, source))) if result.name else (),
        passage=tuple(pieces(_around(_in(result.passage, source)))) if result.passage else (),
        summary=_said(said["summary"], written, locale),
        facts=tuple(
            Line(fact, _said(said["facts"][fact], written, locale))
            for fact in DECIDING
            if said["facts"].get(fact)
        ),
        faces=_faces(kind, code, shown["editions"], locale),
        department=_said(next(iter(said["department"]), ""), written, locale),
        regions=_said("".join(reversed(shown["regions"])), SOURCE, locale),
    )


def pieces(marked: Marked) -> Iterator[Piece]:
    """Yield a text in stretches, highlighted ones and others."""
    at = 0
    for start, end in marked.spans:
        if at < start:
            yield Piece(marked.text[at:start], False)
        yield Piece(marked.text[start:end], True)
        at = end
    if marked.text[at:]:
        yield Piece(marked.text[at:], False)


def plain(found: Iterable[Piece]) -> str:
    return "".join(one.text for one in found)


def _faces(kind: Kind, code: str, editions: Iterable[str], locale: Locale) -> tuple[Face, ...]:
    faces = [Edition(one) for one in editions]
    if kind != Kind.GUIDE or len(faces) < 2:
        return ()
    return tuple(Face(one, addresses.thing(kind, code, locale, one)) for one in faces)


def _said(text: str, written: Locale, locale: Locale) -> str:
    return traditional(text) if locale == Locale.HANT and written == SOURCE else text


def _in(marked: Marked, locale: Locale) -> Marked:
    """Return a marked Chinese text in the characters of a language, marked at the same places."""
    if locale != Locale.HANT:
        return marked
    whole = traditional(marked.text)
    if len(whole) == len(marked.text):
        return Marked(whole, marked.spans, marked.says)
    text, spans = "", []
    for piece in pieces(marked):
        written = traditional(piece.text)
        if piece.marked:
            spans.append((len(text), len(text) + len(written)))
        text += written
    return Marked(text, tuple(spans), marked.says)


def _around(marked: Marked) -> Marked:
    """Return the stretch of a long text in which what matched begins."""
    first = marked.spans[0][0] if marked.spans else 0
    start = max(0, first - BEFORE)
    end = min(len(marked.text), start + PASSAGE)
    head, tail = "…" * (start > 0), "…" * (end < len(marked.text))
    moved = len(head) - start
    spans = tuple(
        (max(start, one) + moved, min(end, other) + moved)
        for one, other in marked.spans
        if one < end and other > start
    )
    return Marked(f"{head}{marked.text[start:end]}{tail}", spans, marked.says)
