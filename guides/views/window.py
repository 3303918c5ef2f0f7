"""/window/<code>/: a guide for the staff at the counter, with the notes that are theirs alone."""

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from guides import published
from guides.channels import addresses, window
from guides.vocabulary import Access, Kind

from .reading import HTML, code_in, gone, is_gone, language_of, page, record_of
from .staff import staff_page


@page
@staff_page
def guide(request: HttpRequest, code: str) -> HttpResponse:
    locale, meant = language_of(request), code_in(code)
    if meant != code:
        return HttpResponseRedirect(addresses.prefix(locale) + addresses.window(meant))
    record = record_of(Kind.GUIDE, code, locale)
    if is_gone(record):
        answer = gone(record, locale)
        return HttpResponse(answer.body, status=answer.status, content_type=HTML)
    note = published.record(Kind.NOTE, code, locale, Access.STAFF)
    text = window.page(
        record,
        published.snapshot([record.payload], locale),
        None if note is None or is_gone(note) else note.payload,
        locale,
        settings.BASE_URL,
    )
    return HttpResponse(text, content_type=HTML)
