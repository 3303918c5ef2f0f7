"""Fields of the closed word lists, yes-or-no, numbers, days and addresses."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from guides.exchange.fields import ITEM, Form
from guides.exchange.label_table import unnumbered
from guides.exchange.labels import titles
from guides.exchange.parsing.addresses import parse_address, says_not_online
from guides.exchange.parsing.choices import parse_choice
from guides.exchange.parsing.nothing import is_nothing
from guides.exchange.parsing.several import parse_several
from guides.exchange.parsing.visits import parse_visits
from guides.exchange.parsing.yes_no import parse_yes_no
from guides.exchange.values import dates, words
from guides.vocabulary import Labelled, OnlineDepth

from .codes import coded, codes_of, meanings_of
from .draft import Told


@dataclass(frozen=True)
class Name:
    """What people call an item."""

    name: str


_NOTES = {"appointment": "appointment_note", "post": "post_note", "proxy": "proxy_note"}
# Their labels are taken for one another.
_MISTAKEN = {"item_type": "handling", "handling": "item_type"}
_SHORTEST_SENTENCE = 12
_WHOLE = ("全程", "全流程")


def word(told: Told, name: str) -> None:
    """Fill a field of a word list."""
    found = parse_choice(_vocabulary(name), told.text)
    other = _MISTAKEN.get(name)
    if found:
        told.value_or_leave(name, found)
    elif other and (found := parse_choice(_vocabulary(other), told.text)):
        told.because(_("内容是“{title}”").format(title=titles()[other]))
        told.value_or_leave(other, found)
    elif codes_of(told):
        coded(told, name)
    elif is_nothing(told.text):
        told.none(name)
    else:
        told.leave(told.text, _("词表里没有这个词"))


def level(told: Told, name: str) -> None:
    """Fill the level; several are how the power is divided."""
    found = parse_several(_vocabulary(name), told.text)
    meanings = found or meanings_of(told, name, codes_of(told))
    if not meanings or len(meanings) == 1:
        word(told, name)
        return
    called = {member.value: str(member.label) for member in _vocabulary(name)}
    names = "、".join(called[one] for one in meanings)
    told.value_or_leave("division_of_power", f"{told.label.strip('：: ')}：{names}")


def several(told: Told, name: str) -> None:
    """Fill a field that may hold several words."""
    found = parse_several(_vocabulary(name), told.text)
    if found:
        told.value_or_leave(name, found)
    elif is_nothing(told.text):
        told.none(name)
    elif not coded(told, name):
        _elsewhere(told, name)


def _elsewhere(told: Told, name: str) -> None:
    """Put words that are none of the list where they belong, if that is certain."""
    visits = parse_visits(told.bare)
    if name == "audience":
        told.say("conditions", narrower=unnumbered(told.label))
    elif visits is not None:
        told.because(_("内容是到现场次数"))
        told.value_or_leave("visits", visits)
    else:
        told.leave(told.text, _("词表里没有这个词"))


def yes_no(told: Told, name: str) -> None:
    """Fill a yes-or-no; other words go to the note beside it."""
    found = parse_yes_no(told.text)
    if found is not None:
        told.value_or_leave(name, found)
    elif codes_of(told):
        coded(told, name)
    elif name in _NOTES:
        told.value_or_leave(_NOTES[name], " ".join(told.text.split()))
    else:
        told.leave(told.text, _("说不准是还是否"))


def online_possible(told: Told, name: str) -> None:
    """Read whether something can be done online: an address, or that all of it can."""
    if parse_address(told.text):
        address(told, "online_url")
    elif parse_yes_no(told.text) and any(sign in told.match.variant for sign in _WHOLE):
        told.value_or_leave("online_depth", OnlineDepth.WHOLE.value)
    else:
        told.leave(told.text, _("能否网上办由办理形式和网办地址说明，没有单独的栏目"))


def visits(told: Told, name: str) -> None:
    found = parse_visits(told.bare)
    if found is not None:
        told.value_or_leave(name, found)
    elif parse_yes_no(told.bare) and "一次" in told.label:
        told.value_or_leave(name, 1)
    elif not coded(told, name):
        told.leave(told.text, _("说不准是几次"))


def day(told: Told, name: str) -> None:
    found = dates.read(told.bare)
    if found:
        told.value_or_leave(name, found)
    elif is_nothing(told.text):
        told.none(name)
    else:
        told.leave(told.text, _("不是一个日期"))


def address(told: Told, name: str) -> None:
    """Fill an address on the web; words that say more are kept."""
    found = parse_address(told.text)
    if is_nothing(told.text) or says_not_online(told.text):
        told.none(name)
    elif found is None and name == "online_url" and _tells_how(told.bare):
        told.because(_("没有网址，写的是怎么办"))
        told.say("process_description", narrower=unnumbered(told.label))
    elif found is None:
        told.leave(told.text, _("不是一个网址"))
    else:
        told.value_or_leave(name, found[0])
        if found[1]:
            told.leave(told.text, _("网址旁边还有别的话"))


def _tells_how(text: str) -> bool:
    return len(text) >= _SHORTEST_SENTENCE and any(sign in text for sign in "，。；,;")


def names(told: Told, name: str) -> None:
    """Add names, each an entry."""
    for one in words.several(told.text):
        told.row(name, Name(one), told.text)


def reach(told: Told, name: str) -> None:
    """Fill where else something can be done; other words are its note."""
    if parse_choice(_vocabulary(name), told.text) or is_nothing(told.text) or codes_of(told):
        word(told, name)
    else:
        told.value_or_leave("reach_note", " ".join(told.text.split()))


def readers() -> dict[str, Callable[[Told, str], None]]:
    """Return the readers of these fields, by field."""
    by_form: dict[Form, Callable[[Told, str], None]] = {
        Form.WORD: word,
        Form.WORDS: several,
        Form.YES_NO: yes_no,
        Form.DATE: day,
        Form.ADDRESS: address,
    }
    found = {name: by_form[one.form] for name, one in ITEM.items() if one.form in by_form}
    return found | {
        "level": level,
        "reach": reach,
        "visits": visits,
        "online_possible": online_possible,
    }


def _vocabulary(name: str) -> type[Labelled]:
    vocabulary = ITEM[name].vocabulary
    if vocabulary is None:
        raise ValueError(name)
    return vocabulary
