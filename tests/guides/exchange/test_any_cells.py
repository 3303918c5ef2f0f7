"""Whatever stands in the cells of a table: nothing breaks, is lost, or differs the second time."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, event, given, settings
from hypothesis import strategies as st

from guides import published
from guides.exchange.fields import Form, field_of
from guides.exchange.mapping import mappings
from guides.exchange.reading import Block, Reader, Reading, Refused
from guides.exchange.regions import Regions
from guides.exchange.tables import Row
from guides.models import Topic
from tests.factories import make_department, make_hall, make_material, make_region
from tests.guides.exchange.files import run, table_of, write

pytestmark = pytest.mark.django_db

STANDARD = mappings()["standard"]
HEADER = [*STANDARD.columns, "没有人认得的列"]
# Words that some column knows, and what people write beside them.
KNOWN = [
    *(
        "是",
        "否",
        "1",
        "0",
        "Y",
        "无",
        "01",
        "县级",
        "自然人、企业法人",
        "1^2",
        "窗口|快递",
        "承诺件",
    ),
    *("20个工作日", "20", "当场办结", "工作日", "天", "２０天", "10元/本", "10", "免费", "10-20元"),
    *("2026-01-31", "44197", "2026年1月31日", "https://example.gov.cn/a", "www.example.cn"),
    *("0123456789", "０１２３４５６７８９", "77Z-1", "0571-88001234", "０５７１－８８００１２３４"),
    *("清水市", "清水市河东区", "某省", "340102", "市场局", "社会保障", "不知道的主题", "身份证"),
    *(
        "清水政务服务中心",
        "A01",
        "A01号窗口",
        "受理",
        "公示",
        "必要",
        "容缺",
        "纸质",
        "光盘",
        "若干",
    ),
    *(
        "《某某法》第五条",
        "《某某法》第五条 登记。\n《某某条例》",
        "依法",
        "甲（县级）（即办件）",
        "-",
        "　",
        "=1",
    ),
]
CELLS = st.one_of(
    st.just(""),
    st.sampled_from(KNOWN),
    st.text(st.characters(codec="utf-8", exclude_categories=["C"]), max_size=20),
)
ROWS = st.lists(
    st.dictionaries(st.sampled_from(HEADER), CELLS, max_size=40), min_size=1, max_size=3
)
_SETS = {Form.NAMES: "everyday_names", Form.TOPICS: "topics"}


@pytest.fixture
def surroundings() -> None:
    make_region(
        name="河东区", level="county", official_code="340102", parent=make_region(name="清水市")
    )
    make_department(name="市场局")
    make_hall(name="清水政务服务中心")
    make_material(name="身份证", issuer="公安局")
    assert Topic.objects.filter(name="社会保障").exists()


def attributes(name: str, of: str) -> set[str]:
    """Return what a column fills of an item or an entry."""
    field = field_of(name, of)
    if field.form == Form.LIMIT:
        return {f"{name}_value"} if not of else {"value"}
    special = {
        "department": {"department_name"},
        "region": {"region_id"},
        "sub_item": {"name"},
        "main_item": {"main_item", "name"},
        "deferrable": {"necessity"},
        "hall": {"hall_id"},
        "window": {"hall_id"},
        "name": {"name", "main_item"},
        **{code: {code, "source_code"} for code in ("base_code", "implementation_code")},
        "codes": {"base_code", "implementation_code", "source_code"},
    }
    return special.get(name, {name})


def is_said(reading: Reading, column: str) -> bool:
    one = STANDARD.columns[column]
    field = field_of(one.field, one.of)
    if one.of:
        entries = reading.lists.get(one.of, [])
        shared = any(one.field in entry.shared for entry in entries)
        keyed = one.field in ("name", "title", "laws", "unit", "deferrable")
        return shared or any(
            keyed or attributes(one.field, one.of) & entry.values.keys() for entry in entries
        )
    if field.form in _SETS:
        return bool(getattr(reading, _SETS[field.form]))
    if field.form == Form.SOURCE:
        return bool(reading.source)
    return bool(attributes(one.field, "") & {*reading.values, *reading.fallbacks})


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=ROWS)
def test_nothing_breaks_and_every_cell_is_a_value_or_kept(
    surroundings: None, rows: list[dict[str, str]]
) -> None:
    reader = Reader(STANDARD, HEADER, Regions(dry=True), "某处")
    rows[0] = {"来源编号": "1", "事项名称": "甲", **rows[0]}
    block = Block([Row(n, [row.get(name, "") for name in HEADER]) for n, row in enumerate(rows, 2)])

    try:
        reading = reader.read(block)
    except Refused as refused:
        event(refused.reason)
        return
    event("read")

    for name, cell in rows[0].items():
        kept = reading.source_data.get(name, "")
        is_known = name in STANDARD.columns
        assert not cell.strip() or cell in kept or (is_known and is_said(reading, name)), name
    for row in rows[1:]:
        for name, cell in row.items():
            if name in STANDARD.columns and STANDARD.columns[name].of and cell.strip():
                assert cell in reading.source_data.get(name, "") or is_said(reading, name), name


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(rows=ROWS)
def test_a_second_run_changes_nothing(
    surroundings: None, tmp_path: Path, rows: list[dict[str, str]]
) -> None:
    for number, row in enumerate(rows):
        row.update({"来源": "", "来源编号": f"S{number}", "事项名称": "甲"})
    file = write(tmp_path, table_of(*rows, {"来源编号": "plain", "事项名称": "乙"}))
    first = run(file).counts
    head = published.head()

    second = run(file).counts

    assert second == {
        **first,
        "created": 0,
        "updated": 0,
        "unchanged": first["created"] + first["updated"] + first["unchanged"],
    }
    assert published.head() == head
