"""The engine on a server or three: Elasticsearch 8, without plugins.

The one module that imports its client, and only where it is chosen. Writes carry the ledger's
sequence number as their version, so that of two machines that write at once the later word stands.
"""

import logging
import math
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import Any
from urllib.parse import SplitResult, unquote, urlsplit

from elasticsearch import ApiError, Elasticsearch, NotFoundError, TransportError, helpers
from elasticsearch_dsl import Search, connections

from search.engine import Entry, Facet, Failed, Field, Hit, Lost, Query, Results, State

from .elastic_asked import DEEPEST, PINNED, body_of, frequencies
from .elastic_form import DIGEST, FILLED, KEY, SETTINGS, SHOWN, document, mappings

logger = logging.getLogger(__name__)

# Seconds: the whole time a visitor may lose to it, and what a batch of writes may take.
SEARCHING = 0.28
WRITING = 5.0
BUILDING = 60.0
_PAGE = 1_000
# How long it is believed how common a word is.
_IDF_SECONDS = 60.0
_IDF_KEPT = 100_000

Terms = Iterable[tuple[Field, str]]


class Elastic:
    """An alias that names one of the indexes `NAME-GENERATION`, on any of `nodes`.

    Nodes are addresses, the first user and password found in them counts for all.
    """

    name = "elastic"

    def __init__(self, nodes: Iterable[str], name: str) -> None:
        self.alias = name
        addresses = [urlsplit(node) for node in nodes]
        self._nodes = len(addresses)
        self._client: Elasticsearch = connections.create_connection(
            alias=name,
            hosts=[_origin(one) for one in addresses],
            basic_auth=next((_user(one) for one in addresses if one.username), None),
            sniff_on_start=False,
            sniff_on_node_failure=False,
            # A dead node is tried again soon, beside the others.
            dead_node_backoff_factor=1.0,
            max_dead_node_backoff=5.0,
        )
        self._idf: dict[tuple[Field, str], float] = {}
        self._idf_until = 0.0

    def search(self, query: Query) -> Results:
        with _failing():
            return _results(query, self._asked(body_of(query)))

    def entry(self, key: str) -> Hit | None:
        body = {"query": {"term": {KEY: key}}, "_source": [SHOWN], "size": 1, "sort": KEY}
        with _failing():
            hits = _hits(self._asked(body)["hits"])
            return hits[0] if hits else None

    def rarity(self, terms: Terms) -> Mapping[tuple[Field, str], float]:
        wanted = list(dict.fromkeys(terms))
        now = time.monotonic()
        if now > self._idf_until or len(self._idf) > _IDF_KEPT:
            self._idf, self._idf_until = {}, now + _IDF_SECONDS
        unknown = [term for term in wanted if term not in self._idf]
        known = self._idf
        if unknown:
            with _failing():
                known |= _idf(unknown, self._asked(frequencies(unknown)))
        return {term: known[term] for term in wanted}

    def write(
        self, entries: Iterable[Entry], gone: Iterable[str], sequence: int, mark: str = ""
    ) -> None:
        client = self._patient(WRITING)
        version = {"version": max(1, sequence), "version_type": "external_gte"}
        actions: list[dict[str, Any]] = [
            {"_op_type": "delete", "_id": key, **version} for key in gone
        ]
        actions += [{"_id": one.key, "_source": document(one), **version} for one in entries]
        with _failing():
            if actions:
                self._send(client, self.alias, actions)
                client.indices.refresh(index=self.alias)
            else:
                self._index()
            client.indices.put_mapping(index=self.alias, meta=_meta(sequence, mark))
            self._idf_until = 0.0

    def rebuild(self, entries: Iterable[Entry], sequence: int, mark: str = "") -> None:
        client = self._patient(BUILDING)
        index = f"{self.alias}-{time.time_ns():020}"
        # Named so while it is filled: were it removed meanwhile, nothing would make it again.
        filled = f"{index}-filled"
        with _failing():
            client.indices.create(
                index=index, settings=SETTINGS, mappings=mappings(), aliases={filled: {}}
            )
        try:
            count = self._send(
                client, filled, ({"_id": e.key, "_source": document(e)} for e in entries)
            )
            with _failing():
                client.indices.refresh(index=index)
                if client.count(index=index)["count"] != count:
                    raise Failed("the new index is not complete, or an entry came twice")
                client.indices.put_mapping(index=index, meta=_meta(sequence, mark))
                client.indices.put_settings(index=index, settings=dict(FILLED))
                self._swap(client, index, filled)
        except BaseException:
            with _forgiving():
                client.indices.delete(index=index, ignore_unavailable=True)
            raise
        self._idf_until = 0.0

    def state(self) -> State:
        with _failing():
            meta = self._index()["mappings"].get("_meta") or {}
            if "sequence" not in meta:
                raise Lost(f"the index {self.alias} does not say how far it is")
            count = self._quick().count(index=self.alias)["count"]
            return State(int(meta["sequence"]), int(count), str(meta["mark"]))

    def digests(self) -> Iterator[tuple[str, str]]:
        client = self._patient(BUILDING)
        after: list[Any] = []
        while True:
            body: dict[str, Any] = {"size": _PAGE, "sort": KEY, "_source": [DIGEST]}
            if after:
                body["search_after"] = after
            with _failing():
                hits = self._asked(body, client)["hits"]["hits"]
                found = [(str(hit["sort"][0]), str(hit["_source"][DIGEST])) for hit in hits]
            yield from found
            if len(found) < _PAGE:
                return
            after = hits[-1]["sort"]

    def _asked(self, body: dict[str, Any], client: Elasticsearch | None = None) -> Any:
        # As it is: to be taken apart into objects and put together again takes half of the time.
        search = Search(using=client or self._quick(), index=self.alias).extra(**body)
        # Half an answer is none.
        answer = search.params(allow_partial_search_results=False).execute().to_dict()
        if answer["timed_out"] or answer["_shards"]["failed"]:
            raise Failed("Elasticsearch answered in part")
        return answer

    def _quick(self) -> Elasticsearch:
        """Return the client that gives up in time, with time left for another node."""
        tries = min(2, self._nodes)
        return self._client.options(
            request_timeout=SEARCHING / tries, max_retries=self._nodes - 1, retry_on_timeout=True
        )

    def _patient(self, seconds: float) -> Elasticsearch:
        return self._client.options(
            request_timeout=seconds, max_retries=self._nodes, retry_on_status=(429, 502, 503, 504)
        )

    def _send(self, client: Elasticsearch, index: str, actions: Iterable[dict[str, Any]]) -> int:
        """Write in bulk, overloaded nodes asked again; returns how many were sent."""
        count = 0
        sent = helpers.streaming_bulk(
            client,
            actions,
            index=index,
            require_alias=True,
            raise_on_error=False,
            max_retries=3,
            initial_backoff=0.2,
            max_backoff=2.0,
        )
        try:
            for well, told in sent:
                count += 1
                done = next(iter(told.values()))
                # A later word stands there already, or what is to go was not there.
                if not well and done["status"] != 409 and "error" in done:
                    raise _refused(done)
        except (ApiError, TransportError) as error:
            raise Failed(f"Elasticsearch: {type(error).__name__}: {error}") from error
        return count

    def _index(self) -> dict[str, Any]:
        found = self._quick().indices.get(index=self.alias)
        (name,) = found
        if name == self.alias:
            raise Lost(f"{name} is an index of somebody else's making")
        index: dict[str, Any] = found[name]
        return index

    def _swap(self, client: Elasticsearch, index: str, filled: str) -> None:
        """Let the alias name the new index, and remove those before it."""
        before = re.compile(rf"{re.escape(self.alias)}-\d{{20}}")
        indexes = client.indices.get(index=f"{self.alias}*", features="aliases")
        old = [one for one in indexes if before.fullmatch(one) and one < index]
        if self.alias in indexes:
            old.append(self.alias)
        actions: list[dict[str, Any]] = [{"remove_index": {"index": one}} for one in old]
        actions += [
            {"remove": {"index": index, "alias": filled}},
            {"add": {"index": index, "alias": self.alias}},
        ]
        client.indices.update_aliases(actions=actions)


