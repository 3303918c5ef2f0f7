"""`manage.py import_catalogue` and what people really hand in: one clear line for each."""

import csv
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import ManagementUtility
from django.core.management.base import CommandError
from django.test import Client

from guides.models import Item
from tests.factories import make_guide
from tests.guides.exchange.files import counts, item, run, table_of, write
from tests.guides.exchange.tables.files import repack, write_xlsx

pytestmark = pytest.mark.django_db

SHEET = "xl/worksheets/sheet1.xml"
GOOD = [
    {"来源编号": "1", "事项名称": "开办小超市"},
    {"来源编号": "2", "事项名称": "办理居住登记"},
    {"来源编号": "3", "事项名称": "领取老年卡"},
]
HEADER = ["来源编号", "事项名称", "材料名称"]


def refusal(path: Path) -> str:
    """Return the one line of a command that could read nothing."""
    with pytest.raises(CommandError) as error:
        run(path)
    assert error.value.returncode == 2
    assert not Item.objects.exists()
    said = str(error.value)
    assert "\n" not in said
    assert len(said) < 600
    return said


def reported(path: Path, **options: Any) -> tuple[dict[str, int], list[dict[str, str]]]:
    """Import a file; return the counts, and of the report what did not go in."""
    report = path.with_name("report.csv")
    outcome = run(path, report=report, **options)
    with report.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    refused = [line for line in lines if line["结果"] == "没有导入"]
    assert all(line["行"] and line["原因"] and line["怎么办"] for line in refused)
    return outcome.counts, refused


# Nothing can be read.


def _binary(folder: Path) -> Path:
    return write(folder, bytes(range(256)) * 40)


def _other_encoding(folder: Path) -> Path:
    text = "item_id,name\n1,辦理臨時居留證明與戶籍謄本\n2,領取老年優惠乘車證\n"
    return write(folder, text.encode("big5"))


def _too_many_columns(folder: Path) -> Path:
    return write(
        folder, ",".join(["来源编号", "事项名称", *(f"c{n}" for n in range(20_000))]) + "\n1,甲\n"
    )


def _too_many_columns_in_a_sheet(folder: Path) -> Path:
    names = ["来源编号", "事项名称", *(f"c{n}" for n in range(16_000))]
    return write_xlsx(folder / "a.xlsx", names, ["1", "甲"])


def _empty_sheets(folder: Path) -> Path:
    return write_xlsx(folder / "a.xlsx", change=lambda sheet: sheet.parent.create_sheet("空"))


def _header_alone(folder: Path) -> Path:
    return write_xlsx(folder / "a.xlsx", HEADER)


def _three_gigabytes(folder: Path) -> Path:
    path = write(folder, "来源编号,事项名称\n1,甲\n")
    os.truncate(path, 3_000_000_000)
    return path


def _zip_bomb(folder: Path) -> Path:
    return repack(write_xlsx(folder / "a.xlsx", HEADER), {SHEET: bytes(50_000_000)})


def _web_page(folder: Path) -> Path:
    page = "<html><script>alert(1)</script><table><tr><td>来源编号</td></tr></table></html>"
    return write(folder, page, "a.xls")


def _old_workbook(folder: Path) -> Path:
    return write(folder, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), "a.xls")


def _folder(folder: Path) -> Path:
    return folder


def _no_ids(folder: Path) -> Path:
    return write(folder, "事项,谁办\n甲,乙\n")


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (_binary, "编码"),
        (_other_encoding, "编码"),
        (_too_many_columns, "20002 列"),
        (_too_many_columns_in_a_sheet, "16002 列"),
        (_empty_sheets, "是空的"),
        (_header_alone, "只有表头"),
        (_three_gigabytes, "3 GB"),
        (_zip_bomb, "没有打开"),
        (_web_page, "网页"),
        (_old_workbook, "旧格式"),
        (_folder, "文件夹"),
        (_no_ids, "认不出表头"),
    ],
)
def test_where_nothing_can_be_read_one_line_says_why(
    tmp_path: Path, make: Callable[[Path], Path], said: str
) -> None:
    assert said in refusal(make(tmp_path))


