"""An old guide's sections: each value in its field, each code named, each word kept."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

import pytest

from guides.exchange.labels import Labels, titles
from guides.exchange.old_guides.mapping import mappings
from guides.exchange.old_guides.sections import OldSection
from guides.exchange.understanding import understand
from guides.exchange.understanding.run import READERS
from guides.exchange.understood import Fate, Understood
from guides.vocabulary import Actor, Necessity, TimeUnit

LABELS = Labels()
Sections = Mapping[str, str | list[str]]


def understood(sections: Sections, codes: dict[str, dict[str, Any]] | None = None) -> Understood:
    told = [
        OldSection(label, tuple([lines] if isinstance(lines, str) else lines))
        for label, lines in sections.items()
    ]
    return understand(told, LABELS, codes or {})


def values(sections: Sections, codes: dict[str, dict[str, Any]] | None = None) -> dict[str, Any]:
    return {name: one.value for name, one in understood(sections, codes).values.items()}


def names(read: Understood, relation: str, attribute: str = "name") -> list[Any]:
    return [getattr(row.value, attribute) for row in read.rows.get(relation, [])]


def test_every_field_a_label_can_lead_to_is_read() -> None:
    assert set(titles()) - set(READERS) == set()


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("受理条件", "年满十八周岁", {"conditions": "年满十八周岁"}),
        ("申请条件", "无", {"conditions": None}),
        ("办理地点", "云阳路4号", {"place_note": "云阳路4号"}),
        ("办公室", "211", {"place_note": "办公室：211"}),
        ("工作时间", "上午8:30-11:30", {"hours_note": "上午8:30-11:30"}),
        ("咨询方式", "0511-86162612、86969011", {"phone": "0511-86162612、86969011"}),
        ("监督投诉方式", "83917012", {"complaint_phone": "83917012"}),
        ("在线办理网址", "登录http://a.gov.cn/查询", {"online_url": "http://a.gov.cn/"}),
        ("在线办理网址", "无", {"online_url": None}),
        ("是否收费", "0", {"charged": False}),
        ("是否免费", "是", {"charged": False}),
        ("收费标准", "不收费", {"charged": False}),
        ("到现场次数", "1", {"visits": 1}),
        ("办件类型", "承诺件", {"handling": "2"}),
        ("行使层级", "县级", {"level": "4"}),
        ("服务对象", "自然人、企业法人", {"audience": ["1", "2"]}),
        ("办理形式", "窗口办理、网上办理", {"means": ["1", "2"]}),
        ("法定期限", "20个工作日", {"statutory_value": 20, "statutory_unit": TimeUnit.WORKING_DAY}),
        ("承诺时限", "即时办理", {"promised_value": 0, "promised_unit": TimeUnit.WORKING_DAY}),
        ("经办机构（处室）", "工程管理科", {"handling_unit": "工程管理科"}),
        ("禁止性规定", "无", {"prohibited": "无"}),
        ("通办范围", "全省通办", {"reach": "province"}),
        ("通办范围", "本辖区范围内", {"reach_note": "本辖区范围内"}),
        ("进驻大厅", "1", {"in_hall": True}),
        ("全程网办", "是", {"online_depth": "4"}),
        ("预约办理", "87524298", {"appointment_note": "87524298"}),
        ("补贴标准", "每月500元", {"benefits": "补贴标准：每月500元"}),
    ],
)
def test_one_section_fills_its_field(label: str, text: str, said: dict[str, Any]) -> None:
    assert values({label: text}) == said


def test_words_beside_a_number_are_kept_with_it() -> None:
    text = "体育局群体科,0511-86578962"
    assert values({"咨询方式": text}) == {"phone": "0511-86578962", "inquiry": text}


@pytest.mark.parametrize(
    ("label", "text", "said"),
    [
        ("办理时间", "5个工作日", {"promised_value": 5, "promised_unit": TimeUnit.WORKING_DAY}),
        ("办理时限", "周一至周五 9:00-12:00", {"hours_note": "周一至周五 9:00-12:00"}),
        ("办理形式", "只跑一次", {"visits": 1}),
        ("办理类型", "即办件", {"handling": "1"}),
        ("实施对象", "离校未就业的毕业生", {"conditions": "实施对象：离校未就业的毕业生"}),
    ],
)
def test_content_that_is_another_fields_goes_there_and_is_told(
    label: str, text: str, said: dict[str, Any]
) -> None:
    read = understood({label: text})
    assert {name: one.value for name, one in read.values.items()} == said
    assert read.outcomes[0].fate == Fate.TYPED


def test_several_numbers_of_a_limit_stay_words() -> None:
    text = "受理后3个工作日预审，5个工作日办结"
    assert values({"承诺时限": text}) == {"promised_note": text}


def test_a_number_finds_its_unit_in_another_section() -> None:
    sections = {"法定办结期限单位": "1", "承诺办结期限": "3", "法定办结期限": "90"}
    read = understood(sections, {"statutory_unit": {"1": "working_day"}})
    assert {name: one.value for name, one in read.values.items()} == {
        "statutory_value": 90,
        "statutory_unit": TimeUnit.WORKING_DAY,
    }
    (left,) = read.left
    assert (left.heading, left.text) == ("承诺办结期限", "3")


def test_joined_labels_fill_what_is_certain() -> None:
    sections = {
        "办理时间、地点": "办理时间：周一至周五9:00-12:00\n办理地点：云阳路4号",
        "咨询、投诉电话": "0511-86162612",
        "办理流程及时限": "提交后当场办结。",
    }
    said = values(sections)
    assert said["hours_note"] == "周一至周五9:00-12:00"
    assert said["place_note"] == "云阳路4号"
    assert said["phone"] == said["complaint_phone"] == "0511-86162612"
    assert said["process_description"] == "提交后当场办结。"
    assert (said["promised_value"], said["promised_unit"]) == (0, TimeUnit.WORKING_DAY)


def test_a_long_process_with_several_limits_gives_none() -> None:
    text = "派出所于3个工作日内预审，收到材料后，当场给予办理，办理完结后反馈申请人。"
    assert values({"办理流程及时限": text}) == {"process_description": text}


def test_materials_with_columns_in_brackets() -> None:
    """As a table's rows are told: the first cell, and the others behind it with their headings."""
    lines = """1. 身份证（份数：1份；来源：申请人自备；备注：验原件）
2. 申请表（是否必需：是；材料形式：复印件；份数：2；空白表样：无；颜色：蓝）
3. 户口簿（原件份数：1；复印件份数：2）
4. 证明（用途：上学）"""
    first, second, third, fourth = understood({"申请材料": lines}).rows["materials"]
    assert (first.value.originals, first.value.source, first.value.note) == (
        1,
        "applicant",
        "验原件",
    )
    assert (second.value.copies, second.value.originals) == (2, None)
    assert (second.value.necessity, second.value.note) == ("required", "材料形式：复印件\n颜色：蓝")
    assert (third.value.originals, third.value.copies, third.value.note) == (1, 2, "")
    assert fourth.value.name == "证明（用途：上学）"


