"""The drawn flow chart: what it says, that it stays in its width, and that nothing escapes it."""

import itertools
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from guides.content import Branch, Limit, Step
from guides.flow import NOT_FIRST, NOT_LAST, WIDTH, balanced, duration, flow_chart, wrap
from guides.vocabulary import Actor, Locale, TimeUnit

SVG = "{http://www.w3.org/2000/svg}"
FORM, CARD = "AAAAAAA", "BBBBBBB"


def step(number: int = 1, **fields: Any) -> Step:
    known = {"id": f"s{number}", "number": number, "title": f"第{number}件事", "words": "照做"}
    return Step(**{**known, **fields})


def drawn(*steps: Step, **arguments: Any) -> etree._Element:
    return etree.fromstring(flow_chart(steps, arguments.pop("materials", {}), **arguments))


def texts(chart: etree._Element) -> list[str]:
    """Return the whole of each text element, its lines joined."""
    return ["".join(one.itertext()) for one in chart.iter(f"{SVG}text")]


def test_no_steps_draw_nothing() -> None:
    assert flow_chart((), {}) == ""


def test_the_chart_is_one_picture_with_a_title_and_a_description() -> None:
    chart = drawn(step())
    assert chart.get("role") == "img"
    title, description = chart.get("aria-labelledby", "").split()
    assert chart.find(f"{SVG}title").get("id") == title
    assert chart.find(f"{SVG}title").text == "办事流程图"
    assert chart.find(f"{SVG}desc").get("id") == description


def test_the_description_says_all_that_is_drawn() -> None:
    chart = drawn(
        step(
            title="交表",
            where="三楼大厅",
            hands_in=(FORM,),
            duration=Limit(value=3, unit=TimeUnit.WORKING_DAY),
            branches=(Branch(condition="表填错了", outcome="当场改", to=2),),
        ),
        step(2, title="审查", actor=Actor.OFFICE),
        materials={FORM: "申请表"},
    )
    assert chart.findtext(f"{SVG}desc") == (
        "第 1 步，您来办：交表；地点：三楼大厅；要交：申请表；如果表填错了；当场改；转到第 2 步；"
        "用时 3 个工作日。\n第 2 步，工作人员办：审查。"
    )
    assert texts(chart) == [
        "1",
        "交表",
        "您来办",
        "地点：三楼大厅",
        "要交：申请表",
        "如果表填错了",
        "→ 当场改→ 转到第 2 步",
        "3 个工作日",
        "2",
        "审查",
        "工作人员办",
        "办好了",
    ]


def test_materials_are_named_and_unknown_ones_left_out() -> None:
    chart = drawn(
        step(hands_in=(FORM, "CCCCCCC", CARD)), materials={FORM: "申请表", CARD: "身份证"}
    )
    assert "要交：申请表、身份证" in texts(chart)


def test_what_people_do_is_solid_and_what_the_office_does_is_outlined() -> None:
    chart = drawn(step(), step(2, actor=Actor.OFFICE))
    [person] = chart.iterfind(f".//{SVG}rect[@class='flow-you']")
    [office] = chart.iterfind(f".//{SVG}rect[@class='flow-office']")
    assert person.get("fill") == person.get("stroke") != "#FFFFFF"
    assert (office.get("fill"), office.get("stroke")) == ("#FFFFFF", "#1B2126")
    assert {"您来办", "工作人员办"} <= set(texts(chart))


def test_the_time_stands_between_its_step_and_the_next() -> None:
    chart = drawn(step(duration=Limit(value=30, unit=TimeUnit.MINUTE, note="人多时更久")), step(2))
    first, second = chart.iterfind(f".//{SVG}rect[@class='flow-you']")
    [time] = chart.iterfind(f".//{SVG}text[@class='flow-time']")
    assert "".join(time.itertext()) == "30 分钟（人多时更久）"
    down = [int(span.get("y")) for span in time]
    below = int(first.get("y")) + int(first.get("height"))
    assert below < min(down) <= max(down) < int(second.get("y"))


def test_no_time_is_at_once() -> None:
    assert duration(Limit(value=0, unit=TimeUnit.WORKING_DAY)) == "当场"


