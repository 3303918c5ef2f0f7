"""Results that editors put first for a question, until a day."""

import re
from datetime import date

from django.utils import timezone

from guides.vocabulary import Kind
from search.index.published import key_of
from search.models import PinnedResult
from search.remembered import Remembered
from search.words import fold

_MARKS = re.compile(r"[\W_]+")


def pinned_keys(question: str) -> tuple[str, ...]:
    """Return keys of entries for a question, whatever its marks, script or case."""
    asked, today = bare(question), timezone.localdate()
    codes = (code for wanted, code, last in pinned() if wanted == asked and last >= today)
    return tuple(key_of(Kind.GUIDE, code) for code in dict.fromkeys(codes))


def bare(text: str) -> str:
    """Return a question without marks, in one script and case: what pinning compares."""
    return _MARKS.sub("", fold(text))


def _read() -> list[tuple[str, str, date]]:
    rows = PinnedResult.objects.order_by("pk").values_list("question", "page__code", "ends_on")
    return [(bare(question), code, last) for question, code, last in rows]


# Bare questions, codes and last days.
pinned = Remembered(_read)
