"""The sheet of each guide that anybody may print: set when the guide is published, kept as a file.

Nobody's request sets type: what is not set yet is answered as such.
"""

import hashlib
import logging
import re
from collections.abc import Callable, Iterable
from functools import lru_cache

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

_BATCH = 50
_UNSAFE = re.compile(r"[^\w\-]+")

logger = logging.getLogger(__name__)


def note(rows: list[LedgerRow]) -> None:
    """Mark the sheets that rows may have changed, those of new guides among them."""
    if any(row.kind == Kind.SITE for row in rows):
        note_all()
        return
    mark({row.code for row in rows if row.kind == Kind.GUIDE} | guides_naming(rows))


def note_all() -> None:
    """Mark the sheets of every guide, as after an upgrade."""
    guides = Current.objects.filter(kind=Kind.GUIDE, locale=Locale.HANS, action=Action.PUBLISH)
    mark(guides.values_list("code", flat=True))


def mark(codes: Iterable[str]) -> None:
    PublicSheet.objects.bulk_create(
        (
            PublicSheet(code=code, locale=locale, large=large, due=True)
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
    done = PublicSheet.objects.filter(code=code, locale=locale, large=large, due=False)
    return not done.exists()


def sheet_of_guide(code: str, locale: Locale, *, large: bool) -> Sheet | None:
    """Return what a guide's sheet says, None where there is no such guide in a language."""
    record = published.record(Kind.GUIDE, code, locale)
    if record is None or record.action == Action.WITHDRAW or record.locale != locale:
        return None
    part = Part(Kind.GUIDE, code)
    return sheet_of(Wanted(SheetKind.NOTICE, "A4", locale, (part,), large=large))


def make_due(told: Callable[[int], None] = lambda left: None) -> int:
    """Set all that is marked and return how many; one that cannot be set is logged and left."""
    failed: set[int] = set()
    done = 0
    while due := list(PublicSheet.objects.filter(due=True).exclude(pk__in=failed)[:_BATCH]):
        for one in due:
            try:
                make(one)
            except Exception:
                logger.exception("sheet %s could not be set", one)
                failed.add(one.pk)
        done += len(due)
        told(PublicSheet.objects.filter(due=True).count())
    return done - len(failed)


def make(row: PublicSheet) -> None:
    """Set one sheet, unless what it says is what its file says."""
    sheet = sheet_of_guide(row.code, Locale(row.locale), large=row.large)
    made_of = digest(canonical([sheet.data, _templates()])) if sheet else ""
    old = row.path
    if made_of != row.made_of or (old and not media.public_path(old).is_file()):
        row.path, row.size = _write(row, sheet) if sheet else ("", 0)
        row.made_of = made_of
    row.due = False
    row.save()
    if old and old != row.path:
        _delete(old)


def _write(row: PublicSheet, sheet: Sheet) -> tuple[str, int]:
    """Put a sheet among the published files and return its path there, and its bytes."""
    content = typeset.pdf(sheet.template, [sheet.data])
    path = f"media/{hashlib.sha256(content).hexdigest()[:16]}/{_name(row, sheet)}"
    media.keep(path, content)
    return path, len(content)


def _name(row: PublicSheet, sheet: Sheet) -> str:
    with override(row.locale.lower()):
        title = sheet.title[:40] + (_("（大字）") if row.large else "")
    return f"{_UNSAFE.sub('-', title).strip('-')}-{row.code}.pdf"


def _delete(path: str) -> None:
    if not PublicSheet.objects.filter(path=path).exists():
        media.public_path(path).unlink(missing_ok=True)


@lru_cache(maxsize=1)
def _templates() -> str:
    """Return a digest of what sheets are set by, which another release may have changed."""
    several = sorted(typeset.FOLDER.glob("*.typ"))
    return digest(b"".join(one.read_bytes() for one in several))
