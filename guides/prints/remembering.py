"""A sheet that was printed, written down with what it said."""

from typing import Any

from guides.models import Hall, Job, Placement, Print, PrintPart
from guides.vocabulary import Kind

from .press import Set
from .said import look, said
from .sheets import guides_within


def remember(one: Set, hall: Hall | None, *, user: Any = None, job: Job | None = None) -> Print:
    wanted = one.wanted
    row = Print.objects.create(
        sheet=wanted.sheet,
        size=wanted.size,
        locale=wanted.locale,
        large=wanted.large,
        grey=wanted.grey,
        logo=wanted.logo,
        title=one.sheet.title[:300],
        hall=hall,
        said=said(one.sheet),
        look=look(one.sheet),
        user=user,
        job=job,
    )
    codes = [part.placement for part in wanted.parts if part.placement]
    known = {placement.code: placement for placement in Placement.objects.filter(code__in=codes)}
    PrintPart.objects.bulk_create(
        [
            *(
                PrintPart(
                    print=row,
                    kind=part.kind,
                    code=part.code,
                    window=part.window,
                    placement=known.get(part.placement),
                )
                for part in wanted.parts
            ),
            *(
                PrintPart(print=row, kind=Kind.GUIDE, code=code, within=True)
                for code in guides_within(wanted)
            ),
        ]
    )
    return row
