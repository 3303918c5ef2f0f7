"""The text of each fact, made from published data, and the tokens in words that stand for it.

A fact's `value` is the official value in short; its `words` are the editor's. Values that come
from halls and departments are not stored with a guide, so that a hall's new phone republishes
nothing: `complete` adds them from the snapshot at hand.
"""

import re
from collections.abc import Iterable, Mapping
from typing import Protocol

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override, pgettext

from .content import Department, FactText, Fee, Hall, Item, Limit, Opening, Particulars
from .vocabulary import Fact, Locale, Means, Necessity, OnlineDepth, TimeUnit

# Anything in double braces is meant as a token, so that a slip is reported and not published.
TOKEN = re.compile(r"\{\{\s*([^{}@]*?)\s*(?:@\s*([^{}]*?)\s*)?\}\}")

Facts = Mapping[Fact, FactText]

_PLACES_SHOWN = 3
_NOTHING = Particulars()
# From here on an application is handed in online; below it one can only read or ask.
_ONLINE = {OnlineDepth.SUBMISSION, OnlineDepth.WHOLE}


class UnknownToken(ValueError):
    """A token names no fact, or an item the guide does not have."""


class EmptyToken(ValueError):
    """A token names a fact that has no value yet."""


def item_facts(item: Item, locale: Locale) -> dict[Fact, FactText]:
    """Return the facts an item states itself, without those that its halls add."""
    with override(locale.lower()):
        values = {
            Fact.ELIGIBILITY: item.conditions or _join(str(a.label) for a in item.audience),
            Fact.MATERIALS: _join(
                material.name
                for material in item.materials
                if material.necessity != Necessity.OPTIONAL
            ),
            Fact.STEPS: _process(item),
            Fact.TIME: limit_text(item.promised or item.statutory),
            Fact.FEE: _fee(item),
            Fact.RESULT: item.result,
            Fact.PHONE: item.phone,
            Fact.ONLINE: _online(item),
            Fact.REACH: _noted(str(item.reach.label) if item.reach else "", item.reach_note),
            Fact.PROXY: _proxy(item),
            Fact.VISITS: _visits(item),
        }
    return {fact: FactText(value=values[fact]) for fact in Fact if values.get(fact)}


class Around(Protocol):
    """What a guide names by code and takes facts from, as a Snapshot holds it."""

    @property
    def halls(self) -> Mapping[str, Hall]: ...

    @property
    def departments(self) -> Mapping[str, Department]: ...


def complete(facts: Facts, item: Item, around: Around, locale: Locale) -> dict[Fact, FactText]:
    """Return the facts with place, hours and phone filled in from the halls and department."""
    halls = [(around.halls[use.hall], use) for use in item.windows if use.hall in around.halls]
    department = around.departments.get(item.department or "")
    noted = item.particulars or _NOTHING
    with override(locale.lower()):
        found = {
            Fact.PLACE: _several([place_text(hall, use.window) for hall, use in halls])
            or noted.place_note,
            Fact.HOURS: _hours_of([hall for hall, _use in halls]) or noted.hours_note,
            Fact.PHONE: noted.inquiry or (department.phone if department else ""),
        }
    whole: dict[Fact, FactText] = {}
    for fact in Fact:
        known = facts.get(fact, FactText())
        text = known if known.value else FactText(value=found.get(fact, ""), words=known.words)
        if text.value or text.words:
            whole[fact] = text
    return whole


def render(words: str, facts: Facts, others: Mapping[str, Facts] | None = None) -> str:
    """Replace every token in `words` by its fact's value.

    `others` holds the facts of the guide's further items by code, for `{{fee@CODE}}`. Raises
    UnknownToken or EmptyToken with the token as written.
    """

    def value(match: re.Match[str]) -> str:
        name, code = match.groups()
        source = (others or {}).get(code.upper()) if code else facts
        if source is None or name not in set(Fact):
            raise UnknownToken(match.group())
        text = source.get(Fact(name))
        if text is None or not text.value:
            raise EmptyToken(match.group())
        return text.value

    return TOKEN.sub(value, words)


def limit_text(limit: Limit | None) -> str:
    """Return a limit as people say it; zero is "at once", nothing is the empty string."""
    if limit is None:
        return ""
    if limit.value == 0:
        return _noted(_("当场办完"), limit.note)
    return _noted(length_text(limit), limit.note)


def length_text(limit: Limit) -> str:
    """Return a limit's number and unit, one or many where a language tells them apart."""
    count = limit.value
    texts = {
        TimeUnit.MINUTE: ngettext("{count} 分钟", "{count} 分钟", count),
        TimeUnit.HOUR: ngettext("{count} 小时", "{count} 小时", count),
        TimeUnit.WORKING_DAY: ngettext("{count} 个工作日", "{count} 个工作日", count),
        TimeUnit.DAY: ngettext("{count} 天", "{count} 天", count),
        TimeUnit.MONTH: ngettext("{count} 个月", "{count} 个月", count),
        TimeUnit.YEAR: ngettext("{count} 年", "{count} 年", count),
    }
    return texts[limit.unit].format(count=count)


