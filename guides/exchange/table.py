"""The front of `guides.exchange.tables`, as it was called while CSV was the only form."""

from .tables import Broken, Row, Table, Unreadable, read_table

__all__ = ["Broken", "Row", "Table", "Unreadable", "read_table"]
