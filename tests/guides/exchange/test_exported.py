"""`manage.py export_catalogue`: the standard table, that comes back unchanged."""

import csv
import io
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.db.models import Value
from django.db.models.functions import Concat
from django.test.utils import CaptureQueriesContext

from guides import published
from guides.exchange.exported import CODE, export_catalogue
from guides.exchange.own_words import MARK
from guides.exchange.tables import read_table
from guides.models import (
    Department,
    EverydayName,
    Hall,
    Item,
    ItemBasis,
    ItemFee,
    ItemMaterial,
    ItemProcessLink,
    ItemQuestion,
    ItemSpecialProcedure,
    ItemWindow,
    Material,
    Topic,
)
from tests.factories import (
    hans,
    make_department,
    make_hall,
    make_item,
    make_material,
    make_region,
)
from tests.guides.exchange.files import counts, item, run, text_of, write

pytestmark = pytest.mark.django_db


def exported(path: Path, **options: Any) -> str:
    out = io.StringIO()
    call_command("export_catalogue", path, stdout=out, stderr=io.StringIO(), **options)
    return out.getvalue()


def rows_in(path: Path) -> list[dict[str, str]]:
    table = read_table(path)
    found = list(table.rows())
    return [dict(zip(table.header, row.cells, strict=True)) for row in found]  # type: ignore[union-attr]


def full_item(hall: Hall, **fields: Any) -> Item:
    """Return an item in which every field says something."""
    one = Item(
        source="旧系统",
        source_id="A-1",
        name='=1+1 “小作坊”登记,含"补办"（县级）',
        base_code="0123456789",
        implementation_code="012345678901234567890123",
        source_code="Z-1",
        item_type="01",
        level="4",
        handling="2",
        main_item="作坊管理",
        conditions="一、年满十八岁；\r\n二、有场所。\n\n三、＋０１２全角",
        audience=["1", "2"],
        statutory_value=20,
        statutory_unit="working_day",
        statutory_note="自受理起",
        promised_value=0,
        promised_unit="working_day",
        promised_note="-",
        charged=True,
        result="登记证",
        reach="city",
        reach_note="@全市",
        means=["1", "2", "4"],
        visits=1,
        visits_note="要核对本人",
        proxy=False,
        proxy_note="不行",
        online_url="https://example.gov.cn/a?b=1&c=2",
        phone="0360-8800200",
        complaint_phone="12345",
        status="1",
        version="3",
        description="登记\n小作坊",
        main_code="M-1",
        business_name="新办",
        business_code="M-1-1",
        power_source="1",
        division_of_power="市里定",
        exercise_content="县里办",
        planned_from="2026-01-31",
        planned_until="2030-12-31",
        credit_code="11320000000000000A",
        implementer_nature="1",
        delegator="市局",
        joint_departments="甲局、乙局",
        handling_office="登记所",
        handling_unit="登记科",
        accepting_office="大厅",
        service_field="市场",
        service_mode="窗口",
        process_description="受理\n审查",
        intermediary="没有",
        quantity_limit="不限",
        prohibited="不得转让",
        progress="打电话",
        result_type=_first("result_type"),
        appointment=True,
        appointment_note="打电话",
        online_payment=False,
        online_depth=_first("online_depth"),
        mobile_url="https://example.gov.cn/m",
        system_level=_first("system_level"),
        self_service=False,
        post=True,
        post_note="寄到大厅",
        in_hall=True,
        visits_basis="某法第三条",
        place_note="和平路",
        hours_note="周一到周五",
        directions="3 路",
        inquiry="窗口问",
        complaint="打 12345",
        review_and_appeal="六十日内",
        rights_and_duties="知情",
        remarks="无",
        source_data={
            "办结天数": " 三天 ",
            "行政管辖": "某省某市",
            "材料类型": "表：别的",
            "=列": "'甲",
        },
        locale=hans(),
        live=False,
        **fields,
    )
    one.basis = [
        ItemBasis(
            title="《某某条例》", article="第一条", text="应当\n登记", url="https://example.gov.cn/"
        ),
        ItemBasis(title="《某某办法》"),
    ]
    one.process = [
        ItemProcessLink(stage="acceptance", value=1, unit="working_day", who="窗口"),
        ItemProcessLink(stage="decision"),
    ]
    one.fees = [
        ItemFee(
            name="工本费", amount="10.50", unit="每证", standard="见目录", basis="目录",
            reducible=True, waiver="困难的免",
        ),
        ItemFee(name="检测费", standard="按协议"),
        ItemFee(name="复印费", amount="2"),
    ]  # fmt: skip
    one.materials = [
        ItemMaterial(
            material=make_material(
                name="申请表", issuer="登记所", material_type="form", where_to_get="网上",
                how_to_get="下载\n打印",
            ),
            necessity="deferrable", deadline="五日", commitment=True, exempt="有电子证照可以不带",
            form="either", source="applicant", originals=1, copies=2, validity="三个月内",
            filling_note="黑笔", acceptance_standard="齐全", basis="某条例", note="盖章",
        ),
        ItemMaterial(material=make_material(name="+照片", form="paper", source="applicant")),
    ]  # fmt: skip
    one.windows = [
        ItemWindow(hall=hall, window=hall.windows.first(), note="先取号"),
        ItemWindow(hall=make_hall(name="别的大厅")),
    ]
    one.special_procedures = [
        ItemSpecialProcedure(name="听证", value=20, unit="day", basis="某法", note="通知")
    ]
    one.questions = [
        ItemQuestion(question="多久？", answer="一天。\n最多两天。"),
        ItemQuestion(question="-贵吗？", answer="=不贵"),
    ]
    one.everyday_names = [EverydayName(name="开作坊"), EverydayName(name="作坊证")]
    one.topics = list(Topic.objects.filter(name__in=["社会保障", "证件办理"]))
    one.save()
    one.save_revision().publish()
    return Item.objects.get(pk=one.pk)


