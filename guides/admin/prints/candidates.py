"""Things to tick at the print desk: what is ticked stays, what is searched for is offered."""

from collections.abc import Iterable
from dataclasses import dataclass

from guides import published
from guides.admin.lists.choices import HANS
from guides.admin.lists.guides import said
from guides.models import GuidePage, LifeEvent
from guides.prints import handled
from guides.vocabulary import Kind

# More than anybody reads through: they search.
MOST = 30

Thing = tuple[str, str]


@dataclass(frozen=True)
class Candidate:
    """A guide or life event to print, and whether it is ticked."""

    kind: Kind
    code: str
    title: str
    ticked: bool

    @property
    def value(self) -> str:
        return f"{self.kind}:{self.code}"


def candidates(words: str, hall: str, chosen: Iterable[Thing]) -> list[Candidate]:
    """Return what is ticked, then what is called something like `words` or is done at the hall."""
    ticked = list(chosen)
    found = _found(words, hall)
    return [
        *(_candidates(ticked, ticked=True)),
        *(_candidates([one for one in found if one not in ticked], ticked=False)),
    ]


def _found(words: str, hall: str) -> list[Thing]:
    if not words:
        return [(str(Kind.GUIDE), code) for code in handled.in_hall(hall, MOST)]
    guides = GuidePage.objects.filter(said(words), live=True, locale__language_code=HANS)
    events = LifeEvent.objects.filter(name__icontains=words, locale__language_code=HANS)
    return [
        *((str(Kind.LIFE_EVENT), code) for code in events.values_list("code", flat=True)[:MOST]),
        *((str(Kind.GUIDE), code) for code in guides.values_list("code", flat=True)[:MOST]),
    ]


def _candidates(things: list[Thing], *, ticked: bool) -> Iterable[Candidate]:
    for kind in (Kind.LIFE_EVENT, Kind.GUIDE):
        codes = [code for one, code in things if one == kind]
        known = published.records_of(kind, codes) if codes else {}
        for code in codes:
            if code in known:
                yield Candidate(kind, code, known[code].title, ticked)
