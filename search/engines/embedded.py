"""The engine inside the process: an index in the data folder, by tantivy."""

import logging
import math
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock
from typing import Any

from pydantic_core import from_json
from tantivy import DocAddress, Document, Index, IndexWriter, Query, Searcher
from tantivy import Order as Direction

from search.engine import Entry, Facet, Failed, Field, Hit, Lost, Order, Results, State
from search.engine import Query as Question

from . import generations, ranking
from .asked import Asked
from .documents import DIGEST, KEY, SEQUENCE, SHOWN, column, document, schema
from .generations import Generations

logger = logging.getLogger(__name__)

# Seconds that a writer waits for another one.
PATIENCE = 10.0
# Bytes that a writing thread fills before it begins another segment.
_HEAP = 100 << 20
_SMALL_HEAP = 15 << 20
# As many values of a facet are counted as there are: no site comes near.
_VALUES = 60_000
_IDF_KEPT = 100_000
_OF_THE_DISK = re.compile("(?i)no space left|permission denied|read-only|too many open|quota")


@dataclass(frozen=True)
class Opened:
    """A generation as of one commit."""

    path: Path
    commit: tuple[int, int]
    index: Index
    searcher: Searcher
    idf: dict[tuple[Field, str], float] = field(default_factory=dict)


class Embedded:
    """An index in `folder`, which all processes of one machine read and one at a time writes."""

    name = "embedded"

    def __init__(self, folder: Path) -> None:
        self._generations = Generations(folder)
        self._opened: Opened | None = None
        self._opening = Lock()

    def search(self, query: Question) -> Results:
        asked = Asked(query, schema())
        with self._reading() as opened:
            return _Search(opened.searcher, query, asked).results()

    def entry(self, key: str) -> Hit | None:
        asked = Query.term_query(schema(), KEY, key, "basic")
        with self._reading() as opened:
            found = opened.searcher.search(asked, 1).hits
            return _hit(opened.searcher.doc(found[0][1]), 0.0) if found else None

    def rarity(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], float]:
        with self._reading() as opened:
            if len(opened.idf) > _IDF_KEPT:
                opened.idf.clear()
            return {term: _idf(opened, term) for term in terms}

    def write(
        self, entries: Iterable[Entry], gone: Iterable[str], sequence: int, mark: str = ""
    ) -> None:
        out, new = list(gone), list(entries)
        with self._writing(), _failing(Failed):
            path = self._generations.current()
            if out or new:
                writer = _index(path).writer(_SMALL_HEAP, 1)
                for key in [*out, *(entry.key for entry in new)]:
                    writer.delete_documents_by_term(KEY, key)
                _add(writer, new)
            generations.write_state(path, sequence, mark)
            if out or new:
                # What was committed can be read already.
                writer.wait_merging_threads()

    def rebuild(self, entries: Iterable[Entry], sequence: int, mark: str = "") -> None:
        with self._writing():
            with _failing(Failed):
                path = self._generations.begin()
                index = Index(schema(), path=str(path), sort_by_field=KEY)
                threads = max(1, min(4, os.cpu_count() or 1))
                writer = index.writer(_HEAP * threads, threads)
            # What goes wrong with the entries is none of the index's faults.
            count = _add(writer, entries)
            with _failing(Failed):
                writer.wait_merging_threads()
                if _index(path).searcher().num_docs != count:
                    raise Failed("the new index is not complete")
                generations.write_state(path, sequence, mark)
                self._generations.adopt(path)

    def state(self) -> State:
        with self._reading() as opened:
            sequence, mark = generations.read_state(opened.path)
            return State(sequence, opened.searcher.num_docs, mark)

    def digests(self) -> Iterator[tuple[str, str]]:
        with self._reading() as opened:
            found = opened.searcher.search(
                Query.all_query(),
                max(1, opened.searcher.num_docs),
                order_by_field=KEY,
                order=Direction.Asc,
            )
            for key, address in found.hits:
                yield key, str(opened.searcher.doc(address).get_first(DIGEST))

    @contextmanager
    def _writing(self) -> Iterator[None]:
        with ExitStack() as held:
            with _failing(Failed):
                held.enter_context(self._generations.writing(PATIENCE))
            yield

    @contextmanager
    def _reading(self) -> Iterator[Opened]:
        opened = self._open()
        try:
            with _failing(Lost):
                yield opened
        except Lost:
            logger.exception("the embedded index in %s cannot be read", opened.path)
            self._generations.give_up(opened.path)
            raise

    def _open(self) -> Opened:
        with self._opening, _failing(Lost):
            # Twice: between the pointer and its folder, another process may have swapped them.
            for _attempt in range(2):
                path = self._generations.current()
                try:
                    return self._opened_at(path)
                except Lost:
                    if self._generations.current() == path:
                        raise
            raise Lost("the embedded index went away while it was opened")

    def _opened_at(self, path: Path) -> Opened:
        now = self._opened
        commit = _commit(path)
        if now is None or (now.path, now.commit) != (path, commit):
            with _failing(Lost):
                index = now.index if now is not None and now.path == path else _index(path)
                index.reload()
                now = self._opened = Opened(path, commit, index, index.searcher())
        return now


