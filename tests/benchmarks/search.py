"""What search costs: `python -m tests.benchmarks.search 20000 100000`.

As many generated guides are published into a new data folder; then both engines index them and
are asked the same questions, side by side with Wagtail's own search in the database. Questions
come from a file of citizens' questions (`--questions FILE.jsonl`, one object with `question` a
line) or are generated. Prints milliseconds (median / 95th in a hundred) and seconds; each step is
checked to have done its work.

`engine` is one question as clauses with all facets counted, `find` the same with understanding,
ranking and marking, `suggest` what is offered after a few letters or characters, `publish` from the
editor's click to the first search that finds it.
"""

import argparse
import json
import os
import random
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
ASKED = 400
# Pages for Wagtail's search cost as much as a site of them: no more are made.
MOST_PAGES = 20_000
_PLACES = ["河东区", "河西区", "青禾县", "云台县", "南岭市", "北河镇", "东湖街道", "西山乡"]
_ACTS = ["许可", "登记", "备案", "补贴申领", "证明开具", "变更", "注销", "年检", "补领", "换领"]
_KINDS = ["首次", "延续", "临时", "集体", "个人", "跨区", "涉外", "老年人", "残疾人", "企业"]
_THINGS = [
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


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("sizes", nargs="*", type=int, default=[20_000, 100_000])
    asked.add_argument("--questions", type=Path)
    asked.add_argument("--without", nargs="*", default=[], choices=["elastic", "wagtail"])
    options = asked.parse_args()
    for size in options.sizes:
        with TemporaryDirectory() as folder:
            if os.fork() == 0:
                measure(size, Path(folder), options.questions, options.without)
                sys.stdout.flush()
                os._exit(0)
            if os.wait()[1]:
                sys.exit(f"{size}: see above")


def measure(size: int, folder: Path, file: Path | None, without: list[str]) -> None:
    prepare(folder)
    from search.engines import make

    began = time.perf_counter()
    publish(size)
    print(f"{size} guides published in {time.perf_counter() - began:.0f} s", flush=True)
    questions = questions_of(file)
    columns: dict[str, dict[str, str]] = {}
    with elasticsearch(folder, "elastic" in without) as nodes:
        engines = ["embedded", *(["elastic"] if nodes else [])]
        use(engines[-1], nodes)
        for name in engines:
            cpu = time.process_time()
            columns[name] = {"index s": f"{seconds(partial(index, name, size)):.1f}"}
            columns[name]["index cpu s"] = f"{time.process_time() - cpu:.1f}"
        for name in engines:
            columns[name] |= asked_of(make(name), questions)
        for name in engines:
            columns[name]["publish ms"] = told([published(name, number) for number in range(5)])
    if "wagtail" not in without:
        columns["wagtail"] = wagtail(min(size, MOST_PAGES), questions)
    show(size, columns)


def prepare(folder: Path) -> None:
    os.environ["MINGBAI_DATA"] = str(folder)
    os.environ["MINGBAI_BASE_URL"] = "http://testserver"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.demo"
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    import django

    django.setup()
    import logging

    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    logging.disable(logging.WARNING)


def use(name: str, nodes: list[str]) -> None:
    from django.conf import settings

    from search.index import follow

    settings.SEARCH_ENGINE, settings.ELASTICSEARCH_URL = name, nodes
    if nodes:
        from search.engines import elastic

        # A late answer is measured here, not given up.
        elastic.SEARCHING = 10.0
    follow.register(name)


def publish(size: int) -> None:
    """Append rows of as many guides, each of other words."""
    from guides import followers, ledger, published
    from guides.codes import mint
    from guides.ledger import Entry
    from guides.vocabulary import Kind
    from tests.factories import make_guide

    record = published.record(Kind.GUIDE, make_guide().code)
    assert record is not None
    # Indexing is measured by itself.
    followers.FOLLOWERS.clear()
    dice = random.Random(5)
    # Whoever mints keeps them unique: of so many, two are the same now and then.
    codes = {record.code, record.payload.item.code}

    def new() -> str:
        code = mint()
        while code in codes:
            code = mint()
        codes.add(code)
        return code

    def one() -> Any:
        name = "".join(map(dice.choice, (_PLACES, _KINDS, _THINGS, _ACTS)))
        words = dice.sample(_SENTENCES, 6)
        update: dict[str, Any] = {"code": new(), "name": name, "conditions": words[0]}
        item = record.payload.item.model_copy(update=update)
        step = record.payload.steps[0]
        steps = tuple(
            step.model_copy(update={"number": number, "words": f"{name}：{text}"})
            for number, text in enumerate(words[1:], 1)
        )
        update = {"code": new(), "title": f"怎么办{name}", "items": (item,), "steps": steps}
        return record.payload.model_copy(update=update)

    for done in range(0, size - 1, 500):
        with ledger.transaction():
            ledger.append(Entry(one()) for _ in range(min(500, size - 1 - done)))


def questions_of(file: Path | None) -> list[str]:
    dice = random.Random(7)
    if file is not None and file.exists():
        lines = file.read_text(encoding="utf-8").splitlines()
        found = [str(json.loads(line)["question"])[:120] for line in lines if line.strip()]
        return dice.sample(found, min(ASKED, len(found)))
    return [
        f"请问{dice.choice(_PLACES)}{dice.choice(_THINGS)}{dice.choice(_ACTS)}要带什么材料"
        for _ in range(ASKED)
    ]


@contextmanager
def elasticsearch(folder: Path, is_left_out: bool) -> Iterator[list[str]]:
    """Yield the addresses of a real one, or none where it cannot be had."""
    from tests.elasticsearch.cluster import LASTING, running
    from tests.elasticsearch.installed import NotInstalled

    if is_left_out:
        yield []
        return
    try:
        with running(folder / "elasticsearch", java=LASTING) as cluster:
            yield cluster.urls
    except NotInstalled as error:
        print(f"no Elasticsearch: {error}")
        yield []


def index(name: str, size: int) -> None:
    from search.engines import make
    from search.index import follow

    follow.rebuild(make(name))
    assert make(name).state().entries == size


def asked_of(engine: Any, questions: list[str]) -> dict[str, str]:
    from search.engine import Facet
    from search.finding.finder import find
    from search.finding.telling import rarity_of
    from search.suggestions.suggest import suggest
    from search.understanding import understand, word_tables
    from search.understanding.query import query_of

    tables = word_tables()
    queries = []
    for question in questions:
        understood = understand(question, tables)
        rarity = rarity_of(understood, engine)
        queries.append((query_of(understood, rarity.shares, rarity.unknown), question))
    typed = [one for thing in _THINGS for one in (thing[:1], thing[:2], thing[:4])]
    typed += ["s", "sf", "sfz", "shen", "shenf", "shenfenzheng", "hukou", "zhuce", "jia", "ylbx"]

    def search(query: Any) -> None:
        from dataclasses import replace

        found = engine.search(replace(query, counted=tuple(Facet), limit=50))
        assert query.clauses == () or found.total >= len(found.hits)

    return {
        "clauses": f"{statistics.median(len(query.clauses) for query, _ in queries):.0f}",
        "engine ms": timed(search, [query for query, _question in queries]),
        "find ms": timed(lambda question: find(question, engine=engine), questions),
        "suggest ms": timed(lambda text: suggest(text, engine=engine), typed),
    }


def published(name: str, number: int) -> float:
    """Return the milliseconds from an editor's click to the search that finds it."""
    from guides import followers
    from search.engine import Clause, Field, Query, Term
    from search.engines import make
    from search.index.follow import register
    from tests.factories import make_guide

    followers.FOLLOWERS.clear()
    register(name)
    title = f"第{'甲乙丙丁戊己庚辛'[number]}号{name}"
    page = make_guide(title=title, publish=False)
    query = Query((Clause((Term(Field.NAMES, f"{'甲乙丙丁戊己庚辛'[number]}号"),)),))
    before = make(name).search(query).total
    began = time.perf_counter()
    page.save_revision().publish()
    while make(name).search(query).total == before:
        time.sleep(0.001)
    return (time.perf_counter() - began) * 1000


def wagtail(size: int, questions: list[str]) -> dict[str, str]:
    """Make as many pages and ask Wagtail's own search in the database."""
    from django.core.management import call_command
    from wagtail.models import Page

    from guides import followers
    from guides.models import GuidePage
    from tests.factories import make_guide

    followers.FOLLOWERS.clear()
    first = make_guide()
    section = first.get_parent()
    dice = random.Random(5)
    common = {"content_type": first.content_type, "locale": first.locale, "depth": first.depth}
    pages = [
        Page(
            **common,
            path=Page._get_path(section.path, first.depth, number + 10),
            title=f"怎么办{dice.choice(_PLACES)}{dice.choice(_THINGS)}{dice.choice(_ACTS)}",
            slug=f"p{number}",
            live=True,
        )
        for number in range(size)
    ]
    Page.objects.bulk_create(pages, batch_size=500)
    guides = [GuidePage(page_ptr_id=page.pk, code=f"{page.pk:07}") for page in pages]
    fields = GuidePage._meta.local_fields
    for start in range(0, size, 500):
        GuidePage._base_manager._insert(guides[start : start + 500], fields, using="default")
    taken = seconds(lambda: call_command("update_index", verbosity=0))

    def ask(question: str) -> None:
        list(GuidePage.objects.live().search(question)[:50])

    return {"index s": f"{taken:.1f}", "engine ms": timed(ask, questions)}


def seconds(act: Callable[[], Any]) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began


def timed(act: Callable[[Any], Any], given: Iterable[Any]) -> str:
    """Return median and 95th in a hundred in milliseconds; the first few warm up."""
    whole = list(given)
    for one in whole[:20]:
        act(one)
    return told([seconds(partial(act, one)) * 1000 for one in whole])


def told(times: list[float]) -> str:
    ordered = sorted(times)
    late = ordered[min(len(ordered) - 1, int(len(ordered) * 0.95))]
    return f"{statistics.median(ordered):.1f} / {late:.1f}"


def show(size: int, columns: dict[str, dict[str, str]]) -> None:
    rows = list(dict.fromkeys(row for column in columns.values() for row in column))
    print(f"{size:<14}" + "".join(f"{name:>18}" for name in columns))
    for row in rows:
        print(f"{row:<14}" + "".join(f"{one.get(row, '-'):>18}" for one in columns.values()))


if __name__ == "__main__":
    main()