def test_of_several_files_the_others_go_in(tmp_path: Path) -> None:
    good = write(tmp_path, table_of(*GOOD), "good.csv")

    with pytest.raises(CommandError, match="是空的") as error:
        run(write(tmp_path, "", "bad.csv"), good)

    assert error.value.returncode == 2
    assert Item.objects.count() == 3


# Something is wrong with a row.


def test_lines_in_another_encoding_are_refused_one_by_one(tmp_path: Path) -> None:
    lines = table_of(*GOOD).splitlines(keepends=True)
    mixed = b"".join(line.encode("gbk" if n == 2 else "utf-8") for n, line in enumerate(lines))

    told, refused = reported(write(tmp_path, mixed))

    assert told == counts(3, created=2, refused=1)
    assert [(line["行"], line["栏目"]) for line in refused] == [("3", "事项名称")]
    assert "编码" in refused[0]["原因"]


def test_merged_cells_are_one_item_with_its_list(tmp_path: Path) -> None:
    def merge(sheet: Any) -> None:
        for ref in ("A1:C1", "A3:A5", "B3:B5", "A6:C6"):
            sheet.merge_cells(ref)

    rows: list[list[Any]] = [["某市事项清单"], HEADER]
    rows += [["1", "甲", "申请表"], [None, None, "照片"], [None, None, "身份证"]]
    rows += [["二、公共服务"], ["2", "乙", "户口簿"]]

    told, refused = reported(write_xlsx(tmp_path / "a.xlsx", *rows, change=merge))

    assert told == counts(3, created=2, refused=1)
    names = [row.material.name for row in item("1", "standard").materials.order_by("sort_order")]
    assert names == ["申请表", "照片", "身份证"]
    assert (refused[0]["行"], refused[0]["内容"]) == ("6", "二、公共服务")


def test_a_cell_merged_over_several_items_is_each_one_s(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        ["实施主体", "来源编号", "事项名称"],
        ["市民政局", "1", "甲"],
        [None, "2", "乙"],
    ]

    run(write_xlsx(tmp_path / "a.xlsx", *rows, change=lambda sheet: sheet.merge_cells("A2:A3")))

    assert [item(n, "standard").department_name for n in "12"] == ["市民政局", "市民政局"]


def test_a_sheet_among_empty_and_hidden_ones_is_found(tmp_path: Path) -> None:
    def add(sheet: Any) -> None:
        sheet.title = "事项"
        sheet.parent.create_sheet("空", 0)
        sheet.parent.create_sheet("藏", 0).sheet_state = "hidden"

    rows = [list(row.values()) for row in GOOD]

    outcome = run(write_xlsx(tmp_path / "a.xlsx", list(GOOD[0]), *rows, change=add))

    assert outcome.counts == counts(3, created=3)
    assert "读的是工作表“事项”，没有读：“藏”（隐藏）、“空”。" in outcome.said


def test_scripts_in_cells_are_words_and_run_nowhere(tmp_path: Path, client: Client) -> None:
    name = "<script>alert(1)</script>登记"
    run(write(tmp_path, table_of({**GOOD[0], "事项名称": name, "备注": "<img onerror=alert(2)>"})))

    step = {"title": "办", "words": "来办。"}
    page = make_guide(item=item("1", "standard"), summary="说明", steps=[step])
    answer = client.get(f"/guides/{page.code}/")
    content = answer.content.decode()

    assert item("1", "standard").name == name
    assert answer.status_code == 200
    assert "&lt;script&gt;" in content
    assert "<script>alert(1)" not in content
    assert "<img onerror" not in content


