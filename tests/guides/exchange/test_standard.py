"""The standard table: each of its columns becomes a field, in words and in the standard's codes."""

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from guides import published
from guides.assemble import items_of, items_with_relations
from guides.content import Item as ItemContent
from guides.exchange.mapping import choose, mappings
from guides.models import Department, Item, LedgerRow, Material, Region
from guides.vocabulary import Kind
from tests.factories import make_department, make_hall, make_material, make_region
from tests.guides.exchange.files import counts, item, run, table_of, write

pytestmark = pytest.mark.django_db

PLAIN = {
    "来源编号": "S-1",
    "事项名称": "小作坊登记",
    "主项名称": "小作坊管理",
    "日常用语": "开作坊|作坊办证",
    "基本编码": "0123456789",
    "实施编码": "012345678901234567890123",
    "来源的编码": "旧-1",
    "主项编码": "Z-9",
    "业务办理项名称": "首次登记",
    "业务办理项编码": "Y-9",
    "事项版本": "3",
    "事项状态": "在用",
    "事项类型": "行政许可",
    "权力来源": "法定本级行使",
    "行使层级": "县级",
    "权限划分": "县里管小的",
    "行使内容": "登记和抽查",
    "事项内容": "给小作坊登记",
    "服务领域": "食品",
    "服务方式": "窗口和网上",
    "实施主体": "清水市市场局",
    "实施主体统一社会信用代码": "11340000MB0000001X",
    "实施主体性质": "法定机关",
    "委托部门": "某某局",
    "共同实施部门": "公安局",
    "承办机构": "登记科",
    "经办机构（处室）": "二楼登记科",
    "受理机构": "政务大厅",
    "行政管辖": "清水市河东区",
    "计划生效日期": "2026-01-31",
    "计划取消日期": "2030-12-31",
    "法定办结时限": "20个工作日",
    "法定办结时限说明": "不含公示",
    "承诺办结时限": "当场办结",
    "承诺办结时限说明": "材料齐全的",
    "办件类型": "即办件",
    "受理条件": "一、有场地\n二、有人",
    "禁止性规定": "没有场地的不办",
    "办理流程": "交、审、领",
    "办理进程查询": "打电话问",
    "中介服务": "不涉及",
    "数量限制": "没有",
    "审批结果类型": "证照",
    "结果名称": "小作坊登记证",
    "是否收费": "否",
    "通办范围": "全市通办",
    "通办说明": "各区都能办",
    "服务对象": "自然人|企业法人",
    "办理形式": "窗口办理|电脑上办",
    "是否支持预约办理": "是",
    "预约说明": "提前一天打电话",
    "是否支持网上支付": "否",
    "是否支持物流快递": "是",
    "物流快递说明": "寄到登记科",
    "是否支持自助终端办理": "否",
    "是否进驻政务大厅": "是",
    "网上办理深度": "Ⅳ级（全程网办）",
    "网办地址": "https://example.gov.cn/ban",
    "移动端办理地址": "https://example.gov.cn/m",
    "运行系统层级": "市级系统",
    "到办事现场次数": "1",
    "必须现场办理原因说明": "要核对原件",
    "必须到现场的依据": "某办法第二条",
    "能否代办": "是",
    "代办说明": "带委托书",
    "办理地点": "和平路 1 号",
    "办理时间": "周一至周五",
    "交通指引": "坐 1 路车",
    "咨询方式": "打电话或来窗口",
    "咨询电话": "0360-8800001",
    "监督投诉方式": "写信或打电话",
    "监督电话": "0360-8800002",
    "行政复议与行政诉讼": "可以复议",
    "权利与义务": "如实填写",
    "备注": "午休不办",
    "服务主题": "社会保障",
}
EXPECTED: dict[str, Any] = {
    "main_item": "小作坊管理",
    "base_code": "0123456789",
    "implementation_code": "012345678901234567890123",
    "source_code": "旧-1",
    "status": "1",
    "item_type": "01",
    "power_source": "1",
    "level": "4",
    "implementer_nature": "1",
    "planned_from": date(2026, 1, 31),
    "planned_until": date(2030, 12, 31),
    "statutory_value": 20,
    "statutory_unit": "working_day",
    "promised_value": 0,
    "promised_unit": "working_day",
    "handling": "1",
    "result_type": "certificate",
    "charged": False,
    "reach": "city",
    "audience": ["1", "2"],
    "means": ["1", "2"],
    "appointment": True,
    "online_payment": False,
    "post": True,
    "self_service": False,
    "in_hall": True,
    "online_depth": "4",
    "system_level": "3",
    "visits": 1,
    "proxy": True,
    "conditions": "一、有场地\n二、有人",
}


