"""Renders a page: the frame around every page of the site, from published data alone."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any, ClassVar

from django.template.loader import render_to_string
from django.utils.translation import override

from guides.content import Record, Site, Snapshot
from guides.vocabulary import Fact, Kind, Locale, Subject

from . import addresses, brand
from .alerts import stopped_name
from .told import Told


@dataclass(frozen=True)
class Language:
    """A link to the same page in a language; `proper` is the same wherever its reader stands."""

    tag: str
    label: str
    href: str
    here: bool
    proper: str


@dataclass(frozen=True)
class Crumb:
    label: str
    href: str
    locale: Locale


@dataclass(frozen=True)
class Frame:
    """What every template receives; `path` is the page's own, without its language.

    `title_in` is the language of the title where that is a name from elsewhere; `query` is what
    another language's address of the page keeps, and `whence` what only links on the page keep:
    where its reader stands; a page that is `found` no longer, or never was, has no place in
    anyone's index.
    """

    site: Site
    locale: Locale
    base: str
    path: str
    title: str
    title_in: Locale | None = None
    description: str = ""
    record: Record | None = None
    crumbs: Sequence[Crumb] = ()
    query: str = ""
    whence: str = ""
    found: bool = True

    @property
    def home(self) -> str:
        return addresses.home(self.locale)

    @property
    def search(self) -> str:
        return addresses.search(self.locale)

    @property
    def statements(self) -> list[tuple[str, str]]:
        """What the site says of itself: names in the reader's language, and addresses."""
        return [
            (str(subject.label), addresses.statement(subject, self.locale)) for subject in Subject
        ]

    @property
    def site_map(self) -> str:
        return addresses.site_map(self.locale)

    @property
    def topics(self) -> str:
        return addresses.topics(self.locale)

    @property
    def life_events(self) -> str:
        return addresses.life_events(self.locale)

    @property
    def halls(self) -> str:
        return addresses.halls(self.locale)

    @property
    def guides(self) -> str:
        return addresses.guides(self.locale)

    @property
    def atom(self) -> str:
        return addresses.atom(self.locale)

    @property
    def brand_sheet(self) -> str:
        """The address of the brand's colours, empty where it has none of its own."""
        return brand.address(self.site)

    @property
    def kiosk(self) -> str:
        return addresses.kiosk(self.locale)

    @property
    def feed(self) -> str:
        return addresses.feed("web", self.locale)

    @property
    def kiosk_feed(self) -> str:
        return addresses.feed("kiosk", self.locale)

    @property
    def manifest(self) -> str:
        return addresses.manifest(self.locale)

    @property
    def useful(self) -> str:
        return addresses.useful(self.locale)

    @property
    def here(self) -> str:
        """Where this page is on this site, as it is read."""
        return addresses.prefix(self.locale) + self.path + self.asked

    @property
    def asked(self) -> str:
        mark = "&" if self.query else "?"
        return f"{self.query}{mark}{self.whence}" if self.whence else self.query

    @property
    def canonical(self) -> str:
        return self.base + addresses.prefix(self.locale) + self.path

    @property
    def languages(self) -> list[Language]:
        return [
            Language(
                one.value,
                {Locale.HANS: "简体", Locale.HANT: "繁體", Locale.EN: "English"}[one],
                addresses.prefix(one) + self.path + self.asked,
                one == self.locale,
                addresses.prefix(one) + self.path + self.query,
            )
            for one in Locale
        ]

    @property
    def words_locale(self) -> Locale:
        """The language of the words, which is not the page's where there is no translation."""
        return self.record.locale if self.record else self.locale

    @property
    def words_tag(self) -> str:
        """The same as Django names it."""
        return self.words_locale.value.lower()

    @property
    def title_locale(self) -> Locale:
        """The language of most of the title."""
        if self.record is not None:
            return self.record.locale
        named = self.site.locale if self.title == self.site.name else self.locale
        return self.title_in or named

    @property
    def untranslated(self) -> bool:
        return self.words_locale != self.locale


def frame_of(
    record: Record, snapshot: Snapshot, locale: Locale, base: str, title: str, **more: Any
) -> Frame:
    """Return the frame around the page of a published or withdrawn thing, at its own address."""
    path = addresses.thing(record.kind, record.code, Locale.HANS)
    return Frame(snapshot.site, locale, base, path, title, record=record, **more)


@dataclass(frozen=True, kw_only=True)
class Context:
    """What a template receives beside the frame: its fields, and nothing else."""

    template: ClassVar[str]


def render(frame: Frame, context: Context) -> str:
    """Return a page as text, in the reader's language."""
    with override(frame.locale.value.lower()):
        return text_of(context, frame)


def text_of(context: Context, frame: Frame | None = None) -> str:
    """Return what a template makes of its context, in the language that is active."""
    given = {field.name: getattr(context, field.name) for field in fields(context)}
    return render_to_string(context.template, {"page": frame, **given})


def card(
    record: Record, snapshot: Snapshot, locale: Locale, base: str, href: str
) -> dict[str, Any]:
    """Return what a list shows of a guide."""
    told = Told(record, snapshot, base, locale)
    shown = [line for line in told.lines if line.fact in (Fact.TIME, Fact.FEE, Fact.ONLINE)]
    return {
        "title": told.title,
        "summary": getattr(record.payload, "summary", ""),
        "href": href,
        "facts": shown,
        "stopped": stopped_name(told),
        "locale": record.locale.value,
    }


def cards(
    guides: Sequence[Record], snapshot: Snapshot, locale: Locale, base: str
) -> list[dict[str, Any]]:
    """Return what a list shows of each of several guides."""
    return [
        card(one, snapshot, locale, base, addresses.thing(one.kind, one.code, locale))
        for one in guides
    ]


def named(kind: Kind, payload: Any, locale: Locale) -> dict[str, Any]:
    """Return a link to a topic or hall."""
    href = addresses.thing(kind, payload.code, locale)
    return {"name": payload.name, "href": href, "payload": payload}
