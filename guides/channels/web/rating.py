"""Where a service is rated, where it is said what was not understood, and the thanks for either."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from django.utils.translation import override

from guides.channels import addresses
from guides.channels.pages import Context, Crumb, Frame, render
from guides.channels.told import Told
from guides.content import Record, Snapshot, Window
from guides.vocabulary import (
    LONGEST_PHONE,
    LONGEST_WORDS,
    Edition,
    Kind,
    Locale,
    RatingAspect,
    RatingLevel,
    RatingReason,
    Subject,
)

from .anchors import Anchor, with_steps
from .facts import facts
from .reply import ReplyContext

# What stands for no part in particular.
ALL = "all"


@dataclass(frozen=True)
class Typed:
    """A form that comes back: what was typed, what is wrong with which field, and with all."""

    values: Mapping[str, Any] = field(default_factory=dict)
    wrong: Mapping[str, str] = field(default_factory=dict)
    problem: str = ""

    @property
    def is_refused(self) -> bool:
        return bool(self.wrong or self.problem)

    @property
    def at(self) -> Mapping[str, str]:
        """What is wrong with each field, nothing where nothing is."""
        return defaultdict(str, self.wrong)

    @property
    def words(self) -> str:
        return str(self.values.get("words", ""))

    @property
    def phone(self) -> str:
        return str(self.values.get("phone", ""))


@dataclass(frozen=True)
class Choice:
    """One of several to choose from; `chosen` where it was before the form came back."""

    value: str
    label: str
    chosen: bool
    locale: Locale | None = None


@dataclass(frozen=True)
class Aspect:
    """What is rated beside the whole, with its five levels and the one that is none."""

    name: str
    label: str
    wrong: str
    levels: list[Choice]


@dataclass(frozen=True)
class About:
    """What is rated: its name with the language of that, where it is read of, and a window."""

    name: str
    locale: Locale
    href: str
    window: Window | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What a rating asks beside words: `faces` are the levels, best first.

    `kept_days` is how many days a telephone is kept after the end.
    """

    faces: list[Choice]
    aspects: list[Aspect]
    good: list[Choice]
    bad: list[Choice]
    phone_length: int
    kept_days: int
    privacy: str


@dataclass(frozen=True, kw_only=True)
class SayingContext(Context):
    """A form for words of at most `longest` characters, with a `rating` or one of `parts`."""

    template: ClassVar = "pages/saying.html"

    about: About
    action: str
    filled: Typed
    longest: int = LONGEST_WORDS
    rating: Asked | None = None
    parts: Sequence[Choice] = ()


def rating(
    record: Record,
    window: Window | None,
    code: str,
    snapshot: Snapshot,
    locale: Locale,
    base: str,
    kept_days: int,
    typed: Typed | None = None,
) -> str:
    """Return the page on which a guide or a hall is rated, under the code that led to it."""
    typed = typed or Typed()
    with override(locale.value.lower()):
        title = _("给这次办事评个分")
        context = SayingContext(
            about=_about(record, locale, window),
            action=addresses.rating(code, locale),
            filled=typed,
            rating=_asked(typed, kept_days, locale),
        )
    path = addresses.rating(code, Locale.HANS)
    return render(_frame(snapshot, locale, base, path, title, context.about), context)


def remark(
    record: Record,
    snapshot: Snapshot,
    edition: Edition,
    locale: Locale,
    base: str,
    typed: Typed | None = None,
) -> str:
    """Return the page on which a guide's part is told that was not understood."""
    typed = typed or Typed()
    told = Told(record, snapshot, base, locale)
    chosen = str(typed.values.get("part", ""))
    with override(locale.value.lower()):
        title = _("哪里没看懂？")
        context = SayingContext(
            about=_about(record, locale),
            action=addresses.remark(record.code, locale, edition),
            filled=typed,
            parts=[
                *(_part(one, chosen) for one in parts_of(told)),
                Choice(ALL, _("说不准，或者整份都没看懂"), chosen in ("", ALL), locale),
            ],
        )
    path = addresses.remark(record.code, Locale.HANS)
    return render(_frame(snapshot, locale, base, path, title, context.about), context)


def thanks(
    record: Record,
    window: Window | None,
    path: str,
    snapshot: Snapshot,
    locale: Locale,
    base: str,
    *,
    remarked: bool = False,
) -> str:
    """Return the thanks for what was said, at a path without its language."""
    with override(locale.value.lower()):
        title = _("谢谢，已经收到")
        if remarked:
            detail = _("写这份指南的部门会看到您说的，15 个工作日内改好或者说明。")
        else:
            detail = _("不满意的、写了话的，负责的部门 15 个工作日内处理；留了电话的，会给您回复。")
    about = _about(record, locale, window)
    name = f"{about.name} {window.number}" if window else about.name
    context = ReplyContext(detail=detail, back=Crumb(name, about.href, about.locale))
    return render(_frame(snapshot, locale, base, path, title, about), context)


def parts_of(told: Told) -> list[Anchor]:
    """Return the parts of a guide of which something can be said."""
    return with_steps(told, facts(told), told.locale)


def _frame(
    snapshot: Snapshot, locale: Locale, base: str, path: str, title: str, about: About
) -> Frame:
    crumbs = [Crumb(about.name, about.href, about.locale)]
    # A form is nothing to be found by.
    return Frame(snapshot.site, locale, base, path, title, crumbs=crumbs, found=False)


def _about(record: Record, locale: Locale, window: Window | None = None) -> About:
    kind = Kind.HALL if record.kind == Kind.HALL else Kind.GUIDE
    href = addresses.thing(kind, record.code, locale)
    return About(record.title, record.locale, href, window)


def _asked(typed: Typed, kept_days: int, locale: Locale) -> Asked:
    reasons = _reasons(typed)
    return Asked(
        faces=_levels(str(typed.values.get("level", ""))),
        aspects=[_aspect(one, typed) for one in RatingAspect],
        good=[choice for reason, choice in reasons if reason.good],
        bad=[choice for reason, choice in reasons if not reason.good],
        phone_length=LONGEST_PHONE,
        kept_days=kept_days,
        privacy=addresses.statement(Subject.PRIVACY, locale),
    )


def _levels(chosen: str) -> list[Choice]:
    return [
        Choice(str(level.value), str(level.label), str(level.value) == chosen)
        for level in reversed(RatingLevel)
    ]


def _aspect(aspect: RatingAspect, typed: Typed) -> Aspect:
    name = aspect.value
    chosen = str(typed.values.get(name, ""))
    return Aspect(name, str(aspect.label), typed.wrong.get(name, ""), _levels(chosen))


def _reasons(typed: Typed) -> list[tuple[RatingReason, Choice]]:
    ticked: Sequence[str] = typed.values.get("reasons", ())
    return [(one, Choice(one.value, str(one.label), one.value in ticked)) for one in RatingReason]


def _part(one: Anchor, chosen: str) -> Choice:
    return Choice(one.name, one.label, one.name == chosen, one.locale)