def test_materials_with_columns_side_by_side() -> None:
    read = understood(
        {
            "材料名称": ["甲表", "乙证"],
            "材料必要性": ["true", "false"],
            "份数": ["1", "2"],
            "备注": ["黑色墨水", "无"],
        }
    )
    rows = [row.value for row in read.rows["materials"]]
    assert [(one.name, one.necessity, one.originals, one.note) for one in rows] == [
        ("甲表", Necessity.REQUIRED, 1, "黑色墨水"),
        ("乙证", Necessity.OPTIONAL, 2, ""),
    ]
    assert {outcome.fields for outcome in read.outcomes} == {("materials",)}


def test_one_line_of_a_column_may_speak_of_all() -> None:
    read = understood({"材料名称": ["甲表", "乙证"], "材料是否必须": "true"})
    assert [row.value.necessity for row in read.rows["materials"]] == [Necessity.REQUIRED] * 2


@pytest.mark.parametrize(
    "sections",
    [
        {"材料名称": ["甲表", "乙证", "丙证"], "材料必要性": ["true", "false"]},
        {
            "材料名称": ["甲表", "乙证"],
            "材料是否必须": "true",
            "材料必要性": ["true", "false", "1"],
        },
    ],
)
def test_columns_that_do_not_fit_stay_words(sections: Sections) -> None:
    read = understood(sections)
    assert {row.value.necessity for row in read.rows["materials"]} == {None}
    assert "材料必要性" in {left.heading for left in read.left}


def test_what_a_label_narrows_is_told_with_each_material() -> None:
    read = understood({"首次换领所需材料": ["1、甲", "2、乙（限本市户籍）"]})
    assert names(read, "materials", "note") == ["首次换领", "首次换领：限本市户籍"]


def test_fees_are_brought_together() -> None:
    read = understood(
        {
            "是否收费": "1",
            "收费项目": "工本费",
            "收费标准": "10元/本",
            "收费依据": "某发〔2017〕1号",
        }
    )
    (fee,) = [row.value for row in read.rows["fees"]]
    assert (fee.name, fee.amount, fee.unit, fee.basis) == (
        "工本费",
        Decimal(10),
        "本",
        "某发〔2017〕1号",
    )
    assert read.values["charged"].value is True
    assert len(read.rows["fees"][0].origins) == 3


def test_a_contradiction_on_charges_is_told() -> None:
    assert understood({"是否收费": "否", "收费标准": "10元/本"}).remarks


def test_the_same_law_under_two_labels_is_one_entry() -> None:
    text = "《某某法》第五条 内容"
    read = understood({"服务依据": text, "办理依据": text})
    (row,) = read.rows["basis"]
    assert [origin.label for origin in row.origins] == ["服务依据", "办理依据"]


