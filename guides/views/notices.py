"""/window/<code>/notice/: what one person has to bring, on paper, handed over at the counter."""

from datetime import date
from http import HTTPStatus
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from guides.channels import addresses
from guides.paper import notice, sizes, typeset
from guides.prints.sheets import Unprintable, how_of, told_of
from guides.prints.wanted import Part, Wanted
from guides.vocabulary import Kind, SheetKind

from .errors import refusal
from .reading import code_in, language_of
from .staff import staff_page

# What a line of the sheet has room for.
_LONGEST = 100


# Nothing is changed by it, and nothing is kept: what is typed is of one person.
@csrf_exempt
@staff_page
def hand_out(request: HttpRequest, code: str) -> HttpResponse:
    """Answer with the notice of a guide for the situation that was filled in, as a PDF."""
    locale = language_of(request)
    if request.method != "POST":
        return HttpResponseRedirect(f"{addresses.prefix(locale)}{addresses.window(code)}")
    try:
        told = told_of(code_in(code), locale)
        wanted = _wanted(request, told.record.code, locale)
        sheet = notice.of_guide(told, _address(told), how_of(wanted), _errand(request))
    except (Unprintable, sizes.UnknownSize, _Mistyped) as error:
        return refusal(HTTPStatus.BAD_REQUEST, str(error))
    response = HttpResponse(
        typeset.pdf(sheet.template, [sheet.data]), content_type="application/pdf"
    )
    response.headers["Content-Disposition"] = f'inline; filename="notice-{told.record.code}.pdf"'
    return response


class _Mistyped(ValueError):
    """A field that cannot be read; the message names it and says how to write it."""


def _wanted(request: HttpRequest, code: str, locale: Any) -> Wanted:
    size = request.POST.get("size", "A4")
    part = Part(Kind.GUIDE, code)
    return Wanted(SheetKind.NOTICE, size, locale, (part,), large="large" in request.POST)


def _address(told: Any) -> str:
    return f"{told.base}{addresses.short(told.record.code, told.locale)}"


def _errand(request: HttpRequest) -> notice.Errand:
    return notice.Errand(
        situation=_line(request, "situation", _("情形")),
        papers=request.POST.getlist("paper"),
        told_on=timezone.localdate(),
        due=_due(request.POST.get("due", "")),
        window=_line(request, "counter", _("窗口")),
    )


def _line(request: HttpRequest, name: str, label: str) -> str:
    text = " ".join(request.POST.get(name, "").split())
    if len(text) > _LONGEST:
        told = _("“{label}”最多写 {most} 个字，现在有 {count} 个。请返回上一页写短一些。")
        raise _Mistyped(told.format(label=label, most=_LONGEST, count=len(text)))
    return text


def _due(text: str) -> date | None:
    if not text:
        return None
    try:
        due = date.fromisoformat(text)
    except ValueError as error:
        told = _("“请在此前补齐”要写成 2026-12-04 这样的日期。请返回上一页改。")
        raise _Mistyped(told) from error
    if due < timezone.localdate():
        raise _Mistyped(_("“请在此前补齐”的日期已经过了。请返回上一页改。"))
    return due