def _first(field: str) -> str:
    return str(Item._meta.get_field(field).choices[0][0])  # type: ignore[union-attr,index]


@pytest.fixture
def hall() -> Hall:
    return make_hall(name="澄禾市政务服务中心")


@pytest.fixture
def catalogue(hall: Hall) -> None:
    """Items with everything and with next to nothing."""
    city = make_region(name="澄禾市")
    county = make_region(name="河东区", level="county", parent=city)
    department = make_department(name="河东区市场局")
    full_item(hall, region=county, department=department, department_name="河东区市场局")
    Item(source_id="B-1", name="光一个名字", locale=hans()).save()
    make_item(hall=hall, region=city, department=make_department(name="市民政局"))


ALL = ["a.csv", "a.xlsx"]


@pytest.mark.parametrize("name", ALL)
@pytest.mark.usefixtures("catalogue")
def test_it_comes_back_unchanged(tmp_path: Path, name: str) -> None:
    said = exported(tmp_path / name)
    head = published.head()

    assert "3 个事项" in said
    assert run(tmp_path / name).counts == counts(3, unchanged=3)
    assert run(tmp_path / name).counts == counts(3, unchanged=3)
    assert published.head() == head


@pytest.mark.parametrize("name", ALL)
def test_into_a_site_without_them_and_out_again_it_says_the_same(
    tmp_path: Path, name: str, catalogue: None
) -> None:
    exported(tmp_path / name)
    before = list(Item.objects.order_by("pk"))
    # What was published cannot be deleted; under other names it is not there.
    Item.objects.update(source="别处")
    Material.objects.update(name=Concat("name", Value("（旧）")))

    outcome = run(tmp_path / name)
    fresh = Item.objects.exclude(source="别处").order_by("pk")
    export_catalogue(tmp_path / f"again-{name}", fresh)

    assert outcome.counts == counts(3, created=3)
    new_codes = dict(zip([one.code for one in before], [one.code for one in fresh], strict=True))
    wanted = [{**row, CODE: new_codes.get(row[CODE], "")} for row in rows_in(tmp_path / name)]
    assert rows_in(tmp_path / f"again-{name}") == wanted
    if name == "a.csv":
        content = (tmp_path / name).read_bytes()
        for old, new in new_codes.items():
            content = content.replace(old.encode(), new.encode())
        assert (tmp_path / "again-a.csv").read_bytes() == content


def test_every_column_is_filled_by_the_item_with_everything(
    tmp_path: Path, catalogue: None
) -> None:
    exported(tmp_path / "a.csv")

    rows = [row for row in rows_in(tmp_path / "a.csv") if row["来源编号"] == "A-1"]
    empty = [name for name in rows[0] if not any(row[name] for row in rows)]
    assert empty == []


def test_cells_are_words_that_people_know(tmp_path: Path, catalogue: None) -> None:
    exported(tmp_path / "a.csv")

    first, second, third = (row for row in rows_in(tmp_path / "a.csv") if row["来源编号"] == "A-1")
    told = {
        "来源": "旧系统",
        "事项类型": "行政许可",
        "服务对象": "自然人|企业法人",
        "是否收费": "是",
        "能否代办": "否",
        "计划生效日期": "2026-01-31",
        "法定办结时限": "20",
        "法定办结时限单位": "个工作日",
        "行政管辖": "澄禾市河东区",
        "日常用语": "开作坊|作坊证",
        "收费金额": "10.50",
        f"{MARK}行政管辖": "某省某市",
        "办结天数": " 三天 ",
    }
    assert {name: first[name] for name in told} == told
    assert first[CODE] == item("A-1", "旧系统").code
    assert [row["材料名称"] for row in (first, second, third)] == ["申请表", "+照片", ""]
    assert [row["收费项目"] for row in (first, second, third)] == ["工本费", "检测费", "复印费"]
    assert (second["事项名称"], second[CODE]) == ("", "")