class _Search:
    """One question put to one commit."""

    def __init__(self, searcher: Searcher, question: Question, asked: Asked) -> None:
        self.searcher = searcher
        self.question = question
        self.asked = asked
        self.total = 0
        # A hit is read for its key, and for what it shows.
        self._documents: dict[tuple[int, int], Document] = {}

    def results(self) -> Results:
        pinned = self._pinned() if self.question.pinned else []
        offset = max(0, self.question.offset)
        limit = max(0, self.question.limit)
        shown = pinned[offset : offset + limit]
        rest = self._rest(max(0, offset - len(pinned)), limit - len(shown))
        return Results(tuple(shown + rest), self.total + len(pinned), self._counts())

    def _pinned(self) -> list[Hit]:
        wanted = self.question.pinned
        found = self.searcher.search(self.asked.pinned(), len(wanted), count=False).hits
        hits = {hit.key: hit for hit in (_hit(self._read(one), 0.0) for _score, one in found)}
        return [hits[key] for key in dict.fromkeys(wanted) if key in hits]

    def _rest(self, offset: int, limit: int) -> list[Hit]:
        rest = self.asked.rest()
        newest = {"order_by_field": SEQUENCE} if self.question.order == Order.NEWEST else {}

        def search(size: int) -> Any:
            found: Any = self.searcher.search(rest, size, count=True, **newest)  # type: ignore[arg-type]
            self.total = found.count
            return found.hits

        if not limit or offset >= self.searcher.num_docs:
            search(1)
            return []
        if self.question.loose:
            hits = search(offset + limit)[offset:]
        else:
            hits = ranking.page(search, self._key, offset, limit)
        return [_hit(self._read(one), 0.0 if newest else score) for score, one in hits]

    def _key(self, address: DocAddress) -> str:
        return str(self._read(address).get_first(KEY))

    def _read(self, address: DocAddress) -> Document:
        place = address.segment_ord, address.doc
        known = self._documents.get(place)
        if known is None:
            known = self._documents[place] = self.searcher.doc(address)
        return known

    def _counts(self) -> dict[Facet, Mapping[str, int]]:
        narrowed = [one for one in self.question.counted if self.question.filters.get(one)]
        others = [one for one in self.question.counted if one not in narrowed]
        counts = self._counted(self.asked.matching(), others) if others else {}
        for facet in narrowed:
            counts |= self._counted(self.asked.matching(without=facet), [facet])
        return {facet: counts[facet] for facet in self.question.counted}

    def _counted(self, found: Query, facets: list[Facet]) -> dict[Facet, Mapping[str, int]]:
        wanted = {facet: {"terms": {"field": column(facet), "size": _VALUES}} for facet in facets}
        answer = self.searcher.aggregate(found, wanted)
        return {
            facet: {one["key"]: one["doc_count"] for one in answer[facet]["buckets"]}
            for facet in facets
        }


def _index(path: Path) -> Index:
    index = Index.open(str(path))
    # Whoever searches looks whether there was a commit: the library does so twice a second only.
    index.config_reader("Manual")
    return index


def _add(writer: IndexWriter, entries: Iterable[Entry]) -> int:
    count = 0
    for entry in entries:
        with _failing(Failed):
            writer.add_document(document(entry))
        count += 1
    with _failing(Failed):
        writer.commit()
    return count


def _commit(path: Path) -> tuple[int, int]:
    try:
        stat = (path / "meta.json").stat()
    except OSError:
        raise Lost("the embedded index has lost its files") from None
    return stat.st_ino, stat.st_mtime_ns


def _hit(found: Document, score: float) -> Hit:
    shown = from_json(bytes(found.get_first(SHOWN) or b"{}"))
    return Hit(str(found.get_first(KEY)), score, shown)


def _idf(opened: Opened, term: tuple[Field, str]) -> float:
    known = opened.idf.get(term)
    if known is None:
        number = opened.searcher.num_docs
        having = opened.searcher.doc_freq(*term)
        known = math.log1p((max(0, number - having) + 0.5) / (having + 0.5))
        opened.idf[term] = known
    return known


@contextmanager
def _failing(kind: type[Failed]) -> Iterator[None]:
    """Turn what the disk and the library raise into `kind`.

    A disk that is full or may not be written says nothing about the index on it.
    """
    try:
        yield
    except (OSError, ValueError) as error:
        told = f"the embedded index: {error}"
        raise (Failed if _OF_THE_DISK.search(told) else kind)(told) from error
    except BaseException as error:
        # The library's own alarm at bytes that make no sense; it is no Exception.
        if type(error).__name__ != "PanicException":
            raise
        raise kind(f"the embedded index: {error}") from None
