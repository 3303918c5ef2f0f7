"""A question as typed → what is asked for, and how to ask an engine for it."""

from .tables import WordTables, tables_with, word_tables
from .understand import understand
from .understood import Part, Role, Understood, Way, Why

__all__ = [
    "Part",
    "Role",
    "Understood",
    "Way",
    "Why",
    "WordTables",
    "tables_with",
    "understand",
    "word_tables",
]
