"""A question as Elasticsearch takes it: one request, whatever is asked."""

from collections.abc import Iterable
from typing import Any

from search.engine import Clause, Facet, Order, Query, Term

from .elastic_form import KEY, SEQUENCE, SHOWN, column

PINNED = "pinned"
# As many values of a facet are counted as there are: no site comes near.
_VALUES = 60_000
# More entries are not paged through.
DEEPEST = 1_000_000

Part = dict[str, Any]


def body_of(query: Query) -> Part:
    """Return the body of the search; what is pinned comes as an aggregation of its own."""
    pinned = list(query.pinned)
    deep = query.offset + query.limit > DEEPEST
    body: Part = {
        "query": _found(query),
        "post_filter": _all(_narrowed(query), without=pinned),
        "sort": [{SEQUENCE: "desc"} if query.order == Order.NEWEST else "_score", KEY],
        "from": 0 if deep else max(0, query.offset - len(pinned)),
        "size": 0 if deep else query.limit + len(pinned),
        "_source": [SHOWN],
        "track_total_hits": True,
        "aggs": {facet: _counted(query, facet) for facet in query.counted},
    }
    if pinned:
        shown = {"top_hits": {"size": min(100, len(pinned)), "_source": [SHOWN]}}
        found = _all([*_narrowed(query), _any(KEY, pinned)])
        body["aggs"][PINNED] = {"filter": found, "aggs": {"hits": shown}}
    return body


def frequencies(terms: Iterable[tuple[str, str]]) -> Part:
    """Return the body that counts the entries which have each of the terms."""
    filters = {str(at): {"term": {field: token}} for at, (field, token) in enumerate(terms)}
    return {
        "size": 0,
        "track_total_hits": True,
        "aggs": {"terms": {"filters": {"filters": filters}}},
    }


def _found(query: Query) -> Part:
    asked = _clauses(query.clauses)
    if not query.pinned:
        return asked
    pinned = {"constant_score": {"filter": _any(KEY, query.pinned), "boost": 0.0}}
    return {"bool": {"should": [asked, pinned], "minimum_should_match": 1}}


def _clauses(clauses: tuple[Clause, ...]) -> Part:
    if not clauses:
        return {"match_all": {"boost": 0.0}}
    needed = [_clause(one) for one in clauses if one.needed]
    others = [_clause(one) for one in clauses if not one.needed]
    return {"bool": {"must": needed, "should": others, "minimum_should_match": 0 if needed else 1}}


def _clause(clause: Clause) -> Part:
    terms = [_term(term) for term in clause.terms if term.token]
    if len(terms) < 2:
        return terms[0] if terms else {"match_none": {}}
    return {"dis_max": {"queries": terms, "tie_breaker": clause.tie}}


def _term(term: Term) -> Part:
    if term.is_prefix:
        found = {"prefix": {term.field: {"value": term.token}}}
        return {"constant_score": {"filter": found, "boost": term.weight}}
    return {"term": {term.field: {"value": term.token, "boost": term.weight}}}


def _counted(query: Query, facet: Facet) -> Part:
    values = {"terms": {"field": column(facet), "size": _VALUES}}
    return {"filter": _all(_narrowed(query, without=facet)), "aggs": {"values": values}}


def _narrowed(query: Query, without: Facet | None = None) -> list[Part]:
    return [
        _any(column(facet), values)
        for facet, values in query.filters.items()
        if values and facet != without
    ]


def _any(field: str, values: Iterable[str]) -> Part:
    return {"terms": {field: list(values)}}


def _all(filters: list[Part], without: Iterable[str] = ()) -> Part:
    keys = list(without)
    return {"bool": {"filter": filters, "must_not": [_any(KEY, keys)] if keys else []}}
