"""Imports from the browser: upload, a look at what would change, and then the deed as a job."""

from .views import CatalogueImportView, GuidesImportView, may_import, register_tellers

__all__ = ["CatalogueImportView", "GuidesImportView", "may_import", "register_tellers"]