def fee_text(fee: Fee) -> str:
    """Return one charge with its name, its amount in 元."""
    if fee.amount is None:
        return _noted(fee.name, fee.standard)
    return f"{fee.name} {amount_text(fee)}"


def amount_text(fee: Fee) -> str:
    """Return a charge's amount in 元 and what it is charged for."""
    if fee.amount is None:
        return fee.standard
    yuan, cents = divmod(fee.amount, 100)
    amount = f"{yuan}.{cents:02}" if cents else str(yuan)
    unit = f"/{_charged_for(fee.unit.removeprefix('每'))}" if fee.unit else ""
    return f"{amount} {_('元')}{unit}"


def _charged_for(unit: str) -> str:
    """Return what a charge is for; units that catalogues seldom have stay as they are."""
    texts = {
        "本": pgettext("收费单位", "本"),
        "证": pgettext("收费单位", "证"),
        "张": pgettext("收费单位", "张"),
        "件": pgettext("收费单位", "件"),
        "份": pgettext("收费单位", "份"),
        "副": pgettext("收费单位", "副"),
        "次": pgettext("收费单位", "次"),
        "人": pgettext("收费单位", "人"),
        "年": pgettext("收费单位", "年"),
        "月": pgettext("收费单位", "月"),
    }
    return texts.get(unit, unit)


def place_text(hall: Hall, window: str | None) -> str:
    """Return a hall's name and, where known, the window's number and name."""
    for one in hall.windows:
        if one.code == window:
            return _("{hall} {window} 窗口").format(hall=hall.name, window=one.number)
    return hall.name


def hours_text(hours: Iterable[Opening]) -> str:
    """Return a week's hours with days of the same hours together, as 周一至周五 09:00–12:00."""
    week: dict[int, list[str]] = {}
    for opening in sorted(hours, key=lambda one: (one.weekday, one.opens)):
        week.setdefault(opening.weekday, []).append(f"{opening.opens}–{opening.closes}")
    runs: list[tuple[int, int, list[str]]] = []
    for weekday, times in week.items():
        if runs and runs[-1][1] == weekday - 1 and runs[-1][2] == times:
            runs[-1] = (runs[-1][0], weekday, times)
        else:
            runs.append((weekday, weekday, times))
    return _("，").join(f"{_days(first, last)} {_join(times)}" for first, last, times in runs)


def _days(first: int, last: int) -> str:
    names = (_("周一"), _("周二"), _("周三"), _("周四"), _("周五"), _("周六"), _("周日"))
    if first == last:
        return names[first - 1]
    return _("{first}至{last}").format(first=names[first - 1], last=names[last - 1])


def _process(item: Item) -> str:
    if item.process:
        return " → ".join(str(link.stage.label) for link in item.process)
    return item.particulars.process_description if item.particulars else ""


def _fee(item: Item) -> str:
    if item.charged is False:
        return _("不收费")
    if len(item.fees) == 1 and item.fees[0].amount is not None:
        return amount_text(item.fees[0])
    return _("；").join(fee_text(fee) for fee in item.fees) if item.fees else ""


def _online(item: Item) -> str:
    noted = item.particulars or _NOTHING
    means = {Means.COMPUTER, Means.PHONE} & {*item.means}
    if means or item.online_url or noted.mobile_url or noted.online_depth in _ONLINE:
        return _("可以网上办")
    return _("不能网上办，要到窗口") if item.means else ""


def _proxy(item: Item) -> str:
    if item.proxy is None:
        return item.proxy_note
    return _noted(_("可以请人代办") if item.proxy else _("要本人来办"), item.proxy_note)


def _visits(item: Item) -> str:
    if item.visits is None:
        return ""
    if item.visits == 0:
        return _noted(_("一次都不用跑"), item.visits_note)
    visits = ngettext("跑 {count} 趟", "跑 {count} 趟", item.visits)
    return _noted(visits.format(count=item.visits), item.visits_note)


def _hours_of(halls: list[Hall]) -> str:
    week = [(hall.name, hours_text(hall.hours)) for hall in halls if hall.hours]
    if len({hours for _name, hours in week}) == 1:
        return week[0][1]
    return _several([f"{name}{_('：')}{hours}" for name, hours in week])


def _several(texts: list[str]) -> str:
    texts = list(dict.fromkeys(texts))
    if len(texts) > _PLACES_SHOWN:
        rest = _("另有 {count} 处").format(count=len(texts) - _PLACES_SHOWN)
        texts = [*texts[:_PLACES_SHOWN], rest]
    return _("；").join(texts)


def _noted(text: str, note: str) -> str:
    if not text or not note:
        return text or note
    return _("{text}（{note}）").format(text=text, note=note)


def _join(parts: Iterable[str]) -> str:
    texts = list(parts)
    # A translation is looked up only where there is something to join: most items have nothing.
    return _("、").join(texts) if len(texts) > 1 else "".join(texts)
