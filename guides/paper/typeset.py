"""The one place that calls typst: data in, PDF or pixels out.

What a sheet says goes in as JSON beside the template and never as part of it, so no text can be
taken for instructions. Fonts are the product's own: nothing depends on what a machine has.
"""

import json
import os
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from threading import Lock, local
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    # Imported where it is used: most processes only answer readers, and never set type.
    import typst

FOLDER = Path(__file__).parents[2] / "theme" / "paper"
FONTS = Path(__file__).parents[2] / "theme" / "fonts"
# Archives take it, fonts and all (ISO 19005-2).
_STANDARD: list[Any] = ["a-2b"]

# Letters of data, symbols drawn and all, from which on it is worth while to have typst forget them:
# it remembers what the last ten compilations set, half a gigabyte for 400 posters or one booklet.
_MUCH = 100_000
_REMEMBERED = 10
# What PDF/A forbids, and what nobody wants: a box where a character should be.
_MISSING = re.compile(r'the text `"(.+?)"` could not be displayed')

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
    import typst

    _stay_in_one_process()
    compiler = _compiler(template)
    said, emblems = _packed(sheets)
    try:
        made = compiler.compile(sys_inputs={"data": _data(said, emblems)}, **how)
    except typst.TypstError as error:
        raise CannotBeSet(_reason(template, sheets, error.message)) from error
    if len(said) > _MUCH:
        _forget(compiler)
    return [made] if isinstance(made, bytes) else list(made or [])


def _forget(compiler: "typst.Compiler") -> None:
    nothing = {"data": _data(*_packed([]))}
    for _time in range(_REMEMBERED + 1):
        compiler.compile(sys_inputs=nothing)


def _packed(sheets: Sequence[Data]) -> tuple[str, list[str]]:
    """Return sheets as JSON that name their emblems by number, and the emblems, each once."""
    emblems: dict[str, int] = {}
    packed = [
        {**one, "emblem": emblems.setdefault(one.get("emblem", ""), len(emblems))} for one in sheets
    ]
    return json.dumps(packed, ensure_ascii=False), list(emblems)


def _data(said: str, emblems: Sequence[str]) -> str:
    """Return what a template receives; bytes as numbers, which typst reads fastest."""
    pictures = json.dumps([list(bytes.fromhex(emblem)) for emblem in emblems])
    return f'{{"sheets": {said}, "pictures": {pictures}}}'


def _reason(template: str, sheets: Sequence[Data], message: str) -> str:
    if missing := _MISSING.search(message):
        [text] = missing.groups()
        said = json.dumps(text, ensure_ascii=False)[1:-1]
        found = (one for one in sheets if said in json.dumps(one, ensure_ascii=False))
        return _("“%(title)s”里有字体没有的字：%(text)s。请换一个字，或者删去。") % {
            "title": next(found, sheets[0]).get("title", ""),
            "text": text,
        }
    titles = "、".join(str(one.get("title", "")) for one in sheets[:3])
    return f"{template} ({titles}): {message}"


def _stay_in_one_process() -> None:
    """Refuse where typst would wait for ever for threads that it had before a fork."""
    if not _running_in:
        _running_in.append(os.getpid())
    if _running_in[0] != os.getpid():
        raise CannotBeSet("this process was forked from one that had set sheets: start it anew")


def _compiler(template: str) -> "typst.Compiler":
    """Return this thread's own compiler of a template: it keeps what it was last given."""
    import typst

    mine: dict[str, typst.Compiler] = _own.__dict__.setdefault("compilers", {})
    if template not in mine:
        path = FOLDER / f"{template}.typ"
        if not path.is_file():
            raise CannotBeSet(f"{template}: no such template in {FOLDER}")
        mine[template] = typst.Compiler(path, root=FOLDER, font_paths=_fonts())
    return mine[template]


def _fonts() -> "typst.Fonts":
    with _opening:
        return _opened()


@lru_cache(maxsize=1)
def _opened() -> "typst.Fonts":
    import typst

    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FONTS)]
    )
