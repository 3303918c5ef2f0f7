"""What every screen has: the keys below it, and above them the parts of a guide."""

from collections.abc import Iterator
from dataclasses import dataclass

from guides.channels import addresses
from guides.channels.pages import Context, Frame
from guides.channels.told import Told
from guides.content import Guide
from guides.vocabulary import Edition, Locale


@dataclass(frozen=True)
class Keys:
    """Where the keys lead; `back` and `on` are None where that key is off."""

    locale: Locale
    back: str | None = None
    on: str | None = None

    @property
    def home(self) -> str:
        return addresses.kiosk_topics(self.locale)

    @property
    def find(self) -> str:
        return addresses.kiosk_search(self.locale)

    @property
    def end(self) -> str:
        """Where the next person begins, in the language of the hall."""
        return addresses.kiosk(Locale.HANS)


@dataclass(frozen=True, kw_only=True)
class ScreenContext(Context):
    keys: Keys


@dataclass(frozen=True)
class Tab:
    """A part of a guide: its steps in an edition, or what `name` says."""

    name: str
    href: str
    here: bool
    edition: Edition | None = None


@dataclass(frozen=True, kw_only=True)
class PartContext(ScreenContext):
    """A screen of a guide; `tabs` are all its parts."""

    guide: Guide
    tabs: list[Tab]


def frame(told: Told, path: str) -> Frame:
    """Return what is around a screen of a guide; `path` is that of the zh-Hans screen."""
    return Frame(
        site=told.snapshot.site,
        locale=told.locale,
        base=told.base,
        path=path,
        title=told.title,
        description=told.guide.summary,
        record=told.record,
    )


def tabs(told: Told, here: str, step: int = 1) -> list[Tab]:
    """Return the parts of a guide; from one edition to another one stays at a step."""
    return [*_tabs(told, here, step)]


def _tabs(told: Told, here: str, step: int) -> Iterator[Tab]:
    code, locale = told.record.code, told.locale
    yield Tab("facts", addresses.kiosk_guide(code, locale), here == "facts")
    for edition in editions(told.guide):
        href = addresses.kiosk_guide(code, locale, step, edition)
        yield Tab(edition.value, href, here == edition.value, edition)
    if told.materials:
        yield Tab("materials", addresses.kiosk_materials(code, locale), here == "materials")
    yield Tab("take", addresses.kiosk_take(code, locale), here == "take")


def editions(guide: Guide) -> list[Edition]:
    """Return the editions of a guide's steps, words first; none where it has no steps."""
    if not guide.steps:
        return []
    return [one for one in Edition if one == Edition.PLAIN or guide.has(one)]
