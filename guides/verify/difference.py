"""One thing that is not as the ledger says."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Difference:
    """Where it was met, of what, and both values; `place` is a channel or a part of the store."""

    place: str
    what: str
    kind: str = ""
    code: str = ""
    locale: str = ""
    fact: str = ""
    expected: str | None = None
    found: str | None = None

    def __str__(self) -> str:
        of = " ".join(part for part in (self.kind, self.code, self.locale, self.fact) if part)
        values = ""
        if self.expected is not None or self.found is not None:
            values = _("（应为{expected}，读到{found}）").format(
                expected=said(self.expected), found=said(self.found)
            )
        return (
            f"{self.place}｜{of}：{self.what}{values}"
            if of
            else f"{self.place}：{self.what}{values}"
        )


def said(value: str | None) -> str:
    """Return a value in quotation marks, a missing one in words; long ones are cut."""
    if value is None:
        return _("没有")
    return f"“{value if len(value) <= 120 else value[:120] + '…'}”"
