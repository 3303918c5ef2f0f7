"""The examples of the gallery: a published guide with all that surrounds it."""

from guides.gallery.samples import (
    BASE,
    EXAMPLE,
    a_file,
    around,
    example,
    from_elsewhere,
    particulars,
    record_of,
    rich,
)

__all__ = [
    "BASE",
    "EXAMPLE",
    "a_file",
    "around",
    "example",
    "from_elsewhere",
    "particulars",
    "record_of",
    "rich",
]
