"""The text of a file whose encoding nobody tells, or tells wrongly."""

import codecs
import re

from django.utils.translation import gettext as _

from guides.exchange.tables import Unreadable

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.IGNORECASE)
# All of them are parts of GB 18030, which pages say to be less than they are.
_CHINESE = {"gb2312", "gbk", "gb18030", "cp936", "hz"}
# The share of characters that GB 2312 or its traditional kin have in a text that really is one.
_COMMON = 0.8
_SAMPLE = 20_000
# Not words: what is invisible, cannot be kept, or turns the direction of what follows.
_NO_WORDS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufeff\ufffe\uffff\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069]"
)


def decoded(data: bytes, name: str) -> str:
    """Return a file's text; `name` is for the message. Raises Unreadable."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, name)
    encodings = ["utf-8", "gb18030"]
    declared = _DECLARED.search(data[:4096])
    if declared:
        encodings.append(_known(declared[1].decode("ascii", "ignore")))
    for encoding in encodings:
        try:
            text = data.decode(encoding)
        except (UnicodeError, LookupError):
            continue
        if encoding != "gb18030" or is_likely(text):
            return text
    raise _unreadable(name)


def is_likely(text: str) -> bool:
    """Tell whether a text read as GB 18030 is one: other encodings become rare characters."""
    sample = [one for one in text if not one.isascii()][:_SAMPLE]
    common = "".join(sample).encode("gb2312", errors="ignore").decode("gb2312")
    return len(common) >= _COMMON * len(sample)


def words(text: str) -> str:
    """Return a text without what is no word: control characters, marks of direction, halves."""
    return _NO_WORDS.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _strict(data: bytes, encoding: str, name: str) -> str:
    try:
        return data.decode(encoding).lstrip("\ufeff")
    except UnicodeError:
        raise _unreadable(name) from None


def _known(encoding: str) -> str:
    lowered = encoding.lower()
    if lowered in _CHINESE:
        return "gb18030"
    try:
        return codecs.lookup(lowered).name
    except LookupError:
        return "utf-8"


def _unreadable(name: str) -> Unreadable:
    message = _(
        "认不出“{file}”的编码，或者一个文件里混了几种编码：既不是 UTF-8，也不是 GBK/GB18030。"
        "请另存为 UTF-8。"
    )
    return Unreadable(message.format(file=name))
