"""`manage.py import_catalogue` as a person runs it: several files, what it says, how it ends."""

import csv
import io
import re
from pathlib import Path

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from guides import published
from guides.models import Item
from tests.guides.exchange.files import counts, item, run, table_of, text_of, write

pytestmark = pytest.mark.django_db

ONE = {"来源编号": "1", "事项名称": "甲"}
TWO = {"item_id": "2", "name": "乙"}


def test_several_files_go_in_each_by_its_own_mapping(tmp_path: Path) -> None:
    first = write(tmp_path, table_of(ONE), "first.csv")
    second = write(tmp_path, text_of(TWO), "second.csv")

    outcome = run(first, second)

    assert outcome.counts == counts(2, created=2)
    assert {one.source for one in Item.objects.all()} == {"standard", "items"}
    assert all(said in outcome.said for said in ("— first.csv", "— second.csv"))


@pytest.mark.parametrize("content", [b"", b"a,b\n1,2\n", b"\xd0\xcf\x11\xe0old"])
def test_a_file_that_cannot_be_read_does_not_keep_the_others_out(
    tmp_path: Path, content: bytes
) -> None:
    good = write(tmp_path, table_of(ONE), "good.csv")
    bad = write(tmp_path, content, "bad.csv")

    with pytest.raises(CommandError, match="其余 1 个文件已经处理") as error:
        run(bad, good)

    assert error.value.returncode == 2
    assert item("1", "standard").name == "甲"


def test_a_file_without_one_good_row_is_told_by_its_name(tmp_path: Path) -> None:
    good = write(tmp_path, table_of(ONE), "good.csv")
    empty = write(tmp_path, table_of({"来源编号": "", "事项名称": "没有编号"}), "ids.csv")

    with pytest.raises(CommandError, match=r"“ids\.csv”没有一行能导入.*其余 1 个文件已经处理"):
        run(good, empty)


def test_the_report_names_the_file_of_each_line(tmp_path: Path) -> None:
    refused = {"来源编号": "", "事项名称": "没有编号"}
    first = write(tmp_path, table_of(ONE, refused), "first.csv")
    second = write(
        tmp_path, table_of({**ONE, "来源编号": "9", "行使层级": "不知道"}, refused), "=second.csv"
    )
    report = tmp_path / "report.csv"

    run(first, second, report=report)

    with report.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file))
    assert [(one["文件"], one["行"], one["结果"], one["栏目"]) for one in lines] == [
        ("first.csv", "3", "没有导入", "来源编号"),
        ("'=second.csv", "3", "没有导入", "来源编号"),
        ("'=second.csv", "2", "请留意", "行使层级"),
    ]
    assert all(one["原因"] and one["怎么办"] for one in lines)


def test_a_look_shows_what_would_change_and_changes_nothing(tmp_path: Path) -> None:
    run(write(tmp_path, table_of(ONE)))
    head = published.head()

    outcome = run(write(tmp_path, table_of({**ONE, "事项名称": "改了"})), dry_run=True)

    assert "第 2 行会更新《改了》的事项名称：“甲” → “改了”" in outcome.said
    assert published.head() == head


def test_titles_above_the_header_are_passed_over_and_told(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "某市事项目录,,\n" + table_of({**ONE, "备注": "x"})))

    assert outcome.counts == counts(1, created=1)
    assert "表头在第 2 行" in outcome.said
    assert item("1", "standard").remarks == "x"


def test_it_says_which_mapping_was_taken_and_where_the_source_comes_from(tmp_path: Path) -> None:
    plain = run(write(tmp_path, table_of(ONE)))
    told = run(write(tmp_path, table_of({"来源": "甲市", **ONE})), source="乙市")

    assert "按映射 standard（" in plain.said
    assert "来源记为“standard”" in plain.said
    assert "来源看“来源”一列，空着的记为“乙市”" in told.said


def test_whoever_waits_is_told_how_far_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("guides.management.progress.PATIENCE", 0.0)
    said = io.StringIO()
    rows = [{**ONE, "材料名称": "身份证"}, {"材料名称": "照片"}]

    call_command(
        "import_catalogue", write(tmp_path, table_of(*rows)), stdout=io.StringIO(), stderr=said
    )

    assert re.search(r"已处理 2 行，每秒 \d+ 行", said.getvalue())
