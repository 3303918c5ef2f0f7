"""Old guides come in once, tied to their items, and go out with all their words."""

import csv
from pathlib import Path

import pytest
from django.core.management.base import CommandError
from django.test import Client
from django.urls import reverse

from guides import ledger, published
from guides.models import Department, GuidePage, Item, LedgerRow, Region, SourceLabel
from guides.vocabulary import Kind
from tests.factories import make_department, make_item, make_region
from tests.guides.exchange.files import run as import_catalogue
from tests.guides.exchange.files import text_of as table_of
from tests.guides.exchange.files import write

from .importing import (
    RECORD,
    counts,
    guides,
    item_of,
    page,
    publish,
    record_with,
    run,
    said_of,
    sentences,
    squeezed,
    text_of,
)

pytestmark = pytest.mark.django_db


def test_a_guide_becomes_a_page_with_its_facts_on_an_item(tmp_path: Path) -> None:
    outcome = run(guides(tmp_path))

    assert outcome.counts == counts(1, created=1)
    said = said_of(page())
    assert (said.title, said.origin.source, said.origin.source_id) == (
        "办一张小摊点证",
        "guides",
        "G1",
    )
    item = said.item
    assert (item.source, item.source_id, item.name) == ("guides", "G1", "办一张小摊点证")
    assert item.conditions == "在本区有固定的摊位"
    assert (item.promised.value, item.promised.unit) == (5, "working_day")
    assert len(item.materials) == 2
    assert item.basis[0].title == "小摊点管理办法"
    assert item.particulars.place_note == "和平路一号政务服务中心三楼"


def test_every_sentence_and_what_lacks_is_on_the_page(tmp_path: Path, client: Client) -> None:
    run(guides(tmp_path))

    text = text_of(client, page())
    for lines in RECORD["sections"].values():  # type: ignore[attr-defined]
        for sentence in sentences("\n".join(lines)):
            assert sentence in text
    assert "本指南来自旧系统，尚缺：" in text
    assert {"fee", "result", "phone"} <= set(said_of(page()).lacks)


def test_words_without_a_field_stand_under_their_own_heading(
    tmp_path: Path, client: Client
) -> None:
    outcome = run(guides(tmp_path))

    (section,) = said_of(page()).sections
    assert (section.heading, section.text) == ("老地方的说法", "门口有一棵大槐树，从右边进。")
    assert outcome.labels == {"typed": 6, "coded": 0, "verbatim": 1}
    assert "原样保留的标题：老地方的说法（1）" in outcome.said
    answer = client.get(f"/api/guides/{page().code}").json()["payload"]
    assert answer["sections"] == [{"heading": section.heading, "text": section.text}]


def test_the_origin_keeps_all_labels_with_their_words_and_the_fields_they_filled(
    tmp_path: Path,
) -> None:
    run(guides(tmp_path, {**RECORD, "remark": "手写的一句"}))

    origin = said_of(page()).origin
    told = {one.heading: (one.text, one.fields) for one in origin.sections}
    sections = RECORD["sections"]
    assert {key: text for key, (text, _fields) in told.items()} == {
        **{key: "\n".join(text) for key, text in sections.items()},  # type: ignore[attr-defined]
        "remark": "手写的一句",
    }
    assert told["办理地点"][1] == ("place_note",)
    assert told["老地方的说法"][1] == ()


def test_keys_about_the_record_are_read_by_staff_alone(
    tmp_path: Path, client: Client, admin_client: Client
) -> None:
    run(guides(tmp_path, {**RECORD, "note": "此条由人工补录，请勿外传"}))

    one = page()
    addresses = [
        *(f"/guides/{one.code}/", f"/api/guides/{one.code}", f"/api/items/{item_of(one).code}"),
        *(f"/feeds/{channel}.json" for channel in ("web", "mobile", "kiosk", "hotline")),
    ]
    rows = LedgerRow.objects.values_list("payload", flat=True)
    said = [client.get(address).content.decode() for address in addresses]
    assert all("办一张小摊点证" in text for text in said)
    assert not any("请勿外传" in text for text in (*said, *map(str, rows)))
    form = admin_client.get(reverse("wagtailadmin_pages:edit", args=[one.pk]))
    assert "此条由人工补录，请勿外传" in form.content.decode()


