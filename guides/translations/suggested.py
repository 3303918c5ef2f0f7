"""The official terms of what is translated, for those who put it into English."""

import functools
from typing import Any

from wagtail_localize.models import StringSegment, Translation

from guides.localize import Term, terms_in

_ENGLISH = "en"


def connect() -> None:
    """Write the terms of each text above it in the PO files that translators take away."""
    original = Translation.export_po

    @functools.wraps(original)
    def export_po(self: Translation) -> Any:
        file = original(self)
        if _is_english(self):
            for entry in file:
                found = terms_in(entry.msgid)
                entry.comment = "\n".join(f"{term.hans} = {term.en}" for term in found)
        return file

    Translation.export_po = export_po


def suggested(translation: Translation) -> list[Term]:
    """Return the terms that occur in a translation's source, none but for English."""
    if not _is_english(translation):
        return []
    segments = StringSegment.objects.filter(source=translation.source).order_by("order")
    return terms_in("\n".join(segments.values_list("string__data", flat=True)))


def _is_english(translation: Translation) -> bool:
    return bool(translation.target_locale.language_code == _ENGLISH)
