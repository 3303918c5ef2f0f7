"""Yes or no, as systems and people write it."""

from guides.exchange.values import yes_no

# “fasle” is how one real system spells it.
_TRUE = (
    "1",
    "true",
    "y",
    "yes",
    "t",
    "√",
    "支持",
    "能",
    "可以",
    "可",
    "有",
    "需要",
    "提供",
    "已开通",
    "允许",
)
_FALSE = (
    "0",
    "false",
    "fasle",
    "n",
    "no",
    "f",
    "×",
    "不支持",
    "不能",
    "不可以",
    "不可",
    "无",
    "不需要",
    "不提供",
)
_FALSE_TOO = ("没有", "未开通", "暂不支持", "不允许", "不是", "暂无", "不")


def parse_yes_no(text: str) -> bool | None:
    """Return what a text says; 收费 and 不收费 are for `fees`."""
    return yes_no.read(text.strip("。；;，, \n"), _TRUE, (*_FALSE, *_FALSE_TOO))
