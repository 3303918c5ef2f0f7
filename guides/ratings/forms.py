"""What people fill in: each mistake is told at its field, with what to do."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guides.channels.web.rating import ALL
from guides.vocabulary import (
    LONGEST_PHONE,
    LONGEST_WORDS,
    RatingAspect,
    RatingLevel,
    RatingReason,
)

_PHONE = re.compile(r"\+?\(?[0-9][0-9 \-()转]{5,}")


class Words(forms.CharField):
    """A text of several lines; browsers send each end of a line as two characters."""

    def to_python(self, value: Any) -> str:
        return str(super().to_python(value) or "").replace("\r\n", "\n")


def _words(**options: Any) -> Words:
    too_long = _("最多写 %(limit_value)d 个字，现在是 %(show_value)d 个，请删掉一些。")
    messages = {"max_length": too_long, **options.pop("error_messages", {})}
    return Words(max_length=LONGEST_WORDS, error_messages=messages, **options)


def _level(**options: Any) -> forms.TypedChoiceField:
    return forms.TypedChoiceField(choices=RatingLevel.choices, coerce=int, **options)


class RatingForm(forms.Form):
    level = _level(
        error_messages={
            "required": _("请选一个满意度，从非常满意到非常不满意。"),
            "invalid_choice": _("没有这个满意度，请在五个里选一个。"),
        }
    )
    reasons = forms.MultipleChoiceField(
        choices=RatingReason.choices(),
        required=False,
        error_messages={"invalid_choice": _("没有这个原因，请在列出的里选。")},
    )
    words = _words(required=False)
    phone = forms.CharField(
        max_length=LONGEST_PHONE,
        required=False,
        error_messages={"max_length": _("电话最多 20 个字符，请只写一个号码。")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        wrong = {"invalid_choice": _("没有这个选项，请重新选；不想评的选“不评”。")}
        for aspect in RatingAspect:
            self.fields[aspect.value] = _level(
                required=False, empty_value=None, error_messages=wrong
            )

    def clean_phone(self) -> str:
        # Keyboards for Chinese write wide digits too.
        phone = unicodedata.normalize("NFKC", self.cleaned_data["phone"])
        if phone and not _PHONE.fullmatch(phone):
            told = _now("电话只写数字，例如 13800000000 或 0360-8800001。不想留就空着。")
            raise forms.ValidationError(told)
        return phone

    def clean(self) -> dict[str, Any]:
        given = self.cleaned_data
        content = (given.get("level") or RatingLevel.VERY_BAD) > RatingLevel.BAD
        if content and given.get("phone") and not given.get("words") and not self.errors:
            told = _now("您留了电话，请写一句想让我们回复什么；不用回复，就把电话删掉。")
            self.add_error("words", told)
        return given


class RemarkForm(forms.Form):
    part = forms.ChoiceField(
        required=False,
        error_messages={"invalid_choice": _("指南里没有这一部分了，请重新选。")},
    )
    words = _words(error_messages={"required": _("请写一句哪里没看懂，或者您想知道什么。")})

    def __init__(self, *args: Any, parts: Sequence[tuple[str, str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = [(ALL, ""), *parts]  # type: ignore[attr-defined]

    def clean_part(self) -> str:
        part = str(self.cleaned_data["part"])
        return "" if part == ALL else part
