"""A Word file as titles, paragraphs and tables; no text of it is left out but what was deleted."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _
from docx import Document
from docx.oxml.ns import qn

from guides.exchange.tables import Unreadable

from .blocks import Block, Grid, Paragraph, Title
from .decoding import words
from .word_numbers import Numbers

# Bytes that a file may have when it is unpacked; a document of words is a hundredth of it.
_LARGEST = 200_000_000
_LARGEST_PART = 40_000_000
_MOST_PARTS = 5_000
_TITLES = ("title", "标题")
# A cell that reaches over more columns is none that people see.
_WIDEST = 200


def blocks_of(data: bytes, name: str) -> tuple[str, list[Block]]:
    """Return a file's own title (empty if it has none) and what it is made of.

    `name` is the file's, for the message. Raises Unreadable.
    """
    _refuse_bombs(data, name)
    try:
        document = Document(io.BytesIO(data))
        blocks = list(_Body(document).blocks())
        title = str(document.core_properties.title or "")
    # The parser of a foreign format meets whatever bytes there are, and says so in its own ways.
    except Exception:
        message = _("“{file}”是坏的，或者不是 Word 文件。请在 Word 里打开，另存为 .docx 后再导入。")
        raise Unreadable(message.format(file=name)) from None
    return words(title).strip(), blocks


def _refuse_bombs(data: bytes, name: str) -> None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError):
        message = _("“{file}”是坏的，打不开。请在 Word 里打开，另存为 .docx 后再导入。")
        raise Unreadable(message.format(file=name)) from None
    sizes = [one.file_size for one in parts]
    texts = [one.file_size for one in parts if one.filename.endswith((".xml", ".rels"))]
    if len(parts) > _MOST_PARTS or sum(sizes) > _LARGEST or max(texts, default=0) > _LARGEST_PART:
        message = _("“{file}”解开后大得不正常，没有读。请检查这个文件，只留办事指南的文字。")
        raise Unreadable(message.format(file=name))
    if "word/document.xml" not in {one.filename for one in parts}:
        message = _(
            "“{file}”里没有 Word 的文字。表格请用 import_catalogue 导入，其他请另存为 .docx。"
        )
        raise Unreadable(message.format(file=name))


class _Body:
    """The body of a document, and what hangs on it: text boxes, footnotes, heads and feet."""

    def __init__(self, document: Any) -> None:
        self._document = document
        self._styles = {style.style_id: style for style in document.styles if style.style_id}
        self._numbers = Numbers(document)
        self._line = 0

    def blocks(self) -> Iterator[Block]:
        yield from self._under(self._document.element.body)
        for part in self._document.part.package.iter_parts():
            if str(part.partname).endswith(("/footnotes.xml", "/endnotes.xml")):
                yield from self._notes(part.blob)

    def _under(self, element: Any) -> Iterator[Block]:
        for child in element.iterchildren():
            if child.tag == qn("w:p"):
                yield from self._paragraph(child)
            elif child.tag == qn("w:tbl"):
                yield from self._table(child)
            elif child.tag in _AROUND:
                yield from self._under(child)

    def _paragraph(self, element: Any) -> Iterator[Block]:
        self._line += 1
        style = self._style_of(element)
        for number, (text, lead) in enumerate(_lines_of(element)):
            level = self._level(element, style)
            if level:
                yield Title(self._line, level, text)
                continue
            begins = "" if number else self._numbers.next(element, style)
            begins = "" if text[:1].isdigit() else begins
            yield Paragraph(self._line, begins + text, lead if not begins else "")
        for box in element.iter(qn("w:txbxContent")):
            if not _is_alternative(box):
                yield from self._under(box)

    def _style_of(self, element: Any) -> Any:
        properties = element.pPr
        style = (
            properties.pStyle.val
            if properties is not None and properties.pStyle is not None
            else ""
        )
        return self._styles.get(style)

    def _level(self, element: Any, style: Any) -> int:
        """Return the level of a title, 0 for what is none."""
        outline = element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        if outline is None and style is not None:
            outline = style.element.find(f"{qn('w:pPr')}/{qn('w:outlineLvl')}")
        name = str(style.name or "").lower() if style is not None else ""
        if name in _TITLES:
            return 1
        if name.startswith(("heading ", "标题 ")) and name[-1].isdigit():
            return int(name[-1]) + 1
        value = outline.get(qn("w:val"), "9") if outline is not None else "9"
        return int(value) + 2 if value.isdigit() and int(value) < 9 else 0

    def _table(self, element: Any) -> Iterator[Block]:
        self._line += 1
        above: dict[int, list[str]] = {}
        rows: list[tuple[str, ...]] = []
        header = False
        for row in element.iterchildren(qn("w:tr")):
            if not rows:
                header = row.find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is not None
            cells: list[list[str]] = []
            for cell in row.iter(qn("w:tc")):
                if next(cell.iterancestors(qn("w:tr"))) is row:
                    _add_cell(cells, cell, above)
            if any(cells):
                rows.append(tuple("\n".join(cell) for cell in cells))
        if rows:
            yield Grid(self._line, tuple(rows), header)

    def _notes(self, blob: bytes) -> Iterator[Block]:
        from docx.oxml.parser import parse_xml

        for element in parse_xml(blob).iter(qn("w:p")):
            self._line += 1
            for text, _lead in _lines_of(element):
                yield Paragraph(self._line, text)


_AROUND = {qn(name) for name in ("w:sdt", "w:sdtContent", "w:ins", "w:moveTo", "w:customXml")}
_BREAKS = {qn("w:br"), qn("w:cr")}
_TEXTS = {qn("w:t"), qn("w:tab"), qn("w:noBreakHyphen"), *_BREAKS}


def _add_cell(cells: list[list[str]], cell: Any, above: dict[int, list[str]]) -> None:
    """Add a cell to its row; one that goes on from above says what that says."""
    column = len(cells)
    merge = cell.find(f"{qn('w:tcPr')}/{qn('w:vMerge')}")
    span = cell.find(f"{qn('w:tcPr')}/{qn('w:gridSpan')}")
    if merge is not None and merge.get(qn("w:val"), "continue") == "continue":
        text = above.get(column, [])
    else:
        text = [line for one in cell.iter(qn("w:p")) for line, _lead in _lines_of(one)]
    above[column] = text
    width = span.get(qn("w:val"), "1") if span is not None else "1"
    width = min(int(width), _WIDEST) if width.isdigit() else 1
    cells += [text, *([] for _n in range(width - 1))]


def _lines_of(paragraph: Any) -> Iterator[tuple[str, str]]:
    """Yield a paragraph's lines, and what stands bold at the beginning of each."""
    runs: list[tuple[str, bool]] = []
    for element in paragraph.iter(*_TEXTS):
        if next(element.iterancestors(qn("w:p"))) is not paragraph or _is_alternative(element):
            continue
        if element.tag in _BREAKS:
            runs.append(("\n", False))
        else:
            text = (element.text or "") if element.tag == qn("w:t") else str(element)
            runs.append((words(text), _is_bold(element)))
    line: list[tuple[str, bool]] = []
    for text, bold in runs:
        parts = text.split("\n")
        for part in parts[:-1]:
            yield from _line([*line, (part, bold)])
            line = []
        line.append((parts[-1], bold))
    yield from _line(line)


def _line(runs: list[tuple[str, bool]]) -> Iterator[tuple[str, str]]:
    text = "".join(text for text, _bold in runs).strip()
    lead = []
    for part, bold in runs:
        if not bold and part.strip():
            break
        lead.append(part)
    if text:
        yield text, "".join(lead).strip()


def _is_bold(element: Any) -> bool:
    run = next(element.iterancestors(qn("w:r")), None)
    bold = run.find(f"{qn('w:rPr')}/{qn('w:b')}") if run is not None else None
    return bold is not None and bold.get(qn("w:val"), "1") not in ("0", "false", "off")


def _is_alternative(element: Any) -> bool:
    """Tell whether an element says again, for older programs, what stands beside it."""
    return next(element.iterancestors(_FALLBACK), None) is not None


_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