def test_items_that_waited_for_a_department_are_linked_when_guides_bring_it(
    tmp_path: Path,
) -> None:
    header = {"region": "云山省清水市河东区", "name": "另一件事"}
    rows = [
        {"item_id": "I1", "department": "市场监管局", **header},
        {"item_id": "I2", "department": "市场监管局", **header, "region": "云山省清水市河西区"},
    ]
    table = write(tmp_path, table_of(*rows), "items.csv")
    import_catalogue(table)

    outcome = run(guides(tmp_path))

    waited = Item.objects.get(source_id="I1")
    assert waited.department == Department.objects.get(name="市场监管局")
    said = published.record(Kind.ITEM, waited.code)
    assert said is not None
    assert said.payload.department == waited.department.code
    assert Item.objects.get(source_id="I2").department is None
    assert "有 1 个事项等着这些部门" in outcome.said
    assert import_catalogue(table).counts["unchanged"] == 2
    assert "等着这些部门" not in run(guides(tmp_path)).said


def test_bare_signs_stay_with_the_old_words(tmp_path: Path) -> None:
    run(guides(tmp_path, record_with(是否转报事项=["0", "true"], 老地方的说法=None)))

    said = said_of(page())
    assert not said.sections
    assert ("是否转报事项", "0\ntrue") in {(one.heading, one.text) for one in said.origin.sections}


def test_codes_that_nobody_can_read_are_kept_as_codes(tmp_path: Path) -> None:
    outcome = run(guides(tmp_path, record_with(数量限制=["7"])))

    item = item_of(page())
    assert (item.quantity_limit, item.source_codes) == ("", {"quantity_limit": "7"})
    assert outcome.labels == {"typed": 7, "coded": 1, "verbatim": 1}
    assert "含义来源没有说明" in outcome.said

    run(guides(tmp_path, record_with(数量限制=None)))
    assert item_of(page()).source_codes == {}


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    file = guides(tmp_path, RECORD, {**RECORD, "guide_id": "G2", "name": "另一件事"})
    run(file)
    head, drafts = published.head(), page().revisions.count()

    outcome = run(file)

    assert outcome.counts == counts(2, unchanged=2)
    assert published.head() == head
    assert page().revisions.count() == drafts


def test_changed_words_are_a_new_revision_of_page_and_fact(tmp_path: Path) -> None:
    run(guides(tmp_path))

    changed = record_with(办理地点=["搬到了解放路二号"], 老地方的说法=["槐树没有了，从左边进。"])
    outcome = run(guides(tmp_path, changed), note="搬家")

    assert outcome.counts == counts(1, updated=1)
    said = said_of(page())
    assert said.item.particulars.place_note == "搬到了解放路二号"
    assert said.sections[0].text == "槐树没有了，从左边进。"
    assert LedgerRow.objects.filter(kind=Kind.GUIDE).last().change_note == "搬家"  # type: ignore[union-attr]


def test_what_the_source_says_no_more_goes_from_where_it_was_put(tmp_path: Path) -> None:
    run(guides(tmp_path))

    run(guides(tmp_path, record_with(办理地点=None, 申请材料=None)))

    said = said_of(page())
    assert not said.item.materials
    assert not said.item.particulars.place_note


def test_mended_guides_lack_nothing_and_are_not_written_over(
    tmp_path: Path, client: Client
) -> None:
    run(guides(tmp_path))
    mended = page()
    mended.mended = True
    mended.summary = "编辑写好了。"
    publish(mended)
    head = published.head()

    assert "本指南来自旧系统" not in text_of(client, page())
    assert run(guides(tmp_path)).counts == counts(1, unchanged=1)
    outcome = run(guides(tmp_path, record_with(办理地点=["搬到了解放路二号"])))

    assert outcome.counts == counts(1, unchanged=1)
    assert "已经核对补全过" in outcome.said
    assert published.head() == head


def test_what_an_editor_changed_on_the_page_stays_and_is_told(tmp_path: Path) -> None:
    run(guides(tmp_path))
    edited = page()
    edited.title = "摆摊怎么办证"
    publish(edited)

    outcome = run(
        guides(tmp_path, {**record_with(老地方的说法=["从左边进。"]), "name": "换了名称"})
    )

    said = said_of(page())
    assert said.title == "摆摊怎么办证"
    assert said.sections[0].text == "从左边进。"
    assert "编辑改过" in outcome.said


def test_an_editors_draft_is_never_written_over(tmp_path: Path) -> None:
    run(guides(tmp_path))
    draft = page()
    draft.title = "正在改的标题"
    draft.save_revision()
    revision = page().latest_revision

    outcome = run(guides(tmp_path, record_with(老地方的说法=["从左边进。"])))

    assert page().latest_revision == revision
    assert "编辑有没有发布的稿" in outcome.said


