"""`manage.py import_catalogue`: rows become items, published at once and once only."""

import csv
from pathlib import Path

import pytest
from django.core.management.base import CommandError

from guides import ledger, published
from guides.assemble import items_of, items_with_relations
from guides.content import Item as ItemContent
from guides.content import Record
from guides.models import Item, LedgerRow, Region, Topic
from guides.vocabulary import Kind, Level
from tests.factories import make_department, make_guide, make_region
from tests.guides.exchange.files import counts, item, run, text_of, write

pytestmark = pytest.mark.django_db

FULL = {
    "item_id": "A-1",
    "name": "小作坊登记（县级）",
    "department": "河东区市场局",
    "region": "云山省清水市河东区",
    "level": "县（市、区）级",
    "item_code": "77Z0001-000-1-00",
    "service_object": "法人",
    "item_type": "行政许可",
    "theme": "社会保障",
    "main_item": "小作坊管理",
    "link": "http://old.example.gov.cn/list?id=1",
    "aliases": "开作坊|作坊办证",
    "note": "抄自旧表",
    "source": "旧系统",
}


def said_of(one: Item) -> ItemContent:
    record = published.record(Kind.ITEM, one.code)
    assert isinstance(record, Record)
    assert isinstance(record.payload, ItemContent)
    return record.payload


def test_a_row_becomes_a_published_item(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, text_of(FULL)))

    said = said_of(item("A-1"))
    assert outcome.counts == counts(1, created=1)
    assert (said.name, said.department_name, said.main_item, said.source_code) == (
        "小作坊登记（县级）",
        "河东区市场局",
        "小作坊管理",
        "77Z0001-000-1-00",
    )
    assert (said.level, said.item_type, said.audience) == ("4", "01", ("2", "3", "4"))
    assert said.everyday_names == ("开作坊", "作坊办证")
    assert said.topics == (Topic.objects.get(name="社会保障").code,)


def test_every_cell_can_be_read_back_word_for_word(tmp_path: Path) -> None:
    run(write(tmp_path, text_of(FULL)))

    said = said_of(item("A-1")).model_dump(mode="json")
    words = {*said["source_data"].values(), *(v for v in said.values() if isinstance(v, str))}
    assert set(FULL.values()) <= words


def test_a_link_is_kept_but_does_not_say_that_it_can_be_done_online(tmp_path: Path) -> None:
    run(write(tmp_path, text_of(FULL)))

    said = said_of(item("A-1"))
    assert said.source_data["link"] == FULL["link"]
    assert "online" not in said.facts


def test_columns_that_no_mapping_knows_are_kept_and_named(tmp_path: Path) -> None:
    row = {"item_id": "B", "name": "查水表", "办结天数": " 三天 "}

    outcome = run(write(tmp_path, text_of(row, columns=["item_id", "name", "办结天数"])))

    assert item("B").source_data == {"办结天数": " 三天 "}
    assert "办结天数" in outcome.said


def test_id_and_name_alone_are_enough(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, "item_id,name\nC,补办证明\n"))

    assert outcome.counts == counts(1, created=1)
    assert said_of(item("C")).source == "items"


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    file = write(tmp_path, text_of(FULL, {"item_id": "A-2", "name": "小摊点备案"}))
    run(file)
    head = published.head()

    outcome = run(file)

    assert outcome.counts == counts(2, unchanged=2)
    assert published.head() == head


def test_a_changed_cell_is_one_new_row_at_the_next_revision(tmp_path: Path) -> None:
    other = {"item_id": "A-2", "name": "小摊点备案"}
    run(write(tmp_path, text_of(FULL, other)))
    head = published.head()

    outcome = run(
        write(tmp_path, text_of({**FULL, "name": "小作坊许可"}, other)), note="换了新名称"
    )

    assert outcome.counts == counts(2, updated=1, unchanged=1)
    rows = published.changes(head)
    assert [(row.code, row.revision, row.change_note) for row in rows] == [
        (item("A-1").code, 2, "换了新名称")
    ]


