"""Guides and questions by the thousand, each of other words, and the same at every run."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import uuid4

ASKED = 400
_BATCH = 500
PLACES = ["河东区", "河西区", "青禾县", "云台县", "南岭市", "北河镇", "东湖街道", "西山乡"]
ACTS = ["许可", "登记", "备案", "补贴申领", "证明开具", "变更", "注销", "年检", "补领", "换领"]
_KINDS = ["首次", "延续", "临时", "集体", "个人", "跨区", "涉外", "老年人", "残疾人", "企业"]
THINGS = [
    *("居民身份证", "户口簿", "养老机构", "小餐饮", "户外广告", "临时占道", "医师执业"),
    *("社会团体", "不动产权证", "机动车驾驶证", "食品经营", "出生医学证明", "生育保险"),
    *("公共租赁住房", "住房公积金提取", "社会保障卡", "护照", "结婚证", "建设工程规划", "取水"),
]
_SENTENCES = [
    "申请人带齐材料到政务服务中心窗口提交，材料不齐的当场一次告知要补哪些。",
    "工作人员核对原件和复印件，符合条件的当场受理，并出具受理通知书。",
    "审查通过后短信通知领取，可以到窗口领，也可以选择邮寄到家。",
    "本人不能到场的，可以委托他人代办，代办人要带双方的有效身份证件和委托书。",
    "在本市登记居住满六个月、依法缴纳社会保险的人员，可以按规定提出申请。",
    "办理时限从受理之日起计算，不含补正材料和现场核查需要的时间。",
    "对结果有异议的，可以在收到通知后向原机关提出，也可以拨打热线咨询。",
    "申请表可以在窗口领取，也可以在网上填写后打印，签名处要由本人签字。",
]


def make_new_guide(**fields: Any) -> Any:
    """Return a guide whatever other runs have made in this database."""
    from tests.factories import make_guide, make_item

    code = uuid4().hex
    item = make_item(source_id=code, base_code=f"{int(code, 16) % 10**10:010}")
    return make_guide(item=item, **fields)


def count() -> int:
    """Return how many guides are published."""
    return len(_codes())


def publish(size: int) -> None:
    """Append rows of guides, without pages, until there are so many."""
    from guides import ledger, published
    from guides.ledger import Entry
    from guides.vocabulary import Kind

    codes = _codes()
    if not codes:
        codes = [make_new_guide().code]
    record = published.record(Kind.GUIDE, codes[0])
    assert record is not None
    left = size - len(codes)
    new = _guides(record.payload, random.Random(size), set(codes))
    for start in range(0, left, _BATCH):
        with ledger.transaction():
            ledger.append(Entry(next(new)) for _ in range(min(_BATCH, left - start)))


def questions_of(file: Path | None) -> list[str]:
    """Return citizens' questions, or made-up ones where there is no such file."""
    dice = random.Random(7)
    if file is not None and file.exists():
        lines = file.read_text(encoding="utf-8").splitlines()
        found = [str(json.loads(line)["question"])[:120] for line in lines if line.strip()]
        return dice.sample(found, min(ASKED, len(found)))
    return [
        f"请问{dice.choice(PLACES)}{dice.choice(THINGS)}{dice.choice(ACTS)}要带什么材料"
        for _ in range(ASKED)
    ]


def typed() -> list[str]:
    """Return what people have typed so far when suggestions are looked for."""
    found = [one for thing in THINGS for one in (thing[:1], thing[:2], thing[:4])]
    return [*found, "s", "sf", "sfz", "shen", "shenf", "shenfenzheng", "hukou", "zhuce", "jia"]


def _codes() -> list[str]:
    from guides.models import Current
    from guides.vocabulary import Kind

    return list(Current.objects.filter(kind=Kind.GUIDE).values_list("code", flat=True))


def _guides(pattern: Any, dice: random.Random, codes: set[str]) -> Iterator[Any]:
    """Yield guides after a pattern. Whoever mints keeps codes unique, and so is it done here."""
    from guides.codes import mint

    def new() -> str:
        code = mint()
        while code in codes:
            code = mint()
        codes.add(code)
        return code

    step = pattern.steps[0]
    while True:
        name = "".join(map(dice.choice, (PLACES, _KINDS, THINGS, ACTS)))
        words = dice.sample(_SENTENCES, 6)
        update: dict[str, Any] = {"code": new(), "name": name, "conditions": words[0]}
        item = pattern.items[0].model_copy(update=update)
        steps = tuple(
            step.model_copy(update={"number": number, "words": f"{name}：{text}"})
            for number, text in enumerate(words[1:], 1)
        )
        update = {"code": new(), "title": f"怎么办{name}", "items": (item,), "steps": steps}
        yield pattern.model_copy(update=update)
