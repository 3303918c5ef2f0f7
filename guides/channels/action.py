"""The one thing to do next, decided once for whoever shows it."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from guides.vocabulary import Fact, Labelled

from .alerts import phone
from .told import Told


class Way(Labelled):
    """What the one button leads to."""

    CALL = "call", _("先打电话问")
    ONLINE = "online", _("现在就在网上办")
    APPOINTMENT = "appointment", _("看看怎么预约")
    PLACE = "place", _("看看去哪办")


@dataclass(frozen=True)
class MainAction:
    """`href` leads off the page or to a part of it; `number` is the phone to call, else empty."""

    way: Way
    href: str
    number: str = ""


def main_action(told: Told) -> MainAction:
    """Return what to do next: nobody may set out for what is stopped, or for a hall in vain."""
    noted = told.item.particulars
    if told.item not in told.stopped:
        if href := online_address(told):
            return MainAction(Way.ONLINE, href)
        if noted and noted.appointment:
            return MainAction(Way.APPOINTMENT, "#detail-appointment")
        if told.places or Fact.PLACE in told.line:
            return MainAction(Way.PLACE, "#places")
    number = phone(told)
    return MainAction(Way.CALL, f"tel:{number}", number)


def online_address(told: Told, *, mobile: bool = False) -> str:
    """Return where the main item is applied for on the web, nothing where that is not possible."""
    noted = told.item.particulars
    known = [told.item.online_url, noted.mobile_url if noted else ""]
    if told.item in told.stopped:
        return ""
    return next((one for one in (known[::-1] if mobile else known) if _is_web(one)), "")


def _is_web(address: str) -> bool:
    return address.startswith(("https://", "http://"))
