"""The forms that imports begin with; a file that cannot be read is answered here where it is
small enough to be looked at at once."""

from collections.abc import Callable, Iterable
from pathlib import PurePath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from guides.admin.lists.choices import LongSelect, departments, regions
from guides.jobs import Failed

from .uploads import LIMIT

_REFUSED = {
    "limit": _("文件太大了：一次最多 {limit} MB。请把表分成几份，分几次导入。"),
    "disk": _("服务器的磁盘放不下这个文件。请管理员腾出空间以后再试。"),
}
# Bytes up to which a file is looked at while its owner waits; larger ones are their job's.
_AT_ONCE = 5_000_000
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several, each with one of the suffixes."""

    widget = FilesInput

    def __init__(self, suffixes: Iterable[str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.suffixes = tuple(suffixes)
        self.widget.attrs["accept"] = ",".join(self.suffixes)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        files = [super(FilesField, self).clean(one, initial) for one in data or [None]]
        wrong = [one.name for one in files if not one.name.lower().endswith(self.suffixes)]
        if wrong:
            message = _now("“{file}”不是能导入的文件。请选 {suffixes} 文件。")
            known = "、".join(one.removeprefix(".").upper() for one in self.suffixes)
            raise ValidationError(message.format(file=wrong[0], suffixes=known))
        for one in files:
            _refuse_old_excel(one)
        return files


def _refuse_old_excel(file: Any) -> None:
    begin = file.read(8)
    file.seek(0)
    if begin.startswith(_OLD_EXCEL) and PurePath(file.name).suffix.lower() != ".doc":
        message = _now("“{file}”是旧格式的 Office 文件。请用 Excel 或 WPS 另存为 xlsx，再上传。")
        raise ValidationError(message.format(file=file.name))


class ImportForm(forms.Form):
    """What both imports ask."""

    suffixes: tuple[str, ...] = ()

    source = forms.CharField(
        label=_("来源的名称"),
        max_length=100,
        required=False,
        help_text=_(
            "同一个来源的内容按它自己的编号认，再导入一次只更新改过的。不填就用映射里的名称。"
        ),
    )
    note = forms.CharField(
        label=_("这次改了什么"),
        max_length=200,
        required=False,
        help_text=_("读者和其他渠道会看到。"),
    )

    def __init__(self, *args: Any, refused: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._refused = refused
        labels = "、".join(one.removeprefix(".").upper() for one in self.suffixes)
        help_text = _now("{suffixes}，一次最多 {limit} MB。可以选几个。")
        field = FilesField(
            self.suffixes,
            label=_("文件"),
            help_text=help_text.format(suffixes=labels, limit=LIMIT),
            error_messages={
                "required": _("请选要导入的文件。"),
                "empty": _("这个文件是空的，请另选。"),
            },
        )
        self.fields = {"files": field, **self.fields}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self._refused:
            self.errors.pop("files", None)
            message = str(_REFUSED[self._refused]).format(limit=LIMIT)
            self.add_error("files", message)
        return cleaned

    def look_at(self, cleaned: dict[str, Any], look: Callable[[Any, str, str], object]) -> None:
        """Have `look` open what can be looked at while its owner waits."""
        for file in cleaned.get("files", []):
            try:
                if file.size <= _AT_ONCE:
                    look(file.path, file.name, cleaned.get("mapping", ""))
            except Failed as failed:
                self.add_error("files", str(failed))
                return


class CatalogueImportForm(ImportForm):
    """Tables of items."""

    suffixes = (".csv", ".xlsx", ".jsonl", ".json", ".txt")

    field_order = ["files", "mapping", "source", "note"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        # The site starts without what reads tables.
        from guides.exchange.mapping import mappings

        super().__init__(*args, **kwargs)
        known = [(name, f"{one.title}（{name}）") for name, one in mappings().items()]
        self.fields["mapping"] = forms.ChoiceField(
            label=_("按什么读"),
            choices=[("", _("自动，由表头决定")), *known],
            required=False,
            help_text=_("一般不用选：系统按表头认。认错了或者认不出来，再选。"),
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        from guides.exchange.jobs import open_table

        cleaned = super().clean()
        self.look_at(cleaned, open_table)
        return cleaned


class GuidesImportForm(ImportForm):
    """Guides as another system had them."""

    suffixes = (".jsonl", ".json", ".html", ".htm", ".docx")

    publish = forms.ChoiceField(
        label=_("导入以后"),
        choices=[
            ("", _("存成草稿，看过再发布")),
            ("publish", _("马上发布，页面上写明“来自旧系统，尚缺什么”")),
        ],
        required=False,
        widget=forms.RadioSelect,
        initial="",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        from guides.exchange.old_guides.mapping import mappings

        super().__init__(*args, **kwargs)
        known = [(name, f"{one.title}（{name}）") for name, one in mappings().items()]
        self.fields["mapping"] = forms.ChoiceField(
            label=_("按什么读"),
            choices=[("", _("自动，由内容决定")), *known],
            required=False,
            help_text=_("一般不用选。网页和 Word 按里面的标题读。"),
        )
        for name, label, things in (
            ("department", _("没有写部门的，算哪个部门"), departments(None)),
            ("region", _("没有写区划的，算哪里"), regions(None)),
        ):
            names = dict.fromkeys(things.values_list("name", flat=True))
            self.fields[name] = forms.ChoiceField(
                label=label,
                choices=[("", _("（不算）")), *((one, one) for one in names)],
                required=False,
                widget=LongSelect,
            )
        self.order_fields(["files", "publish", "department", "region", "source", "mapping", "note"])

    def clean(self) -> dict[str, Any]:
        from guides.exchange.jobs import open_guides

        cleaned = super().clean()
        self.look_at(cleaned, open_guides)
        return cleaned