def said_of(one: Item) -> ItemContent:
    record = published.record(Kind.ITEM, one.code)
    assert record is not None
    assert isinstance(record.payload, ItemContent)
    return record.payload


def assert_said_as_held(one: Item) -> None:
    """What was said when the item was made is what would be read of the database now."""
    row = LedgerRow.objects.get(kind=Kind.ITEM, code=one.code)
    assert items_of(items_with_relations([one.pk]))[0].canonical().decode() == row.payload


@pytest.fixture
def department() -> Department:
    return make_department(name="清水市市场局", credit_code="11340000MB0000001X")


def test_every_column_of_the_item_becomes_a_field(tmp_path: Path, department: Department) -> None:
    assert {name for name, one in mappings()["standard"].columns.items() if not one.of} - {
        *PLAIN,
        *("来源", "子项名称", "事项编码", "区划代码", "乡镇代码", "村代码"),
        *("法定办结时限单位", "承诺办结时限单位", "自然人主题分类", "法人主题分类"),
    } == set()

    outcome = run(write(tmp_path, table_of(PLAIN)))

    one = item("S-1", "standard")
    assert outcome.counts == counts(1, created=1)
    assert {name: getattr(one, name) for name in EXPECTED} == EXPECTED
    assert one.department == department
    assert one.region is not None
    assert one.region.name == "河东区"
    assert [name.name for name in one.everyday_names.all()] == ["开作坊", "作坊办证"]
    assert [topic.name for topic in one.topics.all()] == ["社会保障"]
    assert one.source_data == {}
    held = {str(value) for value in one.__dict__.values()}
    texts = {cell for name, cell in PLAIN.items() if name not in _UNDERSTOOD}
    assert texts <= held
    assert said_of(one).particulars is not None
    assert_said_as_held(one)


_UNDERSTOOD = {
    *("日常用语", "事项状态", "事项类型", "权力来源", "行使层级", "实施主体性质", "行政管辖"),
    *("法定办结时限", "承诺办结时限", "办件类型", "审批结果类型", "是否收费", "通办范围"),
    *("服务对象", "办理形式", "是否支持预约办理", "是否支持网上支付", "是否支持物流快递"),
    *("是否支持自助终端办理", "是否进驻政务大厅", "网上办理深度", "运行系统层级", "能否代办"),
    "服务主题",
}


def test_a_second_run_of_all_columns_changes_nothing(tmp_path: Path) -> None:
    file = write(tmp_path, table_of(PLAIN))
    run(file)
    head = published.head()

    assert run(file).counts == counts(1, unchanged=1)
    assert published.head() == head


@pytest.mark.parametrize(
    ("column", "cell", "field", "value"),
    [
        ("事项类型", "01", "item_type", "01"),
        ("事项类型", "1", "item_type", "01"),
        ("事项类型", "许可", "item_type", "01"),
        ("行使层级", "４", "level", "4"),
        ("行使层级", "县（市、区）级", "level", "4"),
        ("服务对象", "1^2", "audience", ["1", "2"]),
        ("服务对象", "个人、法人", "audience", ["1", "2", "3", "4"]),
        ("办理形式", "窗口,网上办理", "means", ["1", "2"]),
        ("是否收费", "1", "charged", True),
        ("是否收费", "不收费", "charged", False),
        ("网上办理深度", "IV级", "online_depth", "4"),
        ("通办范围", "跨省", "reach", "provinces"),
        ("承诺期限", "3天", "promised_unit", "day"),
        ("计划生效日期", "2026年1月31日", "planned_from", date(2026, 1, 31)),
        ("到现场次数", "２次", "visits", 2),
        ("咨询电话", "０３６０－８８００００１", "phone", "0360-8800001"),
    ],
)
def test_other_words_and_codes_of_the_standard(
    tmp_path: Path, column: str, cell: str, field: str, value: Any
) -> None:
    run(write(tmp_path, table_of({"事项编号": "1", "名称": "甲", column: cell})))

    one = item("1", "standard")
    assert getattr(one, field) == value
    assert one.source_data in ({column: cell}, {})


