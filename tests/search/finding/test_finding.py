"""What is found, in which order, and why: through the front door, on an index of its own."""

from collections.abc import Iterable, Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from guides.vocabulary import Locale
from search import words
from search.engine import Entry, Facet, Failed, Field, Order, Query, Results
from search.engines.embedded import Embedded
from search.finding.finder import POOL, Found, find
from search.models import PinnedResult
from search.understanding import Why, tables_with
from tests.factories import make_guide, make_item
from tests.search.demo import Demo

TABLES = tables_with([("上户口", "出生登记", True), ("社保卡", "社会保障卡", True)])


def entry(
    key: str,
    *names: str,
    everyday: Iterable[str] = (),
    around: Iterable[str] = (),
    regions: Iterable[str] = (),
    said: Mapping[str, str] | None = None,
    passages: Iterable[str] = (),
    sequence: int = 1,
    **facets: tuple[str, ...],
) -> Entry:
    """Return an entry as published things have it, of a few texts."""
    heard = [*names, *everyday]
    texts = {
        Field.NAMES: [*names, *(said or {}).values()],
        Field.EVERYDAY: list(everyday),
        Field.AROUND: [*around, *regions],
    }
    tokens = {
        field: tuple(token for text in each for token in words.tokens(text))
        for field, each in texts.items()
    }
    tokens[Field.SOUND] = tuple(token for name in heard for token in words.sounds(name))
    tokens[Field.SPELLED] = tuple(token for name in heard for token in words.spelled(name))
    tokens[Field.INITIALS] = tuple(token for name in heard for token in words.initials(name))
    titles = {"zh-Hans": names[0]} | dict(said or {})
    shown = {
        "names": list(names),
        "everyday": list(everyday),
        "around": list(around),
        "regions": list(regions),
        "source_ids": [key],
        "passages": list(passages),
        "said": {locale: {"title": title} for locale, title in titles.items()},
    }
    found = {Facet(name): values for name, values in facets.items()}
    return Entry(key, sequence, tokens, found, shown, digest=key)


ENTRIES = [
    entry("birth", "出生登记", around=["市公安局"], topic=("family",), sequence=3),
    entry("out", "户口迁移审批", around=["市公安局"], topic=("family",)),
    entry("card", "社会保障卡申领", topic=("insurance",), sequence=2),
    entry("lost", "社会保障卡挂失", topic=("insurance",)),
    entry("again", "社会保障卡补领、换领", topic=("insurance",)),
    entry("east", "城乡居民医疗保险参保登记", regions=["东桥县", "澄禾市"], region=("E",)),
    entry("west", "城乡居民医疗保险参保登记", regions=["西塘县", "澄禾市"], region=("W",)),
    entry("fees", "住院费用报销", around=["市医疗保障局"]),
    entry("dogs", "犬类准养证核发", everyday=["狗证", "养狗"]),
    entry(
        "drive",
        "机动车驾驶证补证（县级）",
        everyday=["小黄本"],
        said={"zh-Hant": "機動車駕駛證補證"},
    ),
    entry("married", "中国内地公民婚姻登记"),
    entry(
        "fund",
        "租房提取住房公积金",
        said={"en": "Take out your housing fund to pay rent"},
    ),
    entry("lawn-a", "绿地占用审批"),
    entry("lawn-b", "绿地占用审批", passages=["搭脚手架、堆砂石，都算。"]),
    entry("bike", "非机动车登记"),
    entry("motor", "机动车登记"),
    *(entry(f"shop-{at:02}", f"第{at}类渡口渡船证书核发", sequence=at) for at in range(60)),
]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Embedded:
    engine = Embedded(tmp_path_factory.mktemp("finding") / "search")
    engine.rebuild(ENTRIES, 1)
    return engine


@pytest.fixture(autouse=True)
def database(db: None) -> None:
    """Pinned results are looked up in it."""


@pytest.fixture
def asked(index: Embedded) -> "Asking":
    return Asking(index)