def test_an_empty_cell_leaves_what_an_editor_filled_in(tmp_path: Path) -> None:
    run(write(tmp_path, text_of({"item_id": "A-1", "name": "小作坊登记"})))
    Item.objects.filter(source_id="A-1").update(main_item="编辑补的主项", level=Level.TOWN)

    outcome = run(write(tmp_path, text_of({"item_id": "A-1", "name": "小作坊登记"})))

    assert outcome.counts == counts(1, unchanged=1)
    assert (item("A-1").main_item, item("A-1").level) == ("编辑补的主项", "5")


def test_names_and_topics_of_editors_stay_and_those_the_source_took_back_go(
    tmp_path: Path,
) -> None:
    run(write(tmp_path, text_of(FULL)))
    one = item("A-1")
    one.everyday_names.create(name="编辑加的说法", sort_order=9)
    one.topics.add(Topic.objects.get(name="证件办理"))
    one.save()

    run(write(tmp_path, text_of({**FULL, "aliases": "作坊办证|新说法", "theme": "交通出行"})))

    said = said_of(item("A-1"))
    assert said.everyday_names == ("作坊办证", "编辑加的说法", "新说法")
    topics = Topic.objects.filter(code__in=said.topics)
    assert {topic.name for topic in topics} == {"证件办理", "交通出行"}


def test_a_name_that_an_editor_struck_out_does_not_come_back(tmp_path: Path) -> None:
    run(write(tmp_path, text_of(FULL)))
    item("A-1").everyday_names.filter(name="开作坊").delete()

    assert run(write(tmp_path, text_of(FULL))).counts == counts(1, unchanged=1)


def test_the_same_id_of_another_source_is_another_item(tmp_path: Path) -> None:
    file = write(tmp_path, text_of(FULL))
    run(file)

    outcome = run(file, source="邻市")

    assert outcome.counts == counts(1, created=1)
    assert item("A-1").code != item("A-1", "邻市").code


def test_a_known_department_is_linked_and_an_unknown_one_only_named(tmp_path: Path) -> None:
    whole = make_department(name="清水市民政局", short_name="民政局")
    rows = [
        {"item_id": "1", "name": "甲", "department": "清水市民政局"},
        {"item_id": "2", "name": "乙", "department": "民政局"},
        {"item_id": "3", "name": "丙", "department": "民政"},
    ]

    outcome = run(write(tmp_path, text_of(*rows)))

    assert [item(n).department for n in "123"] == [whole, whole, None]
    assert item("3").department_name == "民政"
    assert "department：1 种写法（1 行）没有认出来" in outcome.said


def test_a_department_that_came_later_is_linked_by_the_next_run(tmp_path: Path) -> None:
    file = write(tmp_path, text_of({"item_id": "1", "name": "甲", "department": "清水市民政局"}))
    run(file)
    department = make_department(name="清水市民政局")

    assert run(file).counts == counts(1, updated=1)
    assert said_of(item("1")).department == department.code


def test_two_departments_of_one_name_are_not_guessed_between(tmp_path: Path) -> None:
    make_department(name="民政局")
    make_department(name="民政局")

    run(write(tmp_path, text_of({"item_id": "1", "name": "甲", "department": "民政局"})))

    assert item("1").department is None


def test_each_place_has_its_own_department_of_a_name(tmp_path: Path) -> None:
    city = make_region(name="清水市")
    county = make_region(name="河东区", level="county", parent=city)
    make_region(name="河西区", level="county", parent=city)
    other = make_region(name="青山市")
    of_city = make_department(name="公安局", region=city)
    of_county = make_department(name="河东分局", short_name="公安局", region=county)
    of_no_place = make_department(name="民政局")
    make_department(name="民政局", region=other)
    rows = [
        {"item_id": "1", "name": "甲", "department": "公安局", "region": "清水市"},
        {"item_id": "2", "name": "乙", "department": "公安局", "region": "清水市河西区"},
        {"item_id": "3", "name": "丙", "department": "公安局", "region": "青山市"},
        {"item_id": "4", "name": "丁", "department": "民政局", "region": "清水市"},
        {"item_id": "5", "name": "戊", "department": "河东分局", "region": "清水市河东区"},
    ]

    outcome = run(write(tmp_path, text_of(*rows)))

    linked = [item(n).department for n in "12345"]
    assert linked == [of_city, of_city, None, of_no_place, of_county]
    assert "department：1 种写法（1 行）没有认出来" in outcome.said


