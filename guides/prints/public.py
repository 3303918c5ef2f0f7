"""The sheet of each guide that anybody may print: set when the guide is published, kept as a file.

Nobody's request sets type: what is not set yet is answered as such.
"""

import hashlib
from collections.abc import Iterable
from functools import lru_cache

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import override

from guides import media, published
from guides.content import canonical, digest
from guides.models import Current, LedgerRow, PublicSheet
from guides.naming import guides_naming
from guides.paper import typeset
from guides.paper.sheet import Sheet
from guides.vocabulary import Action, Kind, Locale, SheetKind

from .sheets import sheet_of
from .wanted import Part, Wanted


def note(rows: list[LedgerRow]) -> None:
    """Mark the sheets that rows may have changed, those of new guides among them."""
    if any(row.kind == Kind.SITE for row in rows):
        note_all(rows[-1].sequence)
        return
    codes = {row.code for row in rows if row.kind == Kind.GUIDE} | guides_naming(rows)
    mark(codes, rows[-1].sequence)


def note_all(sequence: int) -> None:
    """Mark the sheets of every guide, as after an upgrade."""
    guides = Current.objects.filter(kind=Kind.GUIDE, locale=Locale.HANS, action=Action.PUBLISH)
    mark(guides.values_list("code", flat=True), sequence)


def mark(codes: Iterable[str], sequence: int) -> None:
    """Write down that the sheets of guides may have to become others since a row."""
    PublicSheet.objects.bulk_create(
        (
            PublicSheet(code=code, locale=locale, large=large, due=sequence)
            for code in codes
            for locale in Locale
            for large in (False, True)
        ),
        batch_size=500,
        update_conflicts=True,
        unique_fields=["code", "locale", "large"],
        update_fields=["due"],
    )


def path_of(code: str, locale: Locale, *, large: bool) -> str | None:
    """Return where a guide's sheet lies among the published files, None while it is not set."""
    known = PublicSheet.objects.filter(code=code, locale=locale, large=large).exclude(path="")
    return known.values_list("path", flat=True).first()


def is_due(code: str, locale: Locale, *, large: bool) -> bool:
    """Tell whether a guide's sheet is yet to be set, for the first time or again."""
    done = PublicSheet.objects.filter(code=code, locale=locale, large=large, due=0)
    return not done.exists()


def sheet_of_guide(code: str, locale: Locale, *, large: bool) -> Sheet | None:
    """Return what a guide's sheet says, None where there is no such guide in a language."""
    record = published.record(Kind.GUIDE, code, locale)
    if record is None or record.action == Action.WITHDRAW or record.locale != locale:
        return None
    part = Part(Kind.GUIDE, code)
    return sheet_of(Wanted(SheetKind.NOTICE, "A4", locale, (part,), large=large))


def due() -> QuerySet[PublicSheet]:
    """Return the sheets that are yet to be set."""
    return PublicSheet.objects.filter(due__gt=0)


def make(row: PublicSheet) -> None:
    """Set one sheet, unless what it says is what its file says."""
    sheet = sheet_of_guide(row.code, Locale(row.locale), large=row.large)
    made_of = digest(canonical([sheet.data, _templates()])) if sheet else ""
    known = PublicSheet.objects.filter(pk=row.pk)
    if made_of != row.made_of or (row.path and not media.public_path(row.path).is_file()):
        path, size = _write(row, sheet) if sheet else ("", 0)
        known.update(path=path, size=size, made_of=made_of)
        if row.path:
            _delete(row.path)
    # What was noted again while it was set stays due.
    known.filter(due=row.due).update(due=0)


def _write(row: PublicSheet, sheet: Sheet) -> tuple[str, int]:
    """Put a sheet among the published files and return its path there, and its bytes."""
    content = typeset.pdf(sheet.template, [sheet.data])
    path = f"media/{hashlib.sha256(content).hexdigest()[:16]}/{_name(row, sheet)}"
    media.keep(path, content)
    return path, len(content)


def _name(row: PublicSheet, sheet: Sheet) -> str:
    with override(row.locale.lower()):
        title = sheet.title[:40] + (_("（大字）") if row.large else "")
    return media.file_name(f"{title}-{row.code}.pdf")


def _delete(path: str) -> None:
    if not PublicSheet.objects.filter(path=path).exists():
        media.public_path(path).unlink(missing_ok=True)


@lru_cache(maxsize=1)
def _templates() -> str:
    """Return a digest of what sheets are set by, which another release may have changed."""
    several = sorted(typeset.FOLDER.glob("*.typ"))
    return digest(b"".join(one.read_bytes() for one in several))
