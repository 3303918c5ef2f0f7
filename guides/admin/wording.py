"""What a form says of a field that is filled in wrongly: which one, and what to do about it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from django import forms
from django.utils.functional import Promise, lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _
from wagtail.admin.forms import WagtailAdminModelForm

_OF_ALL = {
    "required": _("请填“{label}”。"),
    "invalid_choice": _("“{label}”里没有这个选项，请重新选。"),
    "max_length": _("“{label}”最多 %(limit_value)d 个字，现在是 %(show_value)d 个，请写短一点。"),
    "min_value": _("“{label}”不能小于 %(limit_value)s。"),
    "max_value": _("“{label}”不能大于 %(limit_value)s。"),
    "max_digits": _("“{label}”的数字太长了，请核对。"),
    "max_whole_digits": _("“{label}”的数字太长了，请核对。"),
    "max_decimal_places": _("“{label}”最多写两位小数，例如 12.50。"),
    "null_characters_not_allowed": _("“{label}”里有看不见的字符，请重新输入。"),
}
# The first that fits counts: a date is a kind of field, and a decimal a kind of number.
_INVALID: tuple[tuple[type[forms.Field], str], ...] = (
    (forms.URLField, _("“{label}”不是完整的网址。请从浏览器的地址栏复制，以 https:// 开头。")),
    (forms.DateTimeField, _("“{label}”请写成 2026-03-01 09:00 这样。")),
    (forms.DateField, _("“{label}”请写成 2026-03-01 这样。")),
    (forms.TimeField, _("“{label}”请写成 09:00 这样。")),
    (forms.DecimalField, _("“{label}”请写数字，例如 20 或者 12.50。")),
    (forms.IntegerField, _("“{label}”请写整数，例如 5。")),
)


class WordedForm(WagtailAdminModelForm):
    """Names the field and the remedy of what is wrong in it; `wrong` is refused in drafts too."""

    wrong: Callable[[Mapping[str, Any]], Iterator[tuple[str, str]]] = staticmethod(
        lambda _given: iter(())
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        for formset in type(self).formsets.values():
            word_errors(formset.form.base_fields.values())
        super().__init__(*args, **kwargs)
        word_errors(self.fields.values())

    def clean(self) -> dict[str, Any]:
        super().clean()
        for field, told in type(self).wrong(self.cleaned_data):
            self.add_error(field if field in self.fields else None, told)
        return self.cleaned_data


def word_errors(fields: Iterable[forms.Field]) -> None:
    """Give fields error messages that name them and the remedy; their own stay."""
    for field in fields:
        messages = dict(_OF_ALL)
        for kind, text in _INVALID:
            if isinstance(field, kind):
                messages["invalid"] = text
                break
        for code, text in messages.items():
            field.error_messages[code] = _worded(text, field.label or "")


def _say(text: str, label: str | Promise) -> str:
    return gettext(text).replace("{label}", str(label))


_worded = lazy(_say, str)