def test_unknown_regions_are_made_where_the_name_says_what_lies_in_what(tmp_path: Path) -> None:
    rows = [FULL, {**FULL, "item_id": "A-2", "region": "清水市"}]

    outcome = run(write(tmp_path, text_of(*rows)))

    county, city = item("A-1").region, item("A-2").region
    assert county is not None
    assert (county.name, county.level, county.parent) == ("河东区", "county", city)
    assert "清水市河东区" in outcome.said
    found = published.listing(Kind.ITEM, facets={"region": county.code})
    assert [record.code for record in found.records] == [item("A-1").code]


def test_a_region_that_is_not_certain_is_kept_in_words_only(tmp_path: Path) -> None:
    run(write(tmp_path, text_of({**FULL, "region": "云山省"})))

    assert item("A-1").region is None
    assert item("A-1").source_data["region"] == "云山省"
    assert not Region.objects.exists()


@pytest.mark.parametrize(
    ("cell", "field"),
    [
        ("0123456789", "base_code"),
        ("012345678901234567890123", "implementation_code"),
        ("0123456789-1", "source_code"),
    ],
)
def test_a_code_goes_where_its_form_says(tmp_path: Path, cell: str, field: str) -> None:
    run(write(tmp_path, text_of({**FULL, "item_code": cell})))

    fields = ("base_code", "implementation_code", "source_code")
    assert {one: getattr(item("A-1"), one) for one in fields} == {
        **dict.fromkeys(fields, ""),
        field: cell,
    }


def test_words_outside_the_vocabulary_stay_words(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, text_of({**FULL, "item_type": "便民小事", "theme": "杂项"})))

    one = item("A-1")
    assert (one.item_type, one.topics.count()) == ("", 0)
    assert (one.source_data["item_type"], one.source_data["theme"]) == ("便民小事", "杂项")
    assert "item_type：1 种写法（1 行）没有认出来" in outcome.said


def test_refused_rows_are_told_with_line_column_value_reason_and_remedy(tmp_path: Path) -> None:
    rows = [
        {"item_id": "1", "name": "好的一行"},
        {"item_id": "", "name": "没有编号"},
        {"item_id": "2", "name": ""},
        {"item_id": "3", "name": "长" * 201},
        {"item_id": "1", "name": "又来一次"},
        {"item_id": "4", "name": "看不\x00见"},
    ]
    report = tmp_path / "report.csv"

    outcome = run(write(tmp_path, text_of(*rows)), report=report)

    assert outcome.counts == counts(6, created=1, refused=5)
    with report.open(encoding="utf-8-sig", newline="") as file:
        told = [line for line in csv.DictReader(file) if line["结果"] == "没有导入"]
    assert [(line["行"], line["栏目"]) for line in told] == [
        ("3", "item_id"),
        ("4", "name"),
        ("5", "name"),
        ("6", "item_id"),
        ("7", "name"),
    ]
    assert all(line["原因"] and line["怎么办"] for line in told)
    assert "201 个字，最多 200 个" in told[2]["原因"]
    assert "第 2 行重复" in told[3]["原因"]


def test_without_a_report_file_refused_rows_are_shown(tmp_path: Path) -> None:
    outcome = run(write(tmp_path, text_of(FULL, {"item_id": "9", "name": "长" * 201})))

    assert "第 3 行没有导入：name" in outcome.said


