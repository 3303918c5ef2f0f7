"""放假安排: the days of a year on which offices rest or work otherwise than the week has it.

What is kept are the words of the State Council's notice, as they are published each autumn; they
carry their own proof, weekdays and counts of days, and both are checked.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guides.content import CalendarDay

_DAY = r"(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:（([^）]*)）)?"
_HOLIDAY = re.compile(rf"{_DAY}(?:至{_DAY})?放假(?:调休)?(?:，共(\d+)天)?")
_WORKDAYS = re.compile(rf"({_DAY}(?:、{_DAY})*)上班")
_ARRANGEMENT = re.compile(r"(?:[一二三四五六七八九十]+、)?([^：，。]{1,20})：(.+)")
_DATED = re.compile(r"\d日")
_SIGNED = re.compile(r"\d{4}年\d{1,2}月\d{1,2}日")
_WEEKDAYS = "一二三四五六日"


def days_of(notice: str, year: int) -> Iterator[CalendarDay]:
    """Yield the days that a notice arranges; raises ValidationError naming what is wrong.

    Lines without a date, and the date it was signed on, say nothing of days off.
    """
    for line in notice.replace("(", "（").replace(")", "）").replace(":", "：").splitlines():
        line = "".join(line.split())
        if not _DATED.search(line) or _SIGNED.fullmatch(line):
            continue
        known = _ARRANGEMENT.fullmatch(line)
        if known is None:
            raise ValidationError(_now("这一行没看懂：{line}").format(line=line))
        name, arranged = known.groups()
        for sentence in filter(None, arranged.split("。")):
            yield from _sentence(name, sentence, year)


def _sentence(name: str, sentence: str, year: int) -> Iterator[CalendarDay]:
    if found := _HOLIDAY.fullmatch(sentence):
        first = _date(found.groups()[:4], date(year, 1, 1), sentence)
        last = _date(found.groups()[4:8], first, sentence) if found[7] else first
        length = (last - first).days + 1
        if length < 1 or length != int(found[9] or length):
            raise ValidationError(_now("天数对不上：{line}").format(line=sentence))
        for number in range(length):
            yield CalendarDay(day=first + timedelta(days=number), working=False, name=name)
    elif found := _WORKDAYS.fullmatch(sentence):
        day = date(year, 1, 1)
        for part in re.finditer(_DAY, found[1]):
            day = _date(part.groups(), day, sentence)
            yield CalendarDay(day=day, working=True, name=name)
    else:
        raise ValidationError(_now("这一句没看懂：{line}").format(line=sentence))


def _date(parts: tuple[str | None, ...], before: date, sentence: str) -> date:
    """Return a date; a year or a month that is not said is that of the date before."""
    year, month, day, note = parts
    try:
        found = date(int(year or before.year), int(month or before.month), int(day or 0))
    except ValueError as error:
        raise ValidationError(_now("没有这一天：{line}").format(line=sentence)) from error
    weekday = re.search(rf"(?:周|星期)([{_WEEKDAYS}])", note or "")
    if weekday and weekday[1] != _WEEKDAYS[found.weekday()]:
        told = _now("{day} 不是周{weekday}，请核对年份和日期：{line}")
        raise ValidationError(told.format(day=found, weekday=weekday[1], line=sentence))
    return found


class CalendarYear(models.Model):
    year = models.PositiveSmallIntegerField(
        _("年份"), unique=True, validators=[MinValueValidator(2000), MaxValueValidator(2099)]
    )
    notice = models.TextField(
        _("放假安排"),
        help_text=_(
            "把国务院办公厅的节假日安排通知粘贴在这里，一个节日一行，例如："
            "劳动节：5月1日（周五）至5日（周二）放假调休，共5天。5月9日（周六）上班。"
        ),
    )

    class Meta:
        verbose_name = _("放假安排")
        verbose_name_plural = _("放假安排")
        ordering = ["-year"]

    def __str__(self) -> str:
        return str(self.year)

    def clean(self) -> None:
        if self.year:
            try:
                days = self.days()
            except ValidationError as error:
                raise ValidationError({"notice": error.messages}) from error
            if not days:
                raise ValidationError({"notice": _("没有找到放假的日子。")})

    def days(self) -> list[CalendarDay]:
        """Return the days in order, each once; raises ValidationError."""
        found: dict[date, CalendarDay] = {}
        for one in days_of(self.notice, self.year):
            if one.day in found:
                raise ValidationError(_now("{day} 写了两次。").format(day=one.day))
            found[one.day] = one
        return sorted(found.values(), key=lambda one: one.day)

    def rests(self) -> int:
        return sum(not one.working for one in self.days())

    def worked(self) -> int:
        return sum(one.working for one in self.days())

    rests.short_description = _("放假几天")  # type: ignore[attr-defined]
    worked.short_description = _("调休上班几天")  # type: ignore[attr-defined]
