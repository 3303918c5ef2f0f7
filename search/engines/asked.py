"""A question as the embedded engine's library takes it."""

from collections.abc import Iterable, Mapping

from tantivy import Occur, Query, Schema

from search.engine import Clause, Facet, Term
from search.engine import Query as Question

from .documents import BEGINNING, BEGUN, KEY, begun, column

Part = tuple[Occur, Query]


class Asked:
    """The parts of a question, each a query of its own."""

    def __init__(self, question: Question, schema: Schema) -> None:
        self._schema = schema
        self._filters = question.filters
        self._pinned = list(question.pinned)
        self._clauses = self._all_of(question.clauses)

    def rest(self) -> Query:
        """Return what is ranked: all that match and are not pinned."""
        parts = [(Occur.Must, self._clauses), *self._narrowed(self._filters)]
        if self._pinned:
            parts.append((Occur.MustNot, self._keys()))
        return _together(parts)

    def pinned(self) -> Query:
        return _together([(Occur.Must, self._keys()), *self._narrowed(self._filters)])

    def matching(self, without: Facet | None = None) -> Query:
        """Return all that is found, as if it were not narrowed by one of the facets."""
        found = self._clauses
        if self._pinned:
            found = Query.boolean_query([(Occur.Should, found), (Occur.Should, self._keys())])
        filters = {facet: values for facet, values in self._filters.items() if facet != without}
        return _together([(Occur.Must, found), *self._narrowed(filters)])

    def _keys(self) -> Query:
        return _silent(Query.term_set_query(self._schema, KEY, self._pinned))

    def _narrowed(self, filters: Mapping[Facet, tuple[str, ...]]) -> list[Part]:
        return [
            (
                Occur.Must,
                _silent(Query.term_set_query(self._schema, column(facet), list(values))),
            )
            for facet, values in filters.items()
            if values
        ]

    def _all_of(self, clauses: Iterable[Clause]) -> Query:
        parts = [
            (Occur.Must if clause.needed else Occur.Should, self._clause(clause))
            for clause in clauses
        ]
        return _together(parts) if parts else _silent(Query.all_query())

    def _clause(self, clause: Clause) -> Query:
        terms = [self._term(term) for term in clause.terms if term.token]
        if not terms:
            return Query.empty_query()
        return terms[0] if len(terms) == 1 else Query.disjunction_max_query(terms, clause.tie)

    def _term(self, term: Term) -> Query:
        if not term.is_prefix:
            found = Query.term_query(self._schema, term.field, term.token, "freq")
            return Query.boost_query(found, term.weight)
        if term.field in BEGUN and len(term.token) <= BEGINNING:
            found = Query.term_query(self._schema, begun(term.field), term.token, "basic")
        else:
            found = Query.fuzzy_term_query(
                self._schema, term.field, term.token, distance=0, prefix=True
            )
        return Query.const_score_query(found, term.weight)


def _silent(query: Query) -> Query:
    return Query.const_score_query(query, 0.0)


def _together(parts: list[Part]) -> Query:
    only = parts[0][1] if len(parts) == 1 else None
    return only if only is not None else Query.boolean_query(parts)
