"""The one place that calls typst: data in, PDF or pixels out.

What a sheet says goes in as JSON beside the template and never as part of it, so no text can be
taken for instructions. Fonts are the product's own: nothing depends on what a machine has.
"""

import json
import os
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock, local
from typing import Any

import typst

FOLDER = Path(__file__).parents[2] / "theme" / "paper"
FONTS = Path(__file__).parents[2] / "theme" / "fonts"
# Archives take it, fonts and all (ISO 19005-2).
_STANDARD: list[Any] = ["a-2b"]

Data = Mapping[str, Any]
_opening = Lock()
_own = local()
# The process in which typst's threads run: they do not come along when it forks.
_running_in: list[int] = []


class CannotBeSet(RuntimeError):
    """A sheet that typst refuses; the message names the sheet and says why."""


def pdf(template: str, sheets: Sequence[Data]) -> bytes:
    """Return sheets of one kind as one PDF/A-2b; raises CannotBeSet.

    No date stands in the file: the same sheets give the same bytes.
    """
    return b"".join(_compiled(template, sheets, format="pdf", pdf_standards=_STANDARD, timestamp=0))


def png(template: str, sheets: Sequence[Data], dots: float = 150) -> list[bytes]:
    """Return each page as a PNG of so many dots to the inch; raises CannotBeSet."""
    return _compiled(template, sheets, format="png", ppi=dots)


def _compiled(template: str, sheets: Sequence[Data], **how: Any) -> list[bytes]:
    _stay_in_one_process()
    data = json.dumps({"sheets": list(sheets)}, ensure_ascii=False)
    try:
        made = _compiler(template).compile(sys_inputs={"data": data}, **how)
    except typst.TypstError as error:
        titles = "、".join(str(one.get("title", "")) for one in sheets[:3])
        raise CannotBeSet(f"{template} ({titles}): {error.message}") from error
    return [made] if isinstance(made, bytes) else list(made or [])


def _stay_in_one_process() -> None:
    """Refuse where typst would wait for ever for threads that it had before a fork."""
    if not _running_in:
        _running_in.append(os.getpid())
    if _running_in[0] != os.getpid():
        raise CannotBeSet("this process was forked from one that had set sheets: start it anew")


def _compiler(template: str) -> typst.Compiler:
    """Return this thread's own compiler of a template: it keeps what it was last given."""
    mine: dict[str, typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    if template not in mine:
        path = FOLDER / f"{template}.typ"
        if not path.is_file():
            raise CannotBeSet(f"{template}: no such template in {FOLDER}")
        mine[template] = typst.Compiler(path, root=FOLDER, font_paths=_fonts())
    return mine[template]


def _fonts() -> typst.Fonts:
    with _opening:
        return _opened()


@lru_cache(maxsize=1)
def _opened() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