def test_a_withdrawn_guide_stays_withdrawn(tmp_path: Path) -> None:
    run(guides(tmp_path))
    with ledger.transaction(reason="不办了"):
        page().unpublish()

    outcome = run(guides(tmp_path, record_with(老地方的说法=["从左边进。"])))

    assert not page().live
    assert "已撤回" in outcome.said


def test_without_publish_pages_and_facts_are_drafts(tmp_path: Path) -> None:
    file = guides(tmp_path)

    outcome = run(file, publish=False)

    assert outcome.counts == counts(1, created=1)
    assert not page().live
    assert not item_of(page()).live
    assert not LedgerRow.objects.filter(kind__in=[Kind.GUIDE, Kind.ITEM]).exists()
    assert run(file, publish=False).counts == counts(1, unchanged=1)

    assert run(file).counts == counts(1, updated=1)
    assert said_of(page()).item.conditions == "在本区有固定的摊位"
    assert run(file).counts == counts(1, unchanged=1)


def test_without_publish_a_live_item_keeps_its_live_facts(tmp_path: Path) -> None:
    item = make_item(source="items", source_id="I1", conditions="", fee=None)

    run(guides(tmp_path, {**RECORD, "item_id": "I1"}), publish=False)

    item.refresh_from_db()
    assert item.conditions == ""
    assert item.get_latest_revision_as_object().conditions == "在本区有固定的摊位"


def test_a_guide_is_tied_to_the_item_its_record_names(tmp_path: Path) -> None:
    item = make_item(source="items", source_id="I1", name="别的名称", conditions="")

    run(guides(tmp_path, {**RECORD, "item_id": "I1"}))

    assert item_of(page()) == item
    assert Item.objects.count() == 1


def test_else_to_the_only_item_of_its_name_in_its_region(tmp_path: Path) -> None:
    make_item(name="办一张小摊点证", region=make_region(name="别的市"))
    run(guides(tmp_path))
    own = item_of(page())
    assert own.source == "guides"

    region = Region.objects.get(name="河东区")
    there = make_item(name="办另一张证", region=region)
    run(guides(tmp_path, {**RECORD, "guide_id": "G2", "name": "办另一张证"}))

    assert item_of(page("G2")) == there


def test_two_items_of_a_name_are_not_guessed_between(tmp_path: Path) -> None:
    for _number in range(2):
        make_item(name="办一张小摊点证")

    outcome = run(guides(tmp_path, {**RECORD, "region": ""}))

    assert item_of(page()).source == "guides"
    assert "不止一个" in outcome.said


def test_an_item_that_is_not_in_the_catalogue_is_told(tmp_path: Path) -> None:
    outcome = run(guides(tmp_path, {**RECORD, "item_id": "I404"}))

    assert item_of(page()).source == "guides"
    assert "I404" in outcome.said


def test_what_an_item_says_already_stays_and_the_old_words_stand_on_the_page(
    tmp_path: Path,
) -> None:
    item = make_item(source="items", source_id="I1", promised_value=3)

    outcome = run(guides(tmp_path, {**RECORD, "item_id": "I1"}))

    item.refresh_from_db()
    assert (item.promised_value, item.materials.count()) == (3, 1)
    said = said_of(page())
    headings = {one.heading: one.text for one in said.sections}
    assert headings["承诺办结时限"] == "5个工作日"
    assert headings["申请材料"] == "1、身份证原件及复印件\n2、摊位的照片"
    assert "事项里写的是" in outcome.said
    assert run(guides(tmp_path, {**RECORD, "item_id": "I1"})).counts == counts(1, unchanged=1)


def test_what_an_editor_changed_in_the_item_stays(tmp_path: Path) -> None:
    run(guides(tmp_path))
    item = item_of(page())
    item.place_note = "编辑写的地点"
    publish(item)

    run(guides(tmp_path, record_with(办理地点=["搬到了解放路二号"])))

    said = said_of(page())
    assert said.item.particulars.place_note == "编辑写的地点"
    assert "搬到了解放路二号" in {one.text for one in said.sections}


def test_an_item_with_an_editors_draft_is_left_alone_and_told(tmp_path: Path) -> None:
    item = make_item(source="items", source_id="I1", conditions="")
    item.result = "编辑正在写"
    item.save_revision()

    outcome = run(guides(tmp_path, {**RECORD, "item_id": "I1"}))

    item.refresh_from_db()
    assert item.conditions == ""
    assert item.get_latest_revision_as_object().result == "编辑正在写"
    assert "在本区有固定的摊位" in {one.text for one in said_of(page()).sections}
    assert "事项没有动" in outcome.said


