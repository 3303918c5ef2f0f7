"""What a workbook's zip file says of itself, looked at before anything is unpacked."""

import struct
import zlib
from pathlib import Path
from xml.parsers.expat import ExpatError
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from django.utils.translation import gettext as _

from .rows import Unreadable

# What a damaged or hostile workbook may raise.
DAMAGE = (
    BadZipFile,
    zlib.error,
    struct.error,
    ExpatError,
    EOFError,
    KeyError,
    IndexError,
    NotImplementedError,
    RuntimeError,
    ValueError,
)

# Bytes when unpacked. The texts that cells share are kept in memory, all else is read as a stream.
LARGEST = 2_000_000_000
LARGEST_STRINGS = 300_000_000
LARGEST_STYLES = 50_000_000
# Real sheets, those that are formatted and empty too, come to 5 to 60 times their packed size.
HIGHEST_RATIO = 200
# Small parts are free to be as repetitive as they like.
_SMALL = 1_000_000
MOST_PARTS = 10_000

_OTHERS = (
    ("xl/workbook.bin", ".xlsb"),
    ("content.xml", ".ods"),
    ("word/document.xml", "Word"),
    ("ppt/presentation.xml", "PowerPoint"),
)
_MACROS = b"macroEnabled"
_CONTENT_TYPES = "[Content_Types].xml"


def check_archive(path: Path) -> None:
    """Raise Unreadable unless a zip file is a workbook that is safe to unpack."""
    try:
        with ZipFile(path) as archive:
            parts = archive.infolist()
            if any(part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for part in parts):
                raise damaged(path)
            _refuse_bombs(path, parts)
            _refuse_others(path, archive)
    except Unreadable:
        raise
    except DAMAGE:
        raise damaged(path) from None


def damaged(path: Path) -> Unreadable:
    message = _("“{file}”损坏了，打不开。请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”。")
    return Unreadable(message.format(file=path.name))


def _refuse_bombs(path: Path, parts: list[ZipInfo]) -> None:
    # What a part says is also the most that is ever unpacked of it.
    size = sum(part.file_size for part in parts)
    tight = any(
        part.file_size > _SMALL and part.file_size > HIGHEST_RATIO * part.compress_size
        for part in parts
    )
    if size > LARGEST or tight or len(parts) > MOST_PARTS:
        message = _(
            "“{file}”解开以后有 {size} MB、{count} 个部分，不像正常的工作簿，没有打开。"
            "请新建一个工作簿，只把要导入的表复制进去；行数很多的，请另存为 CSV。"
        )
        raise Unreadable(message.format(file=path.name, size=size // 1_000_000, count=len(parts)))
    for part in parts:
        most = {"sharedStrings.xml": LARGEST_STRINGS, "styles.xml": LARGEST_STYLES}.get(
            part.filename.rpartition("/")[2], LARGEST
        )
        if part.file_size > most:
            message = _("“{file}”里的文字或格式太多（{size} MB）。请另存为 CSV 再导入。")
            raise Unreadable(message.format(file=path.name, size=part.file_size // 1_000_000))


def _refuse_others(path: Path, archive: ZipFile) -> None:
    names = set(archive.namelist())
    kind = next((kind for name, kind in _OTHERS if name in names), None)
    if kind is None and _CONTENT_TYPES in names and _MACROS in archive.read(_CONTENT_TYPES):
        kind = ".xlsm"
    if kind is None and "xl/workbook.xml" not in names and _CONTENT_TYPES not in names:
        message = _("“{file}”是压缩包。请解压以后导入里面的表。")
        raise Unreadable(message.format(file=path.name))
    if kind:
        message = _(
            "“{file}”是 {kind} 文件，读不了。请在 Excel 或 WPS 里另存为“Excel 工作簿（.xlsx）”。"
        )
        raise Unreadable(message.format(file=path.name, kind=kind))
