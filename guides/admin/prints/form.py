"""What the print desk asks; every answer stands in the address, so that an order can be kept."""

from typing import Any, cast

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from guides.admin.lists.choices import HANS, LongSelect, departments
from guides.models import Hall
from guides.paper.kinds import KINDS
from guides.prints.order import Order
from guides.vocabulary import Kind, Locale, SheetKind

TOP = 200
_WHICH = [
    ("wanted", _("最常用的：按扫码、阅读和搜索排")),
    ("all", _("这个大厅能办的全部")),
    ("chosen", _("自己挑")),
]
_DISTANCES = [
    ("", _("按码的大小，能多远就多远")),
    (30, _("拿在手里，30 厘米")),
    (100, _("桌上、窗口，1 米")),
    (150, _("墙上近处，1.5 米")),
    (300, _("墙上，3 米")),
]
_THINGS = {str(Kind.GUIDE), str(Kind.LIFE_EVENT)}


_LABELS = {
    "A3-wide": _("A3 横放"),
    "card": _("名片大小 90×54 毫米"),
    "80mm": _("80 毫米小票"),
    "58mm": _("58 毫米小票"),
}


def _sheets() -> list[tuple[str, Any]]:
    return [(one.value, one.label) for one in SheetKind if one in KINDS]


def _sizes() -> list[tuple[str, Any]]:
    names = dict.fromkeys(size.name for made in KINDS.values() for size in made.sizes)
    return [(name, _LABELS.get(name, name)) for name in names]


class HallField(forms.ModelChoiceField):
    widget = LongSelect

    def __init__(self, **kwargs: Any) -> None:
        halls = Hall.objects.filter(live=True, locale__language_code=HANS).only("name", "code")
        super().__init__(halls.order_by("name"), to_field_name="code", **kwargs)


class DepartmentField(forms.ModelChoiceField):
    widget = LongSelect

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(departments(None).only("name", "code"), to_field_name="code", **kwargs)


class OrderForm(forms.Form):
    sheet = forms.ChoiceField(
        label=_("印什么"), choices=_sheets, widget=forms.RadioSelect, initial=SheetKind.POSTER
    )
    hall = HallField(
        label=_("给哪个大厅"),
        required=False,
        empty_label=_("（不分大厅）"),
        help_text=_("选了大厅，码就是这个大厅的：扫了先看到它的电话和窗口，扫了多少次也算它的。"),
    )
    department = DepartmentField(
        label=_("哪个部门的手册"),
        required=False,
        empty_label=_("（按大厅）"),
        help_text=_("只有服务手册用：不选就印上面那个大厅的。"),
    )
    which = forms.ChoiceField(
        label=_("哪些指南"), choices=_WHICH, widget=forms.RadioSelect, initial="wanted"
    )
    top = forms.IntegerField(
        label=_("最常用的印几份"), min_value=1, max_value=TOP, initial=6, required=False
    )
    size = forms.ChoiceField(label=_("纸张"), choices=_sizes, initial="A4")
    distance = forms.TypedChoiceField(
        label=_("离多远看"), choices=_DISTANCES, coerce=int, required=False, empty_value=None
    )
    locales = forms.MultipleChoiceField(
        label=_("语言"),
        choices=Locale.choices(),
        widget=forms.CheckboxSelectMultiple,
        initial=[Locale.HANS],
        help_text=_("每种语言印一张，码是同一个。"),
    )
    title = forms.CharField(
        label=_("大标题"),
        max_length=30,
        required=False,
        help_text=_("只有高频事项海报用，不填就是“大家常办”。"),
    )
    large = forms.BooleanField(label=_("大字，给老年人"), required=False)
    grey = forms.BooleanField(label=_("黑白"), required=False)
    logo = forms.BooleanField(
        label=_("码中间放徽标"),
        required=False,
        help_text=_("放上以后扫不出来的，不会印，会告诉您。"),
    )
    anew = forms.BooleanField(
        label=_("每张用新的码"),
        required=False,
        help_text=_("同一张要挂两个地方、想分开统计的时候用；不选，就用那里已经挂着的码。"),
    )
    apart = forms.BooleanField(label=_("一张一个文件，打成 ZIP"), required=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not self.errors:
            self.order = self._order(cleaned)
            for field, told in self.order.problems():
                self.add_error(field, told)
        return cleaned

    def chosen(self) -> tuple[tuple[str, str], ...]:
        """Return the things that are ticked, as (kind, code), each once."""
        asked = cast(QueryDict, self.data)
        ticked = [one.partition(":") for one in asked.getlist("thing")]
        return tuple(
            dict.fromkeys((kind, code) for kind, _colon, code in ticked if kind in _THINGS)
        )

    def _order(self, cleaned: dict[str, Any]) -> Order:
        hall = cleaned["hall"]
        return Order(
            sheet=SheetKind(cleaned["sheet"]),
            size=cleaned["size"],
            hall=hall.code if hall else "",
            department=cleaned["department"].code if cleaned["department"] else "",
            which=cleaned["which"],
            top=cleaned["top"] or self.fields["top"].initial,
            chosen=self.chosen(),
            locales=tuple(Locale(one) for one in cleaned["locales"]),
            large=cleaned["large"],
            grey=cleaned["grey"],
            logo=cleaned["logo"],
            distance=cleaned["distance"],
            anew=cleaned["anew"],
            apart=cleaned["apart"],
            title=cleaned["title"],
        )