def test_departments_of_one_name_in_two_places_stay_apart(tmp_path: Path) -> None:
    other = {**RECORD, "guide_id": "G2", "region": "云山省清水市河西区", "name": "另一件事"}

    outcome = run(guides(tmp_path, RECORD, other))

    departments = Department.objects.filter(name="市场监管局")
    assert {one.region.name for one in departments if one.region} == {"河东区", "河西区"}
    assert "新建了部门：市场监管局（河东区）；市场监管局（河西区）" in outcome.said
    assert page("G1").get_parent() != page("G2").get_parent()


def test_a_known_department_of_the_region_is_taken(tmp_path: Path) -> None:
    city = make_region(name="清水市")
    county = make_region(name="河东区", level="county", parent=city)
    department = make_department(name="市场监管局", region=county)

    run(guides(tmp_path))

    assert said_of(page()).department == department.code


def test_a_region_that_is_not_certain_is_kept_in_words(tmp_path: Path) -> None:
    outcome = run(guides(tmp_path, {**RECORD, "region": "云山省"}))

    assert item_of(page()).region is None
    assert ("区划", "云山省") in {
        (one.heading, one.text) for one in said_of(page()).origin.sections
    }
    assert Department.objects.filter(name="云山省市场监管局").exists()
    assert "不能确定是哪个区划" in outcome.said


def test_a_second_guide_of_the_same_id_is_refused_and_told(tmp_path: Path) -> None:
    outcome = run(guides(tmp_path, RECORD, {**RECORD, "name": "又来一次"}))

    assert outcome.counts == counts(2, created=1, refused=1)
    assert said_of(page()).title == "办一张小摊点证"
    assert "第 2 行《又来一次》没有导入" in outcome.said


def test_braces_in_old_words_are_no_tokens(tmp_path: Path) -> None:
    words = "费用见{{fee}}，地点见{{{place}}}，别的见{{没有的}}"

    outcome = run(guides(tmp_path, record_with(老地方的说法=[words])))

    assert outcome.counts == counts(1, created=1)
    said = said_of(page())
    assert "{{" not in said.sections[0].text
    assert squeezed(words) == squeezed(said.sections[0].text)
    assert words in {one.text for one in said.origin.sections}


def test_a_label_that_editors_add_to_the_table_mends_all_guides_at_the_next_run(
    tmp_path: Path,
) -> None:
    file = guides(tmp_path)
    run(file)
    SourceLabel.objects.create(label="老地方的说法", field="directions")

    outcome = run(file)

    assert outcome.counts == counts(1, updated=1)
    said = said_of(page())
    assert said.item.particulars.directions == "门口有一棵大槐树，从右边进。"
    assert not said.sections
    assert run(file).counts == counts(1, unchanged=1)


def test_a_catalogue_and_old_guides_leave_each_others_work_alone(tmp_path: Path) -> None:
    row = {"item_id": "I1", "name": "办一张小摊点证", "department": "市场监管局"}
    table = write(tmp_path, table_of(row))
    file = guides(tmp_path, {**RECORD, "item_id": "I1"})
    import_catalogue(table)
    run(file)

    # It links the department that has come to be known meanwhile, if anything.
    import_catalogue(table)
    head = published.head()

    assert run(file).counts == counts(1, unchanged=1)
    assert import_catalogue(table).counts == counts(1, unchanged=1)
    assert published.head() == head
    assert item_of(page()).place_note == "和平路一号政务服务中心三楼"


def test_a_dry_run_counts_and_changes_nothing(tmp_path: Path) -> None:
    other = {**RECORD, "guide_id": "G2", "name": "另一件事"}
    head = published.head()

    outcome = run(guides(tmp_path, RECORD, other), dry_run=True)

    assert outcome.counts == counts(2, created=2)
    assert outcome.said.count("市场监管局（河东区）") == 1
    assert published.head() == head
    for model in (GuidePage, Item, Region, Department):
        assert not model.objects.exists()


def test_long_names_and_headings_lose_nothing(tmp_path: Path) -> None:
    name, heading = "很长的名称" * 60, "很长的标题" * 30

    run(guides(tmp_path, {**record_with(**{heading: ["一句话"]}), "name": name}))

    said = said_of(page())
    assert len(said.title) == 200
    texts = "\n".join(f"{one.heading}\n{one.text}" for one in said.sections)
    assert name in texts
    assert heading in texts