def test_the_report_runs_nothing_in_a_spreadsheet(tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    rows = [FULL, {"item_id": "=HYPERLINK(1)" + "长" * 90, "name": "甲"}]

    run(write(tmp_path, text_of(*rows)), report=report)

    with report.open(encoding="utf-8-sig", newline="") as file:
        assert next(csv.DictReader(file))["内容"].startswith("'=HYPERLINK")


def test_when_no_row_goes_in_the_command_fails(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有一行") as error:
        run(write(tmp_path, text_of({"item_id": "", "name": "没有编号"})))

    assert error.value.returncode == 2


def test_a_dry_run_counts_and_changes_nothing(tmp_path: Path) -> None:
    head = published.head()

    outcome = run(write(tmp_path, text_of(FULL)), dry_run=True)

    assert outcome.counts == counts(1, created=1)
    assert "清水市河东区" in outcome.said
    assert not Item.objects.exists()
    assert not Region.objects.exists()
    assert published.head() == head


def test_a_dry_run_of_a_change_changes_nothing(tmp_path: Path) -> None:
    run(write(tmp_path, text_of(FULL)))
    head = published.head()
    changed = {**FULL, "name": "别的名称", "region": "云山省清水市河西区"}

    outcome = run(write(tmp_path, text_of(changed)), dry_run=True)

    assert outcome.counts == counts(1, updated=1)
    assert (item("A-1").name, published.head()) == (FULL["name"], head)


def test_a_changed_fact_reaches_the_guides_that_use_it(tmp_path: Path) -> None:
    run(write(tmp_path, text_of({**FULL, "department": "甲局"})))
    page = make_guide(item=item("A-1"), summary="说明", steps=[{"title": "办", "words": "来办。"}])

    run(write(tmp_path, text_of({**FULL, "department": "甲局", "name": "改了名的事项"})))

    record = published.record(Kind.GUIDE, page.code)
    assert record is not None
    assert record.payload.item.name == "改了名的事项"
    assert record.revision == 2
    rows = LedgerRow.objects.order_by("-sequence")[:2]
    assert len({row.cause for row in rows}) == 1


def test_a_withdrawn_item_stays_withdrawn(tmp_path: Path) -> None:
    run(write(tmp_path, text_of(FULL)))
    with ledger.transaction(reason="不办了"):
        item("A-1").unpublish()

    outcome = run(write(tmp_path, text_of({**FULL, "name": "改了名"})))

    assert outcome.counts == counts(1, updated=1)
    record = published.record(Kind.ITEM, item("A-1").code)
    assert record is not None
    assert record.action == "withdraw"


def test_a_stop_half_way_leaves_whole_batches_that_a_second_run_completes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guides.exchange.catalogue import run as running

    file = write(tmp_path, text_of(*({"item_id": str(n), "name": f"第{n}件"} for n in range(5))))
    monkeypatch.setattr(running, "BATCH", 2)
    append, calls = ledger.append, iter(range(9))

    def stops(entries: object) -> object:
        if next(calls) == 1:
            raise KeyboardInterrupt
        return append(entries)  # type: ignore[arg-type]

    monkeypatch.setattr(ledger, "append", stops)
    with pytest.raises(KeyboardInterrupt):
        run(file)
    assert Item.objects.count() == LedgerRow.objects.filter(kind=Kind.ITEM).count() == 2

    assert run(file).counts == counts(5, created=3, unchanged=2)
    assert len(set(Item.objects.values_list("code", flat=True))) == 5


def test_codes_that_are_taken_are_not_given_twice(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from guides import codes

    run(write(tmp_path, text_of(FULL)))
    taken = item("A-1").code
    fresh = codes.mint()
    minted = iter([taken, fresh])
    monkeypatch.setattr(codes, "mint", lambda: next(minted))

    run(write(tmp_path, text_of(FULL, {"item_id": "A-2", "name": "另一件"})))

    assert item("A-2").code == fresh


def test_too_long_a_note_is_refused_before_anything_happens(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="200"):
        run(write(tmp_path, text_of(FULL)), note="长" * 201)

    assert not Item.objects.exists()


def test_a_report_that_cannot_be_written_is_told_before_anything_happens(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="写不了") as error:
        run(write(tmp_path, text_of(FULL)), report=tmp_path / "missing" / "report.csv")

    assert error.value.returncode == 2
    assert not Item.objects.exists()


def test_what_was_said_of_new_items_is_what_the_database_holds(tmp_path: Path) -> None:
    make_department(name="河东区市场局")
    bare = {"item_id": "A-3", "name": "甲（县级）", "level": "乙", "note": "=\u0338 e\u0301"}
    run(
        write(tmp_path, text_of(FULL, {**FULL, "item_id": "A-2", "aliases": "", "theme": ""}, bare))
    )

    for row in LedgerRow.objects.filter(kind=Kind.ITEM):
        read = items_with_relations([Item.objects.get(code=row.code).pk])
        assert items_of(read)[0].canonical().decode() == row.payload
