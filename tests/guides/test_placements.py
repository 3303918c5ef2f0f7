"""A placement: an editor's row, public as it is saved, whose target may change, never deleted."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from guides import ledger, published
from guides.models import LedgerRow, Placement
from guides.verify.live import check_live
from guides.verify.tally import Tally
from guides.vocabulary import Action, Hanging, Kind, PlacementTarget
from tests.factories import make_guide, make_hall, make_life_event, make_placement

pytestmark = pytest.mark.django_db


def said(placement: Placement) -> Any:
    record = published.record(Kind.PLACEMENT, placement.code)
    assert record is not None
    return record.payload


def rows_of(placement: Placement) -> list[LedgerRow]:
    return list(LedgerRow.objects.filter(kind=Kind.PLACEMENT, code=placement.code))


def refused(placement: Placement) -> dict[str, list[str]]:
    with pytest.raises(ValidationError) as error:
        placement.full_clean()
    return error.value.message_dict


def test_saved_is_published_and_told_once() -> None:
    hall, guide = make_hall(), make_guide()
    window = hall.windows.get()

    placement = make_placement(guide, name="导办台", hall=hall, window=window, hangs_as="desk")

    payload = said(placement)
    assert (payload.name, payload.hangs_as, payload.distance) == ("导办台", Hanging.DESK, 100)
    assert (payload.target_kind, payload.target) == (PlacementTarget.GUIDE, guide.code)
    assert (payload.hall, payload.window) == (hall.code, hall.windows.get().code)
    placement.save()
    assert len(rows_of(placement)) == 1
    placement.full_clean()


def test_the_target_becomes_another_under_the_same_code() -> None:
    placement = make_placement(make_guide())
    event = make_life_event(make_guide(), make_guide())

    placement.target_kind, placement.life_event = "life_event", event
    placement.full_clean()
    placement.save()

    assert said(placement).target == event.code
    assert list(check_live(Tally())) == []


def test_what_is_for_editors_only_is_not_public() -> None:
    placement = make_placement(make_guide(), printed_at="某某印刷厂")

    assert "某某印刷厂" not in rows_of(placement)[0].payload


def test_taken_down_is_withdrawn_with_its_reason_and_can_hang_again() -> None:
    other = make_placement(make_guide())
    placement = make_placement(make_guide())

    placement.down_reason, placement.successor = "墙拆了", other
    placement.full_clean()
    placement.save()

    gone = said(placement)
    assert (gone.reason, gone.successor) == ("墙拆了", other.code)
    assert list(check_live(Tally())) == []
    placement.down_reason, placement.successor = "", None
    placement.save()
    assert [row.action for row in rows_of(placement)] == [
        Action.PUBLISH,
        Action.WITHDRAW,
        Action.PUBLISH,
    ]


def test_none_is_deleted() -> None:
    placement = make_placement(make_guide())

    with pytest.raises(ProtectedError, match="发布过，不能删除"):
        placement.delete()


def test_what_no_placement_may_lead_to_is_refused_with_a_remedy() -> None:
    draft = make_guide(title="没有写完", publish=False)
    placement = Placement(name="海报", target_kind="guide", guide=draft)

    assert refused(placement)["guide"][0].startswith("“没有写完”没有发布")
    placement.guide = None
    assert refused(placement)["guide"] == ["请选要扫到的办事指南。"]
    placement.guide, placement.edition = make_guide(title="写完了"), "video"
    assert refused(placement)["guide"][0].startswith("“写完了”没有视频版")
    placement.edition, placement.target_kind = "plain", "poem"
    assert set(refused(placement)) == {"target_kind"}


def test_a_place_that_is_none_is_refused_with_a_remedy() -> None:
    guide, hall = make_guide(), make_hall()
    window = hall.windows.get()
    nowhere = make_hall(name="新大厅", publish=False)

    def at(**where: Any) -> dict[str, list[str]]:
        return refused(Placement(name="海报", target_kind="guide", guide=guide, **where))

    assert "请先在大厅里填好地址、发布" in at(hall=nowhere)["hall"][0]
    assert at(window=window)["window"] == ["请先选窗口所在的大厅。"]
    assert "请选这个大厅的窗口" in at(window=window, hall=make_hall())["window"][0]
    assert set(at(distance=10)) == set(at(distance=2000)) == {"distance"}


def test_a_window_that_is_no_more_is_named_no_longer() -> None:
    hall = make_hall()
    placement = make_placement(make_guide(), hall=hall, window=hall.windows.get())

    hall.windows.set([])
    hall.save_revision().publish()

    assert said(placement).window is None
    assert list(check_live(Tally())) == []


def test_a_withdrawn_target_lets_its_placement_be_taken_down() -> None:
    guide = make_guide()
    placement = make_placement(guide)
    with ledger.transaction(reason="停办"):
        guide.unpublish()

    placement = Placement.objects.get(pk=placement.pk)
    assert "guide" in refused(placement)
    placement.down_reason = "停办了"
    placement.full_clean()
