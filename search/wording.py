"""What is wrong with words that an editor wants the search to know."""

import re

from django.utils.translation import gettext as _

from .understanding.tables import committed_pairs
from .words import fold, runs

LONGEST = 30
# Longer than this without a mark it is a name still; longer everyday words are sentences.
_LONG = 16
_ASKING = re.compile(
    "[!?]|请问|我想|我要|想问|怎么|怎样|如何|咋|什么|哪里|哪儿|多少|可以吗|[吗呢吧]$"
)
_MARKS = re.compile("[,。;:、…]")
# Every question has one of these: what they led to would come up everywhere.
_GENERAL = frozenset(
    re.findall(
        r"\w+",
        """
        办 办证 办理 办事 办件 申请 申报 申领 证 证件 证明 证书 登记 注册
        手续 材料 资料 流程 许可 审批 备案 补贴 补助 咨询 查询 变更 注销 补办
        换证 业务 事项 服务 指南 政策 公司 单位 个人 企业 群众 部门 窗口 大厅
        政府 网上 在线 电话 地址 时间 费用 多少钱 怎么办 去哪办 户口 社保 医保
        税 钱 人 车 房
        """,
    )
)
# As a word of everyday speech these mean one thing well enough.
_NARROW_ENOUGH = frozenset(("户口", "社保", "医保", "补办", "换证"))


def fault_of_everyday(text: str) -> str:
    """Return what is wrong with an everyday word, nothing if it is well."""
    fault = _fault(text)
    if not fault and (_MARKS.search(fold(text)) or (len(text) > _LONG and not text.isascii())):
        fault = _like_a_sentence()
    return fault or _too_general(text, _GENERAL - _NARROW_ENOUGH)


def fault_of_official(text: str) -> str:
    """Return what is wrong with an official word, nothing if it is well."""
    return _fault(text) or _too_general(text, _GENERAL)


def fault_of_pair(everyday: str, official: str, known: set[tuple[str, str]]) -> str:
    """Return what is wrong with two words together; `known` are the editors' own, folded."""
    pair = fold(everyday), fold(official)
    if pair[0] == pair[1]:
        return _("两边是同一个词（繁简、大小写不算不同），不用写。")
    if pair in known:
        return _("“{everyday} → {official}”已经在列表里了。").format(
            everyday=everyday, official=official
        )
    return ""


def comes_with_it(everyday: str, official: str) -> bool:
    """Tell whether a pair comes with the software."""
    return (fold(everyday), fold(official)) in committed_pairs()


def fault_of_words(text: str) -> str:
    """Return what is wrong with words that are never to be suggested."""
    if len(text) > LONGEST:
        return _too_long(text)
    return "" if runs(fold(text)) else _("只有标点，没有字。请写一个词。")


def _fault(text: str) -> str:
    folded = fold(text)
    if not runs(folded):
        return _("只有标点，没有字。请写一个词。")
    if len(text) > LONGEST:
        return _too_long(text)
    if len(folded) < 2:
        return _("一个字太短，会在很多不相干的问题里出现。请写两个字以上。")
    return _like_a_sentence() if _ASKING.search(folded) else ""


def _like_a_sentence() -> str:
    return _("这像一整句话。请只写其中指那件事的词，例如“上户口”，不写“孩子怎么上户口”。")


def _too_general(text: str, general: frozenset[str]) -> str:
    if fold(text) in general:
        return _("“{word}”太宽，差不多每个问题里都有，会把不相干的都搜出来。请写得具体些。").format(
            word=text
        )
    return ""


def _too_long(text: str) -> str:
    told = _("最多 {most} 个字，现在有 {count} 个。请只写一个词。")
    return told.format(most=LONGEST, count=len(text))
