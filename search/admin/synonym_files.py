"""Synonyms as CSV, out and in: what cannot be taken is told row by row, the rest is tried first."""

import csv
import io
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.views.generic.permissions import PermissionCheckedMixin
from wagtail.log_actions import log

from search.models import Synonym
from search.pairs import Said, pairs, said_now
from search.wording import comes_with_it, fault_of_everyday, fault_of_official, fault_of_pair
from search.words import fold

from .trying import INDEX, tried

EXPORT, IMPORT = "synonyms:export", "synonyms:import"
COLUMNS = ("群众的说法", "办事用语", "使用", "来源")
YES, NO = ("是", "使用", "1", "true", "yes", ""), ("否", "停用", "0", "false", "no")
MOST = 20_000
LARGEST = 2 << 20


@dataclass(frozen=True)
class Refused:
    """A row that is not taken, with its number in the file."""

    number: int
    row: tuple[str, ...]
    reason: str


class ExportView(PermissionCheckedMixin, View):
    model = Synonym
    any_permission_required = ["add", "change", "delete", "view"]

    def get(self, request: HttpRequest) -> HttpResponse:
        response = HttpResponse(content_type="text/csv; charset=utf-8")
        response.headers["Content-Disposition"] = 'attachment; filename="synonyms.csv"'
        # So that spreadsheets know that it is UTF-8.
        response.write("\ufeff")
        writer = csv.writer(response)
        writer.writerow(COLUMNS)
        for one in pairs():
            source = _now("随软件带来") if one.committed else _now("本站加的")
            row = (one.everyday, one.official, YES[0] if one.applies else NO[0], source)
            writer.writerow(map(_safe, row))
        return response


class FileForm(forms.Form):
    file = forms.FileField(
        label=_("CSV 文件"),
        help_text=_("第一行写列名：群众的说法、办事用语，可以有“使用”（是、否）。最多 20000 行。"),
        error_messages={
            "required": _("请选要导入的文件。"),
            "empty": _("这个文件是空的，请另选。"),
        },
    )

    def clean_file(self) -> list[dict[str, str]]:
        file = self.cleaned_data["file"]
        if file.size > LARGEST:
            raise ValidationError(_("文件太大了：最多 2 MB。请分几次导入。"))
        rows = rows_of(_decoded(file.read()))
        if len(rows) > MOST:
            raise ValidationError(_("行太多了：最多 20000 行。请分几次导入。"))
        return rows


class ImportView(PermissionCheckedMixin, WagtailAdminTemplateMixin, TemplateView):
    """Reads a file and shows what it would do; the second step does it."""

    model = Synonym
    permission_required = "add"
    template_name = "search_admin/synonym_import.html"
    page_title = _("导入同义词")
    header_icon = "upload"

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *self.breadcrumbs_items,
            {"url": reverse(INDEX), "label": _("同义词")},
            {"url": "", "label": self.page_title},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(
            **{"form": FileForm(), "index_url": reverse(INDEX), **kwargs}
        )

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "pairs" in request.POST:
            return self.save(request.POST["pairs"])
        form = FileForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        taken, refused = sorted_out(form.cleaned_data["file"])
        context: dict[str, Any] = {"taken": taken, "refused": refused, "is_read": True}
        if taken:
            context["pairs"] = written(taken)
            said = merged(said_now(), taken)
            context |= tried(said, [word for one in taken for word in one[:2]])
        return self.render_to_response(self.get_context_data(**context))

    def save(self, text: str) -> HttpResponse:
        """Save what was shown; it is judged again, for it came back through the browser."""
        try:
            rows = rows_of(text)[:MOST]
        except ValidationError as error:
            messages.error(self.request, " ".join(error.messages))
            return redirect(IMPORT)
        taken, _refused = sorted_out(rows)
        own = {(fold(one.everyday), fold(one.official)): one for one in Synonym.objects.all()}
        with transaction.atomic():
            for everyday, official, applies in taken:
                row = own.get((fold(everyday), fold(official)))
                action = "wagtail.edit" if row else "wagtail.create"
                row = row or Synonym(everyday=everyday, official=official)
                row.applies = applies
                row.save()
                log(row, action, user=self.request.user)
        told = _now("导入了 {count} 对同义词，马上起作用。").format(count=len(taken))
        messages.success(self.request, told)
        return redirect(INDEX)


def rows_of(text: str) -> list[dict[str, str]]:
    """Return the rows of a CSV text by column; raises ValidationError for another kind of file."""
    if "\0" in text:
        raise ValidationError(_("这不是 CSV 文件。请用 Excel 或 WPS 另存为 CSV，再上传。"))
    delimiter = "\t" if "\t" in text.split("\n", 1)[0] else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=delimiter)
    names = [(name or "").strip() for name in reader.fieldnames or ()]
    lacking = [name for name in COLUMNS[:2] if name not in names]
    if lacking:
        told = _now("第一行没有这些列名：{names}。请照“导出 CSV”的样子写。")
        raise ValidationError(told.format(names=_now("、").join(lacking)))
    reader.fieldnames = names
    return [{name: (row.get(name) or "").strip() for name in COLUMNS} for row in reader]


def written(said: Iterable[Said]) -> str:
    """Return pairs as `rows_of` reads them."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(COLUMNS[:3])
    writer.writerows((one, other, YES[0] if applies else NO[0]) for one, other, applies in said)
    return text.getvalue()


def sorted_out(rows: Iterable[dict[str, str]]) -> tuple[list[Said], list[Refused]]:
    """Return the pairs to take, each once, and the rows to refuse with their reasons.

    What is there already and says nothing new is neither.
    """
    now = {one.key: one for one in pairs()}
    taken: dict[tuple[str, str], Said] = {}
    refused = []
    # The first row holds the names of the columns.
    for number, row in enumerate(rows, 2):
        everyday, official, use = (_unsafe(row.get(name, "")) for name in COLUMNS[:3])
        if not everyday and not official:
            continue
        key = fold(everyday), fold(official)
        applies = use.lower() not in NO
        reason = _fault(everyday, official, use)
        if not reason and key in taken:
            reason = _now("和前面的一行重复。")
        if reason:
            refused.append(Refused(number, (everyday, official, use), reason))
        elif key not in now or now[key].applies != applies:
            taken[key] = (everyday, official, applies)
    return list(taken.values()), refused


def merged(said: Iterable[Said], more: Iterable[Said]) -> list[Said]:
    """Return what editors would have said with more pairs; the last word on a pair counts."""
    every = {(fold(one[0]), fold(one[1])): one for one in (*said, *more)}
    return list(every.values())


def _fault(everyday: str, official: str, use: str) -> str:
    if not everyday or not official:
        return _now("两边都要写。")
    if use.lower() not in (*YES, *NO):
        return _now("“使用”只能写“是”或“否”。")
    if comes_with_it(everyday, official):
        return ""
    return (
        fault_of_everyday(everyday)
        or fault_of_official(official)
        or fault_of_pair(everyday, official, set())
    )


def _decoded(content: bytes) -> str:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    raise ValidationError(_("读不出文件里的字。请另存为 UTF-8 编码的 CSV，再上传。"))


def _safe(text: str) -> str:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in "=+-@\t\r" and text else text


def _unsafe(text: str) -> str:
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text
