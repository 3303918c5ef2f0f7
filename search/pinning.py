"""Results that editors put first for a question, until a day."""

import re

from django.utils import timezone

from guides.vocabulary import Kind

from .entries import key_of
from .models import PinnedResult
from .words import fold

_MARKS = re.compile(r"[\W_]+")


def pinned_keys(question: str) -> tuple[str, ...]:
    """Return keys of entries for a question, whatever its marks, script or case."""
    asked = bare(question)
    rows = PinnedResult.objects.filter(ends_on__gte=timezone.localdate()).order_by("pk")
    pairs = rows.values_list("question", "page__code")
    codes = dict.fromkeys(code for wanted, code in pairs if bare(wanted) == asked)
    return tuple(key_of(Kind.GUIDE, code) for code in codes)


def bare(text: str) -> str:
    """Return a question without marks, in one script and case: what pinning compares."""
    return _MARKS.sub("", fold(text))
