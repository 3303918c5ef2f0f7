"""How often one has to come: 0, 1次, 最多跑一次, 不见面."""

import re

from guides.exchange.values import numbers

_NEVER = {
    "零跑腿",
    "零跑动",
    "一次不跑",
    "不见面",
    "不用跑",
    "零次",
    "全程网办",
    "一次都不跑",
    "无需到现场",
}
_ONCE = {
    "只跑一次",
    "最多跑一次",
    "跑一次",
    "只需跑一次",
    "最多跑1次",
    "只跑1次",
    "跑1次",
    "至多跑一次",
}
_COUNT = re.compile(
    r"(?:最多|至多|需|须)?(?:到|去|跑)?(?:办事)?(?:现场|窗口|大厅)?(?P<n>\d{1,3}|[零一二两三四五])次?"
)
# 99 and the like are codes.
_MOST = 9


def parse_visits(text: str) -> int | None:
    """Return the number of visits that a text states."""
    bare = numbers.plain(text).strip("。；;，,")
    if bare in _NEVER:
        return 0
    if bare in _ONCE:
        return 1
    match = _COUNT.fullmatch(bare)
    count = numbers.digits(match["n"]) if match else None
    return count if count is not None and count <= _MOST else None
