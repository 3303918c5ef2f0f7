"""Fields of words: as they stand, one line, or joined from several sections."""

from collections.abc import Callable

from django.utils.translation import gettext as _

from guides.exchange.fields import ITEM, Form
from guides.exchange.label_table import unnumbered
from guides.exchange.parsing.hours import says_when
from guides.exchange.parsing.limits import states_limit
from guides.exchange.parsing.nothing import is_nothing
from guides.exchange.parsing.phones import Phones, parse_phones
from guides.exchange.understood import Value

from .codes import coded
from .draft import Draft, Said, Told
from .times import limit

# Numbers stand for themselves in these.
_PLAIN = {
    *("place_note", "hours_note", "directions", "inquiry", "complaint", "progress", "name"),
    *("business_name", "business_code", "main_code", "main_item", "version", "credit_code"),
    *("appointment_note", "post_note", "remarks", "department", "region", "topics", "codes"),
    *("base_code", "implementation_code", "source_code"),
}


# That there is none of these tells a reader something; of all other fields it would be no answer
# to what they ask (谁能办：无).
_NONE_SAYS = {"intermediary", "prohibited", "quantity_limit", "remarks"}


def prose(told: Told, name: str) -> None:
    """Fill a field of any length with the words."""
    if name not in _PLAIN and coded(told, name, words=True):
        return
    told.say(name)


def line(told: Told, name: str) -> None:
    """Fill a field of one line; there is one value only."""
    if name not in _PLAIN and coded(told, name, words=True):
        return
    if is_nothing(told.text):
        told.none(name)
        return
    parts = [" ".join(part.split()) for part in told.text.splitlines() if part.strip()]
    joined = "；".join(part.strip("；; ") for part in parts) if len(parts) > 1 else parts[0]
    told.value_or_leave(name, joined)


def hours(told: Told, name: str) -> None:
    """Fill the hours; a time limit under such a label is taken for one."""
    if states_limit(told.bare) and not says_when(told.bare):
        told.because(_("内容是时限，不是时间"))
        limit(told, "promised")
        return
    told.say(name)


def phone(told: Told, name: str) -> None:
    """Fill a telephone number; words beside numbers go to the field of words for the same."""
    words = {"phone": "inquiry", "complaint_phone": "complaint"}[name]
    if is_nothing(told.text):
        told.none(name)
        return
    found = parse_phones(told.text)
    if found.mobile:
        remark = _("“{label}”里有手机号，请核对能不能公开").format(label=told.label)
        told.draft.remark(remark)
    filled = bool(found.numbers) and told.value(name, "、".join(found.numbers))
    if not filled or found.more or told.match.narrower:
        told.say(words)


def contact(told: Told, name: str) -> None:
    """Fill how to ask or complain: numbers to the telephone, all words where they say more."""
    number = {"inquiry": "phone", "complaint": "complaint_phone"}[name]
    if is_nothing(told.text):
        told.none(name)
    elif told.match.narrower or parse_phones(told.text) == Phones():
        told.say(name)
    else:
        phone(told, number)


def joined(draft: Draft) -> None:
    """Make a value of all that was said for each field of words."""
    for name, said in draft.said.items():
        texts = [one for one in said if not is_nothing(one.words)]
        if not texts and name in _NONE_SAYS:
            texts = said[:1]
        distinct = list({one.words: one for one in texts}.values())
        several = len(distinct) > 1
        value = "\n".join(_headed(one, several) for one in distinct)
        origins = tuple(one.origin for one in said)
        before = draft.understood.values.get(name)
        if before is not None:
            origins = (*before.origins, *origins)
            value = "\n".join(filter(None, (before.value, value)))
        draft.understood.values[name] = Value(name, value or None, origins)


def _headed(said: Said, several: bool) -> str:
    heading = said.narrower or (unnumbered(said.origin.label) if several else "")
    between = "\n" if "\n" in said.words else ""
    return f"{heading}：{between}{said.words}" if heading else said.words


def readers() -> dict[str, Callable[[Told, str], None]]:
    """Return the readers of fields of text, by field."""
    found: dict[str, Callable[[Told, str], None]] = {
        name: prose if one.longest is None else line
        for name, one in ITEM.items()
        if one.form == Form.TEXT
    }
    return found | {
        "department": line,
        "region": line,
        "hours_note": hours,
        "phone": phone,
        "complaint_phone": phone,
        "inquiry": contact,
        "complaint": contact,
    }