class Asking:
    def __init__(self, engine: Embedded) -> None:
        self.engine = engine

    def __call__(self, question: str, **options: object) -> Found:
        return find(question, engine=self.engine, tables=TABLES, **options)  # type: ignore[arg-type]

    def keys(self, question: str, **options: object) -> list[str]:
        return [one.key for one in self(question, **options).results]


@pytest.mark.parametrize(
    ("question", "key"),
    [
        ("出生登记", "birth"),
        ("请问孩子上户口要带什么", "birth"),
        ("社保卡丢了怎么办", "lost"),
        ("社保卡", "card"),
        ("駕駛證補辦", "drive"),
        ("quanleizhunyangzheng", "dogs"),
        ("qlzyz", "dogs"),
        ("犬类准yang证", "dogs"),
        ("狗证", "dogs"),
        ("架驶证", "drive"),
        ("驾驶证补", "drive"),
        ("婚姻登记", "married"),
        ("西塘县参加医疗保险", "west"),
        ("澄禾市东桥县居民医疗保险", "east"),
    ],
)
def test_the_right_one_comes_first(asked: Asking, question: str, key: str) -> None:
    assert asked.keys(question)[0] == key


def test_acts_that_come_later_step_back_unless_they_are_asked_for(asked: Asking) -> None:
    assert asked.keys("办社保卡")[0] == "card"
    assert asked.keys("社保卡挂失")[0] == "lost"


def test_a_name_that_begins_in_the_middle_of_a_word_counts_less(asked: Asking) -> None:
    assert asked.keys("我的机动车要登记")[:2] == ["motor", "bike"]


def test_it_is_told_why_something_matched(asked: Asking) -> None:
    first = asked("孩子上户口").results[0]

    assert first.title.text == "出生登记"
    assert first.title.spans == ((0, 4),)
    assert [(one.part.text, one.way.text, one.way.why) for one in first.said] == [
        ("上户口", "出生登记", Why.SYNONYM)
    ]


def test_highlights_lie_on_the_original_text_in_its_language(asked: Asking) -> None:
    title = asked("驾驶证补证", locale=Locale.HANT).results[0].title

    assert title.text == "機動車駕駛證補證"
    assert "".join(title.text[start:end] for start, end in title.spans) == "駕駛證補證"


def test_marks_in_a_name_are_stepped_over(asked: Asking) -> None:
    title = asked("社会保障卡补领换领").results[0].title

    assert title.text == "社会保障卡补领、换领"
    assert "、" not in "".join(title.text[start:end] for start, end in title.spans)


def test_an_everyday_name_that_matched_is_shown(asked: Asking) -> None:
    first = asked("小黄本").results[0]

    assert first.key == "drive"
    assert first.name is not None
    assert (first.name.text, first.name.spans) == ("小黄本", ((0, 3),))


def test_filters_narrow_and_the_other_choices_are_counted(asked: Asking) -> None:
    found = asked("城乡居民医疗保险参保登记", filters={Facet.REGION: ("W",)})

    assert found.results[0].key == "west"
    assert "east" not in {one.key for one in found.results}
    assert found.counts[Facet.REGION] == {"E": 1, "W": 1}


def test_pages_hold_every_hit_once(asked: Asking) -> None:
    pages = [asked("渡船证书", page=page, size=7) for page in range(1, 11)]
    keys = [one.key for page in pages for one in page.results]

    assert {page.total for page in pages} == {60}
    assert len(keys) == len(set(keys)) == 60 > POOL
    assert asked.keys("渡船证书", page=2, size=7) == keys[7:14]


def test_pages_past_the_last_are_empty(asked: Asking) -> None:
    found = asked("渡船证书", page=99)

    assert found.results == ()
    assert found.total == 60
    assert found.answered


def test_page_zero_is_the_first(asked: Asking) -> None:
    assert asked.keys("渡船证书", page=0) == asked.keys("渡船证书", page=1)


