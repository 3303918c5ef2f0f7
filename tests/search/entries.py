"""Small entries to test engines with."""

from typing import Any

from search.engine import Clause, Entry, Facet, Field, Query, Term


def make_entry(
    key: str,
    names: str = "",
    *,
    everyday: str = "",
    sequence: int = 1,
    sound: str = "",
    spelled: str = "",
    initials: str = "",
    digest: str = "",
    shown: dict[str, Any] | None = None,
    **facets: tuple[str, ...],
) -> Entry:
    """Return an entry whose tokens are the words of the texts given."""
    tokens = {
        Field.NAMES: names,
        Field.EVERYDAY: everyday,
        Field.SOUND: sound,
        Field.SPELLED: spelled,
        Field.INITIALS: initials,
    }
    return Entry(
        key=key,
        sequence=sequence,
        tokens={field: tuple(text.split()) for field, text in tokens.items()},
        facets={Facet(name): values for name, values in facets.items()},
        shown={"title": names} if shown is None else shown,
        digest=digest or f"{key}-{names}-{sequence}",
    )


def asked(words: str, **fields: Any) -> Query:
    """Return a question with a clause for each word, asked of names."""
    clauses = tuple(Clause((Term(Field.NAMES, word),)) for word in words.split())
    return Query(clauses, **fields)
