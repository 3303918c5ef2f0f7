"""Materials: the name, how many, whether, and every further word in the note."""

import pytest

from guides.exchange.parsing.columns import with_column
from guides.exchange.parsing.materials import material_of, parse_materials
from guides.vocabulary import MaterialForm, MaterialSource, Necessity


@pytest.mark.parametrize(
    ("text", "name", "originals", "copies", "note"),
    [
        ("申请表", "申请表", None, None, ""),
        ("申请表原件1份", "申请表", 1, None, ""),
        ("合同复印件2份", "合同", None, 2, ""),
        ("备案表（一式三份）", "备案表", 3, None, ""),
        ("备案表一式两份", "备案表", 2, None, ""),
        ("身份证（原件1份、复印件1份）", "身份证", 1, 1, ""),
        ("营业执照（副本）复印件", "营业执照（副本）复印件", None, None, ""),
        ("学位证（核对原件）", "学位证", None, None, "核对原件"),
        ("授权书原件1份。首次申报时提供", "授权书", 1, None, "首次申报时提供"),
        ("申请表1份", "申请表", None, None, "1份"),
        ("意见书原件或复印件1份", "意见书", None, None, "原件或复印件1份"),
        ("合同正式文本（不少于三份）", "合同正式文本", None, None, "不少于三份"),
        ("声明（限未婚的）", "声明", None, None, "限未婚的"),
        ("批文 [两规不符项目提供]", "批文", None, None, "两规不符项目提供"),
        ("外商投资项目：投资意向书", "投资意向书", None, None, "外商投资项目"),
        ("住所证明：租赁合同、购房合同", "住所证明", None, None, "租赁合同、购房合同"),
        ("报告（或承诺表）", "报告（或承诺表）", None, None, ""),
        ("甲证（原件）及乙证（复印件）", "甲证（原件）及乙证（复印件）", None, None, ""),
        ("总图3份，施工图2套", "总图3份，施工图2套", None, None, ""),
        ("《甲表》", "《甲表》", None, None, ""),
    ],
)
def test_a_material_is_read(
    text: str, name: str, originals: int | None, copies: int | None, note: str
) -> None:
    read = material_of(text)
    assert read is not None
    assert (read.name, read.originals, read.copies, read.note) == (name, originals, copies, note)


@pytest.mark.parametrize(
    ("text", "necessity"),
    [
        ("选报材料：报告", Necessity.OPTIONAL),
        ("照片（非必要）", Necessity.OPTIONAL),
        ("照片（必须）", Necessity.REQUIRED),
        ("照片", None),
    ],
)
def test_whether_it_is_needed(text: str, necessity: Necessity | None) -> None:
    read = material_of(text)
    assert read is not None
    assert read.necessity == necessity


@pytest.mark.parametrize(
    "text", ["其他材料", "其它相关材料", "其他规定需要的文件", "法律法规规定的其他材料"]
)
def test_a_catch_all_is_flagged(text: str) -> None:
    read = material_of(text)
    assert read is not None
    assert read.catch_all


@pytest.mark.parametrize("text", ["其他单位出具的证明", "学生其他课程成绩单"])
def test_a_material_of_others_is_no_catch_all(text: str) -> None:
    read = material_of(text)
    assert read is not None
    assert not read.catch_all


def test_a_list_below_an_entry_gives_materials_with_its_condition() -> None:
    lines = ["1、甲", "2、装配式工程还应提供以下资料：", "（1）乙", "（2）丙", "3、丁"]
    read = parse_materials(lines)
    assert [(one.name, one.note) for one in read.materials] == [
        ("甲", ""),
        ("乙", "装配式工程还应提供以下资料"),
        ("丙", "装配式工程还应提供以下资料"),
        ("丁", ""),
    ]


def test_a_choice_stays_one_material() -> None:
    read = parse_materials(["1、甲", "2、根据情况提供以下之一：", "（1）乙", "（2）丙"])
    assert [one.name for one in read.materials] == ["甲", "根据情况提供以下之一"]


def test_two_documents_of_one_entry_are_two() -> None:
    read = parse_materials(["1、《甲表》1份[适用数字项目]《乙表》1份[适用其他项目]"])
    assert [(one.name, one.note) for one in read.materials] == [
        ("《甲表》", "适用数字项目\n1份"),
        ("《乙表》", "适用其他项目\n1份"),
    ]


def test_prose_is_no_list() -> None:
    text = "请申请人携带本人身份证、户口簿到户籍所在地派出所办理。"
    read = parse_materials([text])
    assert (read.materials, read.rest) == ((), (text,))


@pytest.mark.parametrize("text", ["无", "无。", "无需提交材料", "/", "不需要提供任何材料"])
def test_none_are_needed(text: str) -> None:
    assert parse_materials([text]).none


def test_columns_fill_what_they_say() -> None:
    read = material_of("申请表")
    assert read is not None
    for column, heading, text in (
        ("necessity", "必要性", "非必要"),
        ("form", "形式", "纸质或电子"),
        ("source", "来源", "申请人自备"),
        ("originals", "份数", "2份"),
        ("issuer", "出具单位", "公安局"),
        ("electronic", "是否需要电子版", "1"),
        ("note", "备注", "黑色墨水填写"),
    ):
        read = with_column(read, column, heading, text)
    assert (read.necessity, read.form, read.source, read.originals, read.issuer) == (
        Necessity.OPTIONAL,
        MaterialForm.EITHER,
        MaterialSource.APPLICANT,
        2,
        "公安局",
    )
    assert read.note == "需要电子版\n黑色墨水填写"


@pytest.mark.parametrize(
    ("column", "heading", "text"), [("necessity", "必要性", "2"), ("originals", "份数", "若干")]
)
def test_a_column_that_is_not_certain_stays_in_the_note(
    column: str, heading: str, text: str
) -> None:
    read = material_of("申请表")
    assert read is not None
    assert with_column(read, column, heading, text).note == f"{heading}：{text}"
