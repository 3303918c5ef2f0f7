"""A kiosk's screens at their addresses, for a browser without a server."""

from guides.channels import addresses
from guides.content import Guide
from guides.vocabulary import Edition, Locale
from tests.guides.channels.samples import BASE, record_of

from .kiosk import kiosk_screens
from .searching import search_pages
from .site import full, surroundings, withdrawn

HANS = Locale.HANS


def screens(guide: Guide, locale: Locale = HANS) -> dict[str, str]:
    """Return every screen by a name of its own, those of a search among them."""
    snapshot, record = surroundings(guide), record_of(guide)
    found = dict(kiosk_screens(guide, record, withdrawn(guide), snapshot, locale))
    searched = search_pages(guide, record, snapshot, locale, BASE)
    return found | {name: page for name, page in searched if name.startswith("kiosk")}


def at_addresses(guide: Guide | None = None, locale: Locale = HANS) -> dict[str, str]:
    """Return the same by the path and query at which the site answers with them."""
    guide = guide or full()
    places = _addresses(guide, locale)
    return {places[name]: page for name, page in screens(guide, locale).items()}


def _addresses(guide: Guide, locale: Locale) -> dict[str, str]:
    code, kiosk = guide.code, addresses.kiosk(locale)
    found = {
        "kiosk start": kiosk,
        "kiosk home": addresses.kiosk_topics(locale),
        "kiosk topic": addresses.kiosk_topic(guide.topics[0], locale),
        "kiosk empty topic": addresses.kiosk_topic("EMPTY00", locale),
        "kiosk gone": addresses.kiosk_guide("GONE000", locale),
        "kiosk missing": addresses.kiosk_guide("0000000", locale),
        "kiosk 0": addresses.kiosk_guide(code, locale),
        "kiosk materials": addresses.kiosk_materials(code, locale),
        "kiosk take": addresses.kiosk_take(code, locale),
        "kiosk search": addresses.kiosk_search(locale),
        "kiosk search found": f"{addresses.kiosk_search(locale)}?q=found",
        "kiosk search nothing": f"{addresses.kiosk_search(locale)}?q=nothing",
    }
    for number in range(1, len(guide.steps) + 1):
        found[f"kiosk {number}"] = addresses.kiosk_guide(code, locale, number)
        for face in (Edition.PICTURED, Edition.VIDEO):
            found[f"kiosk {number} {face}"] = addresses.kiosk_guide(code, locale, number, face)
    return found
