"""Elasticsearch's index: its settings and fields, and an entry as a document of them."""

from collections.abc import Mapping
from typing import Any

from search.engine import Entry, Facet, Field

from .documents import BEGINNING, BEGUN, text_of

KEY, SEQUENCE, DIGEST, SHOWN = "key", "sequence", "digest", "shown"
# One shard, for scores of several are not of one measure; a copy where there is a second node.
SETTINGS: Mapping[str, Any] = {
    "number_of_shards": 1,
    "number_of_replicas": 0,
    "refresh_interval": "-1",
    "max_result_window": 1_000_000,
}
FILLED: Mapping[str, Any] = {"auto_expand_replicas": "0-1", "refresh_interval": None}


def mappings() -> dict[str, Any]:
    """Return the fields: text that is cut already, values, and what is only given back."""
    fields: dict[str, Any] = {
        KEY: {"type": "keyword"},
        SEQUENCE: {"type": "long"},
        DIGEST: {"type": "keyword", "index": False},
        SHOWN: {"type": "object", "enabled": False},
    }
    for field in Field:
        fields[field] = {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
    for field in BEGUN:
        fields[field]["index_prefixes"] = {"min_chars": 1, "max_chars": BEGINNING}
    for facet in Facet:
        fields[column(facet)] = {"type": "keyword"}
    # Tokens are asked for and never read back.
    return {
        "dynamic": "strict",
        "_source": {"excludes": list(Field)},
        "properties": fields,
    }


def column(facet: Facet) -> str:
    """Return the field that holds a facet's values."""
    return f"by_{facet}"


def document(entry: Entry) -> dict[str, Any]:
    return {
        KEY: entry.key,
        SEQUENCE: entry.sequence,
        DIGEST: entry.digest,
        SHOWN: dict(entry.shown),
        **{field: text_of(entry.tokens.get(field, ())) for field in Field},
        **{column(facet): list(entry.facets.get(facet, ())) for facet in Facet},
    }
