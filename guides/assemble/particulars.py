"""What an item says beside the facts that guides lead with; most of a catalogue says nothing."""

from typing import Any

from guides.content import Media, Particulars, Question, SpecialProcedure
from guides.models import Item

from .limits import limit
from .relations import DOCUMENTS, rows

# The fields that an item has under the same name.
_SAME = tuple(
    name
    for name in Particulars.model_fields
    if name not in {*DOCUMENTS, "special_procedures", "questions"}
)


def particulars_of(item: Item, files: dict[str, Media]) -> Particulars | None:
    """Return an item's particulars, None where there is nothing in any of them."""
    known = item.__dict__
    said: dict[str, Any] = {
        name: known[name] for name in _SAME if known[name] or known[name] is False
    }
    for name in DOCUMENTS:
        if known[f"{name}_id"] is not None:
            said[name] = files[getattr(item, name).file.name]
    procedures = rows(item, "special_procedures")
    if procedures:
        said["special_procedures"] = tuple(
            SpecialProcedure(
                name=one.name, limit=limit(one.value, one.unit), basis=one.basis, note=one.note
            )
            for one in procedures
        )
    questions = rows(item, "questions")
    if questions:
        said["questions"] = tuple(
            Question(question=one.question, answer=one.answer) for one in questions
        )
    return Particulars(**said) if said else None
