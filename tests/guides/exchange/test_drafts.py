"""An import carries drafts along: no draft brings an old fact back, no editor's word is lost."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from guides.models import EverydayName, Item, ItemMaterial
from tests.factories import make_material
from tests.guides.exchange.files import counts, item, run, table_of, text_of, write

pytestmark = pytest.mark.django_db

BEFORE = {"item_id": "1", "name": "旧名称", "main_item": "旧主项", "aliases": "老说法|土话"}
AFTER = {**BEFORE, "name": "新名称", "main_item": "新主项", "aliases": "老说法|新说法"}


@pytest.fixture
def imported(tmp_path: Path) -> Item:
    run(write(tmp_path, text_of(BEFORE)))
    return item("1")


def draft(one: Item) -> Item:
    found = Item.objects.get(pk=one.pk).get_latest_revision_as_object()
    assert isinstance(found, Item)
    return found


def test_a_draft_gets_the_new_facts_and_keeps_its_own(imported: Item, tmp_path: Path) -> None:
    imported.conditions = "编辑正在写"
    imported.save_revision()

    run(write(tmp_path, text_of(AFTER)))

    said = draft(imported)
    assert (said.name, said.main_item, said.conditions) == ("新名称", "新主项", "编辑正在写")
    said.save_revision().publish()
    assert (item("1").name, item("1").conditions) == ("新名称", "编辑正在写")


def test_what_an_editor_changed_too_stays_and_is_told(imported: Item, tmp_path: Path) -> None:
    imported.name = "编辑改的名称"
    imported.save_revision()

    outcome = run(write(tmp_path, text_of(AFTER)))

    assert outcome.counts == counts(1, updated=1)
    assert item("1").name == "新名称"
    assert (draft(imported).name, draft(imported).main_item) == ("编辑改的名称", "新主项")
    assert "第 2 行请留意：事项名称：“编辑改的名称”" in outcome.said
    assert "“新名称”" in outcome.said


def test_names_in_a_draft_get_what_came_and_lose_what_went(imported: Item, tmp_path: Path) -> None:
    own = EverydayName(name="编辑加的", sort_order=2)
    imported.everyday_names.add(own)
    imported.save_revision()

    run(write(tmp_path, text_of(AFTER)))
    draft(imported).save_revision().publish()

    names = item("1").everyday_names.values_list("name", flat=True)
    assert list(names) == ["老说法", "编辑加的", "新说法"]


def test_topics_in_a_draft_get_what_came(imported: Item, tmp_path: Path) -> None:
    imported.conditions = "编辑正在写"
    imported.save_revision()

    run(write(tmp_path, text_of({**BEFORE, "theme": "交通出行"})))
    draft(imported).save_revision().publish()

    assert [topic.name for topic in item("1").topics.all()] == ["交通出行"]


def test_a_scheduled_draft_does_not_bring_an_old_fact_back(imported: Item, tmp_path: Path) -> None:
    imported.conditions = "下月起"
    imported.go_live_at = timezone.now() + timedelta(days=1)
    scheduled = imported.save_revision()
    scheduled.publish()
    later = Item.objects.get(pk=imported.pk)
    later.result = "更晚的草稿"
    later.save_revision()

    run(write(tmp_path, text_of(AFTER)))

    scheduled.refresh_from_db()
    assert scheduled.content["name"] == "新名称"
    assert (draft(imported).name, draft(imported).result) == ("新名称", "更晚的草稿")


def test_an_item_once_published_by_an_editor_is_edited_from_its_new_facts(
    imported: Item, tmp_path: Path
) -> None:
    imported.conditions = "编辑写好了"
    published = imported.save_revision()
    published.publish()

    run(write(tmp_path, text_of(AFTER)))

    one = item("1")
    assert (draft(one).name, draft(one).conditions) == ("新名称", "编辑写好了")
    assert not one.has_unpublished_changes
    assert one.live_revision == one.latest_revision
    published.refresh_from_db()
    assert published.content["name"] == "旧名称"


def test_items_that_no_editor_touched_get_no_revision(imported: Item, tmp_path: Path) -> None:
    run(write(tmp_path, text_of(AFTER)))

    assert item("1").latest_revision is None
    assert draft(imported).name == "新名称"


LISTED = {
    "来源编号": "1",
    "事项名称": "甲",
    "材料名称": "身份证",
    "原件份数": "1",
    "是否收费": "是",
}


def listed(tmp_path: Path, *rows: dict[str, str]) -> Item:
    run(write(tmp_path, table_of(*rows)))
    return item("1", "standard")


def materials(one: Item) -> list[str]:
    return [use.material.name for use in one.materials.all()]


def test_a_draft_gets_the_new_list_where_it_said_the_old_one(tmp_path: Path) -> None:
    one = listed(tmp_path, LISTED, {"材料名称": "申请表"})
    one.conditions = "编辑正在写"
    one.save_revision()

    listed(tmp_path, {**LISTED, "原件份数": "2", "是否收费": "否"}, {"材料名称": "照片"})

    said = draft(one)
    assert (said.charged, said.conditions) == (False, "编辑正在写")
    assert materials(said) == ["身份证", "照片"]
    assert [use.originals for use in said.materials.all()] == [2, None]
    said.save_revision().publish()
    assert materials(item("1", "standard")) == ["身份证", "照片"]
    assert ItemMaterial.objects.count() == 2


def test_a_list_that_an_editor_changed_too_stays_and_is_told(tmp_path: Path) -> None:
    one = listed(tmp_path, LISTED)
    one.materials.add(ItemMaterial(material=make_material(name="编辑加的"), sort_order=1))
    one.save_revision()

    outcome = run(write(tmp_path, table_of(LISTED, {"材料名称": "照片"})))

    assert materials(item("1", "standard")) == ["身份证", "照片"]
    assert materials(draft(one)) == ["身份证", "编辑加的"]
    assert "第 2 行请留意：材料：“2 条”草稿里编辑也改了这一栏" in outcome.said


def test_a_scheduled_draft_brings_no_old_list_back(tmp_path: Path) -> None:
    one = listed(tmp_path, LISTED)
    one.go_live_at = timezone.now() + timedelta(days=1)
    scheduled = one.save_revision()
    scheduled.publish()

    listed(tmp_path, {**LISTED, "材料名称": "护照"})

    scheduled.refresh_from_db()
    assert materials(scheduled.as_object()) == ["护照"]


def test_a_draft_from_before_its_list_knew_all_columns_is_carried_along(tmp_path: Path) -> None:
    one = listed(tmp_path, LISTED)
    one.conditions = "编辑正在写"
    revision = one.save_revision()
    for row in revision.content["materials"]:
        del row["validity"]
    revision.save()

    listed(tmp_path, {**LISTED, "原件份数": "2"})

    assert [use.originals for use in draft(one).materials.all()] == [2]


def test_a_draft_does_not_forget_what_the_source_told_since(tmp_path: Path) -> None:
    one = listed(tmp_path, LISTED)
    one.conditions = "编辑正在写"
    one.save_revision()
    listed(tmp_path, LISTED, {"材料名称": "照片"})
    draft(one).save_revision().publish()

    listed(tmp_path, LISTED)

    assert materials(item("1", "standard")) == ["身份证"]
    assert item("1", "standard").conditions == "编辑正在写"
