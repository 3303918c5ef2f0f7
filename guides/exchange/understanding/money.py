"""What a guide says of charges, out of several sections."""

from dataclasses import replace

from django.utils.translation import gettext as _

from guides.exchange.parsing.fees import Fee, parse_fees
from guides.exchange.parsing.nothing import is_nothing
from guides.exchange.parsing.yes_no import parse_yes_no
from guides.exchange.understood import Row

from .draft import Draft, Told

_LONGEST = {"name": 100, "basis": 300, "waiver": 300}


def charged(told: Told, name: str) -> None:
    found = parse_yes_no(told.text)
    if found is not None and "免" in told.label:
        found = not found
    if found is None:
        fees(told, name)
    else:
        told.value_or_leave("charged", found)


def fees(told: Told, name: str) -> None:
    """Add the charges that a text states; none of them is a fact, too."""
    read = parse_fees(told.lines)
    if read.charged is not None:
        told.value_or_leave("charged", read.charged, told.text if not read.rest else None)
    for fee in read.fees:
        told.row("fees", fee, fee.words)
    for rest in read.rest:
        told.leave(rest, _("读不出收费标准"))


def beside(told: Told, name: str) -> None:
    """Keep what is said of charges beside their sums until all sections are read."""
    told.draft.columns.setdefault(name, []).append(told)


def together(draft: Draft) -> None:
    """Bring names, basis and waivers to the charges they are of."""
    rows = draft.understood.rows.get("fees", [])
    for name in ("name", "basis", "waiver", "reducible"):
        for told in draft.columns.pop(f"fee_{name}", []):
            if is_nothing(told.text):
                told.none("fees")
            elif rows and _fits(told, name, rows):
                _bring(told, name, rows)
            else:
                told.leave(told.text, _("没有和它相配的收费标准"))
    for place, row in enumerate(rows):
        if not row.value.name:
            rows[place] = Row(row.field, replace(row.value, name=_("收费")), row.origins)
    free = draft.understood.values.get("charged")
    if rows and free is not None and free.value is False:
        draft.remark(_("一处说不收费，一处有收费标准，请核对"))


def _fits(told: Told, name: str, rows: list[Row]) -> bool:
    if name == "reducible":
        return parse_yes_no(told.text) is not None
    short = all(len(line) <= _LONGEST[name] for line in told.lines)
    one_for_all = name != "name" and len(" ".join(told.lines)) <= _LONGEST[name]
    return short and (len(told.lines) == len(rows) or one_for_all)


def _bring(told: Told, name: str, rows: list[Row]) -> None:
    each = len(told.lines) == len(rows)
    for place, row in enumerate(rows):
        words = told.lines[place] if each else " ".join(told.lines)
        origin = told.origin(told.lines[place] if each else told.text)
        value = _with(row.value, name, words.strip())
        rows[place] = Row(row.field, value, (*row.origins, origin))
    told.draft.fill(told.at, "fees")


def _with(fee: Fee, name: str, words: str) -> Fee:
    if name == "reducible":
        return replace(fee, reducible=parse_yes_no(words))
    if name == "name":
        return replace(fee, name=words)
    return replace(fee, basis=words) if name == "basis" else replace(fee, waiver=words)
