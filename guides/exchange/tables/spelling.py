"""Characters that a workbook's XML cannot hold, as workbooks spell them: _x000D_."""

import re

_SPELLED = re.compile(r"_x([0-9A-Fa-f]{4})_")
# All that XML leaves out, and the carriage return, which it turns into a line feed.
_UNHEARD = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")


def spelled(text: str) -> str:
    """Return a text as a workbook may hold it."""
    text = _SPELLED.sub(lambda found: f"_x005F{found[0]}", text)
    return _UNHEARD.sub(lambda found: f"_x{ord(found[0]):04X}_", text)


def heard(text: str) -> str:
    """Return the text that a workbook's text stands for."""
    return _SPELLED.sub(lambda found: chr(int(found[1], 16)), text) if "_x" in text else text