@pytest.mark.parametrize(
    ("column", "cell", "field"),
    [
        ("事项类型", "便民小事", "item_type"),
        ("服务对象", "自然人、外星人", "audience"),
        ("法定办结时限", "依法办理", "statutory_value"),
        ("法定办结时限", "20", "statutory_value"),
        ("是否收费", "看情况", "charged"),
        ("到办事现场次数", "若干", "visits"),
        ("计划生效日期", "2026年", "planned_from"),
        ("网办地址", "www.example.cn", "online_url"),
        ("行政管辖", "某省", "region"),
    ],
)
def test_what_is_not_certain_is_kept_and_told(
    tmp_path: Path, column: str, cell: str, field: str
) -> None:
    outcome = run(write(tmp_path, table_of({"来源编号": "1", "事项名称": "甲", column: cell})))

    one = item("1", "standard")
    assert getattr(one, field) in (None, "", [])
    assert one.source_data == {column: cell}
    assert f"{column}：1 种写法（1 行）没有认出来" in outcome.said


def test_a_limit_takes_its_unit_from_the_column_beside_it(tmp_path: Path) -> None:
    rows = [
        {"来源编号": "1", "事项名称": "甲", "法定办结时限": "20", "法定办结时限单位": "工作日"},
        {"来源编号": "2", "事项名称": "乙", "法定办结时限": "3天", "法定办结时限单位": "工作日"},
    ]

    run(write(tmp_path, table_of(*rows)))

    found = [(one.statutory_value, one.statutory_unit) for one in Item.objects.order_by("pk")]
    assert found == [(20, "working_day"), (3, "day")]
    assert item("1", "standard").source_data == {}


def test_a_unit_without_a_number_does_not_change_what_editors_filled_in(tmp_path: Path) -> None:
    file = write(
        tmp_path, table_of({"来源编号": "1", "事项名称": "甲", "法定办结时限单位": "工作日"})
    )
    run(file)
    Item.objects.update(statutory_value=5, statutory_unit="day")

    assert run(file).counts == counts(1, unchanged=1)
    assert item("1", "standard").statutory_unit == "day"


@pytest.mark.parametrize(
    ("told", "name", "main"),
    [
        ({"主项名称": "大事", "子项名称": "小事"}, "小事", "大事"),
        ({"主项名称": "大事", "子项名称": ""}, "大事", ""),
        ({"事项名称": "大事", "主项名称": "大事", "子项名称": "小事"}, "小事", "大事"),
        ({"事项名称": "大事", "子项名称": "小事"}, "小事", "大事"),
        ({"事项名称": "小事", "主项名称": "大事", "子项名称": "小事"}, "小事", "大事"),
        ({"事项名称": "这事", "主项名称": "大事", "子项名称": "小事"}, "这事", "大事"),
    ],
)
def test_a_sub_item_is_the_item(tmp_path: Path, told: dict[str, str], name: str, main: str) -> None:
    run(write(tmp_path, table_of({"来源编号": "1", **told})))

    one = item("1", "standard")
    assert (one.name, one.main_item) == (name, main)
    assert one.source_data == ({"子项名称": "小事"} if name == "这事" else {})


@pytest.mark.parametrize(
    ("name", "level", "handling"),
    [
        ("甲事（县级）", "4", ""),
        ("甲事(市级权限)", "3", ""),
        ("甲事（县级行使）（承诺件）", "4", "2"),
        ("甲事（即办件）", "", "1"),
        ("甲事（县级）转市级（市级）", "", ""),
        ("甲事（变更）", "", ""),
        ("县级甲事", "", ""),
    ],
)
def test_brackets_in_a_name_fill_what_is_empty(
    tmp_path: Path, name: str, level: str, handling: str
) -> None:
    run(write(tmp_path, table_of({"来源编号": "1", "事项名称": name, "办件类型": ""})))

    one = item("1", "standard")
    assert (one.name, one.level, one.handling) == (name, level, handling)


def test_brackets_in_a_name_overrule_neither_source_nor_editors(tmp_path: Path) -> None:
    file = write(
        tmp_path,
        table_of({"来源编号": "1", "事项名称": "甲事（县级）（即办件）", "行使层级": "镇级"}),
    )
    run(file)
    Item.objects.update(handling="2")

    assert run(file).counts == counts(1, unchanged=1)
    assert (item("1", "standard").level, item("1", "standard").handling) == ("5", "2")


