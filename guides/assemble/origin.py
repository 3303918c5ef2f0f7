"""What a guide out of another system says of itself: where it came from, and what it lacks."""

from guides.content import Item, Origin, OriginSection, Step
from guides.localize import traditional_payload
from guides.models import GuidePage
from guides.vocabulary import Element, Fact, Locale


def origin_of(page: GuidePage, locale: Locale = Locale.HANS) -> Origin | None:
    """Return where a page was brought in from, with that system's own words in a script.

    Once an editor has mended the guide it says where it came from and no more.
    """
    if not page.origin:
        return None
    words = [] if page.mended else [one for one in page.origin if not one.get("inner")]
    sections = tuple(OriginSection.model_validate(section) for section in words)
    origin = Origin(source=page.source, source_id=page.source_id, sections=sections)
    return traditional_payload(origin) if locale == Locale.HANT else origin


def lacks_of(page: GuidePage, item: Item, steps: tuple[Step, ...]) -> tuple[Element, ...]:
    """Return what a guide from another system still lacks; nothing once an editor has mended it."""
    if not page.origin or page.mended:
        return ()
    told = page.answers()
    said = item.particulars
    known = {
        Element.BASIS: item.basis,
        Element.CONDITIONS: item.conditions or Fact.ELIGIBILITY in told,
        Element.MATERIALS: item.materials or Fact.MATERIALS in told,
        Element.PROCESS: steps or item.process or (said and said.process_description),
        Element.TIME: item.promised or item.statutory or Fact.TIME in told,
        Element.FEE: item.charged is not None or Fact.FEE in told,
        Element.RESULT: item.result or Fact.RESULT in told,
        Element.PLACE: item.windows
        or item.online_url
        or (said and (said.place_note or said.mobile_url))
        or Fact.PLACE in told,
        Element.HOURS: item.windows or (said and said.hours_note) or Fact.HOURS in told,
        Element.PHONE: item.phone or (said and said.inquiry) or Fact.PHONE in told,
    }
    return tuple(element for element in Element if not known[element])
