"""Lists of an item out of a table: rows that go on, what a source takes back, what editors did."""

import json
from pathlib import Path

import pytest

from guides import published
from guides.content import Item as ItemContent
from guides.models import Item, ItemMaterial, Material
from guides.vocabulary import Kind
from tests.factories import make_hall, make_item, make_material
from tests.guides.exchange.files import counts, differences, item, run, table_of, write

pytestmark = pytest.mark.django_db

FIRST = {
    "来源编号": "1",
    "事项名称": "甲",
    "受理条件": "有场地",
    "材料名称": "身份证",
    "原件份数": "1",
}
MORE = {
    "来源编号": "1",
    "事项名称": "甲",
    "受理条件": "有场地",
    "材料名称": "申请表",
    "原件份数": "2",
}
BARE = {"材料名称": "申请表", "原件份数": "2"}
OTHER = {"来源编号": "2", "事项名称": "乙", "材料名称": "申请表"}


def materials(source_id: str = "1") -> list[tuple[str, int | None]]:
    uses = item(source_id, "standard").materials.order_by("sort_order", "pk")
    return [(use.material.name, use.originals) for use in uses]


def said_of(one: Item) -> ItemContent:
    record = published.record(Kind.ITEM, one.code)
    assert record is not None
    assert isinstance(record.payload, ItemContent)
    return record.payload


@pytest.mark.parametrize("second", [MORE, BARE, {**BARE, "来源编号": "1"}])
def test_rows_that_go_on_belong_to_the_item_above(tmp_path: Path, second: dict[str, str]) -> None:
    outcome = run(write(tmp_path, table_of(FIRST, second, OTHER)))

    assert outcome.counts == counts(2, created=2)
    assert materials() == [("身份证", 1), ("申请表", 2)]
    assert materials("2") == [("申请表", None)]
    assert "另有 1 行是上一个事项的清单" in outcome.said
    # One material, however many ask for it.
    assert Material.objects.count() == 2


def test_an_item_that_is_repeated_for_each_of_two_lists_has_each_entry_once(tmp_path: Path) -> None:
    fee = {"收费项目": "工本费", "收费金额": "10"}

    run(write(tmp_path, table_of({**FIRST, **fee}, {**MORE, **fee})))

    one = item("1", "standard")
    assert (one.materials.count(), one.fees.count()) == (2, 1)


def test_the_same_material_asked_for_twice_stays_two(tmp_path: Path) -> None:
    seller = {"材料名称": "身份证", "材料使用说明": "卖方的"}

    file = write(tmp_path, table_of(FIRST, seller))
    run(file)

    assert [use.note for use in item("1", "standard").materials.all()] == ["", "卖方的"]
    assert run(file).counts == counts(1, unchanged=1)


def test_json_lines_have_their_lists_in_the_item(tmp_path: Path) -> None:
    told = {
        "来源编号": "1",
        "事项名称": "甲",
        "日常用语": ["开作坊", "办证"],
        "材料": [{"名称": "身份证", "原件份数": 1}, {"名称": "申请表", "原件份数": 2}],
        "收费": [{"项目": "工本费", "金额": "10元/本"}],
    }

    outcome = run(write(tmp_path, json.dumps(told, ensure_ascii=False) + "\n", "list.jsonl"))

    assert outcome.counts == counts(1, created=1)
    assert materials() == [("身份证", 1), ("申请表", 2)]
    one = item("1", "standard")
    assert [name.name for name in one.everyday_names.all()] == ["开作坊", "办证"]
    assert one.fees.get().unit == "本"


@pytest.mark.parametrize(
    "second",
    [
        {**MORE, "受理条件": "没有场地也行"},
        FIRST,
        {"来源编号": "1", "事项名称": "另一件", "材料名称": "申请表"},
    ],
)
def test_a_row_that_says_something_else_of_the_item_is_refused(
    tmp_path: Path, second: dict[str, str]
) -> None:
    outcome = run(write(tmp_path, table_of(FIRST, second)))

    assert outcome.counts == counts(2, created=1, refused=1)
    assert "来源编号和第 2 行重复" in outcome.said
    assert materials() == [("身份证", 1)]


