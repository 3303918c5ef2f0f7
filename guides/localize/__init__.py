"""zh-Hans in other words: the table of official terms, and traditional characters by OpenCC."""

from .conversion import TraditionalChinese, traditional
from .payloads import traditional_payload
from .terms import TERMS, Term, official, table, terms_in

__all__ = [
    "TERMS",
    "Term",
    "TraditionalChinese",
    "official",
    "table",
    "terms_in",
    "traditional",
    "traditional_payload",
]