@pytest.mark.parametrize("column", ["基本编码", "实施编码", "事项编码"])
def test_a_code_that_is_neither_is_the_sources_own(tmp_path: Path, column: str) -> None:
    file = write(tmp_path, table_of({"来源编号": "1", "事项名称": "甲", column: "77Z-0001"}))

    outcome = run(file)

    one = item("1", "standard")
    assert (one.base_code, one.implementation_code, one.source_code) == ("", "", "77Z-0001")
    assert (f" 位{column}，记作来源的编码" in outcome.said) == (column != "事项编码")
    assert run(file).counts == counts(1, unchanged=1)


def test_dates_as_numbers_and_full_width_are_read_and_told(tmp_path: Path) -> None:
    row = {"来源编号": "1", "事项名称": "甲", "计划生效日期": "44197", "到现场次数": "２"}

    outcome = run(write(tmp_path, table_of(row)))

    one = item("1", "standard")
    assert (one.planned_from, one.visits) == (date(2021, 1, 1), 2)
    assert (
        "第 2 行请留意：计划生效日期：“44197”是表格软件的日期数，按 2021-01-01 读" in outcome.said
    )
    assert "第 2 行请留意：到现场次数：“２”有全角字符，按“2”读" in outcome.said


def test_a_department_is_linked_by_its_credit_code_too(
    tmp_path: Path, department: Department
) -> None:
    rows = [
        {
            "来源编号": "1",
            "事项名称": "甲",
            "实施主体": "市场局",
            "统一社会信用代码": department.credit_code,
        },
        {
            "来源编号": "2",
            "事项名称": "乙",
            "实施主体": "",
            "统一社会信用代码": department.credit_code.lower(),
        },
        {"来源编号": "3", "事项名称": "丙", "实施主体": "市场局", "统一社会信用代码": ""},
    ]

    run(write(tmp_path, table_of(*rows)))

    assert [item(n, "standard").department for n in "123"] == [department, department, None]
    assert item("1", "standard").department_name == "市场局"


def test_a_region_is_linked_by_its_official_code_where_no_name_says_it(tmp_path: Path) -> None:
    county = make_region(name="河东区", level="county", official_code="340102")
    rows = [
        {"来源编号": "1", "事项名称": "甲", "区划代码": "340102000000"},
        {"来源编号": "2", "事项名称": "乙", "区划代码": "999999"},
    ]

    outcome = run(write(tmp_path, table_of(*rows)))

    assert [item(n, "standard").region for n in "12"] == [county, None]
    assert "区划代码：1 种写法（1 行）没有认出来" in outcome.said
    assert Region.objects.count() == 1


def test_a_column_may_tell_the_source_row_by_row(tmp_path: Path) -> None:
    rows = [
        {"来源": "甲市", "来源编号": "1", "事项名称": "甲"},
        {"来源": "乙市", "来源编号": "1", "事项名称": "甲"},
        {"来源": "", "来源编号": "1", "事项名称": "甲"},
    ]
    file = write(tmp_path, table_of(*rows))

    assert run(file, source="丙市").counts == counts(3, created=3)
    assert set(Item.objects.values_list("source", flat=True)) == {"甲市", "乙市", "丙市"}
    assert run(file, source="丙市").counts == counts(3, unchanged=3)


def test_codes_are_left_alone_and_other_columns_kept(tmp_path: Path) -> None:
    row = {"短码": "ABCDEFG", "来源编号": "1", "事项名称": "甲", "流程图": "a.png", "别的": "x"}

    outcome = run(write(tmp_path, table_of(row)))

    assert item("1", "standard").source_data == {"流程图": "a.png", "别的": "x"}
    assert "原样保留的列：流程图、别的" in outcome.said


def test_columns_by_other_names_and_with_signs_of_forms() -> None:
    header = ["*事项唯一标识", "事项名称（必填）", "法定办结期限", "Ｅ", "名称"]

    mapping = choose(header)

    assert mapping.name == "standard"
    assert mapping.found_in(header) == {
        "*事项唯一标识": "来源编号",
        "事项名称（必填）": "事项名称",
        "法定办结期限": "法定办结时限",
    }
    # A second name of the same column is no second field.
    assert mapping.left_over(header) == ["Ｅ", "名称"]


