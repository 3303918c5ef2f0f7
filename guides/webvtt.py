"""WebVTT captions (W3C WebVTT, sections 4.1 and 6.1): written, and checked before a browser drops
them unseen.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html import unescape

from django.utils.translation import gettext as _

_STAMP = r"(?:(\d{2,}):)?([0-5]\d):([0-5]\d)\.(\d{3})"
_TIMING = re.compile(rf"^{_STAMP}[ \t]+-->[ \t]+{_STAMP}(?:[ \t]+.*)?$")


class InvalidCaptions(ValueError):
    """The text is no usable WebVTT; the message names the line and the remedy, in Chinese."""


@dataclass(frozen=True)
class Cue:
    """A caption; `start` and `end` are in milliseconds."""

    start: int
    end: int
    text: str


def written(cues: Iterable[Cue]) -> str:
    """Return cues as the text of a WebVTT file."""
    told = [f"{stamp(cue.start)} --> {stamp(cue.end)}\n{_escaped(cue.text)}" for cue in cues]
    return "\n\n".join(["WEBVTT", *told]) + "\n"


def read(text: str) -> list[Cue]:
    """Return the captions of a WebVTT text that was checked, without their settings."""
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    cues = []
    for number, line in enumerate(lines):
        if "-->" in line:
            start, end = _times(number + 1, line)
            end_of = lines.index("", number) if "" in lines[number:] else len(lines)
            said = "\n".join(lines[number + 1 : end_of])
            cues.append(Cue(start, end, unescape(re.sub(r"<[^>]*>", "", said))))
    return cues


def stamp(milliseconds: int) -> str:
    """Return a moment as WebVTT writes it, with hours only where there are any."""
    seconds, rest = divmod(milliseconds, 1000)
    minutes, seconds = divmod(seconds, 60)
    hours, minutes = divmod(minutes, 60)
    whole = f"{hours:02}:" if hours else ""
    return f"{whole}{minutes:02}:{seconds:02}.{rest:03}"


def check(content: bytes) -> int:
    """Return the number of cues; raises InvalidCaptions for an unreadable or empty file."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise InvalidCaptions(_("字幕文件不是 UTF-8 编码，请另存为 UTF-8 后再传。")) from error
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if not re.match(r"^WEBVTT(?:[ \t]|$)", lines[0]):
        raise InvalidCaptions(_("字幕文件的第一行应当是 WEBVTT。"))
    cues = [number for number, line in enumerate(lines) if "-->" in line]
    last = -1
    for number in cues:
        last = _check_cue(lines, number, last)
    if not cues:
        raise InvalidCaptions(_("字幕文件里没有一条字幕。"))
    return len(cues)


def _check_cue(lines: list[str], number: int, last: int) -> int:
    """Return when the cue timed on a line begins, in milliseconds; `last` is its forerunner's."""
    shown = number + 1
    start, end = _times(shown, lines[number])
    if end <= start:
        raise InvalidCaptions(_("第 {line} 行：结束时间要晚于开始时间。").format(line=shown))
    if start < last:
        raise InvalidCaptions(
            _("第 {line} 行：开始时间早于上一条字幕，请按先后排列。").format(line=shown)
        )
    if shown >= len(lines) or not lines[shown].strip():
        raise InvalidCaptions(_("第 {line} 行：这条字幕没有文字。").format(line=shown))
    return start


def _times(number: int, line: str) -> tuple[int, int]:
    match = _TIMING.match(line)
    if match is None:
        raise InvalidCaptions(
            _("第 {line} 行：时间写法不对，应当像 00:01.000 --> 00:04.000。").format(line=number)
        )
    groups = match.groups()
    return _milliseconds(groups[:4]), _milliseconds(groups[4:])


def _milliseconds(parts: tuple[str | None, ...]) -> int:
    hours, minutes, seconds, thousandths = (int(part or 0) for part in parts)
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _escaped(text: str) -> str:
    """Return text in which nothing reads as a tag, an arrow or the end of the cue."""
    plain = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return "\n".join(line for line in plain.splitlines() if line.strip())