def test_a_row_further_down_does_not_go_on(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, table_of(FIRST, OTHER, MORE)))

    assert outcome.counts == counts(3, created=2, refused=1)


def test_a_row_without_id_that_says_nothing_for_a_list_is_refused(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, table_of(FIRST, {"来源编号": "", "受理条件": "有场地"})))

    assert outcome.counts == counts(2, created=1, refused=1)
    assert "第 3 行没有导入：来源编号" in outcome.said


def test_a_row_that_is_too_long_takes_its_item_along(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, table_of(FIRST, {**BARE, "材料依据": "长" * 501}, OTHER)))

    assert outcome.counts == counts(2, created=1, refused=1)
    assert "第 3 行没有导入：材料依据" in outcome.said
    assert not Item.objects.filter(source_id="1").exists()


def test_columns_that_no_mapping_knows_are_kept_of_every_row(tmp_path: Path) -> None:
    rows = [{**FIRST, "材料库号": "M1"}, {**BARE, "材料库号": "M2"}]

    run(write(tmp_path, table_of(*rows)))

    assert item("1", "standard").source_data == {"材料库号": "M1\nM2"}


def test_what_a_source_takes_back_goes_and_what_editors_did_stays(tmp_path: Path) -> None:
    run(write(tmp_path, table_of(FIRST, BARE, {"材料名称": "照片"})))
    one = item("1", "standard")
    one.materials.add(ItemMaterial(material=make_material(name="编辑加的"), sort_order=9))
    one.materials.remove(one.materials.get(material__name="照片"))
    one.save()

    outcome = run(
        write(
            tmp_path,
            table_of({**FIRST, "原件份数": "3"}, {"材料名称": "照片"}, {"材料名称": "户口本"}),
        )
    )

    assert outcome.counts == counts(1, updated=1)
    assert materials() == [("身份证", 3), ("编辑加的", None), ("户口本", None)]
    assert [one.name for one in said_of(item("1", "standard")).materials] == [
        *("身份证", "编辑加的", "户口本"),
    ]


def test_what_only_editors_fill_in_stays_on_a_row(tmp_path: Path) -> None:
    run(write(tmp_path, table_of(FIRST)))
    ItemMaterial.objects.update(exempt="有电子证不用带", note="编辑写的")

    run(write(tmp_path, table_of({**FIRST, "原件份数": "2", "材料使用说明": ""})))

    use = ItemMaterial.objects.get()
    assert (use.originals, use.exempt, use.note) == (2, "有电子证不用带", "编辑写的")


def test_a_list_that_a_table_does_not_have_stays(tmp_path: Path) -> None:
    run(write(tmp_path, table_of(FIRST, BARE)))

    run(write(tmp_path, table_of({"来源编号": "1", "事项名称": "改了名"})))

    assert materials() == [("身份证", 1), ("申请表", 2)]


def test_a_list_that_the_source_empties_is_emptied(tmp_path: Path) -> None:
    run(write(tmp_path, table_of(FIRST, BARE)))

    outcome = run(write(tmp_path, table_of({**FIRST, "材料名称": "", "原件份数": ""})))

    assert outcome.counts == counts(1, updated=1)
    assert materials() == []


def test_rows_of_editors_are_not_taken_for_the_sources(tmp_path: Path) -> None:
    mine = make_item(source="standard", source_id="1", name="甲")

    run(write(tmp_path, table_of({"来源编号": "1", "事项名称": "甲", "材料名称": ""})))

    assert mine.materials.count() == 1


def test_what_was_struck_out_here_comes_back_only_when_the_source_says_it_anew(
    tmp_path: Path,
) -> None:
    both, one = table_of(FIRST, BARE), table_of(FIRST)
    run(write(tmp_path, both))
    ItemMaterial.objects.filter(material__name="申请表").delete()

    assert run(write(tmp_path, both)).counts == counts(1, unchanged=1)
    assert run(write(tmp_path, one)).counts == counts(1, unchanged=1)
    run(write(tmp_path, both))
    assert materials() == [("身份证", 1), ("申请表", 2)]


def test_nothing_is_dropped_while_a_row_cannot_be_read(tmp_path: Path) -> None:
    run(write(tmp_path, table_of(FIRST, BARE, OTHER)))
    lines = table_of(FIRST, BARE, OTHER).splitlines()
    lines[2] = '"没有合上'

    outcome = run(write(tmp_path, "\n".join(lines)))

    assert outcome.counts == counts(3, unchanged=2, refused=1)
    assert materials() == [("身份证", 1), ("申请表", 2)]


