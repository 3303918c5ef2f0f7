"""From when to when a board counts, and the stretch before it of the same length."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django import forms
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

DAYS = {"7": 7, "30": 30, "90": 90}
YEAR, OWN = "year", "own"
USUAL = "30"
# So many days have a column each; more are shown by weeks.
BY_DAY = 92
LONGEST = 731


@dataclass(frozen=True)
class Span:
    """From one day to another, both counted."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1

    @property
    def before(self) -> Span:
        last = self.first - timedelta(days=1)
        return Span(last - timedelta(days=self.days - 1), last)

    @property
    def is_by_week(self) -> bool:
        return self.days > BY_DAY

    def parts(self) -> Iterator[Span]:
        """Yield its days, or its weeks from Monday on where it is long."""
        first = self.first
        while first <= self.last:
            last = first + timedelta(days=6 - first.weekday()) if self.is_by_week else first
            yield Span(first, min(last, self.last))
            first = last + timedelta(days=1)

    def __str__(self) -> str:
        if self.first == self.last:
            return self.first.isoformat()
        return _now("{first} 至 {last}").format(first=self.first, last=self.last)


class SpanForm(forms.Form):
    span = forms.ChoiceField(
        label=_("哪段时间"),
        choices=[
            ("7", _("最近 7 天")),
            ("30", _("最近 30 天")),
            ("90", _("最近 90 天")),
            (YEAR, _("今年")),
            (OWN, _("自己选")),
        ],
    )
    first = forms.DateField(
        label=_("自己选：从"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )
    last = forms.DateField(
        label=_("自己选：到"), required=False, widget=forms.DateInput({"type": "date"}, "%Y-%m-%d")
    )

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        if given.get("span") == OWN:
            for field, told in self._wrong(given.get("first"), given.get("last")):
                if field not in self.errors:
                    self.add_error(field, told)
        return given

    def _wrong(self, first: date | None, last: date | None) -> Iterator[tuple[str, str]]:
        if first is None:
            yield "first", _now("自己选的话，请填从哪一天起，例如 2026-03-01。")
        if last is None:
            yield "last", _now("自己选的话，请填到哪一天止，例如 2026-03-31。")
        if first is None or last is None:
            return
        if first > last:
            yield "last", _now("止的这一天在起的那一天前面。请把两个日期换过来。")
        elif last > timezone.localdate():
            yield "last", _now("这一天还没有到。最晚填今天。")
        elif (last - first).days >= LONGEST:
            yield "first", _now("一次最多看两年。请把时间选短一些。")

    def chosen(self) -> Span:
        """Return the span that was asked for, the usual one where that makes no sense."""
        given = self.cleaned_data if self.is_valid() else {}
        today = timezone.localdate()
        if given.get("span") == OWN:
            return Span(given["first"], given["last"])
        if given.get("span") == YEAR:
            return Span(today.replace(month=1, day=1), today)
        days = DAYS[given.get("span") or USUAL]
        return Span(today - timedelta(days=days - 1), today)


def form_of(asked: QueryDict) -> SpanForm:
    """Return the form as it was filled in; dates without a choice are one's own."""
    given = asked.dict()
    given.setdefault("span", OWN if given.get("first") or given.get("last") else USUAL)
    if given["span"] in {YEAR, *DAYS}:
        # Days of one's own that were looked at before would only be in the way.
        given |= {"first": "", "last": ""}
    return SpanForm(given)
