"""A workbook's sheets, shared texts and number formats; its cells are read by `sheet`.

Read from the file's parts one by one: what a library that knows all of a workbook keeps of it (the
heights of a million empty rows, for one) would cost the memory that imports are promised not to.
"""

import posixpath
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from openpyxl.utils.datetime import MAC_EPOCH, WINDOWS_EPOCH

from .archive import DAMAGE, damaged
from .cells import FORMATS, GENERAL, Style
from .elements import elements, local


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name, its part of the file, and whether people see it."""

    name: str
    part: str
    visible: bool


@dataclass(frozen=True)
class Workbook:
    """What is needed to read any sheet of a file."""

    path: Path
    sheets: list[Sheet]
    strings: list[str]
    styles: list[Style]
    epoch: datetime


def open_workbook(path: Path) -> Workbook:
    """Read a workbook's own parts; raises Unreadable, OSError."""
    try:
        with ZipFile(path) as archive:
            parts = _parts(archive, "_rels/.rels", "")
            book = parts.get("officeDocument", ["xl/workbook.xml"])[0]
            folder, name = posixpath.split(book)
            related = _parts(archive, f"{folder}/_rels/{name}.rels", folder)
            sheets, epoch = _sheets(archive, book, related)
            strings = related.get("sharedStrings", [])
            styles = related.get("styles", [])
            return Workbook(
                path,
                sheets,
                _strings(archive, strings[0]) if strings else [],
                _styles(archive, styles[0]) if styles else [],
                epoch,
            )
    except DAMAGE:
        raise damaged(path) from None


def string_of(element: Element) -> str:
    """Return the text of a cell or shared string, without how it is pronounced."""
    found = []
    for part in element:
        if local(part) == "t":
            found.append(part.text or "")
        elif local(part) == "r":
            found += [one.text or "" for one in part if local(one) == "t"]
    return "".join(found)


def _parts(archive: ZipFile, name: str, folder: str) -> dict[str, list[str]]:
    """Return the parts that one refers to, by kind; sheets by their id too."""
    found: dict[str, list[str]] = {}
    with archive.open(name) as file:
        for one in elements(file, "Relationship"):
            target = one.get("Target", "")
            whole = posixpath.normpath(posixpath.join(f"/{folder}", target)).lstrip("/")
            kind = one.get("Type", "").rpartition("/")[2]
            found.setdefault(kind, []).append(whole)
            found[f"#{one.get('Id')}"] = [whole]
    return found


def _sheets(
    archive: ZipFile, book: str, related: dict[str, list[str]]
) -> tuple[list[Sheet], datetime]:
    sheets: list[Sheet] = []
    epoch = WINDOWS_EPOCH
    known = set(related.get("worksheet", []))
    with archive.open(book) as file:
        for one in elements(file, "sheet", "workbookPr"):
            if local(one) == "workbookPr":
                epoch = MAC_EPOCH if one.get("date1904") in ("1", "true") else epoch
                continue
            key = next((value for name, value in one.items() if name.endswith("}id")), "")
            part = related.get(f"#{key}", [""])[0]
            # Sheets that are charts have no cells.
            if part in known:
                visible = one.get("state", "visible") == "visible"
                sheets.append(Sheet(one.get("name", ""), part, visible))
    return sheets, epoch


def _strings(archive: ZipFile, name: str) -> list[str]:
    with archive.open(name) as file:
        return [string_of(one) for one in elements(file, "si")]


def _styles(archive: ZipFile, name: str) -> list[Style]:
    """Return how each of the cells' styles shows a number."""
    formats = dict(FORMATS)
    used: list[int] = []
    with archive.open(name) as file:
        for one in elements(file, "numFmt", "cellXfs"):
            if local(one) == "numFmt":
                formats[int(one.get("numFmtId", 0))] = one.get("formatCode", GENERAL)
            else:
                used = [int(style.get("numFmtId", 0)) for style in one if local(style) == "xf"]
    known = {number: Style.of(formats.get(number, GENERAL)) for number in set(used)}
    return [known[number] for number in used]