def test_a_material_that_the_site_has_is_asked_for_by_its_name(tmp_path: Path) -> None:
    known = make_material(name="身份证", issuer="公安局")

    run(write(tmp_path, table_of(FIRST)))

    assert ItemMaterial.objects.get().material == known


def test_what_belongs_to_a_material_is_filled_but_not_quarrelled_about(tmp_path: Path) -> None:
    rows = [
        {**FIRST, "出具机构": "公安局", "材料办理地点": ""},
        {**OTHER, "材料名称": "身份证", "出具机构": "派出所", "材料办理地点": "派出所"},
    ]
    file = write(tmp_path, table_of(*rows))

    outcome = run(file)

    material = Material.objects.get(name="身份证")
    assert (material.issuer, material.where_to_get) == ("公安局", "派出所")
    assert item("2", "standard").source_data == {"出具机构": "身份证：派出所"}
    assert "出具机构：“派出所”材料“身份证”在本站写的不一样，没有改" in outcome.said
    assert said_of(item("1", "standard")).materials[0].where_to_get == "派出所"
    assert run(file).counts == counts(2, unchanged=2)


def test_what_belongs_to_a_material_follows_the_source_that_said_it(tmp_path: Path) -> None:
    run(write(tmp_path, table_of({**FIRST, "出具机构": "公安局"}, OTHER)))
    other = make_item(materials=[Material.objects.get(name="身份证")])

    run(write(tmp_path, table_of({**FIRST, "出具机构": "市公安局"}, OTHER)))

    assert Material.objects.get(name="身份证").issuer == "市公安局"
    assert said_of(other).materials[0].issuer == "市公安局"
    assert said_of(item("1", "standard")).materials[0].issuer == "市公安局"


def test_halls_and_windows_are_linked_and_never_made(tmp_path: Path) -> None:
    hall = make_hall(name="清水政务服务中心")
    rows = [
        {"来源编号": "1", "事项名称": "甲", "大厅": "清水政务服务中心", "窗口": "A01号窗口"},
        {"来源编号": "2", "事项名称": "乙", "大厅": "清水政务服务中心", "窗口": "B9"},
        {"来源编号": "3", "事项名称": "丙", "大厅": "河东分中心", "窗口": "3"},
        {
            "来源编号": "4",
            "事项名称": "丁",
            "大厅": "河东分中心",
            "窗口说明": "二楼",
            "办理地点": "河东路 2 号",
        },
    ]
    file = write(tmp_path, table_of(*rows))

    outcome = run(file)

    uses = [list(item(n, "standard").windows.all()) for n in "1234"]
    assert [(use.hall, use.window) for use in uses[0]] == [(hall, hall.windows.get())]
    assert [(use.hall, use.window) for use in uses[1]] == [(hall, None)]
    assert uses[2:] == [[], []]
    assert [item(n, "standard").place_note for n in "1234"] == [
        *("", "", "河东分中心 3", "河东路 2 号"),
    ]
    assert item("4", "standard").source_data == {"大厅": "河东分中心", "窗口说明": "二楼"}
    assert "窗口：2 种写法（2 行）没有认出来" in outcome.said
    assert run(file).counts == counts(4, unchanged=4)


def test_a_hall_that_came_later_is_linked_and_its_words_go(tmp_path: Path) -> None:
    file = write(tmp_path, table_of({"来源编号": "1", "事项名称": "甲", "大厅": "河东分中心"}))
    run(file)
    hall = make_hall(name="河东分中心")

    assert run(file).counts == counts(1, updated=1)
    one = item("1", "standard")
    assert [use.hall for use in one.windows.all()] == [hall]
    assert (one.place_note, one.source_data) == ("", {})
    assert run(file).counts == counts(1, unchanged=1)