def _results(query: Query, answer: Any) -> Results:
    pinned: list[Hit] = []
    if query.pinned:
        found = {hit.key: hit for hit in _hits(answer["aggregations"][PINNED]["hits"]["hits"])}
        pinned = [found[key] for key in dict.fromkeys(query.pinned) if key in found]
    offset = max(0, query.offset)
    shown = pinned[offset : offset + query.limit]
    # The body asked from where it would begin if all that is pinned were there.
    start = max(0, offset - len(pinned)) - max(0, offset - len(query.pinned))
    rest = _hits(answer["hits"])[start : start + query.limit - len(shown)]
    counts: dict[Facet, Mapping[str, int]] = {
        facet: {
            str(one["key"]): int(one["doc_count"])
            for one in answer["aggregations"][facet]["values"]["buckets"]
        }
        for facet in query.counted
    }
    if offset + query.limit > DEEPEST:
        rest = []
    return Results((*shown, *rest), answer["hits"]["total"]["value"] + len(pinned), counts)


def _hits(found: Any) -> list[Hit]:
    return [
        Hit(str(one["_id"]), float(one["_score"] or 0.0), one["_source"][SHOWN])
        for one in found["hits"]
    ]


def _idf(terms: list[tuple[Field, str]], answer: Any) -> dict[tuple[Field, str], float]:
    number = answer["hits"]["total"]["value"]
    found = answer["aggregations"]["terms"]["buckets"]
    having = [found[str(at)]["doc_count"] for at in range(len(terms))]
    return {
        term: math.log1p((max(0, number - one) + 0.5) / (one + 0.5))
        for term, one in zip(terms, having, strict=True)
    }


def _refused(done: Any) -> Failed:
    kind = Lost if done["status"] == 404 else Failed
    return kind(f"Elasticsearch did not take an entry: {done['error']}")


def _meta(sequence: int, mark: str) -> dict[str, Any]:
    return {"sequence": sequence, "mark": mark}


def _origin(address: SplitResult) -> str:
    port = address.port or (443 if address.scheme == "https" else 80)
    host = f"[{address.hostname}]" if ":" in str(address.hostname) else address.hostname
    return f"{address.scheme}://{host}:{port}"


def _user(address: SplitResult) -> tuple[str, str]:
    return unquote(address.username or ""), unquote(address.password or "")


@contextmanager
def _failing() -> Iterator[None]:
    """Turn what the client raises, and answers of another shape, into Failed or Lost."""
    try:
        yield
    except NotFoundError as error:
        raise Lost("Elasticsearch has no index of this site") from error
    except (ApiError, TransportError) as error:
        raise Failed(f"Elasticsearch: {type(error).__name__}: {error}") from error
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Failed(f"Elasticsearch answered nonsense: {error!r}") from error


@contextmanager
def _forgiving() -> Iterator[None]:
    try:
        yield
    except (ApiError, TransportError):
        logger.warning("an unfinished index was left behind", exc_info=True)
