"""The header selects a committed mapping, or the answer says which there are."""

import json
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from pydantic import ValidationError

from guides.exchange import mapping
from guides.exchange.mapping import Mapping, UnknownTable, choose
from tests.factories import make_department, make_hall
from tests.guides.exchange.files import COLUMNS, counts, item, run, table_of, write

MAPPING = {
    "name": "x",
    "title": "某表",
    "source": "x",
    "columns": {"编号": {"field": "source_id"}, "名称": {"field": "name"}},
}


def test_every_committed_mapping_is_chosen_by_its_own_header() -> None:
    for one in mapping.mappings().values():
        assert choose([*one.columns, *one.kept, "多出来的"]) is one


def test_columns_left_over_are_those_without_a_field() -> None:
    assert choose(COLUMNS).left_over(COLUMNS) == ["link", "note", "source"]


def test_an_unknown_header_is_refused_with_the_known_ones(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"items（.*item_id、name") as error:
        run(write(tmp_path, "编码,事项\n1,甲\n"))

    assert error.value.returncode == 2


@pytest.mark.parametrize(("name", "said"), [("nothing", "没有叫“nothing”"), ("items", "item_id")])
def test_a_mapping_by_name_has_to_exist_and_to_fit(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(CommandError, match=said) as error:
        run(write(tmp_path, "编码,事项\n1,甲\n"), mapping=name)

    assert error.value.returncode == 2


def test_between_two_that_fit_the_one_with_more_columns_wins(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    few = Mapping.model_validate(MAPPING)
    more = Mapping.model_validate({**MAPPING, "name": "y", "kept": ["备注"]})
    monkeypatch.setattr(mapping, "mappings", lambda: {"x": few, "y": more})

    assert choose(["编号", "名称", "备注"]) is more
    with pytest.raises(UnknownTable, match=r"[xy]”和“[xy]”"):
        choose(["编号", "名称"])


@pytest.mark.parametrize(
    "columns",
    [
        {"编号": {"field": "source_id"}},
        {"编号": {"field": "source_id"}, "名称": {"field": "nmae"}},
        {"编号": {"field": "source_id"}, "名称": {"field": "name"}, "题": {"field": "name"}},
        {"编号": {"field": "source_id"}, "名称": {"field": "name", "wrods": {}}},
    ],
)
def test_a_mapping_with_a_slip_does_not_load(columns: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        Mapping.model_validate(json.loads(json.dumps({**MAPPING, "columns": columns})))


def toml(folder: Path, text: str, name: str = "mine.toml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


MINE = """
title = "我的表"
source = "我市"
ignored = ["行号"]
[columns."号"]
field = "source_id"
also = ["编号"]
[columns."事"]
field = "name"
[columns."类"]
field = "item_type"
words = { "X" = "01" }
[columns."要钱吗"]
field = "charged"
true = ["要"]
[columns."几天"]
field = "promised"
unit = "day"
"""


@pytest.mark.django_db
def test_a_mapping_of_ones_own_is_taken_from_its_file(tmp_path: Path) -> None:
    table = write(tmp_path, "行号,编号,事,类,要钱吗,几天,别的\n7,1,甲,X,要,3,y\n")

    outcome = run(table, mapping=toml(tmp_path, MINE))

    one = item("1", "我市")
    assert outcome.counts == counts(1, created=1)
    assert "按映射 mine（我的表）读取" in outcome.said
    assert (one.item_type, one.charged) == ("01", True)
    assert (one.promised_value, one.promised_unit) == (3, "day")
    assert "行号" not in one.source_data
    assert one.source_data["别的"] == "y"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title = ", "写法不对"),
        (MINE.replace('"item_type"', '"itemtype"'), r"columns\.类.*没有叫 itemtype 的栏目"),
        (MINE.replace('"01"', '"99"'), r"columns\.类.*没有代码 99"),
        (MINE.replace('"day"', '"week"'), r"columns\.几天.*没有单位 week"),
        (MINE.replace('field = "source_id"', 'field = "version"'), "source_id"),
        (MINE.replace('"charged"', '"promised"'), "promised 用在了两列上"),
        (MINE.replace('also = ["编号"]', 'also = ["事"]'), "列名 事 写了两次"),
        (MINE.replace('title = "我的表"', ""), "title"),
        (MINE + "wrods = {}\n", "wrods"),
        (MINE + 'of = "nothing"\n', "没有叫 nothing 的清单"),
    ],
)
def test_a_slip_in_a_mapping_of_ones_own_is_told_with_its_place(
    tmp_path: Path, text: str, said: str
) -> None:
    file = toml(tmp_path, text)

    with pytest.raises(CommandError, match=said) as error:
        run(write(tmp_path, "号,事\n1,甲\n"), mapping=file)

    assert error.value.returncode == 2
    assert "mine.toml" in str(error.value)


def test_a_mapping_file_that_is_not_there_or_not_text_is_told(tmp_path: Path) -> None:
    table = write(tmp_path, "号,事\n1,甲\n")
    with pytest.raises(CommandError, match=r"打不开映射文件.*none\.toml"):
        run(table, mapping=str(tmp_path / "none.toml"))

    (tmp_path / "gbk.toml").write_bytes('title = "我的表"'.encode("gbk"))
    with pytest.raises(CommandError, match="不是 UTF-8"):
        run(table, mapping=str(tmp_path / "gbk.toml"))


@pytest.mark.django_db
def test_the_example_is_a_mapping_that_works(tmp_path: Path) -> None:
    hall = make_hall(name="清水政务服务中心")
    department = make_department(name="市场局")
    first = {
        "行号": "1",
        "流水号": "W-1",
        "业务主项": "开店",
        "业务子项": "开小吃店",
        "老百姓怎么说": "开饭馆；开馆子",
        "数据出处": "旧系统",
        "业务编码": "0123456789",
        "业务类别": "X",
        "给谁办": "群众/企业",
        "主管单位": "市场局",
        "所在区划": "清水市河东区",
        "法定多久": "20",
        "几天办完": "5",
        "几天办完的单位": "天",
        "要不要钱": "要",
        "哪天生效": "2026年1月31日",
        "找谁问": "0360-8800001",
        "要带的材料": "身份证",
        "带几份": "1",
        "必须带吗": "必须",
        "收费名目": "工本费",
        "收多少": "10元/本",
        "凭什么法": "某某条例",
        "第几条": "第一条",
        "哪个大厅": "清水政务服务中心",
        "几号窗口": "A01",
        "常有人问": "要本人吗？",
        "怎么答": "要。",
        "填表人": "某某",
    }
    second = {"要带的材料": "场地证明", "必须带吗": "不一定"}
    rows = [{**first, "业务事项": ""}, second]

    outcome = run(write(tmp_path, table_of(*rows)))

    one = item("W-1", "旧系统")
    assert "按映射 example" in outcome.said
    assert (one.name, one.main_item, one.base_code) == ("开小吃店", "开店", "0123456789")
    assert [name.name for name in one.everyday_names.all()] == ["开饭馆", "开馆子"]
    assert (one.item_type, one.audience, one.department) == ("01", ["1", "2"], department)
    assert (one.statutory_value, one.statutory_unit) == (20, "working_day")
    assert (one.promised_value, one.promised_unit, one.charged) == (5, "day", True)
    assert str(one.planned_from) == "2026-01-31"
    assert [use.necessity for use in one.materials.all()] == ["required", "optional"]
    assert (one.fees.get().unit, one.basis.get().article) == ("本", "第一条")
    assert one.windows.get().window == hall.windows.get()
    assert one.questions.get().answer == "要。"
    assert set(one.source_data) == {
        *("业务类别", "给谁办", "填表人", "必须带吗", "要不要钱", "哪天生效"),
    }
    untried = mapping.mappings()["example"].columns.keys() - rows[0].keys()
    assert untried == {"业务流水号", "主管单位信用代码"}


def test_titles_above_a_header_are_told_from_it() -> None:
    is_header = mapping.header_test()

    assert not is_header(["某市事项目录", "", ""])
    assert is_header(["事项编号", "事项名称", "别的"])
    assert not mapping.header_test("items")(["事项编号", "事项名称"])
