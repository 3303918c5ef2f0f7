"""zh-Hans in other words: the table of official terms, and traditional characters by OpenCC."""

from .payloads import traditional_payload
from .terms import TERMS, Term, official, terms, terms_in
from .traditional import TraditionalChinese, traditional

__all__ = [
    "TERMS",
    "Term",
    "TraditionalChinese",
    "official",
    "terms",
    "terms_in",
    "traditional",
    "traditional_payload",
]
