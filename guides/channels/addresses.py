"""Where each published thing is found, in each language."""

from urllib.parse import urlencode

from guides.vocabulary import Edition, Kind, Locale, Subject

_FOLDERS = {
    Kind.GUIDE: "guides",
    Kind.ITEM: "items",
    Kind.HALL: "halls",
    Kind.TOPIC: "topics",
    Kind.LIFE_EVENT: "life-events",
}

# What a phone shows without network; the worker knows it by this path.
OFFLINE = "/offline/"


def prefix(locale: Locale) -> str:
    """Return what an address in a language begins with; zh-Hans has nothing."""
    return "" if locale == Locale.HANS else f"/{locale.value.lower()}"


def home(locale: Locale) -> str:
    return f"{prefix(locale)}/"


def thing(
    kind: Kind, code: str, locale: Locale, edition: Edition | None = None, **place: str
) -> str:
    """Return the path of a thing that has a page; words are the edition without a name.

    `place` is the hall and window where the code hangs that leads there.
    """
    named = edition if edition and edition != Edition.PLAIN else ""
    return f"{prefix(locale)}/{_FOLDERS[kind]}/{code}/{_query({'edition': named, **place})}"


def sheet(code: str, locale: Locale) -> str:
    """Return the path of a guide's sheet for anybody to print."""
    return f"{thing(Kind.GUIDE, code, locale)}sheet/"


def manifest(locale: Locale) -> str:
    return f"{prefix(locale)}/app.webmanifest"


def useful(locale: Locale) -> str:
    return f"{prefix(locale)}/useful/"


def rating(code: str, locale: Locale) -> str:
    """Return where a guide, a hall, or the hall of a placement is rated."""
    return f"{prefix(locale)}/r/{code}"


def rated(code: str, locale: Locale) -> str:
    """Return where thanks are said for a rating."""
    return f"{rating(code, locale)}/thanks"


def remark(code: str, locale: Locale, edition: Edition | None = None) -> str:
    """Return where it is said what of a guide was not understood."""
    named = edition if edition and edition != Edition.PLAIN else ""
    return f"{prefix(locale)}/remarks/{code}/{_query({'edition': named})}"


def remarked(code: str, locale: Locale) -> str:
    """Return where thanks are said for a remark."""
    return f"{prefix(locale)}/remarks/{code}/thanks/"


def search(locale: Locale) -> str:
    return f"{prefix(locale)}/search/"


def topics(locale: Locale) -> str:
    return f"{prefix(locale)}/topics/"


def life_events(locale: Locale) -> str:
    return f"{prefix(locale)}/life-events/"


def halls(locale: Locale, **asked: str | int) -> str:
    """Return the path of the list of halls, or of those of a region."""
    return f"{prefix(locale)}/halls/{_query(asked)}"


def guides(locale: Locale, **asked: str | int) -> str:
    """Return the path of the list of guides, or of those of a letter, department or act."""
    return f"{prefix(locale)}/guides/{_query(asked)}"


def statement(subject: Subject, locale: Locale) -> str:
    return f"{prefix(locale)}/{subject}/"


def site_map(locale: Locale) -> str:
    return f"{prefix(locale)}/site-map/"


def kiosk(locale: Locale) -> str:
    return f"{prefix(locale)}/kiosk/"


def is_kiosk(path: str) -> bool:
    """Return whether a path is one of a kiosk's screens, be there one or not."""
    return any(path.startswith(kiosk(one)) for one in Locale)


def kiosk_topics(locale: Locale) -> str:
    return f"{kiosk(locale)}topics/"


def kiosk_topic(code: str, locale: Locale) -> str:
    return f"{kiosk(locale)}topics/{code}/"


def kiosk_search(locale: Locale) -> str:
    return f"{kiosk(locale)}search/"


def kiosk_guide(
    code: str, locale: Locale, screen: int = 0, edition: Edition = Edition.PLAIN
) -> str:
    """Return the path of a screen: 0 holds the facts, 1 and up the steps in an edition."""
    if not screen:
        return f"{kiosk(locale)}guides/{code}/"
    face = "" if edition == Edition.PLAIN else f"{edition}/"
    return f"{kiosk(locale)}guides/{code}/{face}{screen}/"


def kiosk_materials(code: str, locale: Locale) -> str:
    return f"{kiosk_guide(code, locale)}materials/"


def kiosk_take(code: str, locale: Locale) -> str:
    return f"{kiosk_guide(code, locale)}take/"


def window(code: str) -> str:
    return f"/window/{code}/"


def notice(code: str, locale: Locale) -> str:
    """Return the path where staff get a guide's notice for one person's errand."""
    return f"{prefix(locale)}{window(code)}notice/"


def feed(channel: str, locale: Locale) -> str:
    query = "" if locale == Locale.HANS else f"?locale={locale}"
    return f"/feeds/{channel}.json{query}"


def atom(locale: Locale) -> str:
    query = "" if locale == Locale.HANS else f"?locale={locale}"
    return f"/feeds/guides.xml{query}"


def short(code: str, locale: Locale = Locale.HANS) -> str:
    return f"{prefix(locale)}/g/{code}"


def scanned(code: str, locale: Locale = Locale.HANS) -> str:
    """Return the path of a placement's code, in capitals: its symbol is the smaller for it."""
    return f"{prefix(locale).upper()}/Q/{code}"


def _query(asked: dict[str, str | int]) -> str:
    given = {name: value for name, value in asked.items() if value}
    return f"?{urlencode(given)}" if given else ""