LONG = step(
    number=12,
    title="带着申请表（一式两份）、户口簿和照片到大厅二楼综合窗口取号排队等候叫号",
    where="云川市政务服务中心二楼 A-208 窗口，网址 https://example.test/" + "a" * 60,
    duration=Limit(value=120, unit=TimeUnit.WORKING_DAY, note="情况复杂的，经批准可以延长" * 3),
    branches=(Branch(condition="材料不齐" * 9, outcome="一次说清楚要补什么。" * 6, to=3),),
)


def test_everything_stays_inside_the_width_and_below_what_is_above() -> None:
    chart = drawn(LONG, step(13, actor=Actor.OFFICE))
    assert chart.get("viewBox") == f"0 0 {WIDTH} {chart.get('height')}"
    for text in chart.iter(f"{SVG}text"):
        size = int(text.get("font-size"))
        assert size >= 16
        for line in text.iter(f"{SVG}tspan"):
            wide = sum(1.0 if ord(one) > 0x2E80 or one in "（）→" else 0.5 for one in line.text)
            assert int(line.get("x")) + wide * size <= WIDTH - 8, line.text
    for box in chart.iter(f"{SVG}rect"):
        assert int(box.get("x", 0)) + int(box.get("width")) <= WIDTH
    boxes = [
        (int(box.get("y")), int(box.get("y")) + int(box.get("height")))
        for box in chart.iter(f"{SVG}rect")
        if box.get("class") != "flow-ground"
    ]
    assert all(above[1] < below[0] for above, below in itertools.pairwise(boxes))
    assert boxes[-1][1] <= int(chart.get("height"))


@pytest.mark.parametrize("hostile", ["<script>alert(1)</script>", "\"'&]]>", "</text></svg>"])
def test_hostile_text_stays_text(hostile: str) -> None:
    one = step(
        title=hostile,
        where=hostile,
        hands_in=(FORM,),
        duration=Limit(value=1, unit=TimeUnit.DAY, note=hostile),
        branches=(Branch(condition=hostile, outcome=hostile),),
    )
    chart = drawn(one, materials={FORM: hostile}, prefix=f'"{hostile}')
    assert {str(element.tag).removeprefix(SVG) for element in chart.iter()} <= {
        *("svg", "title", "desc", "rect", "path", "circle", "text", "tspan")
    }
    assert chart.findtext(f"{SVG}desc").count(hostile) == 6
    assert all(not name.startswith("on") for element in chart.iter() for name in element.attrib)


def test_no_style_that_a_strict_policy_refuses() -> None:
    chart = drawn(LONG)
    assert not [one for one in chart.iter() if "style" in one.attrib or one.tag == f"{SVG}style"]


def test_two_charts_on_a_page_have_ids_of_their_own() -> None:
    first, second = drawn(step(), prefix="one"), drawn(step(), prefix="two")
    assert not {e.get("id") for e in first.iter()} & {
        e.get("id") for e in second.iter() if e.get("id")
    }


def test_the_same_steps_give_the_same_bytes() -> None:
    assert flow_chart([LONG], {}) == flow_chart([LONG.model_copy()], {})


def test_labels_are_in_the_language_asked_for() -> None:
    assert "您來辦" in texts(drawn(step(), locale=Locale.HANT))


def test_lines_break_by_the_rules_of_chinese_setting() -> None:
    assert wrap("请带身份证，户口簿", 5) == ["请带身份", "证，户口簿"]
    assert wrap("请带上（原件）", 4) == ["请带上", "（原件）"]
    assert wrap("打 12345 热线", 4) == ["打", "12345", "热线"]


def test_a_title_has_lines_of_about_the_same_length() -> None:
    assert balanced("在网上预约或者直接去大厅取号", 13) == ["在网上预约或者", "直接去大厅取号"]


@given(st.text(alphabet="去大厅ab1 ，。（）《》", max_size=60), st.integers(3, 20))
def test_wrapping_loses_nothing_and_breaks_where_it_may(text: str, ems: int) -> None:
    lines = wrap(text, ems)
    assert "".join("".join(lines).split()) == "".join(text.split())
    for above, below in itertools.pairwise(lines):
        # A word that fills its line, or a run of marks, leaves no better place.
        if not (set(above) <= NOT_FIRST | NOT_LAST or len(above) == 1 or above.isascii()):
            assert not (below[0] in NOT_FIRST and above[-1] not in NOT_FIRST)
