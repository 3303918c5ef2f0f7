"""The page for those who bring a catalogue in says what is so."""

import re
from collections.abc import Callable
from itertools import dropwhile, takewhile
from pathlib import Path
from typing import Any

import pytest

from guides.exchange.fields import Form, field_of
from guides.exchange.mapping import Column, Mapping, mappings
from guides.exchange.reading.cells import remedy_of
from guides.exchange.values import dates, limits, money, numbers
from tests.guides.exchange.files import counts, item, run, table_of, write

DOC = Path(__file__).parents[3] / "site" / "docs" / "importing.md"
TEXT = DOC.read_text(encoding="utf-8")


def table_below(heading: str) -> list[list[str]]:
    """Return the cells of the first table below a heading, its own head among them."""
    lines = TEXT.partition(f"{heading}\n")[2].splitlines()
    table = takewhile(
        lambda line: line.startswith("|"), dropwhile(lambda line: not line.startswith("|"), lines)
    )
    cells = [[cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]] for line in table]
    return [row for row in cells if set("".join(row)) != {"-"}]


def test_every_column_of_the_standard_table_is_there_with_its_field() -> None:
    for name, column in mappings()["standard"].columns.items():
        field = field_of(column.field, column.of)
        most = f"，最多 {field.longest} 字" if field.longest else ""
        line = next(
            (one for one in TEXT.splitlines() if f"| {name} | `{column.field}` |" in one), ""
        )
        assert line.endswith(f"{most} |"), name


@pytest.mark.parametrize("model", [Column, Mapping])
def test_every_option_of_a_mapping_is_there(model: type[Any]) -> None:
    options = set(model.model_fields) - {"name", "columns"}
    assert {name for name in options if f"`{name}`" not in TEXT} == set()


@pytest.mark.parametrize("form", Form)
def test_every_remark_on_a_cell_is_explained(form: Form) -> None:
    assert remedy_of(form)[:6] in TEXT


@pytest.mark.parametrize(
    ("cells", "read"),
    [
        ("数", numbers.read),
        ("日期", dates.read),
        ("时限", limits.read),
        ("金额", money.read),
    ],
)
def test_the_examples_of_cells_are_read(cells: str, read: Callable[[str], Any]) -> None:
    told = next(row[1] for row in table_below("## 每种格子怎么读") if row[0] == cells)
    examples = re.split(r"[；;]", told)[0].split("、")

    assert len(examples) > 3
    assert [one for one in examples if read(one) is None] == []


@pytest.mark.django_db
def test_the_example_with_two_materials_goes_in(tmp_path: Path) -> None:
    head, *rows = table_below("### 一个事项几份材料、几项收费")[:4]

    outcome = run(write(tmp_path, table_of(*(dict(zip(head, row, strict=True)) for row in rows))))

    assert outcome.counts == counts(2, created=2)
    assert item("1001", "standard").materials.count() == 2
    assert item("1001", "standard").fees.get().unit == "证"


@pytest.mark.django_db
def test_the_example_in_json_goes_in(tmp_path: Path) -> None:
    line = next(one for one in re.findall(r"`([^`]*)`", TEXT) if one.startswith("{"))

    run(write(tmp_path, line + "\n", "list.jsonl"))

    assert item("1001", "standard").materials.count() == 2
