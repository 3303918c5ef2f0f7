"""A process killed at any moment of a publication leaves all old or all new, never a mixture."""

import inspect
import json
from collections.abc import Callable
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.log_actions import registry
from wagtail.models import Revision

from guides import ledger, published, publishing
from guides.models import GuidePage, Item
from guides.vocabulary import Kind
from tests.factories import change_fee, make_guide, make_item
from tests.guides.admin.browser import edit_url, guide_form, sign_in
from tests.pristine import Pristine

from .killing import Journey, Outcome, outcomes

pytestmark = pytest.mark.django_db

FEW = 10


@pytest.fixture
def after_each_write(
    request: pytest.FixtureRequest,
    pristine: Pristine,
    tmp_path: Path,
) -> Callable[..., list[Outcome]]:
    """Returns what is found after a kill at each write; of many writes at FEW unless --full."""

    def run(journey: Journey) -> list[Outcome]:
        def choose(total: int) -> list[int]:
            assert total > 10
            whole = request.config.getoption("--full")
            return list(range(1, total + 1)) if whole else some_of(total, FEW)

        return outcomes(journey, pristine, tmp_path, choose)

    return run


def some_of(total: int, few: int) -> list[int]:
    """Return the first and last three and as many between, evenly, as make up `few`."""
    edges = {*range(1, 4), *range(total - 2, total + 1)}
    step = max(total // max(few - 6, 1), 1)
    return sorted({*edges, *range(1, total + 1, step)})


def assert_all_or_nothing(found: list[Outcome]) -> None:
    for one in found:
        assert one.differences == [], one
        assert len(set(one.states.values())) == 1, one
        assert one.killed, one
        if one.states_after_again is not None:
            assert set(one.states_after_again.values()) == {"new"}, one
    # Had it been killed before or after everything, it would have proved nothing.
    assert {state for one in found for state in one.states.values()} == {"old", "new"}


def state(is_new: bool) -> str:
    return "new" if is_new else "old"


def said_of(code: str) -> Any:
    record = published.record(Kind.GUIDE, code)
    assert record is not None
    return record.payload


def publications(of: Any) -> int:
    """Return how many lines of Wagtail's audit log tell that a thing was published."""
    lines = registry.get_logs_for_instance(of)
    return int(lines.filter(action__startswith="wagtail.publish").count())


def test_a_publication_by_an_editor(after_each_write: Callable[..., list[Outcome]]) -> None:
    def prepare() -> dict[str, Any]:
        page = make_guide(title="旧的标题")
        client = Client()
        sign_in(client)
        form = guide_form(client, page, title="新的标题", **{"action-publish": "1"})
        known = {"page": page.pk, "audit": publications(page)}
        return {**known, "client": client, "at": edit_url(page), "form": form}

    def publish(known: dict[str, Any]) -> None:
        answer = known["client"].post(known["at"], known["form"])
        assert answer.status_code == 302, answer.content.decode()

    def tell(known: dict[str, Any]) -> dict[str, str]:
        page = GuidePage.objects.get(pk=known["page"])
        return {
            "page": state(page.title == "新的标题"),
            "row": state(said_of(page.code).title == "新的标题"),
            "audit": state(publications(page) > known["audit"]),
        }

    assert_all_or_nothing(after_each_write(Journey(prepare, publish, tell)))


def test_a_fact_change_on_twenty_guides(after_each_write: Callable[..., list[Outcome]]) -> None:
    def prepare() -> dict[str, Any]:
        item = make_item(fee="20")
        codes = [make_guide(item=item).code for _number in range(20)]
        return {"item": item.pk, "codes": codes, "audit": publications(item)}

    def publish(known: dict[str, Any]) -> None:
        change_fee(Item.objects.get(pk=known["item"]), "35")

    def tell(known: dict[str, Any]) -> dict[str, str]:
        item = Item.objects.get(pk=known["item"])
        told = {code: said_of(code).facts["fee"].value for code in known["codes"]}
        return {
            **{code: state(value == "35 元/证") for code, value in told.items()},
            "item": state(item.fees.get().amount == 35),
            "audit": state(publications(item) > known["audit"]),
        }

    assert_all_or_nothing(after_each_write(Journey(prepare, publish, tell, sample=3)))


def test_a_scheduled_publication(after_each_write: Callable[..., list[Outcome]]) -> None:
    def prepare() -> dict[str, Any]:
        page = make_guide(title="旧的标题")
        page.title = "新的标题"
        page.go_live_at = timezone.now() + timedelta(days=1)
        revision = page.save_revision()
        revision.publish()
        # The day has come.
        revision.refresh_from_db()
        revision.approved_go_live_at = timezone.now()
        revision.content["go_live_at"] = revision.approved_go_live_at.isoformat()
        revision.save()
        return {"page": page.pk, "audit": publications(page)}

    def publish(known: dict[str, Any]) -> None:
        call_command("publish_scheduled")

    def tell(known: dict[str, Any]) -> dict[str, str]:
        page = GuidePage.objects.get(pk=known["page"])
        return {
            "page": state(page.title == "新的标题"),
            "row": state(said_of(page.code).title == "新的标题"),
            "schedule": state(not Revision.objects.filter(approved_go_live_at__isnull=False)),
            "audit": state(publications(page) > known["audit"]),
        }

    assert_all_or_nothing(after_each_write(Journey(prepare, publish, tell, again=True)))


HEADER = "item_id,name,department,region,service_object,item_type\n"
OLD = HEADER + "".join(f"K{n},第{n}项业务,,,个人,公共服务\n" for n in range(3))
NEW = HEADER + "".join(f"K{n},第{n}项业务（新）,,,个人,公共服务\n" for n in range(5))


def test_an_import_that_makes_and_changes_items(
    after_each_write: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    table = tmp_path / "items.csv"

    def bring(text: str) -> None:
        table.write_text(text)
        call_command("import_catalogue", str(table), stdout=StringIO())

    def prepare() -> list[str]:
        bring(OLD)
        # A guide on one of them carries its facts along.
        steps = [{"title": "来办", "words": "到窗口来办。"}]
        item = Item.objects.get(source_id="K1")
        return [make_guide(item=item, summary="来窗口办。", steps=steps).code]

    def publish(known: list[str]) -> None:
        bring(NEW)

    def tell(known: list[str]) -> dict[str, str]:
        names = dict(
            Item.objects.filter(source_id__startswith="K").values_list("source_id", "name")
        )
        codes = Item.objects.filter(source_id__startswith="K").values_list("code", flat=True)
        rows = published.records_of(Kind.ITEM, codes)
        said = {row.payload.source_id: row.payload.name for row in rows.values()}
        assert said == names
        told = {f"K{n}": state(said.get(f"K{n}", "").endswith("（新）")) for n in range(5)}
        return {**told, "guide": state(said_of(known[0]).item.name.endswith("（新）"))}

    assert_all_or_nothing(after_each_write(Journey(prepare, publish, tell, again=True)))


LISTED = "来源编号,事项名称,材料名称,出具机构,日常用语\n"
OLD_LISTS = LISTED + "L0,甲,身份证,公安局,\n,,旧表,,\nL1,乙,旧表,,旧叫法\n"
NEW_LISTS = LISTED + "L0,甲,身份证,公安局,\n,,新表,,\nL1,乙,新表,某局,新叫法\nL2,丙,新表,,\n"


def test_an_import_that_makes_and_changes_lists(
    after_each_write: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    table = tmp_path / "lists.csv"

    def bring(text: str) -> None:
        table.write_text(text)
        call_command("import_catalogue", str(table), stdout=StringIO())

    def tell(known: None) -> dict[str, str]:
        told = {"L2": "old"}
        for item in Item.objects.filter(source="standard"):
            names = [use.material.name for use in item.materials.order_by("sort_order", "pk")]
            row = published.record(Kind.ITEM, item.code)
            assert row is not None
            assert [one.name for one in row.payload.materials] == names
            told[item.source_id] = state("新表" in names)
            assert ("旧表" in names) != ("新表" in names)
        return told

    journey = Journey(lambda: bring(OLD_LISTS), lambda known: bring(NEW_LISTS), tell, again=True)
    assert_all_or_nothing(after_each_write(journey))


def old_guide(number: int, place: str) -> str:
    sections = {"办理地点": [place], "受理条件": [f"符合第{number}号条件"], "别处的话": [place]}
    known = {"guide_id": f"G{number}", "name": f"第{number}件事", "department": "甲局"}
    return json.dumps({**known, "sections": sections}, ensure_ascii=False) + "\n"


def test_an_import_of_old_guides_that_makes_and_changes_them(
    after_each_write: Callable[..., list[Outcome]], tmp_path: Path
) -> None:
    """Each guide is all or nothing, its department, item, page and rows together."""
    file = tmp_path / "guides.jsonl"

    def bring(*records: str) -> None:
        file.write_text("".join(records))
        call_command("import_guides", file, publish=True, stdout=StringIO(), stderr=StringIO())

    def publish(known: None) -> None:
        bring(old_guide(1, "新的地点在二楼"), old_guide(2, "新的地点在三楼"))

    def tell(known: None) -> dict[str, str]:
        told = {}
        for page in GuidePage.objects.filter(source="guides").order_by("source_id"):
            item = Item.objects.get(source_id=page.source_id)
            said = said_of(page.code)
            places = {
                *(page.origin[0]["text"], item.place_note, said.item.particulars.place_note),
                *(said.sections[0].text, page.get_latest_revision_as_object().origin[2]["text"]),
            }
            assert len(places) == 1, places
            told[page.source_id] = state(places.pop().startswith("新"))
        assert Item.objects.count() == len(told)
        return {"G1": "old", "G2": "old", **told}

    found = after_each_write(
        Journey(lambda: bring(old_guide(1, "旧的地点在一楼")), publish, tell, sample=2, again=True),
    )

    for one in found:
        assert one.killed, one
        assert one.differences == [], one
        assert (one.states["G1"], one.states["G2"]) != ("old", "new"), one
        assert one.states_after_again == {"G1": "new", "G2": "new"}, one
    # Killed before, between and after the two.
    assert len({tuple(one.states.values()) for one in found}) == 3


def test_a_publication_in_two_transactions_is_found_out(
    after_each_write: Callable[..., list[Outcome]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wagtail's own way, with the row appended afterwards: what these tests are there to notice."""
    execute: Any = PublishRevisionAction.execute
    append = publishing.publish_guide

    def append_afterwards(page: GuidePage) -> None:
        with ledger.transaction():
            append(page)

    def prepare() -> int:
        return int(make_guide(title="旧的标题").pk)

    def publish(known: int) -> None:
        page = GuidePage.objects.get(pk=known)
        page.title = "新的标题"
        with monkeypatch.context() as patch:
            patch.setattr(PublishRevisionAction, "execute", inspect.unwrap(execute))
            patch.setattr(publishing, "publish_guide", append_afterwards)
            page.save_revision().publish()

    def tell(known: int) -> dict[str, str]:
        page = GuidePage.objects.get(pk=known)
        return {
            "page": state(page.title == "新的标题"),
            "row": state(said_of(page.code).title == "新的标题"),
        }

    found = after_each_write(Journey(prepare, publish, tell, sample=1))

    mixed = [one for one in found if one.states == {"page": "new", "row": "old"}]
    assert mixed
    assert all(any("title 不同" in told for told in one.differences) for one in mixed)
