"""What a guide's title tells of it: where it stands in an alphabet, and what people want done."""

import re
from collections.abc import Iterable

from .vocabulary import Act, Locale

# So much of a title orders a list.
_LONGEST = 40
_ACTS = {
    Act.REPLACE: r"补办|补领|补证|补发|补一|丢了|丢失|遗失|挂失|坏了",
    Act.RENEW: r"换证|换领|换发|换新|到期|期满|延续|续期|续签|年检|年审",
    Act.CHANGE: r"变更|更正|更改|改名|修改|改地址|改信息",
    Act.MOVE: r"迁|过户|转移|转学|转入|转出|转籍|转接|搬家",
    Act.CLAIM: r"补贴|补助|津贴|失业金|养老金|报销|提取|提公积金|待遇|退税|救助|低保|领钱",
    Act.PAY: r"缴费|缴纳|交费|交税|参保|汇算|纳税|交养老|交社保",
    Act.OPEN: r"开公司|一家公司|开店|小店|开饭|开餐|设立|开办|营业执照|注册公司|成立",
    Act.CERTIFY: r"查询|查档|证明|查房|查一查",
    Act.CANCEL: r"注销|销户|撤销|关掉|停业|不开了",
}
_PATTERNS = {act: re.compile(words) for act, words in _ACTS.items()}
_LETTER = re.compile(r"[a-z]")
_SKIPPED = re.compile(r"[^0-9a-z ]+")
_ARTICLE = re.compile(r"^(?:an?|the) ")


def acts(names: Iterable[str]) -> set[Act]:
    """Return what people want done who say one of a thing's names."""
    said = "\n".join(names)
    return {act for act, pattern in _PATTERNS.items() if pattern.search(said)}


def sort_key(title: str, locale: Locale) -> str:
    """Return a title as it is sorted: Chinese by its sounds, English without its article."""
    if not title:
        return ""
    if locale == Locale.EN:
        return _SKIPPED.sub("", _ARTICLE.sub("", title[:_LONGEST].lower())).strip() or "0"
    # Half a second of reading: a process that publishes nothing does without.
    from pypinyin import lazy_pinyin

    said = " ".join(lazy_pinyin(title[:_LONGEST])).lower()
    return " ".join(_SKIPPED.sub(" ", said).split()) or "0"


def letter(key: str) -> str:
    """Return the letter under which a sorted title stands, `0` for all that begin with none."""
    return key[0] if _LETTER.match(key) else "0"