def test_columns_of_laws() -> None:
    read = understood(
        {
            "法律法规名称": ["《甲法》", "乙条例"],
            "依据文号": ["主席令第1号", "国务院令第2号"],
            "条款号": ["第一条", "第二条"],
            "条款内容": ["子", "丑"],
        }
    )
    assert [(row.value.title, row.value.article, row.value.text) for row in read.rows["basis"]] == [
        ("甲法", "第一条", "主席令第1号\n子"),
        ("乙条例", "第二条", "国务院令第2号\n丑"),
    ]


def test_steps_and_the_whole_process() -> None:
    lines = ["1、申请：提交材料。", "2、受理：窗口受理。"]
    read = understood({"办理流程": lines})
    assert names(read, "steps", "title") == ["申请", "受理"]
    assert names(read, "steps", "actor") == [Actor.APPLICANT, Actor.OFFICE]
    assert read.values["process_description"].value == "\n".join(lines)


def test_questions_with_answers() -> None:
    read = understood(
        {"常见问题回答": ["答：能。", "当场。"], "常见问题": ["1、能代办吗？", "2、要多久？"]}
    )
    assert names(read, "questions", "question") == ["能代办吗？", "要多久？"]
    assert names(read, "questions", "answer") == ["能。", "当场。"]


def test_several_sections_of_one_field_of_words_are_told_apart() -> None:
    said = values({"受理地点": "甲路1号", "领证地点": "乙路2号"})
    assert "甲路1号" in said["place_note"]
    assert "受理地点：" not in values({"受理地点": "甲路1号"})["place_note"]


def test_a_second_value_of_a_single_field_stays_words() -> None:
    read = understood({"承诺时限": "5个工作日", "办结时限": "3个工作日"})
    assert read.values["promised_value"].value == 5
    (left,) = read.left
    assert (left.heading, left.text) == ("办结时限", "3个工作日")
    assert "承诺时限" in left.why


def test_codes_whose_meaning_is_given_become_words() -> None:
    codes: dict[str, dict[str, Any]] = {
        "service_mode": {"1": "依申请服务"},
        "audience": {"1": ["1"], "2": ["2", "3", "4"]},
    }
    sections = {"服务方式": "1", "服务对象": "1,2"}
    assert values(sections, codes) == {
        "service_mode": "依申请服务",
        "audience": ["1", "2", "3", "4"],
    }


def test_codes_whose_meaning_is_not_given_are_kept_as_codes() -> None:
    read = understood({"服务领域": "8", "服务对象": "1,3"}, {"audience": {"1": ["1"]}})
    assert read.values == {}
    assert [(one.field, one.codes) for one in read.coded] == [
        ("service_field", ("8",)),
        ("audience", ("1", "3")),
    ]
    assert [outcome.fate for outcome in read.outcomes] == [Fate.CODED, Fate.CODED]
    assert all("没有说明含义" in outcome.why for outcome in read.outcomes)


def test_a_number_that_is_no_code_is_not_taken_for_one() -> None:
    assert values({"办理地点": "211", "到现场次数": "1", "咨询电话": "12345"}) == {
        "place_note": "211",
        "visits": 1,
        "phone": "12345",
    }


def test_a_label_nobody_knows_keeps_its_words() -> None:
    read = understood({"幸运数字": "八和六"})
    (outcome,) = read.outcomes
    assert (outcome.fate, outcome.why) == (Fate.VERBATIM, "没有这个标题的对照")
    assert [(left.heading, left.text) for left in read.left] == [("幸运数字", "八和六")]


def test_a_label_without_a_field_keeps_its_words() -> None:
    (outcome,) = understood({"发布时间": "2018-01-01"}).outcomes
    assert (outcome.fate, outcome.why) == (Fate.VERBATIM, "本站没有这一栏")


def test_a_label_without_words_is_counted_and_says_so() -> None:
    (outcome,) = understood({"办理流程": []}).outcomes
    assert (outcome.fate, outcome.fields, outcome.why) == (Fate.TYPED, (), "标题下没有字")


def test_words_longer_than_a_field_are_left() -> None:
    text = "某某局" * 100
    read = understood({"承办机构": text})
    assert read.values == {}
    assert read.left[0].text == text


def test_a_picture_of_the_process_is_no_description() -> None:
    read = understood({"流程图": "外商投资设立备案流程图.jpg"})
    assert read.values == {}
    assert "上传" in read.left[0].why


def test_mobile_numbers_are_told() -> None:
    assert any("手机号" in remark for remark in understood({"咨询电话": "13812345678"}).remarks)


@pytest.mark.parametrize(
    ("code", "field", "value"),
    [("1", "audience", ["1"]), ("2", "service_mode", "主动服务"), ("1", "power_source", "1")],
)
def test_the_committed_tables_of_codes_are_read(code: str, field: str, value: Any) -> None:
    labels = {"audience": "服务对象", "service_mode": "服务方式", "power_source": "权利来源"}
    assert values({labels[field]: code}, dict(mappings()["guides"].codes)) == {field: value}