MATERIALS = {
    "材料名称": "身份证",
    "材料类型": "证件证书证明",
    "材料形式": "纸质、电子均可",
    "来源渠道": "政府部门核发",
    "是否必备材料": "必要",
    "原件份数": "1",
    "复印件份数": "2",
    "出具机构": "公安局",
    "出具时间要求": "三个月以内",
    "材料办理说明": "到派出所办",
    "材料办理地点": "户籍地派出所",
    "材料使用说明": "核对本人",
    "填报须知": "用黑笔填",
    "受理标准": "在有效期内",
    "是否免提交": "是",
    "容缺后补": "是",
    "容缺后补期限": "五个工作日内",
    "是否告知承诺": "是",
    "材料依据": "某条例第三条",
}
LISTS = {
    "收费项目": "工本费",
    "收费标准": "每证十元",
    "收费金额": "10元/证",
    "收费依据": "收费目录",
    "是否允许减免": "是",
    "减免说明": "低保户不收",
    "设定依据名称": "某某条例",
    "设定依据条款": "第一条",
    "设定依据条文": "登记。",
    "设定依据网址": "https://example.gov.cn/law",
    "办理环节": "受理",
    "环节时限": "1",
    "环节时限单位": "工作日",
    "环节办理人员": "窗口",
    "特别程序名称": "听证",
    "特别程序时限": "10天",
    "特别程序依据": "某法",
    "特别程序说明": "不计入时限",
    "大厅": "清水政务服务中心",
    "窗口": "A01",
    "窗口说明": "一楼",
    "常见问题": "要本人来吗？",
    "常见问题回答": "可以代办。",
}


def test_every_column_of_a_list_becomes_a_field_of_its_entry(tmp_path: Path) -> None:
    in_lists = {name for name, one in mappings()["standard"].columns.items() if one.of}
    assert in_lists - {*MATERIALS, *LISTS} == {"收费单位", "特别程序时限单位", "设定依据"}
    hall = make_hall(name="清水政务服务中心")
    file = write(tmp_path, table_of({"来源编号": "1", "事项名称": "甲", **MATERIALS, **LISTS}))

    run(file)

    one = item("1", "standard")
    use, fee, law = one.materials.get(), one.fees.get(), one.basis.get()
    stage, procedure = one.process.get(), one.special_procedures.get()
    question, window = one.questions.get(), one.windows.get()
    assert (use.material.material_type, use.material.issuer) == ("proof", "公安局")
    assert (use.material.how_to_get, use.material.where_to_get) == ("到派出所办", "户籍地派出所")
    assert (use.form, use.source, use.necessity) == ("either", "government", "deferrable")
    assert (use.originals, use.copies, use.commitment) == (1, 2, True)
    assert (use.deadline, use.validity, use.note) == ("五个工作日内", "三个月以内", "核对本人")
    assert (use.filling_note, use.acceptance_standard) == ("用黑笔填", "在有效期内")
    assert (use.exempt, use.basis) == ("可以免提交", "某条例第三条")
    assert (fee.name, fee.amount, fee.unit) == ("工本费", Decimal("10.00"), "证")
    assert (fee.standard, fee.basis, fee.reducible) == ("每证十元", "收费目录", True)
    assert fee.waiver == "低保户不收"
    assert (law.title, law.article, law.text) == ("某某条例", "第一条", "登记。")
    assert law.url == "https://example.gov.cn/law"
    assert (stage.stage, stage.value, stage.unit, stage.who) == (
        *("acceptance", 1, "working_day"),
        "窗口",
    )
    assert (procedure.name, procedure.value, procedure.unit) == ("听证", 10, "day")
    assert (procedure.basis, procedure.note) == ("某法", "不计入时限")
    assert (question.question, question.answer) == ("要本人来吗？", "可以代办。")
    assert (window.hall, window.window, window.note) == (hall, hall.windows.get(), "一楼")
    assert one.source_data == {}
    assert len(said_of(one).materials) == len(said_of(one).windows) == 1
    assert run(file).counts == counts(1, unchanged=1)
    assert Material.objects.count() == 1


def test_what_was_said_of_lists_is_what_the_database_holds(tmp_path: Path) -> None:
    make_hall(name="清水政务服务中心")
    make_material(name="申请表", how_to_get="大厅里拿", form="paper")
    rows = [
        {"来源编号": "1", "事项名称": "甲", "日常用语": "乙|甲", **MATERIALS, **LISTS},
        {"材料名称": "申请表", "设定依据": "《某法》第二条 再登记。", "特别程序名称": "公示"},
        {"来源编号": "2", "事项名称": "乙", "服务主题": "交通出行、社会保障", "大厅": "不知道"},
    ]

    run(write(tmp_path, table_of(*rows)))

    for source_id in "12":
        assert_said_as_held(item(source_id, "standard"))
    assert [one.how_to_get for one in said_of(item("1", "standard")).materials] == [
        *("到派出所办", "大厅里拿"),
    ]
