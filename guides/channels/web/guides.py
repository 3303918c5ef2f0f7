"""Lists of guides: in the order of an alphabet, of a department, or of what people want done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Context, Crumb, Frame, cards, render
from guides.content import Department, Record, Snapshot, Topic
from guides.vocabulary import Act, Locale

_OTHERS = "0"


@dataclass(frozen=True)
class Letter:
    """A letter of the alphabet with how many titles begin with it; `0` stands for all others."""

    name: str
    href: str
    count: int
    here: bool


@dataclass(frozen=True)
class Stretch:
    """Where the next and the page before of a list are; both may be None."""

    before: str | None
    after: str | None
    page: int
    pages: int


@dataclass(frozen=True, kw_only=True)
class AlphabetContext(Context):
    """`elsewhere` is the address of the list in Chinese, where this one holds less."""

    template: ClassVar = "pages/guides.html"

    letters: list[Letter]
    letter: str
    total: int
    guides: list[dict[str, Any]]
    stretch: Stretch
    elsewhere: str


@dataclass(frozen=True, kw_only=True)
class NarrowedContext(Context):
    """Guides of a topic, of a department or for an act, newest first; `total` counts them all.

    `more` is the address of the list's continuation; `related` are topics that the topic's guides
    belong to as well.
    """

    template: ClassVar = "pages/narrowed.html"

    guides: list[dict[str, Any]]
    total: int
    more: str | None
    topic: Topic | None = None
    department: Department | None = None
    related: Sequence[dict[str, Any]] = ()


def alphabet(
    snapshot: Snapshot,
    letters: Mapping[str, int],
    letter: str,
    guides: Sequence[Record],
    stretch: Stretch,
    locale: Locale,
    base: str,
) -> str:
    """Return a page of the guides whose titles begin with a letter."""
    first = stretch.page == 1
    asked: dict[str, str | int] = {"letter": letter, "page": 0 if first else stretch.page}
    with override(locale.value.lower()):
        title, description = _("全部办事指南"), _("按标题的拼音排，从 A 到 Z。")
    path = addresses.guides(Locale.HANS)
    address = addresses.guides(Locale.HANS, **asked) if letter else path
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=path,
        title=f"{title} · {letter.upper()}" if letter and letter != _OTHERS else title,
        description=description,
        query=address.removeprefix(path),
    )
    context = AlphabetContext(
        letters=[
            Letter(one, addresses.guides(locale, letter=one), count, one == letter)
            for one, count in letters.items()
        ],
        letter=letter,
        total=sum(letters.values()),
        guides=cards(guides, snapshot, locale, base),
        stretch=stretch,
        elsewhere=path if locale == Locale.EN else "",
    )
    return render(frame, context)


def narrowed(
    snapshot: Snapshot,
    by: Act | Record,
    guides: Sequence[Record],
    total: int,
    more: str | None,
    locale: Locale,
    base: str,
) -> str:
    """Return the guides for what people want done or of a department, newest first."""
    with override(locale.value.lower()):
        crumb = Crumb(_("全部办事指南"), addresses.guides(locale), locale)
        title = str(by.label) if isinstance(by, Act) else by.payload.name
    asked = {"act": by} if isinstance(by, Act) else {"department": by.code}
    path = addresses.guides(Locale.HANS)
    frame = Frame(
        site=snapshot.site,
        locale=locale,
        base=base,
        path=path,
        title=title,
        title_in=locale if isinstance(by, Act) else by.locale,
        crumbs=[crumb],
        query=addresses.guides(Locale.HANS, **asked).removeprefix(path),
    )
    context = NarrowedContext(
        guides=cards(guides, snapshot, locale, base),
        total=total,
        more=more,
        department=None if isinstance(by, Act) else by.payload,
    )
    return render(frame, context)