def test_spreadsheets_run_nothing_of_it(tmp_path: Path, catalogue: None) -> None:
    exported(tmp_path / "a.csv")

    with (tmp_path / "a.csv").open(encoding="utf-8-sig", newline="") as file:
        cells = [cell for line in csv.reader(file) for cell in line]
    assert any(cell.startswith("'=1+1") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in cells)


def test_a_changed_cell_of_it_is_a_change_and_all_else_is_none(
    tmp_path: Path, catalogue: None
) -> None:
    exported(tmp_path / "a.csv")
    content = (tmp_path / "a.csv").read_bytes()
    (tmp_path / "a.csv").write_bytes(content.replace(b"10.50", b"11"))

    assert run(tmp_path / "a.csv").counts == counts(3, updated=1, unchanged=2)
    assert "11.00" in {str(fee.amount) for fee in item("A-1", "旧系统").fees.all()}


def test_columns_of_other_tables_come_back_too(tmp_path: Path) -> None:
    columns = ["item_id", "name", "region", "theme", "aliases", "link", "备注2"]
    row = dict(
        zip(columns, ["1", "甲", "云山省清水市", "杂项", "乙|丙", "http://x.cn", "丁"], strict=True)
    )
    run(write(tmp_path, text_of(row, columns=columns)))
    before = item("1").source_data

    exported(tmp_path / "a.xlsx")

    assert run(tmp_path / "a.xlsx").counts == counts(1, unchanged=1)
    assert item("1").source_data == before


def test_only_what_was_asked_for_goes_out(tmp_path: Path, catalogue: None) -> None:
    def ids(**options: Any) -> set[str]:
        exported(tmp_path / "a.csv", **options)
        return {row["来源编号"] for row in rows_in(tmp_path / "a.csv")}

    third = Item.objects.get(department__name="市民政局").source_id
    assert ids(source="旧系统") == {"A-1"}
    assert ids(department="市民政局") == {third}
    assert ids(department=Department.objects.get(name="河东区市场局").code) == {"A-1"}
    assert ids(region="澄禾市") == {"A-1", third}
    assert ids(region="河东区") == {"A-1"}


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"source": "没有"}, "没有符合"),
        ({"region": "没有"}, "没有叫“没有”的区划"),
        ({"region": "和平镇"}, "不止一个"),
    ],
)
def test_what_cannot_go_out_is_told(
    tmp_path: Path, catalogue: None, options: dict[str, str], said: str
) -> None:
    make_region(name="和平镇", level="town")
    make_region(name="和平镇", level="town")

    with pytest.raises(CommandError, match=said) as error:
        exported(tmp_path / "a.csv", **options)

    assert error.value.returncode == 2
    assert not (tmp_path / "a.csv").exists()


def test_where_nothing_can_be_written_is_told(tmp_path: Path, catalogue: None) -> None:
    for path in (tmp_path / "a.xls", tmp_path / "nowhere" / "a.csv"):
        with pytest.raises(CommandError) as error:
            exported(path)
        assert error.value.returncode == 2


def test_items_that_nobody_sees_stay_and_are_counted(tmp_path: Path, catalogue: None) -> None:
    make_item(publish=False, source_id="D-1")

    said = exported(tmp_path / "a.csv")

    assert "D-1" not in (tmp_path / "a.csv").read_text(encoding="utf-8-sig")
    assert "1 个没有导出" in said


def test_the_number_of_questions_does_not_grow_with_the_items(
    tmp_path: Path, django_assert_num_queries: Any
) -> None:
    hall = make_hall()
    for _n in range(3):
        make_item(hall=hall)

    def ask() -> int:
        with CaptureQueriesContext(connection) as asked:
            export_catalogue(tmp_path / "a.csv", Item.objects.all())
        return len(asked)

    few = ask()
    for _n in range(5):
        make_item(hall=hall)
    assert ask() == few


def test_too_many_columns_are_told(tmp_path: Path) -> None:
    data = {f"栏{n}": "甲" for n in range(1_000)}
    Item.objects.create(source_id="1", name="甲", locale=hans(), source_data=data)

    with pytest.raises(CommandError, match="按来源"):
        exported(tmp_path / "a.csv")
