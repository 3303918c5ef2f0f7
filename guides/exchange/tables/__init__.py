"""Tables as they come, in one shape: CSV in its encodings, XLSX, JSON Lines.

`rows` is that shape; `forms` tells which kind a file is. Everything is read as a stream, and what
is wrong with a line is told of that line alone.
"""

from pathlib import Path

from django.utils.translation import gettext as _

from .csv_file import read_csv
from .forms import form_of
from .json_lines import read_json
from .neutral import harmless, plain
from .rows import Broken, IsHeader, Row, Table, Tick, Unreadable, silent
from .xlsx import read_xlsx

__all__ = ["Broken", "Row", "Table", "Unreadable", "harmless", "plain", "read_table"]


def read_table(path: Path, tick: Tick = silent, is_header: IsHeader | None = None) -> Table:
    """Find out a file's form, encoding and header; raises Unreadable.

    The header is the first of the first ten lines for which `is_header` is true, else the first
    that is not empty. `tick` is called with the number of lines looked at.
    """
    try:
        form = form_of(path)
        if form == "XLSX":
            return read_xlsx(path, is_header)
        return read_json(path, tick) if form == "JSON Lines" else read_csv(path, tick, is_header)
    except OSError as error:
        message = _("打不开“{file}”：{reason}。")
        raise Unreadable(message.format(file=path, reason=_reason(error))) from None


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return _("没有这个文件")
    if isinstance(error, PermissionError):
        return _("没有权限读")
    return error.strerror or str(error)
