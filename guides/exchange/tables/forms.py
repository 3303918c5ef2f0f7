"""Which kind of table a file is, by what it begins with; what is none is named."""

import re
import stat
from pathlib import Path

from django.utils.translation import gettext as _

from .rows import Unreadable

# Bytes. Larger files are better split than waited for.
LARGEST = {"CSV": 2_000_000_000, "JSON Lines": 2_000_000_000, "XLSX": 200_000_000}

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OLE = b"\xd0\xcf\x11\xe0"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_JSON = {".json", ".jsonl", ".ndjson"}
_OBJECTS = re.compile(rb"\{|\[\s*\{")
_MARK = b"\xef\xbb\xbf"
_BEGIN = 4096


def form_of(path: Path) -> str:
    """Return CSV, JSON Lines or XLSX; raises Unreadable for what is no table, OSError."""
    status = path.stat()
    if not stat.S_ISREG(status.st_mode):
        what = _("是文件夹") if stat.S_ISDIR(status.st_mode) else _("不是普通文件")
        raise Unreadable(_("“{file}”{what}。请给出一个表格文件。").format(file=path, what=what))
    with path.open("rb") as file:
        begin = file.read(_BEGIN)
    form = _form(path, begin)
    if status.st_size > LARGEST[form]:
        message = _("“{file}”有 {size}，{form} 最多读 {most}。请拆成几个小一些的文件，分次导入。")
        here, most = size(status.st_size), size(LARGEST[form])
        raise Unreadable(message.format(file=path.name, size=here, form=form, most=most))
    return form


def _form(path: Path, begin: bytes) -> str:
    suffix = path.suffix.lower()
    if begin.startswith(_ZIP):
        return "XLSX"
    if begin.startswith(_OLE):
        raise _old_workbook(path)
    words = begin.removeprefix(_MARK).lstrip().lower()
    if words.startswith((b"<", b"%pdf")):
        message = _(
            "“{file}”的内容是网页、XML 或 PDF，不是表格。"
            "请在 Excel 或 WPS 里打开，另存为“Excel 工作簿（.xlsx）”。"
        )
        raise Unreadable(message.format(file=path.name))
    if suffix in _JSON or _OBJECTS.match(words):
        return "JSON Lines"
    if suffix == ".xlsx" and begin:
        message = _("“{file}”的内容不是 Excel 工作簿。请在 Excel 或 WPS 里打开，另存为 .xlsx。")
        raise Unreadable(message.format(file=path.name))
    return "CSV"


def _old_workbook(path: Path) -> Unreadable:
    with path.open("rb") as file:
        encrypted = any(_ENCRYPTED in part for part in iter(lambda: file.read(1_000_000), b""))
    message = (
        _("“{file}”加了密码，读不了。请去掉密码，另存为“Excel 工作簿（.xlsx）”。")
        if encrypted
        else _("“{file}”是旧格式的表格（.xls、.et），读不了。请另存为“Excel 工作簿（.xlsx）”。")
    )
    return Unreadable(message.format(file=path.name))


def size(count: int) -> str:
    """Return a number of bytes as people say it."""
    if count >= 1_000_000_000:
        return f"{count / 1_000_000_000:.1f} GB".replace(".0 ", " ")
    return f"{count / 1_000_000:.0f} MB"
