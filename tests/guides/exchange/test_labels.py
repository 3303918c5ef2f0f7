"""Labels lead to fields: by a table, by rule, by what editors say; never by likeness."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guides.exchange.label_table import TABLE, table
from guides.exchange.labels import Labels, fold, titles
from guides.models import SourceLabel

FOUND = tomllib.loads((Path(__file__).parent / "found_labels.toml").read_text(encoding="utf-8"))
LABELS = Labels()


def field_of(label: str) -> str | None:
    match = LABELS.match(label)
    return match.field if match else None


@pytest.mark.parametrize("collection", ["first", "second"])
def test_labels_found_in_the_wild_lead_to_the_field_a_person_would_choose(collection: str) -> None:
    wrong = {
        label: (field, field_of(label))
        for field, labels in FOUND[collection].items()
        for label in labels
        if field not in ("none", "open")
        and field not in (match.fields if (match := LABELS.match(label)) else ())
    }
    assert wrong == {}


@pytest.mark.parametrize("collection", ["first", "second"])
def test_what_is_no_field_of_ours_leads_to_none(collection: str) -> None:
    led = {
        label: field_of(label)
        for label in FOUND[collection].get("none", []) + FOUND[collection].get("open", [])
        if field_of(label)
    }
    assert led == {}


def test_the_collections_are_large_enough_to_say_something() -> None:
    assert sum(map(len, FOUND["first"].values())) >= 300
    assert sum(map(len, FOUND["second"].values())) >= 90


@pytest.mark.parametrize(
    "label",
    [
        *("申请人电话", "申请人姓名", "法定代表人", "身份证号", "家庭住址", "法律责任", "友情链接"),
        *("申请人地址", "投诉人电话", "工作条件", "天气条件", "处罚标准", "受理编号", "审批意见"),
        *("基本信息", "事项信息", "发布时间", "浏览次数", "材料样本", "缴费方式"),
    ],
)
def test_a_wrong_field_is_worse_than_none(label: str) -> None:
    assert not field_of(label)


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("办理时间", "hours_note"),
        ("办理时限", "promised"),
        ("法定时限", "statutory"),
        ("承诺时限", "promised"),
        ("收费依据", "fee_basis"),
        ("设定依据", "basis"),
        ("见面法律依据", "visits_basis"),
        ("咨询电话", "phone"),
        ("投诉电话", "complaint_phone"),
        ("材料名称", "material_name"),
        ("事项名称", "name"),
        ("实施编码", "implementation_code"),
        ("事项编码", "codes"),
        ("补贴金额", "benefits"),
        ("收费金额", "fees"),
    ],
)
def test_labels_that_look_alike_are_told_apart(label: str, field: str) -> None:
    assert field_of(label) == field


@pytest.mark.parametrize(
    "label",
    [
        *(
            "一、申请材料",
            "（三）申请材料",
            "1.申请材料",
            "2、申请材料：",
            "【申请材料】",
            "申请 材料",
        ),
        *(
            "★申请材料",
            "申请材料（必填）",
            "第二部分 申请材料",
            "“申请材料”",
            "3.1 申请材料",
            "①申请材料",
        ),
        *(
            "申请材料清单",
            "所需提交的申请材料",
            "需提交申请材料如下",
            "申请材料及要求",
            "本事项申请材料目录",
        ),
    ],
)
def test_what_changes_nothing_is_taken_off(label: str) -> None:
    assert field_of(label) == "materials"


def test_the_report_can_tell_how_a_label_was_found() -> None:
    hows = {
        label: match.how
        for label in (
            "申请材料",
            "一、申请材料：",
            "具体申请材料",
            "办理流程及时限",
            "首次换证所需材料",
        )
        if (match := LABELS.match(label))
    }
    assert hows["申请材料"] == "照原样"
    assert hows["一、申请材料："] == "去掉编号、标点、括号后"
    assert "具体" in hows["具体申请材料"]
    assert hows["办理流程及时限"] == "拆成“办理流程”“办理时限”"
    assert "所需材料" in hows["首次换证所需材料"]


@pytest.mark.parametrize(
    ("label", "fields"),
    [
        ("办理流程及时限", ("process", "promised")),
        ("办理时间、地点", ("hours_note", "place_note")),
        ("办公地址和时间", ("place_note", "hours_note")),
        ("收费标准及依据", ("fees", "fee_basis")),
        ("收费依据及标准", ("fees", "fee_basis")),
        ("咨询、投诉电话", ("phone", "complaint_phone")),
        ("办理时限及流程", ("process", "promised")),
        ("行政复议、行政诉讼渠道", ("review_and_appeal",)),
    ],
)
def test_joined_labels_lead_to_all_their_fields(label: str, fields: tuple[str, ...]) -> None:
    match = LABELS.match(label)
    assert match is not None
    assert match.fields == fields


def test_one_unknown_part_leaves_joined_labels_unknown() -> None:
    assert LABELS.match("办理流程及幸运数字") is None


def test_what_a_label_says_beyond_its_field_is_told() -> None:
    match = LABELS.match("首次换领护照所需材料")
    assert match is not None
    assert (match.field, match.narrower) == ("materials", "首次换领护照")


def test_a_negation_is_not_taken_for_what_it_denies() -> None:
    match = LABELS.match("不予受理的情形")
    assert match is not None
    assert match.narrower == "不予受理的情形"
    assert LABELS.match("不符合申请条件") is None


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("来源", "material_source"),
        ("份数", "material_originals"),
        ("备注", "material_note"),
        ("材料必要性", "material_necessity"),
        ("办理地点", None),
    ],
)
def test_short_headings_mean_columns_beside_materials(heading: str, field: str | None) -> None:
    match = LABELS.column(heading)
    assert (match.field if match else None) == field


@pytest.mark.django_db
def test_what_editors_say_wins() -> None:
    SourceLabel.objects.create(label="首问处室", field="inquiry")
    SourceLabel.objects.create(label="办理时间", field="promised")
    SourceLabel.objects.create(label="温馨提示", field="")
    labels = Labels.load()
    found = [labels.match(one) for one in ("首问处室", "1. 办理时间：")]
    assert [one.field for one in found if one] == ["inquiry", "promised"]
    kept = labels.match("温馨提示")
    assert kept is not None
    assert (kept.field, kept.how) == ("", "编辑的对照表")


@pytest.mark.django_db
def test_editors_stand_before_a_source_and_that_before_the_table() -> None:
    SourceLabel.objects.create(label="首问处室", field="inquiry")
    labels = Labels.load().with_own({"首问处室": "handling_unit", "办理时间": "promised"})
    found = {one: match.field for one in ("首问处室", "办理时间") if (match := labels.match(one))}
    assert found == {"首问处室": "inquiry", "办理时间": "promised"}


def test_a_field_that_is_not_there_counts_as_not_said_and_is_told() -> None:
    labels = Labels({"办理时间": "no_such_field"})
    match = labels.match("办理时间")
    assert match is not None
    assert match.field == "hours_note"
    assert labels.unknown == ("办理时间",)


def test_the_table_says_nothing_twice() -> None:
    read = tomllib.loads(TABLE.read_text(encoding="utf-8"))["fields"]
    seen: dict[str, str] = {}
    twice = []
    for field, about in read.items():
        for variant in {fold(one) for one in about.get("variants", ())}:
            if variant in seen:
                twice.append((variant, seen[variant], field))
            seen[variant] = field
        assert set(about.get("labelled", ())) <= set(about.get("variants", ())), field
    assert twice == []


def test_every_field_has_a_name_for_reports() -> None:
    assert all(titles().values())
    assert {entry.field for entry in table().columns.values()} <= set(titles())


@given(st.text(max_size=40))
def test_any_text_may_be_a_label(label: str) -> None:
    match = LABELS.match(label)
    assert match is None or set(match.fields) <= {*titles(), ""}
