"""The header selects a committed mapping, or the answer says which there are."""

import json
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from pydantic import ValidationError

from guides.exchange import mapping
from guides.exchange.mapping import Mapping, UnknownTable, choose
from tests.guides.exchange.files import COLUMNS, run, write

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