def test_words_of_editors_for_the_place_stay(tmp_path: Path) -> None:
    file = write(tmp_path, table_of({"来源编号": "1", "事项名称": "甲", "大厅": "河东分中心"}))
    run(file)
    Item.objects.update(place_note="编辑写的")

    run(write(tmp_path, table_of({"来源编号": "1", "事项名称": "甲", "大厅": "河西分中心"})))

    assert item("1", "standard").place_note == "编辑写的"
    assert item("1", "standard").source_data == {"大厅": "河西分中心"}


def test_an_entry_without_what_tells_it_is_kept_in_words(tmp_path: Path) -> None:
    rows = [
        {
            "来源编号": "1",
            "事项名称": "甲",
            "材料名称": "",
            "原件份数": "2",
            "常见问题": "要预约吗？",
        },
        {
            "来源编号": "2",
            "事项名称": "乙",
            "收费标准": "每本十元",
            "收费依据": "",
            "办理环节": "公示",
        },
        {"来源编号": "3", "事项名称": "丙", "收费依据": "收费目录"},
    ]
    columns = {"收费项目": "", "常见问题回答": ""}

    outcome = run(write(tmp_path, table_of({**rows[0], **columns}, *rows[1:])))

    first, second, third = (item(n, "standard") for n in "123")
    assert first.source_data == {"原件份数": "2", "常见问题": "要预约吗？"}
    assert "常见问题：1 种写法（1 行）没有认出来" in outcome.said
    assert [(fee.name, fee.standard) for fee in second.fees.all()] == [("收费", "每本十元")]
    assert second.source_data == {"办理环节": "公示"}
    assert third.source_data == {"收费依据": "收费目录"}


def test_what_of_an_entry_is_not_certain_is_kept_with_its_name(tmp_path: Path) -> None:
    rows = [{**FIRST, "材料形式": "光盘"}, {**BARE, "材料形式": "纸质", "复印件份数": "若干"}]

    run(write(tmp_path, table_of(*rows)))

    assert item("1", "standard").source_data == {
        "材料形式": "身份证：光盘",
        "复印件份数": "申请表：若干",
    }
    assert [use.form for use in item("1", "standard").materials.all()] == ["", "paper"]


def test_laws_in_one_cell_become_entries(tmp_path: Path) -> None:
    cell = (
        "【法律】《某某法》第五条 登记。\n再说一句。\n《某某条例》（国务院令第 1 号）第二条第一款"
    )
    rows = [
        {"来源编号": "1", "事项名称": "甲", "设定依据": cell},
        {"来源编号": "2", "事项名称": "乙", "设定依据": "依法办理"},
        {"来源编号": "3", "事项名称": "丙", "设定依据": "按规定，见《某某法》"},
    ]

    outcome = run(write(tmp_path, table_of(*rows)))

    laws = item("1", "standard").basis.values_list("title", "article", "text")
    assert list(laws) == [
        ("某某法", "第五条", "【法律】\n登记。\n再说一句。"),
        ("某某条例", "第二条第一款", "（国务院令第 1 号）"),
    ]
    assert [item(n, "standard").source_data for n in "123"] == [
        *({}, {"设定依据": "依法办理"}, {"设定依据": "按规定，见《某某法》"}),
    ]
    assert "设定依据：2 种写法（2 行）没有认出来" in outcome.said


def test_a_look_tells_the_differences_and_changes_nothing(tmp_path: Path) -> None:
    run(write(tmp_path, table_of(FIRST, BARE)))
    head = published.head()
    new = {"来源编号": "9", "事项名称": "新的"}
    file = write(
        tmp_path,
        table_of(
            {**FIRST, "原件份数": "2", "行使层级": "县级", "是否收费": "否", "别的": "x"},
            {"材料名称": "户口本"},
            new,
        ),
    )

    found = differences(file)

    assert found == [
        ("行使层级", "", "县级"),
        ("是否收费", "", "否"),
        ("别的", "", "x"),
        ("材料", "申请表、身份证（原件份数 1）", "户口本、身份证（原件份数 2）"),
        ("", "", ""),
    ]
    assert materials() == [("身份证", 1), ("申请表", 2)]
    assert published.head() == head


def test_differences_are_told_of_what_was_done_too_and_not_without_end(tmp_path: Path) -> None:
    rows = [{"来源编号": str(n), "事项名称": f"第{n}件"} for n in range(600)]

    found = differences(write(tmp_path, table_of(*rows)))

    assert len(found) == 500
