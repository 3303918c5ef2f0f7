"""Where each published thing is found, in each language."""

from guides.vocabulary import Edition, Kind, Locale

_FOLDERS = {
    Kind.GUIDE: "guides",
    Kind.ITEM: "items",
    Kind.HALL: "halls",
    Kind.TOPIC: "topics",
}


def prefix(locale: Locale) -> str:
    """Return what an address in a language begins with; zh-Hans has nothing."""
    return "" if locale == Locale.HANS else f"/{locale.value.lower()}"


def home(locale: Locale) -> str:
    return f"{prefix(locale)}/"


def thing(kind: Kind, code: str, locale: Locale, edition: Edition | None = None) -> str:
    """Return the path of a guide, item, hall or topic; words are the edition without a name."""
    query = f"?edition={edition}" if edition and edition != Edition.PLAIN else ""
    return f"{prefix(locale)}/{_FOLDERS[kind]}/{code}/{query}"


def search(locale: Locale) -> str:
    return f"{prefix(locale)}/search/"


def kiosk(locale: Locale) -> str:
    return f"{prefix(locale)}/kiosk/"


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


def feed(channel: str, locale: Locale) -> str:
    query = "" if locale == Locale.HANS else f"?locale={locale}"
    return f"/feeds/{channel}.json{query}"


def short(code: str) -> str:
    return f"/g/{code}"
def kiosk_topics(locale: Locale) -> str:
    return f"{kiosk(locale)}topics/"