def test_by_date_the_newest_come_first(asked: Asking) -> None:
    assert asked.keys("渡船证书", order=Order.NEWEST)[:2] == ["shop-59", "shop-58"]


def test_hits_say_a_part_that_matters(asked: Asking) -> None:
    assert asked("医保住院的费用报销怎么办理").total < 5


def test_what_the_text_says_decides_between_equals(asked: Asking) -> None:
    assert asked.keys("绿地占用")[:2] == ["lawn-a", "lawn-b"]
    assert asked.keys("绿地占用堆砂石")[:2] == ["lawn-b", "lawn-a"]


@pytest.mark.parametrize("question", ["导游证丢了怎么补", "导游证挂失"])
def test_an_act_alone_answers_nothing(asked: Asking, question: str) -> None:
    found = asked(question)

    assert found.total
    assert not found.answered


@pytest.mark.parametrize(
    "question", ["housing fund", "Housing fund withdrawal", "use housing fund to pay rent"]
)
def test_english_is_answered_by_english_titles(asked: Asking, question: str) -> None:
    found = asked(question, locale=Locale.EN)

    assert found.answered
    assert found.results[0].key == "fund"


@pytest.mark.parametrize("question", ["明天下雨吗", "遗体捐赠", "啊啊啊啊asdfgh", "汽车摇号"])
def test_where_nothing_is_good_enough_that_is_said(asked: Asking, question: str) -> None:
    found = asked(question)

    assert not found.answered
    assert len(found.near) <= 3


def test_a_long_story_is_answered_by_its_point(asked: Asking) -> None:
    story = "我家楼下邻居前几天从外地搬过来，带着行李和家具，问我知不知道狗证在什么地方能办下来"

    assert asked(story).answered
    assert asked.keys(story)[0] == "dogs"


@pytest.mark.parametrize("question", ["", "  ", "？！"])
def test_nothing_asked_finds_nothing_and_fails_nobody(asked: Asking, question: str) -> None:
    found = asked(question)

    assert found.answered
    assert (found.results, found.total, found.query) == ((), 0, None)


@pytest.mark.parametrize(
    "question",
    ["😀" * 50, "';DROP TABLE x;--", "names:* OR", "\x00\x01身份证", "%E8%BA", "a" * 500],
)
def test_hostile_questions_fail_nobody(asked: Asking, question: str) -> None:
    assert asked(question).total >= 0


def test_an_engine_that_is_given_may_fail() -> None:
    class Down:
        def search(self, query: Query) -> Results:
            raise Failed("down")

        def rarity(self, terms: Iterable[tuple[Field, str]]) -> Mapping[tuple[Field, str], float]:
            return dict.fromkeys(terms, 1.0)

    with pytest.raises(Failed):
        find("身份证", engine=Down(), tables=TABLES)


def test_a_pinned_guide_comes_first_until_its_day_is_over(tmp_path: Path) -> None:
    page = make_guide(item=make_item(name="公共租赁住房申请"))
    engine = Embedded(tmp_path / "search")
    engine.rebuild([*ENTRIES, entry(f"guide:{page.code}", "公共租赁住房申请")], 1)
    today = timezone.localdate()
    pin = PinnedResult.objects.create(question="社保卡怎么办?", page=page, ends_on=today)

    def first(question: str) -> str:
        return find(question, engine=engine, tables=TABLES).results[0].key

    assert first("社保卡，怎么办？") == first("社保卡怎麼辦") == f"guide:{page.code}"
    assert first("社保卡") == "card"
    pin.ends_on = today - timedelta(days=1)
    pin.save()
    assert first("社保卡怎么办") == "card"


def test_the_sites_own_engine_answers_in_published_words(demo: Demo) -> None:
    found = find("孩子上户口要带什么")

    assert found.answered
    assert not found.degraded
    assert found.results[0].key == f"guide:{demo.codes['newborn-household']}"
    assert found.results[0].title.text == "给刚出生的孩子上户口"
    assert found.counts[Facet.TOPIC]