def test_an_id_twice_goes_in_once(tmp_path: Path) -> None:
    told, refused = reported(write(tmp_path, table_of(*GOOD, {**GOOD[0], "事项名称": "别的"})))

    assert told == counts(4, created=3, refused=1)
    assert (refused[0]["行"], refused[0]["栏目"], refused[0]["内容"]) == ("5", "来源编号", "1")
    assert item("1", "standard").name == "开办小超市"


def test_one_name_in_several_regions_stays_several_items(tmp_path: Path) -> None:
    name = {"事项名称": "开办小超市", "基本编码": "0123456789"}
    rows = [
        {"来源编号": "1", **name, "行政管辖": "清水市河东区"},
        {"来源编号": "2", **name, "行政管辖": "清水市河西区"},
    ]

    run(write(tmp_path, table_of(*rows)))

    assert [str(item(n, "standard").region) for n in "12"] == ["河东区", "河西区"]
    assert len({item(n, "standard").code for n in "12"}) == 2


def test_a_code_of_no_known_form_is_the_source_s_own(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, table_of({**GOOD[0], "基本编码": "A-17/3"})))

    one = item("1", "standard")
    assert (one.base_code, one.source_code) == ("", "A-17/3")
    assert "第 2 行请留意：基本编码：“A-17/3”不是 10 位基本编码，记作来源的编码" in outcome.said


def test_dates_that_became_numbers_are_read_and_told(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, table_of({**GOOD[0], "计划生效日期": "46082"})))

    assert str(item("1", "standard").planned_from) == "2026-03-01"
    assert "按 2026-03-01 读" in outcome.said


def test_dates_of_workbooks_are_dates(tmp_path: Path) -> None:
    rows: list[list[Any]] = [[*GOOD[0], "计划生效日期"], [*GOOD[0].values(), date(2026, 3, 1)]]

    run(write_xlsx(tmp_path / "a.xlsx", *rows))

    assert str(item("1", "standard").planned_from) == "2026-03-01"


def test_full_width_digits_are_numbers_and_told(tmp_path: Path) -> None:
    row = {
        **GOOD[0],
        "法定办结时限": "２０",
        "法定办结时限单位": "个工作日",
        "咨询电话": "０３６０－８８００２００",
    }

    outcome = run(write(tmp_path, table_of(row)))

    one = item("1", "standard")
    assert (one.statutory_value, one.phone) == (20, "0360-8800200")
    assert "全角" in outcome.said


def test_cells_in_doubt_cost_their_row_alone(tmp_path: Path) -> None:
    rows: list[list[Any]] = [
        [*GOOD[0], "备注"],
        ["1", "甲", "好"],
        ["2", "乙", "#N/A"],
        [510123199001011234, "丙", ""],
    ]

    told, refused = reported(write_xlsx(tmp_path / "a.xlsx", *rows))

    assert told == counts(3, created=1, refused=2)
    assert [(line["行"], line["栏目"]) for line in refused] == [("3", "备注"), ("4", "来源编号")]


def test_lines_that_are_no_json_cost_themselves_alone(tmp_path: Path) -> None:
    text = '{"来源编号": "1", "事项名称": "甲", "材料": [{"名称": "表"}, {"名称": "照片"}]}\n{"来源'

    told, refused = reported(write(tmp_path, text, "a.jsonl"))

    assert told == counts(2, created=1, refused=1)
    assert item("1", "standard").materials.count() == 2
    assert refused[0]["行"] == "2"


def test_what_cannot_be_written_about_is_told_before_anything_happens(tmp_path: Path) -> None:
    with pytest.raises(CommandError) as error:
        run(write(tmp_path, table_of(*GOOD)), report=tmp_path / "nowhere" / "report.csv")

    assert error.value.returncode == 2
    assert not Item.objects.exists()


def test_the_shell_gets_2(tmp_path: Path) -> None:
    with pytest.raises(SystemExit) as end:
        ManagementUtility(["manage.py", "import_catalogue", str(write(tmp_path, ""))]).execute()

    assert end.value.code == 2
