"""Catalogues into the database and the ledger."""

from .run import import_catalogue

__all__ = ["import_catalogue"]
