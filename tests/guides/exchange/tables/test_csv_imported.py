"""Files as they come: encodings, quotes, widths; one clear line for each that cannot be read."""

from pathlib import Path

import pytest
from django.core.management.base import CommandError

from guides.models import Item
from tests.guides.exchange.files import counts, item, run, text_of, write

pytestmark = pytest.mark.django_db

ROWS = (
    {"item_id": "1", "name": "开办小超市"},
    {"item_id": "2", "name": "办理居住登记"},
    {"item_id": "3", "name": "领取老年卡"},
)


def refusal(path: Path) -> str:
    with pytest.raises(CommandError) as error:
        run(path)
    assert error.value.returncode == 2
    assert not Item.objects.exists()
    message = str(error.value)
    assert "\n" not in message
    assert len(message) < 600
    return message


@pytest.mark.parametrize(
    ("encoding", "said"),
    [("utf-8", "UTF-8"), ("utf-8-sig", "UTF-8"), ("gbk", "GB18030"), ("gb18030", "GB18030")],
)
def test_encodings_are_found_out_and_said(tmp_path: Path, encoding: str, said: str) -> None:
    outcome = run(write(tmp_path, text_of(*ROWS).encode(encoding)))

    assert outcome.counts == counts(3, created=3)
    assert [item(n).name for n in "123"] == [row["name"] for row in ROWS]
    assert f"编码 {said}" in outcome.said


def test_rare_characters_of_gb18030_come_in(tmp_path: Path) -> None:
    rows = (*ROWS, {"item_id": "4", "name": "𬭸厂镇㛃村事项办理登记"})

    run(write(tmp_path, text_of(*rows).encode("gb18030")))

    assert item("4").name == "𬭸厂镇㛃村事项办理登记"


def test_a_line_in_another_encoding_is_refused_and_the_rest_goes_in(tmp_path: Path) -> None:
    lines = text_of(*ROWS).splitlines(keepends=True)
    mixed = b"".join(line.encode("gbk" if n == 2 else "utf-8") for n, line in enumerate(lines))

    outcome = run(write(tmp_path, mixed))

    assert outcome.counts == counts(3, created=2, refused=1)
    assert "第 3 行没有导入：name" in outcome.said
    assert "编码" in outcome.said


@pytest.mark.parametrize("encoding", ["big5", "shift_jis"])
def test_other_encodings_are_not_read_as_rubbish(tmp_path: Path, encoding: str) -> None:
    text = {
        "big5": "item_id,name\n1,辦理臨時居留證明與戶籍謄本\n2,領取老年優惠乘車證\n",
        "shift_jis": "item_id,name\n1,住民票の写しの交付\n2,印鑑登録の手続き\n",
    }[encoding]

    assert "编码" in refusal(write(tmp_path, text.encode(encoding)))


def test_utf_16_comes_in_as_spreadsheets_write_it(tmp_path: Path) -> None:
    text = text_of(*ROWS).replace(",", "\t")

    outcome = run(write(tmp_path, text.encode("utf-16"), "list.txt"))

    assert outcome.counts == counts(3, created=3)
    assert "编码 UTF-16" in outcome.said


def test_a_damaged_workbook_is_named(tmp_path: Path) -> None:
    assert "损坏" in refusal(write(tmp_path, b"PK\x03\x04" + bytes(100)))


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    assert "nowhere.csv" in refusal(tmp_path / "nowhere.csv")


@pytest.mark.parametrize("content", ["", "\n\n", "\ufeff", ",,,\n"])
def test_an_empty_file_is_named(tmp_path: Path, content: str) -> None:
    assert "是空的" in refusal(write(tmp_path, content))


@pytest.mark.parametrize("tail", ["", "\n", "\n,\n\n"])
def test_a_header_alone_is_named(tmp_path: Path, tail: str) -> None:
    assert "只有表头" in refusal(write(tmp_path, f"item_id,name{tail}"))


def test_a_column_twice_is_named(tmp_path: Path) -> None:
    assert "“备注”" in refusal(write(tmp_path, "item_id,name,备注,备注\n1,甲,a,b\n"))


def test_twenty_thousand_columns_are_refused_in_one_line(tmp_path: Path) -> None:
    header = ",".join(["item_id", "name", *(f"c{n}" for n in range(20_000))])

    assert "20002" in refusal(write(tmp_path, f"{header}\n1,甲\n"))


def test_quotes_commas_and_line_ends_in_cells(tmp_path: Path) -> None:
    name = '办"一卡通",含补卡'
    rows = [
        {"item_id": "1", "name": name, "note": "第一行\r\n第二行\n\n第四行"},
        {"item_id": "2", "name": "下一件"},
        {"item_id": "", "name": "没有编号"},
    ]

    outcome = run(write(tmp_path, text_of(*rows)))

    assert outcome.counts == counts(3, created=2, refused=1)
    assert item("1").name == name
    assert item("1").source_data["note"] == "第一行\r\n第二行\n\n第四行"
    assert "第 7 行没有导入" in outcome.said


@pytest.mark.parametrize("end", ["\r\n", "\r", "\n"])
def test_line_ends_of_all_systems(tmp_path: Path, end: str) -> None:
    outcome = run(write(tmp_path, end.join(["item_id,name", "1,甲", "", "2,乙"]) + end))

    assert outcome.counts == counts(2, created=2)


def test_a_quote_that_never_closes_costs_its_own_row_only(tmp_path: Path) -> None:
    lines = ["item_id,name", "1,甲", '2,"乙', "3,丙", '4,"丁""号"', "5,戊"]

    outcome = run(write(tmp_path, "\n".join(lines)))

    assert outcome.counts == counts(5, created=4, refused=1)
    assert "第 3 行没有导入" in outcome.said
    assert (item("3").name, item("4").name) == ("丙", '丁"号')


def test_a_quote_that_never_closes_in_a_long_file_ends_soon(tmp_path: Path) -> None:
    lines = ["item_id,name", '0,"乙', *(f"{n},第{n}件" for n in range(1, 1_000))]

    assert run(write(tmp_path, "\n".join(lines))).counts == counts(1_000, created=999, refused=1)


def test_a_cell_longer_than_any_field_is_refused(tmp_path: Path) -> None:
    huge = "长" * 140_000

    outcome = run(write(tmp_path, f"item_id,name,备注\n1,甲,{huge}\n2,乙,短\n"))

    assert outcome.counts == counts(2, created=1, refused=1)


def test_rows_of_another_width_are_refused(tmp_path: Path) -> None:
    lines = ["item_id,name,备注", "1,甲", "2,乙,短,多", "3,丙,短,,", "4,丁,"]

    outcome = run(write(tmp_path, "\n".join(lines)))

    assert outcome.counts == counts(4, created=2, refused=2)
    assert "有 2 栏，表头是 3 栏" in outcome.said
    assert "有 4 栏，表头是 3 栏" in outcome.said


def test_a_column_without_a_name_is_kept_under_its_number(tmp_path: Path) -> None:
    run(write(tmp_path, "item_id,name,\n1,甲,没有列名的内容\n"))

    assert item("1").source_data == {"第 3 列": "没有列名的内容"}