def test_a_guide_without_a_department_says_so(tmp_path: Path) -> None:
    record = {**RECORD, "department": ""}

    outcome = run(guides(tmp_path, record))
    run(guides(tmp_path, {**record, "guide_id": "G2"}), department="城管局")

    assert Department.objects.get(code=said_of(page()).department).name == "部门待定"
    assert Department.objects.get(code=said_of(page("G2")).department).name == "城管局"
    assert "没有写是哪个部门的" in outcome.said


def test_the_report_has_remarks_what_lacks_and_the_labels(tmp_path: Path) -> None:
    report = tmp_path / "report.csv"
    bad = {**RECORD, "guide_id": "G2", "name": ""}

    run(guides(tmp_path, RECORD, bad), report=report)

    with report.open(encoding="utf-8-sig", newline="") as file:
        told = list(csv.DictReader(file))
    refused = next(line for line in told if line["结果"] == "没有导入")
    assert (refused["行"], refused["栏目"]) == ("2", "name")
    assert refused["原因"]
    assert refused["怎么办"]
    lacking = next(line for line in told if line["结果"] == "尚缺")
    assert "咨询电话" in lacking["内容"]
    with (tmp_path / "report-labels.csv").open(encoding="utf-8-sig", newline="") as file:
        labels = {line["标题"]: line for line in csv.DictReader(file)}
    assert labels["办理地点"]["结果"] == "进了栏目"
    assert labels["老地方的说法"]["结果"] == "原样保留"


def test_files_that_cannot_be_read_are_told_and_the_rest_goes_in(tmp_path: Path) -> None:
    bad = tmp_path / "bad.pdf"
    bad.write_bytes(b"%PDF-1.7")

    with pytest.raises(CommandError, match="PDF") as error:
        run(bad, guides(tmp_path))

    assert error.value.returncode == 2
    assert page().live


def test_where_nothing_goes_in_the_command_fails(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="没有一份能导入") as error:
        run(guides(tmp_path, RECORD | {"name": ""}))

    assert error.value.returncode == 2
    assert not GuidePage.objects.exists()


def test_it_says_which_mapping_was_taken(tmp_path: Path) -> None:
    assert "按映射 guides（" in run(guides(tmp_path)).said
    usual = {"id": "7", "title": "另一件事", "content": RECORD["sections"]}
    assert "按映射 usual（" in run(guides(tmp_path, usual, name="other.jsonl")).said


HOSTILE = [
    {"申请材料": "<script>alert('一句坏话在这里')</script><p onclick=x()>身份证 &amp; 照片</p>"},
    {"申请材料": [f"第{n}份证明材料原件" for n in range(300)], "办理流程": ["走" * 30_000]},
    {"很长的标题" * 40: ["一"], "": ["没有标题的一句话在这里"], "：：": ["只有标点的标题下的话"]},
    {
        "联系电话": ["9" * 300],
        "在线办理网址": ["javascript:alert(1)"],
        "承诺办结时限": ["99999999个工作日"],
    },
    {
        "收费标准": ["1000000000000元"],
        "到现场次数": ["-1"],
        "办理地点": ["\u202e倒过来的地址\x00\x07"],
    },
    {
        "设定依据": ["《" + "法" * 400 + "》第一条"],
        "办理时间": [None, True, 3.5, {"甲": ["乙", {"丙": []}]}],
    },
    {
        "常见问题": ["问" * 200 + "？"],
        "常见问题回答": ["答" * 5_000],
        "服务内容": ["{{fee}}{{{{}}{{"],
    },
    {"申请材料": [{"名称": "证" * 400, "份数": "很多", "说明": "=cmd|'/c calc'!A1"}]},
]


def test_hostile_words_go_in_and_do_no_harm(tmp_path: Path, client: Client) -> None:
    records = [
        {"guide_id": f"H{n}", "name": f"第{n}件怪事", "department": "怪事局", "sections": sections}
        for n, sections in enumerate(HOSTILE)
    ]
    file = guides(tmp_path, *records)

    outcome = run(file, report=tmp_path / "report.csv")

    assert outcome.counts == counts(len(HOSTILE), created=len(HOSTILE))
    assert run(file).counts == counts(len(HOSTILE), unchanged=len(HOSTILE))
    for record in records:
        one = page(str(record["guide_id"]))
        raw = client.get(f"/guides/{one.code}/").content.decode()
        assert "alert('一句坏话" not in raw
        assert 'href="javascript' not in raw
        assert text_of(client, one)
    assert "身份证 & 照片" in "".join(one.text for one in said_of(page("H0")).origin.sections)
    assert "走" * 30_000 in text_of(client, page("H1"))
