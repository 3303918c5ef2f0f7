"""Telephone numbers among other words."""

import re
from dataclasses import dataclass

from guides.exchange.values import numbers, phones

_ADDRESS = re.compile(
    r"(?:https?://|www\.)[\w./?=&%#:~+-]+|(?<![\w.-])[\w.-]{1,64}@[\w.-]{1,255}", re.ASCII
)
_AREA = r"[（(]?0\d{2,3}[)）]?\s*[-－—–]?\s*"
_NUMBER = re.compile(
    rf"(?<!\d)(?:(?:\+?86[- ]?)?(?:{_AREA})[1-9]\d{{6,7}}|[48]00[-－]?\d{{3,4}}[-－]?\d{{3,4}}"
    rf"|1[3-9]\d{{9}}|(?:{_AREA})?(?:12\d{{3}}|1[01]\d|12\d|9[56]\d{{3,4}}|10\d{{3}})|[2-9]\d{{6,7}})"
    r"(?!\d)(?:\s*[-－转]\s*\d{1,6}(?!\d))?"
)
_SHORT = re.compile(r"[（(]?(0\d{2,3})[)）]?-?(1\d{4}|9\d{4,5})")
_MOBILE = re.compile(r"1[3-9]\d{9}")
# Words round numbers that say no more than that they are numbers.
_NEUTRAL = re.compile(
    r"(?:(?:业务|服务|监督|投诉|举报|咨询|联系|办公|窗口|查询|固定|预约|热线)*(?:电\s*话|热线|号码|方式|渠道|座机)"
    r"|监督|投诉|举报|咨询|查询|联系|可?拨打|Tel|tel|TEL|[：:、，,；;。/／|（()）\s或和及])+"
)


@dataclass(frozen=True)
class Phones:
    """`numbers` as they are dialled, `mobile` those of a person's own telephone.

    `more` tells that the text says more than numbers, such as whose they are.
    """

    numbers: tuple[str, ...] = ()
    mobile: tuple[str, ...] = ()
    more: bool = False


def parse_phones(text: str) -> Phones:
    """Return the numbers that a text names, in order, each once."""
    bare = _ADDRESS.sub("\n", text)
    found = [(match, _dialled(match[0])) for match in _NUMBER.finditer(bare)]
    told = tuple(dict.fromkeys(number for _match, number in found if number))
    rest = bare
    for match, number in found:
        rest = rest.replace(match[0], "、", 1) if number else rest
    more = bool(_ADDRESS.search(text) or _NEUTRAL.sub("", rest).strip())
    return Phones(told, tuple(number for number in told if _MOBILE.fullmatch(number)), more)


def _dialled(text: str) -> str:
    short = _SHORT.fullmatch(numbers.plain(text))
    if short:
        return f"{short[1]}-{short[2]}"
    read = phones.read(text)
    return read[0] if read else ""
