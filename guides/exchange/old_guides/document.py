"""A web page or Word file as one guide."""

from collections.abc import Iterable
from pathlib import Path

from django.utils.translation import gettext as _

from . import webpages, word
from .blocks import Block, lines_of
from .decoding import decoded, words
from .file import File
from .guide import OldGuide, Unread
from .known import Known
from .outline import outline_of
from .sections import OldSection

HTML, DOCX = "HTML", "DOCX"
_LONGEST_ID = 100
# A first line that is longer is no title.
_LONGEST_NAME = 40
# Data, not interface: it may not change with the language of who imports.
_TITLE, _AROUND = "网页标题", "网站上的其他文字"


def document_of(file: File, form: str, known: Known) -> OldGuide | Unread:
    """Return the guide that a page or document is; its id is the name of the file."""
    title, blocks = _blocks(file, form)
    outline = outline_of(blocks, known)
    name = outline.name or title or _first_words(blocks) or Path(file.known_as).stem
    if not outline.sections:
        return Unread(1, "", "", _("没有文字"), _("请检查文件：图片里的字读不出来，要打出来"))
    if len(file.known_as) > _LONGEST_ID:
        return Unread(
            1,
            _("文件名"),
            file.known_as,
            _("文件名太长，最多 {most} 个字").format(most=_LONGEST_ID),
            _("文件名就是这份指南的编号，请改短"),
        )
    # What the page calls itself elsewhere is said too.
    kept = [OldSection(_TITLE, (title,))] if title and title != name else []
    kept += [OldSection(_AROUND, outline.beside)] if outline.beside else []
    return OldGuide(
        line=outline.line,
        source_id=file.known_as,
        name=" ".join(name.split()),
        sections=outline.sections,
        whole=outline.whole,
        kept=tuple(kept),
    )


def _blocks(file: File, form: str) -> tuple[str, list[Block]]:
    data = file.whole()
    if form == DOCX:
        return word.blocks_of(data, file.known_as)
    return webpages.blocks_of(words(decoded(data, file.known_as)), file.known_as)


def _first_words(blocks: Iterable[Block]) -> str:
    first = next(iter(lines_of(blocks)), "")
    return first if len(first) <= _LONGEST_NAME and not set("：:。；，") & set(first) else ""
