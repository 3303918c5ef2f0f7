"""The records of a file of JSON, a line at a time however large it is; bad ones are told."""

from collections.abc import Iterator

from django.utils.translation import gettext as _

from guides.exchange.tables import Unreadable

from .decoding import decoded, is_likely, words
from .file import File
from .guide import Unread
from .records import Pairs, parsed, parsed_list

# Bytes that decide on the encoding, and that a line may have.
SAMPLE = 4_000_000
_LONGEST_LINE = 8_000_000


def beginning(head: bytes) -> str:
    """Return the first characters of a text, as far as they are ASCII."""
    encoding = "utf-16" if head.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
    return head[:2_000].decode(encoding, errors="replace").lstrip("\ufeff \t\r\n")[:50]


def encoding_of(head: bytes, name: str) -> str:
    """Return the encoding of a file's lines; single lines of another are refused later.

    `head` is its beginning. Raises Unreadable.
    """
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return "utf-16"
    lines = [line for line in head.removeprefix(b"\xef\xbb\xbf").split(b"\n") if not line.isascii()]
    if len(head) == SAMPLE:
        lines = lines[:-1]
    if _decodable(lines, "utf-8") * 2 >= len(lines):
        return "utf-8"
    whole = b"\n".join(lines).decode("gb18030", errors="ignore")
    if _decodable(lines, "gb18030") * 2 >= len(lines) and is_likely(whole):
        return "gb18030"
    message = _("认不出“{file}”的编码：既不是 UTF-8，也不是 GBK/GB18030。请另存为 UTF-8。")
    raise Unreadable(message.format(file=name))


def _decodable(lines: list[bytes], encoding: str) -> int:
    return sum(_decoded(line, encoding) is not None for line in lines)


def _decoded(line: bytes, encoding: str) -> str | None:
    try:
        return line.decode(encoding)
    except UnicodeError:
        return None


def keys_of(file: File, encoding: str) -> list[str]:
    """Return the keys of the first records; raises Unreadable where there is none."""
    keys: list[str] = []
    first = ""
    for count, (_line, record) in enumerate(records(file, encoding)):
        if isinstance(record, Unread):
            first = first or record.reason
        else:
            keys += record.names()
        if count >= 20 and keys:
            break
    if not keys:
        message = _("“{file}”里没有能读的记录（{reason}）。每行要写一个完整的 JSON 对象。")
        raise Unreadable(message.format(file=file.known_as, reason=first or _("是空的")))
    return keys


def records(file: File, encoding: str) -> Iterator[tuple[int, Pairs | Unread]]:
    with file.path.open("rb") as opened:
        array = beginning(opened.read(2_000)).startswith("[")
    if array or encoding == "utf-16":
        yield from _of_whole(decoded(file.whole(), file.known_as), array)
        return
    with file.path.open("rb") as opened:
        number = 0
        while raw := opened.readline(_LONGEST_LINE):
            number += 1
            too_long = len(raw) == _LONGEST_LINE
            while len(raw) == _LONGEST_LINE:
                raw = opened.readline(_LONGEST_LINE)
            if too_long:
                yield number, _unread(number, "", _("这一行太长"))
            elif raw.strip(b"\xef\xbb\xbf \t\r\n"):
                yield number, _of_line(number, _decoded(raw, encoding))


def _of_whole(text: str, array: bool) -> Iterator[tuple[int, Pairs | Unread]]:
    if array:
        for line, found in parsed_list(text):
            yield line, found if isinstance(found, Pairs) else _unread(line, "", found)
        return
    for number, one in enumerate(text.split("\n"), start=1):
        if one.strip():
            yield number, _of_line(number, one)


def _of_line(number: int, text: str | None) -> Pairs | Unread:
    if text is None:
        return Unread(
            number,
            "",
            "",
            _("这一行的编码和全文件不一样"),
            _("请把整个文件用同一种编码另存，最好是 UTF-8"),
        )
    try:
        return parsed(text.lstrip("\ufeff"))
    except ValueError as error:
        return _unread(number, text, str(error))


def _unread(line: int, text: str, reason: str) -> Unread:
    return Unread(
        line,
        "",
        words(text[:80]).strip(),
        reason,
        _("每行要写一个完整的 JSON 对象，用花括号括起来"),
    )
