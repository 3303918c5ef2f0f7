"""The embedded index's fields, and an entry as a document of them."""

import json
from collections.abc import Collection, Iterable
from functools import cache

from tantivy import Document, Schema, SchemaBuilder

from search.engine import Entry, Facet, Field

KEY, SEQUENCE, DIGEST, SHOWN = "key", "sequence", "digest", "shown"
# Stands in a field without tokens, so that every engine counts such fields alike.
NOTHING = "\u2400"
# Longer ones are no words; one of the engines would cut them in two.
LONGEST = 250
# Fields that are asked by prefix, and how long the beginnings are that stand there by themselves:
# one or two letters begin half of all terms, which no automaton should have to walk.
BEGUN = (Field.SPELLED, Field.INITIALS)
BEGINNING = 5


@cache
def schema() -> Schema:
    builder = SchemaBuilder()
    builder.add_text_field(KEY, stored=True, fast=True, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field(SEQUENCE, fast=True)
    builder.add_text_field(DIGEST, stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_bytes_field(SHOWN, stored=True)
    for field in Field:
        builder.add_text_field(field, tokenizer_name="whitespace", index_option="freq")
    for field in BEGUN:
        builder.add_text_field(begun(field), tokenizer_name="whitespace", index_option="basic")
    for facet in Facet:
        builder.add_text_field(column(facet), fast=True, tokenizer_name="raw", index_option="basic")
    return builder.build()


@cache
def column(facet: Facet) -> str:
    """Return the field that holds a facet's values."""
    return f"by_{facet}"


@cache
def begun(field: Field) -> str:
    """Return the field that holds how a field's tokens begin."""
    return f"{field}_begun"


def document(entry: Entry) -> Document:
    made = Document()
    made.add_text(KEY, entry.key)
    made.add_unsigned(SEQUENCE, entry.sequence)
    made.add_text(DIGEST, entry.digest)
    shown = json.dumps(dict(entry.shown), ensure_ascii=False, separators=(",", ":"))
    made.add_bytes(SHOWN, shown.encode())
    for field in Field:
        made.add_text(field, text_of(entry.tokens.get(field, ())))
    for field in BEGUN:
        made.add_text(begun(field), text_of(beginnings(entry.tokens.get(field, ()))))
    for facet in Facet:
        for value in dict.fromkeys(entry.facets.get(facet, ())):
            made.add_text(column(facet), value)
    return made


def text_of(tokens: Collection[str]) -> str:
    """Return tokens as one text that is taken apart at its blanks."""
    if tokens and max(map(len, tokens)) > LONGEST:
        tokens = [one for one in tokens if len(one) <= LONGEST]
    return " ".join(tokens) or NOTHING


def beginnings(tokens: Iterable[str]) -> set[str]:
    return {one[:length] for one in tokens for length in range(1, BEGINNING + 1)}
